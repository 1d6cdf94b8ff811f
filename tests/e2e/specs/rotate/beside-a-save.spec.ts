// A rotation and the save of a new key: the messages of one do not appear at the other.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { type CreatedKey, createKey, KeyPage } from '../../pages/key-page.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { NewSecretDialog, RotateDialog, works } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import {
  CREATE,
  FAILED_CALL,
  interceptWith,
  noConnection,
  problem,
  responseDropped,
} from '../../support/faults.ts';
import { filledForm } from '../../support/flows.ts';

test.use({ standInOptions: ['--rate-limit', '10000'] });

test('the error of a refused save is not shown in the rotate dialog', async ({ app }) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'After a refused save');
  await interceptWith(page, CREATE, [problem(409, 'limit-reached')]);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Refused before' });
  await form.save.click();
  await expect(page.getByText(/req-of-limit-reached/).first()).toBeVisible();
  await form.cancel.click();
  await new LeaveDialog(page).leave.click();
  const ask = await askFromTheList(app, old);
  assert.equal(await ask.alert.count(), 0);
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await dialog.copyAndClose();
  await works(standIn, { ...old, secretKey }, 'the new one');
});

test('the rotate dialog can be closed while the outcome of a save is unknown', async ({ app }) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Beside a lost save');
  const sent = await interceptWith(page, CREATE, [responseDropped, noConnection], true);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Lost meanwhile' });
  await form.save.click();
  await expect(page.getByText(/do not know yet whether your key was created/).first()).toBeVisible();
  await page.goBack();
  const ask = await askFromTheList(app, old);
  await page.keyboard.press('Escape');
  await expect(ask.dialog).toBeHidden();
  assert.ok(sent.requests.length > 0);
  await works(standIn, old, 'the only one');
});

async function askFromTheList({ page }: App, made: CreatedKey): Promise<RotateDialog> {
  const list = new SecurityPage(page);
  await expect(list.row(made.name)).toBeVisible();
  await list.openKey(made.name);
  await new KeyPage(page).rotate.click();
  const ask = new RotateDialog(page);
  await expect(ask.rotate).toBeVisible();
  return ask;
}
