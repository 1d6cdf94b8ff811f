// The dialog that shows a pair once: it lets nobody leave by accident and tells the truth about copying.

import assert from 'node:assert/strict';
import type { Dialog, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { allowClipboard, readClipboard, refuseClipboard } from '../support/clipboard.ts';
import { observe, REPORT } from '../support/faults.ts';
import { expectFocusWithin } from '../support/keyboard.ts';
import { openDialog } from '../support/steps.ts';
import { everythingLeft } from '../support/traces.ts';

const NEVER_CONFIRMED = /The secret key was never confirmed/;

// Rule: only the page's own answers close it; Escape is a wish to close, and the safe answer has the focus.
test('Escape asks, and five of them close nothing', async ({ app }) => {
  const dialog = await openDialog(app);
  for (let press = 0; press < 5; press += 1) await app.page.keyboard.press('Escape');
  await expect(dialog.keepOpen).toBeVisible();
  assert.ok((await dialog.pair()).secretKey);
  await expect(dialog.keepOpen).toBeFocused();
});

// Rule: a stray click is no wish to close.
test('a click outside does nothing', async ({ app }) => {
  const dialog = await openDialog(app);
  await app.page.mouse.click(4, 4);
  await app.page.mouse.click(1270, 890);
  assert.ok((await dialog.pair()).secretKey);
  assert.equal(await dialog.keepOpen.count(), 0);
});

// Rule: whoever would lose something is asked, and finds the new key afterwards.
test('Close asks while nothing is copied; the safe answer has the focus', async ({ app }) => {
  const dialog = await openDialog(app);
  await dialog.close.click();
  await expect(dialog.keepOpen).toBeFocused();
  await dialog.keepOpen.click();
  await expect(dialog.keepOpen).toBeHidden();
  assert.ok((await dialog.pair()).secretKey);

  await dialog.close.click();
  await dialog.closeAnyway.click();
  await expect(dialog.dialog).toBeHidden();
  await expectFocusWithin(new SecurityPage(app.page).row(PLAIN.name).first());
});

// Rule: taken means both values.
test('one half copied is not both', async ({ app }) => {
  await allowClipboard(app.context);
  const dialog = await openDialog(app);
  const { apiKey } = await dialog.pair();
  await dialog.copyApiKey.click();
  await expect(dialog.dialog).toHaveText(/API key copied/);
  assert.equal(await readClipboard(app.page), apiKey);
  await dialog.close.click();
  await expect(dialog.closeAnyway).toBeVisible();
});

// Rule: which copy is on the clipboard is told, since one replaces the other.
test('each half copied by itself is both', async ({ app }) => {
  await allowClipboard(app.context);
  const dialog = await openDialog(app);
  const { secretKey } = await dialog.pair();
  await dialog.copyApiKey.click();
  await expect(dialog.dialog).toHaveText(/API key copied/);
  await dialog.copySecretKey.click();
  await expect(dialog.dialog).toHaveText(/Secret key copied. It replaced the API key/);
  assert.equal(await readClipboard(app.page), secretKey);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
});

// Rule: only what the clipboard says has arrived is called copied.
test('a refused clipboard is told as it is, and the values stay selectable', async ({ app }) => {
  await refuseClipboard(app.page);
  const dialog = await openDialog(app);
  await dialog.copyBoth.click();
  await expect(dialog.dialog).toHaveText(/Nothing copied yet/);
  await expect(dialog.dialog).toHaveText(/could not (be )?cop|did not let|by hand/i);
  await dialog.close.click();
  await expect(dialog.closeAnyway).toBeVisible();
});

// Rule: the API learns what became of the secret, so that it stops repeating it and the list tells the truth.
test('the page reports that the pair was shown, then that it was taken', async ({ app }) => {
  await allowClipboard(app.context);
  const reports = await observe(app.page, REPORT);
  const dialog = await openDialog(app);
  await expect(async () => assert.equal(reports.requests.length, 1)).toPass();
  assert.equal(reports.requests[0]?.postDataJSON().state, 'shown');
  await dialog.copyBoth.click();
  await expect(dialog.dialog).toHaveText(/Both copied/);
  await dialog.close.click();
  await expect(async () => assert.equal(reports.requests.length, 2)).toPass();
  assert.equal(reports.requests[1]?.postDataJSON().state, 'saved');
});

// Rule: nobody loses the pair with a tab by accident, and nobody is asked for nothing.
test('the browser asks before the page goes away while the dialog is open, and only then', async ({
  app,
}) => {
  const { page } = app;
  const asked: Dialog[] = [];
  page.on('dialog', (question) => {
    asked.push(question);
    void question.dismiss();
  });
  await allowClipboard(app.context);
  const dialog = await openDialog(app);
  await page.close({ runBeforeUnload: true });
  await expect(async () => assert.equal(asked.length, 1)).toPass();
  assert.equal(asked[0]?.type(), 'beforeunload');
  assert.ok((await dialog.pair()).secretKey);

  await dialog.copyBoth.click();
  await expect(dialog.dialog).toHaveText(/Both copied/);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  await page.reload();
  await new SecurityPage(page).heading.waitFor();
  assert.equal(asked.length, 1);
});

// Rule: what the browser may keep in its memory holds no pair.
test('pagehide wipes, and coming back shows nothing', async ({ app }) => {
  const { page, context } = app;
  page.on('dialog', (question) => void question.accept());
  const dialog = await openDialog(app);
  const pair = await dialog.pair();
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(() => assertGone(page, pair.apiKey, pair.secretKey)).toPass();
  await page.goto('about:blank');
  await page.goBack();
  const left = await everythingLeft(page, context);
  assert.ok(!left.includes(pair.apiKey) && !left.includes(pair.secretKey));
});

// Rule: a pair that nobody took is told of in the list.
test('a key whose dialog was lost says in the list that nobody confirmed it', async ({ app }) => {
  const { page } = app;
  page.on('dialog', (question) => void question.accept());
  const reports = await observe(page, REPORT);
  await openDialog(app, { ...PLAIN, name: 'Lost in a reload' });
  await expect(async () => assert.equal(reports.requests.length, 1)).toPass();
  await (await reports.requests[0]?.response())?.finished();
  await page.reload();
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.row('Lost in a reload')).toHaveText(NEVER_CONFIRMED);
  assert.equal(await new OneTimeDialog(page).dialog.count(), 0);
});

// Rule: a step between two addresses of the same screen changes nothing.
test('going back and forward under the open dialog leaves it as it is', async ({ app }) => {
  const dialog = await openDialog(app);
  const pair = await dialog.pair();
  await app.page.goBack();
  assert.deepEqual(await dialog.pair(), pair);
  await app.page.goForward();
  assert.deepEqual(await dialog.pair(), pair);
  await dialog.close.click();
  await expect(dialog.keepOpen).toBeFocused();
});

// Rule: shown once is shown once.
test('history cannot bring the pair back', async ({ app }) => {
  const { page } = app;
  await allowClipboard(app.context);
  const dialog = await openDialog(app);
  await dialog.copyBoth.click();
  await expect(dialog.dialog).toHaveText(/Both copied/);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  await page.goBack();
  assert.equal(await dialog.dialog.count(), 0);
});

async function assertGone(page: Page, ...values: string[]): Promise<void> {
  const left = await everythingLeft(page, page.context());
  for (const value of values) assert.ok(!left.includes(value), 'a value is still on the page');
}
