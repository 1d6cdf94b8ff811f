// Which keys can get a new secret key: those that work, also while they are switched off.
import assert from 'node:assert/strict';
import { idOf, KeyPage, keyBefore, send } from '../pages/key-page.ts';
import { NewSecretDialog, rotated, use, VALID_UNTIL, works } from '../pages/rotate-dialog.ts';
import { gone, visible } from '../support/expect.ts';
import { scene } from '../support/journey.ts';

const tell = scene({ standIn: ['--rate-limit', '10000'] });

tell('a disabled key can be rotated; both secret keys work once it is enabled', async (journey) => {
  const { page, standIn } = journey;
  const old = await keyBefore(journey, 'Switched off');
  await works(standIn, old, 'the first one');
  await send(page, 'PATCH', `/api-keys/${old.id}`, { enabled: false }, { 'if-match': '"1"' });
  const pair = await rotated(journey, old);
  await new NewSecretDialog(page).copyAndClose();
  await visible(page.getByText('Disabled', { exact: true }));
  await visible(page.getByText(VALID_UNTIL));
  for (const one of [old, pair]) {
    const answer = await use(standIn, one);
    assert.deepEqual([answer.status, answer.body.status], [403, 'KEY_DISABLED']);
  }
  await send(page, 'PATCH', `/api-keys/${old.id}`, { enabled: true }, { 'if-match': '"2"' });
  await works(standIn, pair, 'the new one');
  await works(standIn, old, 'the old one');
});

tell('a revoked key has neither Rotate nor Revoke', async (journey) => {
  const { page } = journey;
  const key = new KeyPage(page);
  await key.open({ id: await idOf(page, 'Old laptop'), name: 'Old laptop' });
  await visible(page.getByText('Revoked', { exact: true }));
  for (const button of [key.rotate, key.endOld, key.revoke, key.newSecret]) await gone(button);
  await gone(key.firstCall);
});

tell('an expired key has Revoke and no Rotate', async (journey) => {
  const { page } = journey;
  const key = new KeyPage(page);
  await key.open({ id: await idOf(page, 'Spring campaign'), name: 'Spring campaign' });
  await visible(page.getByText('Expired', { exact: true }));
  await visible(key.revoke);
  for (const button of [key.rotate, key.endOld, key.newSecret]) await gone(button);
});

tell('a key that is older than restrictions can be rotated', async (journey) => {
  const { page } = journey;
  const legacy = 'Zapier (2023)';
  const id = await idOf(page, legacy);
  await rotated(journey, { id, name: legacy, apiKey: '', secretKey: '' });
  await new NewSecretDialog(page).copyAndClose();
  await visible(page.getByText(VALID_UNTIL));
});

tell('revoking on the key’s own page ends the key, and takes its buttons away', async (journey) => {
  const { page, standIn } = journey;
  const made = await keyBefore(journey, 'Revoked on its page');
  const key = new KeyPage(page);
  await key.open(made);
  await key.revoke.click();
  await key.revokeDialog.keep.click();
  await gone(key.revokeDialog.dialog);
  await works(standIn, made, 'the key that was kept');
  await key.revoke.click();
  await key.revokeDialog.revoke.click();
  await gone(key.revokeDialog.dialog);
  await visible(page.getByText('Revoked', { exact: true }));
  for (const button of [key.rotate, key.revoke]) await gone(button);
  const answer = await use(standIn, made);
  assert.equal(answer.status, 401);
});
