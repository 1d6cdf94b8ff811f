// The second check: asked for before a secret key is made, never before one is taken away.
import assert from 'node:assert/strict';
import { EndDialog, KeyPage, keyBefore, type Made } from '../pages/key-page.ts';
import { askToRotate, NewSecretDialog, ROTATE, refused, works } from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import { FAILED_CALL, observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';

const tell = scene({ standIn: ['--step-up', '--rate-limit', '10000'] });

tell('by password, and the rotation goes on by itself with what was chosen', async (journey) => {
  const { page, standIn } = journey;
  journey.watch.expect(FAILED_CALL);
  const old = await unchecked(journey, 'Checked by password');
  const sent = await observe(page, ROTATE);
  const ask = await askToRotate(journey, old);
  await ask.overlap.selectOption('7 days');
  await ask.rotate.click();
  const check = checkIn(journey);
  await visible(check.dialog);
  await check.password.fill('not the password');
  await check.confirm.click();
  await hasText(check.dialog, /That is not your password/);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await hasText(dialog.dialog, /The old secret key goes on for 7 days/);
  const ids = new Set(sent.requests.map((request) => request.headers()['idempotency-key']));
  assert.deepEqual([sent.requests.length, ids.size], [2, 1]);
  await dialog.copyAndClose();
  await works(standIn, { ...old, secretKey }, 'the new one');
  await works(standIn, old, 'the old one');
});

tell('in a window, and the rotation goes on when the person comes back', async (journey) => {
  const { page, context, standIn } = journey;
  journey.watch.expect(FAILED_CALL);
  const old = await unchecked(journey, 'Checked in a window');
  const ask = await askToRotate(journey, old);
  await ask.rotate.click();
  const opened = context.waitForEvent('page');
  await checkIn(journey).window.click();
  const window = await opened;
  await window.getByLabel('Password').fill(OWNER.password);
  await window.getByRole('button', { name: /confirm|sign in/i }).click();
  await eventually(async () => {
    const session = await (await page.request.get('/api/settings/session')).json();
    assert.ok(session.checked_until, 'the check is passed');
  });
  if (!window.isClosed()) await window.close();
  await page.bringToFront();
  // A browser with a window to look at says this by itself.
  await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')));
  const secretKey = await new NewSecretDialog(page).secret();
  await works(standIn, { ...old, secretKey }, 'the new one');
});

tell('whoever cancels the check has rotated nothing', async (journey) => {
  const { page, standIn } = journey;
  journey.watch.expect(FAILED_CALL);
  const old = await unchecked(journey, 'Check cancelled');
  const ask = await askToRotate(journey, old);
  await ask.leaked.check();
  await ask.rotate.click();
  const check = checkIn(journey);
  await check.cancel.click();
  await gone(check.dialog);
  await visible(ask.dialog);
  assert.ok(await ask.leaked.isChecked(), 'what was chosen is kept');
  await ask.cancel.click();
  await gone(ask.dialog);
  await focused(new KeyPage(page).rotate);
  await works(standIn, old, 'the only one');
});

tell('ending the old secret key and revoking never ask for it', async (journey) => {
  const { page, standIn } = journey;
  journey.watch.expect(FAILED_CALL);
  const old = await unchecked(journey, 'Taken away');
  const ask = await askToRotate(journey, old);
  await ask.rotate.click();
  const check = checkIn(journey);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  const dialog = new NewSecretDialog(page);
  const pair = { ...old, secretKey: await dialog.secret() };
  await dialog.copyAndClose();

  await anew(journey);
  const key = new KeyPage(page);
  await key.open(old);
  const question = new EndDialog(page);
  await key.endOld.click();
  await question.end.click();
  await gone(question.dialog);
  assert.equal(await check.dialog.count(), 0);
  await refused(standIn, old, 'the old one');
  await works(standIn, pair, 'the new one');

  await key.revoke.click();
  await key.revokeDialog.revoke.click();
  await gone(key.revokeDialog.dialog);
  assert.equal(await check.dialog.count(), 0);
  await refused(standIn, pair, 'the new one of a revoked key');
  await gone(key.rotate);
});

function checkIn({ page }: Journey) {
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
async function anew({ page, context }: Journey): Promise<void> {
  await context.clearCookies();
  await new SecurityPage(page).open();
}

/** A key, and a session that has not passed the check, which making it takes. */
async function unchecked(journey: Journey, name: string): Promise<Made> {
  const { page } = journey;
  await anew(journey);
  const { csrf_token } = await (await page.request.get('/api/settings/session')).json();
  const checked = await page.request.post('/api/settings/session/reauthentication', {
    headers: { 'x-csrf-token': csrf_token },
    data: { password: OWNER.password },
  });
  assert.equal(checked.status(), 200);
  const made = await keyBefore(journey, name);
  await anew(journey);
  return made;
}
