// A tab that stays open during a new deployment or a lost connection: the program has two parts, and either of them may
// be missing.

import assert from 'node:assert/strict';
import type { Page, Request, Route } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { KeyPage } from '../../pages/key-page.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import {
  API_BASE,
  load,
  PLAIN_ELEMENT,
  prepared,
  put,
  signedIn,
  withElement,
} from '../../support/embedded.ts';
import { FAILED_CALL, type Fault, INTEGRITY, noConnection } from '../../support/faults.ts';
import { REST_FILE } from '../../support/transfer-size.ts';

test.use({ embedded: true });

/** The first part of the program. */
const FIRST_FILE = /we-link-security-[0-9a-f]{16}\.wasm$/;
const MISSING = /^A part of this page is missing\. Reload it\./;
const NOT_LOADED = /^A part of this page could not be loaded\. Check your connection/;

/** Treats each request for a part with the fault, until it is mended. */
async function spoiled(page: Page, file: RegExp, fault: Fault) {
  const requests: Request[] = [];
  let isMended = false;
  await page.route(file, (route: Route) => {
    requests.push(route.request());
    return isMended ? route.continue() : fault(route);
  });
  return {
    requests,
    mend: () => {
      isMended = true;
    },
  };
}

/** What a newer deployment leaves of the files of this one. */
const GONE: Readonly<Record<string, Fault>> = {
  'is missing': (route) => route.fulfill({ status: 404, body: 'Not found' }),
  'is replaced by an HTML page': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><h1>The host</h1>' }),
};

/** Another byte, and another program. */
const changed: Fault = async (route) => {
  const response = await route.fetch();
  const bytes = await response.body();
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await route.fulfill({ response, body: bytes });
};

function said(page: Page, words: RegExp) {
  return page.getByRole('alert').filter({ hasText: words });
}

/** Presses it, and waits until the document has been loaded anew. */
async function reloads(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  await page.getByRole('button', { name: /^Reload/ }).click();
  await expect(async () =>
    assert.deepEqual(await page.evaluate(() => [Reflect.get(window, 'isTheSame'), typeof window.load]), [
      undefined,
      'function',
    ]),
  ).toPass();
}

for (const [what, fault] of Object.entries(GONE)) {
  test(`when the first part ${what}, the API is not called and a reload is offered`, async ({
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(FAILED_CALL, INTEGRITY);
    const calls = await spoiled(page, FIRST_FILE, fault);
    await withElement(page);
    await expect(said(page, MISSING)).toBeVisible();
    assert.ok(
      !consoleGuard.addresses.some((address) => address.includes(`${API_BASE}/`)),
      'nothing was begun',
    );
    calls.mend();
    await reloads(page);
    await load(page);
    await put(page, PLAIN_ELEMENT);
    await expect(new SecurityPage(page).rows.first()).toBeVisible();
  });

  test(`when the second part ${what}, the list is shown and the key page asks for a reload`, async ({
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(FAILED_CALL, INTEGRITY);
    const calls = await spoiled(page, REST_FILE, fault);
    await withElement(page);
    const list = new SecurityPage(page);
    await expect(list.rows.first()).toBeVisible();
    await list.openKey('Client CRM integration');
    await expect(said(page, MISSING)).toBeVisible();
    calls.mend();
    await page.reload();
    await load(page);
    await put(page, PLAIN_ELEMENT);
    await new SecurityPage(page).openKey('Client CRM integration');
    await expect(new KeyPage(page).named('Client CRM integration')).toBeVisible();
  });
}

for (const [which, file] of [
  ['first part', FIRST_FILE],
  ['second part', REST_FILE],
] as const) {
  test(`the ${which} is not run when one byte is changed`, async ({ page, consoleGuard }) => {
    consoleGuard.expect(FAILED_CALL, INTEGRITY);
    await page.addInitScript(() => {
      const instantiate = WebAssembly.instantiate as (...all: unknown[]) => Promise<unknown>;
      Object.assign(window, { run: 0 });
      Object.assign(WebAssembly, {
        instantiate: (...given: unknown[]) => {
          Object.assign(window, { run: Reflect.get(window, 'run') + 1 });
          return instantiate(...given);
        },
      });
    });
    await spoiled(page, file, changed);
    await withElement(page);
    if (file === REST_FILE) await new SecurityPage(page).openKey('Client CRM integration');
    await expect(said(page, MISSING)).toBeVisible();
    assert.equal(await page.evaluate(() => Reflect.get(window, 'run')), file === REST_FILE ? 1 : 0);
    assert.ok(consoleGuard.lines.some((line) => INTEGRITY.test(line)));
  });
}

test('a lost connection for the first part shows an error, and Try again loads the page', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const calls = await spoiled(page, FIRST_FILE, noConnection);
  await withElement(page);
  await expect(said(page, NOT_LOADED)).toBeVisible();
  const again = page.getByRole('button', { name: 'Try again' });
  await again.click();
  await expect(said(page, NOT_LOADED)).toBeVisible();
  calls.mend();
  await again.click();
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  await expect(said(page, NOT_LOADED)).toBeHidden();
});

test('a lost connection for the second part shows an error, and Try again opens the key page', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const calls = await spoiled(page, REST_FILE, noConnection);
  await withElement(page);
  await new SecurityPage(page).openKey('Client CRM integration');
  await expect(said(page, NOT_LOADED)).toBeVisible();
  calls.mend();
  await page.getByRole('button', { name: /^Try again/ }).click();
  await expect(new KeyPage(page).named('Client CRM integration')).toBeVisible();
});

test('the next element requests the first part again after a lost connection', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const calls = await spoiled(page, FIRST_FILE, noConnection);
  await withElement(page);
  await expect(said(page, NOT_LOADED)).toBeVisible();
  calls.mend();
  await put(page, PLAIN_ELEMENT);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
});

test('after a new deployment the open one-time dialog asks for no file and shows no Reload button', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL, INTEGRITY);
  await signedIn(page);
  await prepared(page);
  await put(page, PLAIN_ELEMENT);
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill(DEFAULT_INPUT);
  // From now on every file is another one.
  const asked: string[] = [];
  await page.route(/\.(wasm|js)$/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ status: 404 });
  });
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  const pair = await dialog.pair();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await dialog.tryIt.click();
  assert.deepEqual(await dialog.pair(), pair);
  assert.equal(await page.getByRole('button', { name: /^Reload/ }).count(), 0);
  await dialog.close.click();
  await dialog.closeAnyway.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(new SecurityPage(page).row(DEFAULT_INPUT.name).first()).toBeVisible();
  assert.deepEqual(asked, []);
  // What would have been asked for is gone indeed.
  assert.equal(await page.evaluate(async () => (await fetch('/package/index.js')).status), 404);
});
