// Reauthentication: required before a secret key is created, never before one is ended or revoked.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { type CreatedKey, createKey, EndDialog, KeyPage } from '../../pages/key-page.ts';
import { askToRotate, NewSecretDialog, ROTATE, refused, works } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { FAILED_CALL, recordCalls } from '../../support/faults.ts';
import { comeBack } from '../../support/flows.ts';

test.use({ standInOptions: ['--reauthentication', '--rate-limit', '10000'] });

test('password reauthentication: cancelling rotates nothing, success continues, revoking never asks', async ({
  app,
}) => {
  const { page, standIn } = app;
  app.consoleGuard.expect(FAILED_CALL);
  const old = await unchecked(app, 'Checked by password');
  const key = new KeyPage(page);
  const check = checkIn(app);
  const ask = await askToRotate(app, old);
  await test.step('cancelling reauthentication rotates nothing', async () => {
    await ask.leaked.check();
    await ask.rotate.click();
    await check.cancel.click();
    await expect(check.dialog).toBeHidden();
    await expect(ask.dialog).toBeVisible();
    await expect(ask.leaked, 'what was chosen is kept').toBeChecked();
    await ask.cancel.click();
    await expect(ask.dialog).toBeHidden();
    await expect(key.rotate).toBeFocused();
    await works(standIn, old, 'the only one');
  });

  const sent = await recordCalls(page, ROTATE);
  await key.rotate.click();
  await ask.planned.check();
  await ask.overlap.selectOption('7 days');
  await ask.rotate.click();
  await expect(check.dialog).toBeVisible();
  await check.password.fill('not the password');
  await check.confirm.click();
  await expect(check.dialog).toHaveText(/That is not your password/);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  const dialog = new NewSecretDialog(page);
  const pair = { apiKey: old.apiKey, secretKey: await dialog.secret() };
  await expect(dialog.dialog).toHaveText(/The old secret key goes on for 7 days/);
  const ids = new Set(sent.requests.map((request) => request.headers()['idempotency-key']));
  assert.deepEqual([sent.requests.length, ids.size], [2, 1]);
  await dialog.copyAndClose();
  await works(standIn, pair, 'the new one');
  await works(standIn, old, 'the old one');

  await test.step('ending the old secret key and revoking the key never ask for reauthentication', async () => {
    await anew(app);
    await key.open(old);
    const question = new EndDialog(page);
    await key.endOld.click();
    await question.end.click();
    await expect(question.dialog).toBeHidden();
    assert.equal(await check.dialog.count(), 0);
    await refused(standIn, old, 'the old one');
    await works(standIn, pair, 'the new one');

    // The key is in use by now, so the name is asked for.
    await key.revoke.click();
    const { name, revoke, dialog: really } = key.revokeDialog;
    await name.fill(old.name);
    await revoke.click();
    await expect(really).toBeHidden();
    assert.equal(await check.dialog.count(), 0);
    await refused(standIn, pair, 'the new one of a revoked key');
    await expect(key.rotate).toBeHidden();
  });
});

test('after reauthentication in a window, the rotation continues when the person returns', async ({
  app,
}) => {
  const { page, context, standIn } = app;
  app.consoleGuard.expect(FAILED_CALL);
  const old = await unchecked(app, 'Checked in a window');
  const ask = await askToRotate(app, old);
  await ask.rotate.click();
  const opened = context.waitForEvent('page');
  await checkIn(app).window.click();
  const window = await opened;
  await window.getByLabel('Password').fill(OWNER.password);
  await window.getByRole('button', { name: /confirm|sign in/i }).click();
  await expect(async () => {
    const session = await (await page.request.get('/api/settings/session')).json();
    assert.ok(session.checked_until, 'the check is passed');
  }).toPass();
  if (!window.isClosed()) await window.close();
  await comeBack(page);
  const secretKey = await new NewSecretDialog(page).secret();
  await works(standIn, { ...old, secretKey }, 'the new one');
});

function checkIn({ page }: App) {
  const dialog = page.getByRole('alertdialog', { name: 'Confirm that it is you' });
  return {
    dialog,
    password: dialog.getByLabel('Password'),
    confirm: dialog.getByRole('button', { name: 'Confirm', exact: true }),
    window: dialog.getByRole('link', { name: 'Confirm in a new window' }),
    cancel: dialog.getByRole('button', { name: 'Cancel' }),
  };
}

/** A session of the owner that began without a password: signing in with one passes the check. */
async function anew({ page, context }: App): Promise<void> {
  await context.clearCookies();
  await new SecurityPage(page).open();
}

/** A key, and a session that has not passed the check, which making it takes. */
async function unchecked(app: App, name: string): Promise<CreatedKey> {
  const { page } = app;
  await anew(app);
  const { csrf_token } = await (await page.request.get('/api/settings/session')).json();
  const checked = await page.request.post('/api/settings/session/reauthentication', {
    headers: { 'x-csrf-token': csrf_token },
    data: { password: OWNER.password },
  });
  assert.equal(checked.status(), 200);
  const made = await createKey(app, name);
  await anew(app);
  return made;
}
