// Keys that can be rotated: active and disabled keys, but not revoked or expired ones.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, idOf, KeyPage, send } from '../../pages/key-page.ts';
import { NewSecretDialog, rotated, use, VALID_UNTIL, works } from '../../pages/rotate-dialog.ts';

test.use({ standInOptions: ['--rate-limit', '10000'] });

test('a disabled key can be rotated; both secret keys work once it is enabled', async ({ app }) => {
  const { page, standIn } = app;
  const old = await createKey(app, 'Switched off');
  await works(standIn, old, 'the first one');
  await send(page, 'PATCH', `/api-keys/${old.id}`, { enabled: false }, { 'if-match': '"1"' });
  const pair = await rotated(app, old);
  await new NewSecretDialog(page).copyAndClose();
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
  await expect(page.getByText(VALID_UNTIL)).toBeVisible();
  for (const one of [old, pair]) {
    const answer = await use(standIn, one);
    assert.deepEqual([answer.status, answer.body.status], [403, 'KEY_DISABLED']);
  }
  await send(page, 'PATCH', `/api-keys/${old.id}`, { enabled: true }, { 'if-match': '"2"' });
  await works(standIn, pair, 'the new one');
  await works(standIn, old, 'the old one');
});

test('a revoked key has neither Rotate nor Revoke, an expired one has Revoke', async ({ app }) => {
  const { page } = app;
  const key = new KeyPage(page);
  await key.open({ id: await idOf(page, 'Old laptop'), name: 'Old laptop' });
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
  for (const button of [key.rotate, key.endOld, key.revoke, key.newSecret]) await expect(button).toBeHidden();
  await expect(key.firstCall).toBeHidden();

  await key.open({ id: await idOf(page, 'Spring campaign'), name: 'Spring campaign' });
  await expect(page.getByText('Expired', { exact: true })).toBeVisible();
  await expect(key.revoke).toBeVisible();
  for (const button of [key.rotate, key.endOld, key.newSecret]) await expect(button).toBeHidden();
});

test('a legacy key from before restrictions can be rotated', async ({ app }) => {
  const { page } = app;
  const legacy = 'Zapier (2023)';
  const id = await idOf(page, legacy);
  await rotated(app, { id, name: legacy, apiKey: '', secretKey: '' });
  await new NewSecretDialog(page).copyAndClose();
  await expect(page.getByText(VALID_UNTIL)).toBeVisible();
});

test('revoking on the key’s page ends the key and removes its buttons', async ({ app }) => {
  const { page, standIn } = app;
  const made = await createKey(app, 'Revoked on its page');
  const key = new KeyPage(page);
  await key.open(made);
  await key.revoke.click();
  await key.revokeDialog.keep.click();
  await expect(key.revokeDialog.dialog).toBeHidden();
  await works(standIn, made, 'the key that was kept');
  await key.revoke.click();
  await key.revokeDialog.revoke.click();
  await expect(key.revokeDialog.dialog).toBeHidden();
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
  for (const button of [key.rotate, key.revoke]) await expect(button).toBeHidden();
  const answer = await use(standIn, made);
  assert.equal(answer.status, 401);
});
