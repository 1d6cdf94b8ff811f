// A crash of the page, caused here by a document that refuses to create one kind of element: the host receives the
// build and the place, the person is asked to reload, and a secret key on the screen stays readable.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { API_BASE, heardOf, PLAIN_ELEMENT, prepared, put, withElement } from '../../support/embedded.ts';

test.use({ embedded: true });

const CRASHED = /^Something went wrong in this page\. Reload it to go on\.$/;
/** What a browser writes of an instance that has ended. */
const ENDED = /unreachable|recursive use|closure invoked|null pointer|is not a function|memory access/;

/** From now on no element of this kind can be made. */
function refuse(page: Page, tag: string): Promise<void> {
  return page.evaluate((refused) => {
    const make = document.createElement;
    document.createElement = function (this: Document, name: string, options?: ElementCreationOptions) {
      if (name === refused) throw new DOMException('Refused by the test.', 'NotSupportedError');
      return make.call(this, name, options);
    } as typeof document.createElement;
  }, tag);
}

function sentence(page: Page) {
  return page.getByRole('alert').filter({ hasText: CRASHED });
}

test('a crash sends the build and the place to the host, and asks the person to reload', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(ENDED);
  await withElement(page);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  assert.equal(await sentence(page).count(), 0);
  const file = consoleGuard.addresses.map(
    (address) => /we-link-security-([0-9a-f]{16})\.wasm$/.exec(address)?.[1],
  );
  await refuse(page, 'fieldset');
  await list.create.click();
  await expect(sentence(page)).toBeVisible();
  const [crash, ...more] = await heardOf(page, 'wl-crash');
  assert.equal(more.length, 0);
  assert.deepEqual(Object.keys(crash?.detail ?? {}).sort(), ['build', 'place']);
  assert.equal(crash?.detail['build'], file.find(Boolean));
  // A file of the program below its own folder, and a line; nothing of the machine that built it.
  assert.match(String(crash?.detail['place']), /^[\w.-]+\/src\/[\w/.-]+\.rs:\d+$|^src\/[\w/.-]+\.rs:\d+$/);
  assert.equal(crash?.from, 'page');
  // Nothing of the panic's own words goes anywhere.
  const lines = consoleGuard.lines.join('\n');
  assert.ok(!/panicked|Refused by the test/.test(lines), lines);
});

test('an open one-time dialog shows the crash message and stays readable', async ({ page, consoleGuard }) => {
  consoleGuard.expect(ENDED);
  await withElement(page);
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill(DEFAULT_INPUT);
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  const pair = await dialog.pair();
  await refuse(page, 'button');
  await dialog.close.click();
  await expect(dialog.dialog.getByRole('alert').filter({ hasText: CRASHED })).toBeVisible();
  assert.deepEqual(await dialog.pair(), pair);
  await dialog.secretKey.focus();
  await page.keyboard.press('ControlOrMeta+A');
  const selected = await dialog.secretKey.evaluate((field) => {
    const { selectionStart, selectionEnd, value } = field as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  assert.equal(selected, pair.secretKey);
  assert.equal((await heardOf(page, 'wl-crash')).length, 1);
  const all = JSON.stringify(await heardOf(page)) + consoleGuard.lines.join('\n');
  for (const value of Object.values(pair)) assert.ok(!all.includes(value));
});

test('the done promise of mount resolves to “crashed” after a crash', async ({ page, consoleGuard }) => {
  consoleGuard.expect(ENDED);
  await prepared(page);
  await page.evaluate(async (base) => {
    const { mount } = await window.load();
    const mounted = mount(document.getElementById('place') as HTMLElement, { apiBase: base });
    void mounted.done.then((ending) => Object.assign(window, { ending }));
  }, API_BASE);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  await refuse(page, 'fieldset');
  await list.create.click();
  await expect(async () =>
    assert.equal(await page.evaluate(() => Reflect.get(window, 'ending')), 'crashed'),
  ).toPass();
});

test('the host can remove a crashed page and continue, and a new element shows an error', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(ENDED);
  await withElement(page);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  await refuse(page, 'fieldset');
  await list.create.click();
  await expect(sentence(page)).toBeVisible();
  await expect(async () => assert.ok(consoleGuard.lines.some((line) => ENDED.test(line)))).toPass();
  const before = consoleGuard.lines.length;
  await put(page, '');
  await page.getByRole('textbox', { name: 'A field of the host' }).fill('The host goes on');
  assert.equal(await sentence(page).count(), 0);
  await put(page, PLAIN_ELEMENT);
  await expect(page.getByRole('alert')).toBeVisible();
  assert.equal(await page.evaluate(() => document.querySelector('we-link-security')?.canLeave()), true);
  assert.deepEqual(consoleGuard.lines.slice(before), []);
});
