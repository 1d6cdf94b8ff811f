// The dialog that shows a pair once: it lets nobody leave by accident and tells the truth about copying.
import assert from 'node:assert/strict';
import type { Dialog, Page } from 'playwright-core';
import { PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { allowClipboard, readClipboard, refuseClipboard } from '../support/clipboard.ts';
import { eventually, focused, focusedWithin, gone, hasText, visible } from '../support/expect.ts';
import { observe, REPORT } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { openDialog } from '../support/steps.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene();

const NEVER_CONFIRMED = /The secret key was never confirmed/;

// Rule: only the page's own answers close it; Escape is a wish to close, and the safe answer has the focus.
tell('Escape asks, and five of them close nothing', async (journey) => {
  const dialog = await openDialog(journey);
  for (let press = 0; press < 5; press += 1) await journey.page.keyboard.press('Escape');
  await visible(dialog.keepOpen);
  assert.ok((await dialog.pair()).secretKey);
  await focused(dialog.keepOpen);
});

// Rule: a stray click is no wish to close.
tell('a click outside does nothing', async (journey) => {
  const dialog = await openDialog(journey);
  await journey.page.mouse.click(4, 4);
  await journey.page.mouse.click(1270, 890);
  assert.ok((await dialog.pair()).secretKey);
  assert.equal(await dialog.keepOpen.count(), 0);
});

// Rule: whoever would lose something is asked, and finds the new key afterwards.
tell('Close asks while nothing is copied; the safe answer has the focus', async (journey) => {
  const dialog = await openDialog(journey);
  await dialog.close.click();
  await focused(dialog.keepOpen);
  await dialog.keepOpen.click();
  await gone(dialog.keepOpen);
  assert.ok((await dialog.pair()).secretKey);

  await dialog.close.click();
  await dialog.closeAnyway.click();
  await gone(dialog.dialog);
  await focusedWithin(new SecurityPage(journey.page).row(PLAIN.name).first());
});

// Rule: taken means both values.
tell('one half copied is not both', async (journey) => {
  await allowClipboard(journey.context);
  const dialog = await openDialog(journey);
  const { apiKey } = await dialog.pair();
  await dialog.copyApiKey.click();
  await hasText(dialog.dialog, /API key copied/);
  assert.equal(await readClipboard(journey.page), apiKey);
  await dialog.close.click();
  await visible(dialog.closeAnyway);
});

// Rule: which copy is on the clipboard is told, since one replaces the other.
tell('each half copied by itself is both', async (journey) => {
  await allowClipboard(journey.context);
  const dialog = await openDialog(journey);
  const { secretKey } = await dialog.pair();
  await dialog.copyApiKey.click();
  await hasText(dialog.dialog, /API key copied/);
  await dialog.copySecretKey.click();
  await hasText(dialog.dialog, /Secret key copied. It replaced the API key/);
  assert.equal(await readClipboard(journey.page), secretKey);
  await dialog.close.click();
  await gone(dialog.dialog);
});

// Rule: only what the clipboard says has arrived is called copied.
tell('a refused clipboard is told as it is, and the values stay selectable', async (journey) => {
  await refuseClipboard(journey.page);
  const dialog = await openDialog(journey);
  await dialog.copyBoth.click();
  await hasText(dialog.dialog, /Nothing copied yet/);
  await hasText(dialog.dialog, /could not (be )?cop|did not let|by hand/i);
  await dialog.close.click();
  await visible(dialog.closeAnyway);
});

// Rule: the API learns what became of the secret, so that it stops repeating it and the list tells the truth.
tell('the page reports that the pair was shown, then that it was taken', async (journey) => {
  await allowClipboard(journey.context);
  const reports = await observe(journey.page, REPORT);
  const dialog = await openDialog(journey);
  await eventually(async () => assert.equal(reports.requests.length, 1));
  assert.equal(reports.requests[0]?.postDataJSON().state, 'shown');
  await dialog.copyBoth.click();
  await hasText(dialog.dialog, /Both copied/);
  await dialog.close.click();
  await eventually(async () => assert.equal(reports.requests.length, 2));
  assert.equal(reports.requests[1]?.postDataJSON().state, 'saved');
});

// Rule: nobody loses the pair with a tab by accident, and nobody is asked for nothing.
tell(
  'the browser asks before the page goes away while the dialog is open, and only then',
  async (journey) => {
    const { page } = journey;
    const asked: Dialog[] = [];
    page.on('dialog', (question) => {
      asked.push(question);
      void question.dismiss();
    });
    await allowClipboard(journey.context);
    const dialog = await openDialog(journey);
    await page.close({ runBeforeUnload: true });
    await eventually(async () => assert.equal(asked.length, 1));
    assert.equal(asked[0]?.type(), 'beforeunload');
    assert.ok((await dialog.pair()).secretKey);

    await dialog.copyBoth.click();
    await hasText(dialog.dialog, /Both copied/);
    await dialog.close.click();
    await gone(dialog.dialog);
    await page.reload();
    await new SecurityPage(page).heading.waitFor();
    assert.equal(asked.length, 1);
  },
);

// Rule: what the browser may keep in its memory holds no pair.
tell('pagehide wipes, and coming back shows nothing', async (journey) => {
  const { page, context } = journey;
  page.on('dialog', (question) => void question.accept());
  const dialog = await openDialog(journey);
  const pair = await dialog.pair();
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await eventually(() => assertGone(page, pair.apiKey, pair.secretKey));
  await page.goto('about:blank');
  await page.goBack();
  const left = await everythingLeft(page, context);
  assert.ok(!left.includes(pair.apiKey) && !left.includes(pair.secretKey));
});

// Rule: a pair that nobody took is told of in the list.
tell('a key whose dialog was lost says in the list that nobody confirmed it', async (journey) => {
  const { page } = journey;
  page.on('dialog', (question) => void question.accept());
  const reports = await observe(page, REPORT);
  await openDialog(journey, { ...PLAIN, name: 'Lost in a reload' });
  await eventually(async () => assert.equal(reports.requests.length, 1));
  await (await reports.requests[0]?.response())?.finished();
  await page.reload();
  const list = new SecurityPage(page);
  await list.open();
  await hasText(list.row('Lost in a reload'), NEVER_CONFIRMED);
  assert.equal(await new OneTimeDialog(page).dialog.count(), 0);
});

// Rule: a step between two addresses of the same screen changes nothing.
tell('going back and forward under the open dialog leaves it as it is', async (journey) => {
  const dialog = await openDialog(journey);
  const pair = await dialog.pair();
  await journey.page.goBack();
  assert.deepEqual(await dialog.pair(), pair);
  await journey.page.goForward();
  assert.deepEqual(await dialog.pair(), pair);
  await dialog.close.click();
  await focused(dialog.keepOpen);
});

// Rule: shown once is shown once.
tell('history cannot bring the pair back', async (journey) => {
  const { page } = journey;
  await allowClipboard(journey.context);
  const dialog = await openDialog(journey);
  await dialog.copyBoth.click();
  await hasText(dialog.dialog, /Both copied/);
  await dialog.close.click();
  await gone(dialog.dialog);
  await page.goBack();
  assert.equal(await dialog.dialog.count(), 0);
});

async function assertGone(page: Page, ...values: string[]): Promise<void> {
  const left = await everythingLeft(page, page.context());
  for (const value of values) assert.ok(!left.includes(value), 'a value is still on the page');
}
