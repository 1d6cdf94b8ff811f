// Reloading, going back and closing the tab around the one-time dialog: whoever would lose something is asked,
// nobody else is, and the list tells the truth afterwards.
import assert from 'node:assert/strict';
import type { Dialog, Locator, Page } from 'playwright-core';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { LIST_PATH, SecurityPage } from '../pages/security-page.ts';
import { allowClipboard } from '../support/clipboard.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import {
  answerLost,
  CREATE,
  FAILED_CALL,
  observe,
  REPORT,
  silenceAfterwards,
  spoil,
} from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { filledForm, goBack, openDialog } from '../support/steps.ts';
import { storedKey, storedKeys } from '../support/stored.ts';

const tell = scene();
const NEVER_CONFIRMED = /The secret key was never confirmed/;

// Rule: the browser asks while something untaken is on the screen, and stays where the person stays.
tell('a reload while the dialog is open is asked about, and can be called off', async (journey) => {
  const { page } = journey;
  const asked = answering(page, (question) => question.dismiss());
  const dialog = await openDialog(journey, { ...PLAIN, name: 'Reload called off' });
  const pair = await dialog.pair();
  await page.evaluate(() => location.reload()).catch(() => {});
  await eventually(async () => assert.equal(asked.length, 1));
  assert.equal(asked[0]?.type(), 'beforeunload');
  assert.deepEqual(await dialog.pair(), pair);
});

for (const [what, copy] of [
  ['both are copied', (dialog: OneTimeDialog) => dialog.copyBoth.click()],
  ['both are copied as JSON', (dialog: OneTimeDialog) => dialog.copyAsJson.click()],
] as const) {
  // Rule: whoever has everything is not asked.
  tell(`a reload once ${what} is not asked about`, async (journey) => {
    const { page } = journey;
    const asked = answering(page, (question) => question.accept());
    await allowClipboard(journey.context);
    const dialog = await openDialog(journey, { ...PLAIN, name: `Reloaded when ${what}` });
    await copy(dialog);
    await hasText(dialog.state, /^Both copied/);
    await page.reload();
    await visible(new SecurityPage(page).create);
    assert.equal(asked.length, 0);
    assert.equal(await dialog.dialog.count(), 0);
  });
}

// Rule: one half is not both.
tell('a reload once one value is copied is asked about', async (journey) => {
  const { page } = journey;
  const asked = answering(page, (question) => question.dismiss());
  await allowClipboard(journey.context);
  const dialog = await openDialog(journey, { ...PLAIN, name: 'Reload with a half' });
  await dialog.copySecretKey.click();
  await hasText(dialog.state, /^Secret key copied/);
  await page.evaluate(() => location.reload()).catch(() => {});
  await eventually(async () => assert.equal(asked.length, 1));
  await visible(dialog.dialog);
});

// Rule: while a request is on its way nothing untaken is on the screen; the list knows of the key, and warns.
tell('a reload while saving is not asked about, and the list warns of what was made', async (journey) => {
  const { page } = journey;
  const asked = answering(page, (question) => question.accept());
  const calls = await spoil(page, CREATE, [silenceAfterwards]);
  const form = await filledForm(journey, { ...PLAIN, name: 'Reloaded while saving' });
  await form.save.click();
  await eventually(async () => assert.equal(calls.requests.length, 1));
  await eventually(async () => {
    assert.ok((await storedKeys(page)).some((key) => key.name === 'Reloaded while saving'));
  });
  await page.reload();
  await new SecurityPage(page).open();
  await hasText(new SecurityPage(page).row('Reloaded while saving'), NEVER_CONFIRMED);
  await storedKey(page, 'Reloaded while saving');
  assert.equal(asked.length, 0);
});

// Rule: a tab that was closed on the dialog has lost the pair; the next one says what to do.
tell('the list in a new tab warns of a key whose tab was closed', async (journey) => {
  const { page, context } = journey;
  const reports = await observe(page, REPORT);
  await openDialog(journey, { ...PLAIN, name: 'Closed with its tab' });
  await eventually(async () => assert.equal(reports.requests.length, 1));
  await (await reports.requests[0]?.response())?.finished();
  await page.close();
  const next = new SecurityPage(await context.newPage());
  await next.open();
  const row = next.row('Closed with its tab');
  await hasText(row, NEVER_CONFIRMED);
  await visible(row.getByRole('button', { name: 'Create a new secret key for Closed with its tab' }));
  await visible(row.getByRole('button', { name: 'Revoke Closed with its tab' }));
});

// Rule: a person who closes with a press has what they wanted; nobody is warned.
tell('the list does not warn of a key that was copied and closed', async (journey) => {
  const { page } = journey;
  await allowClipboard(journey.context);
  const reports = await observe(page, REPORT);
  const dialog = await openDialog(journey, { ...PLAIN, name: 'Copied and closed' });
  await dialog.copyBoth.click();
  await hasText(dialog.state, /^Both copied/);
  await dialog.close.click();
  await gone(dialog.dialog);
  await eventually(async () => assert.equal(reports.requests.length, 2));
  await (await reports.requests[1]?.response())?.finished();
  await page.reload();
  const row = new SecurityPage(page).row('Copied and closed');
  await visible(row);
  assert.doesNotMatch((await row.textContent()) ?? '', NEVER_CONFIRMED);
});

// Rule: leaving is closing, so it asks, and the address stays that of the screen.
tell('Back while something is not copied asks, and stays', async (journey) => {
  const { page } = journey;
  const dialog = await dialogAfterAKey(journey, 'Back: asked');
  const pair = await dialog.pair();
  await backToTheKey(page);
  await focused(dialog.keepOpen);
  await eventually(async () => assert.equal(new URL(page.url()).pathname, LIST_PATH));
  assert.deepEqual(await dialog.pair(), pair);
  await dialog.keepOpen.click();
  await gone(dialog.keepOpen);
  // The way out is still there afterwards, one step away, and asks again.
  await goBack(page);
  await focused(dialog.keepOpen);
  assert.deepEqual(await dialog.pair(), pair);
});

// Rule: whoever has everything may go, and then it is over.
tell('Back once both are copied leaves, and closes the dialog', async (journey) => {
  const { page } = journey;
  await allowClipboard(journey.context);
  const reports = await observe(page, REPORT);
  const dialog = await dialogAfterAKey(journey, 'Back: left');
  await dialog.copyBoth.click();
  await hasText(dialog.state, /^Both copied/);
  await backToTheKey(page);
  await visible(allKeys(page));
  await gone(dialog.dialog);
  await eventually(async () => {
    const states = reports.requests.map((request) => request.postDataJSON().state);
    assert.deepEqual(states, ['shown', 'saved']);
  });
});

// Rule: the answer may come when the form is gone; it is shown wherever the person is.
tell('Back while saving shows the pair above the list when it comes', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  await spoil(page, CREATE, [answerLost]);
  const form = await filledForm(journey, { ...PLAIN, name: 'Back while saving' });
  await form.save.click();
  await goBack(page);
  await gone(form.name);
  const dialog = new OneTimeDialog(page);
  assert.ok((await dialog.pair()).secretKey);
  await storedKey(page, 'Back while saving');
});

/** Answers what the browser asks, and keeps it. */
function answering(page: Page, answer: (question: Dialog) => Promise<void>): readonly Dialog[] {
  const asked: Dialog[] = [];
  page.on('dialog', (question) => {
    asked.push(question);
    void answer(question);
  });
  return asked;
}

/** The open dialog, two steps after the page of another key: the form's own step is the list by now. */
async function dialogAfterAKey(journey: Journey, name: string): Promise<OneTimeDialog> {
  const { page } = journey;
  const list = new SecurityPage(page);
  await list.open();
  await list.row('Zapier (2023)').getByRole('heading').getByRole('button').click();
  await allKeys(page).click();
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...PLAIN, name });
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await dialog.dialog.waitFor();
  return dialog;
}

/** The way back from the page of a key. */
function allKeys(page: Page): Locator {
  return page.getByRole('button', { name: /All API keys/ });
}

/** To the page of the key, where Back was pressed twice. */
function backToTheKey(page: Page): Promise<void> {
  return page.evaluate(() => history.go(-2));
}
