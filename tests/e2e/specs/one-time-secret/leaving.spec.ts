// Reload, Back and closing the tab around the one-time dialog: a question is shown only when something would be lost,
// and the list warns about a secret key that was never copied.

import assert from 'node:assert/strict';
import type { Dialog, Locator, Page } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { storedKey, storedKeys } from '../../support/api-state.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import {
  CREATE,
  FAILED_CALL,
  hangAfterServer,
  interceptWith,
  REPORT,
  recordCalls,
  responseDropped,
} from '../../support/faults.ts';
import { filledForm, goBack, nextDialog, openDialog } from '../../support/flows.ts';

const NEVER_CONFIRMED = /The secret key was never confirmed/;

// Rule: the browser asks while something untaken is on the screen, and stays where the person stays. One half is not
// both; whoever has everything is not asked.
test('a reload asks until both values are copied', async ({ app }) => {
  const { page } = app;
  const asked = answering(page, (question) => question.dismiss());
  await allowClipboard(app.context);
  const dialog = await openDialog(app);
  const pair = await dialog.pair();
  const calledOff = async (times: number) => {
    await page.evaluate(() => location.reload()).catch(() => {});
    await expect(async () => assert.equal(asked.length, times)).toPass();
    assert.equal(asked.at(-1)?.type(), 'beforeunload');
    assert.deepEqual(await dialog.pair(), pair);
  };
  await calledOff(1);
  await dialog.copySecretKey.click();
  await expect(dialog.state).toHaveText(/^Secret key copied/);
  await calledOff(2);
  for (const copy of ['copyBoth', 'copyAsJson'] as const) {
    await test.step(`a reload does not ask after ${copy}`, async () => {
      if (copy === 'copyAsJson') await nextDialog(app);
      await dialog[copy].click();
      await expect(dialog.state).toHaveText(/^Both copied/);
      await page.reload();
      await expect(new SecurityPage(page).create).toBeVisible();
      assert.equal(asked.length, 2);
      assert.equal(await dialog.dialog.count(), 0);
    });
  }
});

// Rule: while a request is on its way nothing untaken is on the screen; the list knows of the key, and warns.
test('a reload while saving does not ask, and the list warns about the new key', async ({ app }) => {
  const { page } = app;
  const asked = answering(page, (question) => question.accept());
  const calls = await interceptWith(page, CREATE, [hangAfterServer]);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Reloaded while saving' });
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

// Rule: a pair that nobody took is told of in the list, with what to do.
test('the list warns about a key whose dialog was lost by a reload or a closed tab', async ({ app }) => {
  const { page, context } = app;
  page.on('dialog', (question) => void question.accept());
  const shown = async (open: typeof openDialog, name: string) => {
    const reports = await recordCalls(page, REPORT);
    await open(app, { ...DEFAULT_INPUT, name });
    await expect(async () => assert.equal(reports.requests.length, 1)).toPass();
    await (await reports.requests[0]?.response())?.finished();
  };
  const list = new SecurityPage(page);
  await shown(openDialog, 'Lost in a reload');
  await page.reload();
  await list.open();
  await expect(list.row('Lost in a reload')).toHaveText(NEVER_CONFIRMED);
  assert.equal(await new OneTimeDialog(page).dialog.count(), 0);

  await shown(nextDialog, 'Closed with its tab');
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

// Rule: leaving is closing, so it asks, and the address stays that of the screen; whoever has everything may go.
test('Back asks and stays until both values are copied, then leaves', async ({ app }) => {
  const { page } = app;
  await allowClipboard(app.context);
  const reports = await recordCalls(page, REPORT);
  const dialog = await dialogAfterAKey(app, 'Back');
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
  await dialog.keepOpen.click();

  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await goBack(page);
  await expect(allKeys(page)).toBeVisible();
  await expect(dialog.dialog).toBeHidden();
  await expect(async () => {
    const states = reports.requests.map((request) => request.postDataJSON().state);
    assert.deepEqual(states, ['shown', 'saved']);
  }).toPass();

  const next = await dialogAfterAKey(app, 'Two steps back');
  await next.copyBoth.click();
  await expect(next.state).toHaveText(/^Both copied/);
  await backToTheKey(page);
  await expect(allKeys(page)).toBeVisible();
  await expect(next.dialog).toBeHidden();
});

// Rule: the answer may come when the form is gone; it is shown wherever the person is.
test('after Back during a save, the pair is shown above the list', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await interceptWith(page, CREATE, [responseDropped]);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Back while saving' });
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
  await form.fill({ ...DEFAULT_INPUT, name });
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
