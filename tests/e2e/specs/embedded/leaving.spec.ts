// Leaving the page: canLeave and a route change ask before a filled form or an uncopied secret key is lost.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { deferred } from '../../support/deferred.ts';
import { heardOf, load, signedIn, withElement } from '../../support/embedded.ts';
import { CREATE, type Fault, interceptWith } from '../../support/faults.ts';
import { goBack } from '../../support/flows.ts';

test.use({ embedded: true });

/** Asks as a host's router does; the answer may come much later. */
async function asks(page: Page): Promise<{ answer(): Promise<boolean | undefined> }> {
  await page.evaluate(() => {
    Reflect.deleteProperty(window, 'answer');
    void document
      .querySelector('we-link-security')
      ?.canLeave()
      .then((free) => Object.assign(window, { answer: free }));
  });
  return { answer: () => page.evaluate(() => Reflect.get(window, 'answer')) };
}

async function isTold(question: Awaited<ReturnType<typeof asks>>, expected: boolean): Promise<void> {
  await expect(async () => assert.equal(await question.answer(), expected)).toPass();
}

async function filled(page: Page): Promise<NewKeyForm> {
  await withElement(page);
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill(DEFAULT_INPUT);
  return form;
}

test('canLeave is true without a question when nothing would be lost', async ({ page }) => {
  await withElement(page);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  await isTold(await asks(page), true);
  await page.evaluate(() => {
    const element = document.querySelector('we-link-security');
    element?.remove();
    return element?.canLeave().then((free) => Object.assign(window, { answer: free }));
  });
  assert.equal(await page.evaluate(() => Reflect.get(window, 'answer')), true, 'nor of one in no document');
});

test('canLeave asks about a filled form and returns the answer', async ({ page }) => {
  const form = await filled(page);
  const dialog = new LeaveDialog(page);
  const first = await asks(page);
  await expect(dialog.dialog).toBeVisible();
  assert.equal(await first.answer(), undefined);
  await dialog.keep.click();
  await isTold(first, false);
  assert.equal(await form.name.inputValue(), DEFAULT_INPUT.name);

  const second = await asks(page);
  await dialog.leave.click();
  await isTold(second, true);
  assert.deepEqual(
    (await heardOf(page, 'wl-unsaved-changes')).map(({ detail }) => detail['unsaved']),
    [true, false],
  );
});

test('two canLeave calls at the same time get the same answer', async ({ page }) => {
  await filled(page);
  const dialog = new LeaveDialog(page);
  await page.evaluate(() => {
    const element = document.querySelector('we-link-security');
    void Promise.all([element?.canLeave(), element?.canLeave()]).then((both) =>
      Object.assign(window, { both }),
    );
  });
  await dialog.keep.click();
  await expect(async () =>
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'both')), [false, false]),
  ).toPass();
});

test('canLeave asks about an uncopied secret key in the one-time dialog', async ({ page, context }) => {
  await allowClipboard(context);
  const form = await filled(page);
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await expect(dialog.dialog).toBeVisible();
  const first = await asks(page);
  await expect(dialog.keepOpen).toBeVisible();
  await dialog.keepOpen.click();
  await isTold(first, false);
  assert.ok((await dialog.pair()).secretKey);

  const second = await asks(page);
  await dialog.closeAnyway.click();
  await isTold(second, true);
  await expect(dialog.dialog).toBeHidden();
});

test('canLeave is true without a question when both values are copied', async ({ page, context }) => {
  await allowClipboard(context);
  const form = await filled(page);
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await isTold(await asks(page), true);
});

test('canLeave is false without a question while a save has no response', async ({ page }) => {
  const { promise: moment, resolve: answer } = deferred();
  const held: Fault = async (route) => {
    await moment;
    await route.continue();
  };
  const calls = await interceptWith(page, CREATE, [held]);
  const form = await filled(page);
  await form.save.click();
  await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
  await isTold(await asks(page), false);
  assert.equal(await new LeaveDialog(page).dialog.count(), 0);
  answer();
  await expect(new OneTimeDialog(page).dialog).toBeVisible();
});

test('a route change away from a filled form asks first', async ({ page }) => {
  const form = await filled(page);
  const dialog = new LeaveDialog(page);
  const leave = () =>
    page.locator('we-link-security').evaluate((element) => Object.assign(element, { route: '/activity' }));
  await leave();
  await expect(dialog.dialog).toBeVisible();
  await dialog.keep.click();
  assert.equal(await form.name.inputValue(), DEFAULT_INPUT.name);
  // The host's address is told to come back to where the page is.
  assert.deepEqual((await heardOf(page, 'wl-navigate')).at(-1)?.detail['route'], '/api-keys/new');
  await leave();
  await dialog.leave.click();
  await expect(page.getByRole('heading', { level: 2, name: /^Activity/ })).toBeVisible();
});

test('Back in a host with a router asks first, and the address matches the screen', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill(DEFAULT_INPUT);
  const dialog = new LeaveDialog(page);
  await goBack(page);
  await expect(dialog.dialog).toBeVisible();
  await dialog.keep.click();
  await expect(dialog.dialog).toBeHidden();
  assert.equal(await form.name.inputValue(), DEFAULT_INPUT.name);
  await expect(async () =>
    assert.equal(new URL(page.url()).pathname, '/settings/security/api-keys/new'),
  ).toPass();
  await goBack(page);
  await dialog.leave.click();
  await expect(list.rows.first()).toBeVisible();
  await expect(async () => assert.equal(new URL(page.url()).pathname, '/settings/security')).toPass();
});

test.describe('the host removes the element', () => {
  test.use({ focusMayFall: 'The host takes the element out of the document, and the focus goes with it.' });
  test('beforeunload asks only while the one-time dialog is open', async ({ page }) => {
    await signedIn(page);
    const prevented = () =>
      page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
    await page.goto('/bare.html');
    await load(page);
    assert.equal(await prevented(), false);
    const form = await filled(page);
    assert.equal(await prevented(), false, 'a form is the host’s to ask about');
    await form.save.click();
    const dialog = new OneTimeDialog(page);
    await expect(dialog.dialog).toBeVisible();
    assert.equal(await prevented(), true);
    await page.evaluate(() => document.querySelector('we-link-security')?.remove());
    await expect(dialog.dialog).toBeHidden();
    assert.equal(await prevented(), false);
  });
});
