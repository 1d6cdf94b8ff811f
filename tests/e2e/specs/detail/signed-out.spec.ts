// The session ends while a key's page is open: nothing of the key stays on the screen.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { type CreatedKey, createKey, KeyPage } from '../../pages/key-page.ts';
import { NewSecretDialog, ROTATE, RotateDialog, works } from '../../pages/rotate-dialog.ts';
import { FABRIKAM_OWNER, OWNER } from '../../pages/sign-in-page.ts';
import { FAILED_CALL, recordCalls } from '../../support/faults.ts';
import { comeBack, signInElsewhere } from '../../support/flows.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ user: OWNER, standInOptions: ['--rate-limit', '10000'] });

test('without a session, the address of a key asks to sign in and shows the key afterwards', async ({
  app,
}) => {
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, 'Signed out: from the start');
  await context.clearCookies();
  await page.goto(KeyPage.path(made.id));
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  assert.equal(await new KeyPage(page).title.count(), 0);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await expect(new KeyPage(page).named(made.name)).toBeVisible();
});

test('when the session ends, the next request hides the key and the revoke dialog', async ({ app }) => {
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, 'Signed out: at Revoke');
  const key = new KeyPage(page);
  await key.open(made);
  await key.revoke.click();
  await expect(key.revokeDialog.dialog).toBeVisible();
  await context.clearCookies();
  await key.revokeDialog.revoke.click();
  await expect(page.getByRole('link', { name: /^Sign in/, includeHidden: true })).toBeVisible();
  await expect(key.named(made.name)).toBeHidden();
  await assertNothingOf(app, made);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await expect(key.named(made.name)).toBeVisible();
});

test('a rotation waits until the same person signs in, and then continues automatically', async ({ app }) => {
  const { page, context, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, 'Signed out: at Rotate');
  const key = new KeyPage(page);
  await key.open(made);
  await key.rotate.click();
  const ask = new RotateDialog(page);
  await expect(ask.rotate).toBeVisible();
  const sent = await recordCalls(page, ROTATE);
  await context.clearCookies();
  await ask.rotate.click();
  await expect(ask.dialog.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  await expect(key.named(made.name)).toBeHidden();
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  const secretKey = await new NewSecretDialog(page).secret();
  assert.ok(sent.requests.length >= 2);
  await works(standIn, { ...made, secretKey }, 'the new one');
});

test('another person who signs in sees nothing of the key or its rotation', async ({ app }) => {
  const { page, context, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, 'Signed out: somebody else');
  const key = new KeyPage(page);
  await key.open(made);
  await key.rotate.click();
  const ask = new RotateDialog(page);
  await context.clearCookies();
  await ask.rotate.click();
  await expect(ask.dialog.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  await signInElsewhere(context, FABRIKAM_OWNER);
  await comeBack(page);
  await expect(ask.dialog).toBeHidden();
  await expect(page.getByText('No API keys yet')).toBeVisible();
  await assertNothingOf(app, made);
  assert.equal(new URL(page.url()).pathname, '/settings/security');
  await works(standIn, made, 'the only one');
});

/** The address and the history hold the key's id, which says nothing without a session. */
async function assertNothingOf({ page, context }: App, made: CreatedKey): Promise<void> {
  await expect(async () => {
    const left = await everythingLeft(page, context);
    const hint = `${made.apiKey.slice(0, 8)}…${made.apiKey.slice(-4)}`;
    for (const text of [made.name, hint]) assert.ok(!left.includes(text), `“${text}” is left`);
  }).toPass();
}
