// The one-time dialog: it prevents accidental closing and reports exactly what was copied.

import assert from 'node:assert/strict';
import type { Dialog, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { REPORT, recordCalls } from '../../support/faults.ts';
import { openDialog } from '../../support/flows.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';
import { everythingLeft } from '../../support/residue.ts';

const NEVER_CONFIRMED = /The secret key was never confirmed/;

// Rule: only the page's own answers close it, and the safe answer has the focus.
test('outside clicks, Back, Forward and Escape keep the dialog open; Close asks while nothing is copied', async ({
  app,
}) => {
  const { page } = app;
  const dialog = await openDialog(app);
  const pair = await dialog.pair();
  const kept = async () => {
    assert.deepEqual(await dialog.pair(), pair);
    await dialog.keepOpen.click();
    await expect(dialog.keepOpen).toBeHidden();
  };
  // Rule: a stray click is no wish to close.
  await test.step('an outside click does nothing', async () => {
    await page.mouse.click(4, 4);
    await page.mouse.click(1270, 890);
    assert.deepEqual(await dialog.pair(), pair);
    assert.ok(pair.secretKey);
    assert.equal(await dialog.keepOpen.count(), 0);
  });
  // Rule: a step between two addresses of the same screen changes nothing.
  await test.step('Back and Forward do not change the dialog', async () => {
    await page.goBack();
    assert.deepEqual(await dialog.pair(), pair);
    await page.goForward();
    assert.deepEqual(await dialog.pair(), pair);
    await dialog.close.click();
    await expect(dialog.keepOpen).toBeFocused();
    await kept();
  });
  // Rule: Escape is a wish to close.
  await test.step('Escape asks and never closes the dialog', async () => {
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Escape');
    await expect(dialog.keepOpen).toBeVisible();
    await expect(dialog.keepOpen).toBeFocused();
    await kept();
  });
  // Rule: whoever would lose something is asked, and finds the new key afterwards.
  await test.step('Close asks, and “Close anyway” leads to the key in the list', async () => {
    await dialog.close.click();
    await expect(dialog.keepOpen).toBeFocused();
    await kept();
    await dialog.close.click();
    await dialog.closeAnyway.click();
    await expect(dialog.dialog).toBeHidden();
    await expectFocusWithin(new SecurityPage(page).row(DEFAULT_INPUT.name).first());
  });
});

// Rule: taken means both values; which copy is on the clipboard is told, since one replaces the other.
test('Close asks while one value is copied, closes once both are, and Back does not reopen the dialog', async ({
  app,
}) => {
  const { page } = app;
  await allowClipboard(app.context);
  const dialog = await openDialog(app);
  const { apiKey, secretKey } = await dialog.pair();
  await dialog.copyApiKey.click();
  await expect(dialog.dialog).toHaveText(/API key copied/);
  assert.equal(await readClipboard(page), apiKey);
  await dialog.close.click();
  await expect(dialog.closeAnyway).toBeVisible();
  await dialog.keepOpen.click();
  await dialog.copySecretKey.click();
  await expect(dialog.dialog).toHaveText(/Secret key copied. It replaced the API key/);
  assert.equal(await readClipboard(page), secretKey);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  // Rule: shown once is shown once.
  await page.goBack();
  assert.equal(await dialog.dialog.count(), 0);
});

// Rule: nobody loses the pair with a tab by accident, and nobody is asked for nothing. The API learns what became of the
// secret, so that it stops repeating it, and the list warns of nothing.
test('the API receives “shown” and “saved”, and beforeunload asks only while the dialog is open', async ({
  app,
}) => {
  const { page } = app;
  const asked: Dialog[] = [];
  page.on('dialog', (question) => {
    asked.push(question);
    void question.dismiss();
  });
  await allowClipboard(app.context);
  const reports = await recordCalls(page, REPORT);
  const dialog = await openDialog(app, { ...DEFAULT_INPUT, name: 'Copied and closed' });
  await expect(async () => assert.equal(reports.requests.length, 1)).toPass();
  assert.equal(reports.requests[0]?.postDataJSON().state, 'shown');
  await page.close({ runBeforeUnload: true });
  await expect(async () => assert.equal(asked.length, 1)).toPass();
  assert.equal(asked[0]?.type(), 'beforeunload');
  assert.ok((await dialog.pair()).secretKey);

  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(async () => assert.equal(reports.requests.length, 2)).toPass();
  assert.equal(reports.requests[1]?.postDataJSON().state, 'saved');
  await (await reports.requests[1]?.response())?.finished();
  await page.goBack();
  assert.equal(await dialog.dialog.count(), 0, 'history cannot bring the pair back');
  await new SecurityPage(page).open();
  assert.equal(asked.length, 1);
  const row = new SecurityPage(page).row('Copied and closed');
  await expect(row).toBeVisible();
  assert.doesNotMatch((await row.textContent()) ?? '', NEVER_CONFIRMED);
});

// Rule: what the browser may keep in its memory holds no pair.
test('pagehide erases the pair, and Back does not restore it', async ({ app }) => {
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

async function assertGone(page: Page, ...values: string[]): Promise<void> {
  const left = await everythingLeft(page, page.context());
  for (const value of values) assert.ok(!left.includes(value), 'a value is still on the page');
}
