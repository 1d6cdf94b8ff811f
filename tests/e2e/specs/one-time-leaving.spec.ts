// Reloading, going back and closing the tab around the one-time dialog: whoever would lose something is asked,
// nobody else is, and the list tells the truth afterwards.

import assert from 'node:assert/strict';
import type { Dialog, Locator, Page } from '@playwright/test';
import { type App, expect, test } from '../fixtures/test.ts';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { LIST_PATH, SecurityPage } from '../pages/security-page.ts';
import { allowClipboard } from '../support/clipboard.ts';
import {
  answerLost,
  CREATE,
  FAILED_CALL,
  observe,
  REPORT,
  silenceAfterwards,
  spoil,
} from '../support/faults.ts';
import { filledForm, goBack, openDialog } from '../support/steps.ts';
import { storedKey, storedKeys } from '../support/stored.ts';

const NEVER_CONFIRMED = /The secret key was never confirmed/;

// Rule: the browser asks while something untaken is on the screen, and stays where the person stays.
test('a reload while the dialog is open is asked about, and can be called off', async ({ app }) => {
  const { page } = app;
  const asked = answering(page, (question) => question.dismiss());
  const dialog = await openDialog(app, { ...PLAIN, name: 'Reload called off' });
  const pair = await dialog.pair();
  await page.evaluate(() => location.reload()).catch(() => {});
  await expect(async () => assert.equal(asked.length, 1)).toPass();
  assert.equal(asked[0]?.type(), 'beforeunload');
  assert.deepEqual(await dialog.pair(), pair);
});

for (const [what, copy] of [
  ['both are copied', (dialog: OneTimeDialog) => dialog.copyBoth.click()],
  ['both are copied as JSON', (dialog: OneTimeDialog) => dialog.copyAsJson.click()],
] as const) {
  // Rule: whoever has everything is not asked.
  test(`a reload once ${what} is not asked about`, async ({ app }) => {
    const { page } = app;
    const asked = answering(page, (question) => question.accept());
    await allowClipboard(app.context);
    const dialog = await openDialog(app, { ...PLAIN, name: `Reloaded when ${what}` });
    await copy(dialog);
    await expect(dialog.state).toHaveText(/^Both copied/);
    await page.reload();
    await expect(new SecurityPage(page).create).toBeVisible();
    assert.equal(asked.length, 0);
    assert.equal(await dialog.dialog.count(), 0);
  });
}

// Rule: one half is not both.
test('a reload once one value is copied is asked about', async ({ app }) => {
  const { page } = app;
  const asked = answering(page, (question) => question.dismiss());
  await allowClipboard(app.context);
  const dialog = await openDialog(app, { ...PLAIN, name: 'Reload with a half' });
  await dialog.copySecretKey.click();
  await expect(dialog.state).toHaveText(/^Secret key copied/);
  await page.evaluate(() => location.reload()).catch(() => {});
  await expect(async () => assert.equal(asked.length, 1)).toPass();
  await expect(dialog.dialog).toBeVisible();
});

// Rule: while a request is on its way nothing untaken is on the screen; the list knows of the key, and warns.
test('a reload while saving is not asked about, and the list warns of what was made', async ({ app }) => {
  const { page } = app;
  const asked = answering(page, (question) => question.accept());
  const calls = await spoil(page, CREATE, [silenceAfterwards]);
  const form = await filledForm(app, { ...PLAIN, name: 'Reloaded while saving' });
  await form.save.click();
  await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
  await expect(async () => {
    assert.ok((await storedKeys(page)).some((key) => key.name === 'Reloaded while saving'));
  }).toPass();
  await page.reload();
  await new SecurityPage(page).open();
  await expect(new SecurityPage(page).row('Reloaded while saving')).toHaveText(NEVER_CONFIRMED);
  await storedKey(page, 'Reloaded while saving');
  assert.equal(asked.length, 0);
});

// Rule: a tab that was closed on the dialog has lost the pair; the next one says what to do.
test('the list in a new tab warns of a key whose tab was closed', async ({ app }) => {
  const { page, context } = app;
  const reports = await observe(page, REPORT);
  await openDialog(app, { ...PLAIN, name: 'Closed with its tab' });
  await expect(async () => assert.equal(reports.requests.length, 1)).toPass();
  await (await reports.requests[0]?.response())?.finished();
  await page.close();
  const next = new SecurityPage(await context.newPage());
  await next.open();
  const row = next.row('Closed with its tab');
  await expect(row).toHaveText(NEVER_CONFIRMED);
  await expect(
    row.getByRole('button', { name: 'Create a new secret key for Closed with its tab' }),
  ).toBeVisible();
  await expect(row.getByRole('button', { name: 'Revoke Closed with its tab' })).toBeVisible();
});

// Rule: a person who closes with a press has what they wanted; nobody is warned.
test('the list does not warn of a key that was copied and closed', async ({ app }) => {
  const { page } = app;
  await allowClipboard(app.context);
  const reports = await observe(page, REPORT);
  const dialog = await openDialog(app, { ...PLAIN, name: 'Copied and closed' });
  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(async () => assert.equal(reports.requests.length, 2)).toPass();
  await (await reports.requests[1]?.response())?.finished();
  await page.reload();
  const row = new SecurityPage(page).row('Copied and closed');
  await expect(row).toBeVisible();
  assert.doesNotMatch((await row.textContent()) ?? '', NEVER_CONFIRMED);
});

// Rule: leaving is closing, so it asks, and the address stays that of the screen.
test('Back while something is not copied asks, and stays', async ({ app }) => {
  const { page } = app;
  const dialog = await dialogAfterAKey(app, 'Back: asked');
  const pair = await dialog.pair();
  await backToTheKey(page);
  await expect(dialog.keepOpen).toBeFocused();
  await expect(async () => assert.equal(new URL(page.url()).pathname, LIST_PATH)).toPass();
  assert.deepEqual(await dialog.pair(), pair);
  await dialog.keepOpen.click();
  await expect(dialog.keepOpen).toBeHidden();
  // The way out is still there afterwards, one step away, and asks again.
  await goBack(page);
  await expect(dialog.keepOpen).toBeFocused();
  assert.deepEqual(await dialog.pair(), pair);
});

// Rule: whoever has everything may go, and then it is over.
test('Back once both are copied leaves, and closes the dialog', async ({ app }) => {
  const { page } = app;
  await allowClipboard(app.context);
  const reports = await observe(page, REPORT);
  const dialog = await dialogAfterAKey(app, 'Back: left');
  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await backToTheKey(page);
  await expect(allKeys(page)).toBeVisible();
  await expect(dialog.dialog).toBeHidden();
  await expect(async () => {
    const states = reports.requests.map((request) => request.postDataJSON().state);
    assert.deepEqual(states, ['shown', 'saved']);
  }).toPass();
});

// Rule: the answer may come when the form is gone; it is shown wherever the person is.
test('Back while saving shows the pair above the list when it comes', async ({ app }) => {
  const { page, watch } = app;
  watch.expect(FAILED_CALL);
  await spoil(page, CREATE, [answerLost]);
  const form = await filledForm(app, { ...PLAIN, name: 'Back while saving' });
  await form.save.click();
  await goBack(page);
  await expect(form.name).toBeHidden();
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
async function dialogAfterAKey(app: App, name: string): Promise<OneTimeDialog> {
  const { page } = app;
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
