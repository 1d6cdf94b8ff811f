// The secret key of a rotation, and the passwords typed for its reauthentication, leave no trace.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/profile.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { delivered } from '../../support/leaks/delivered.ts';
import { inMemory } from '../../support/leaks/memory.ts';
import { inTheProfile } from '../../support/leaks/profile.ts';
import { leftBehind } from '../../support/leaks/search-locations.ts';
import { Needles, type Secrets } from '../../support/leaks/secret-search.ts';
import type { Visit } from '../../support/leaks/visit.ts';

test.use({ standInOptions: ['--reauthentication', '--reauthentication-methods', 'password'] });
const KEY = 'Reporting dashboard';
const WRONG = 'not-the-password-of-anybody-5527';

test('a rotated secret key and the passwords typed for it leave no trace', async ({ visit }) => {
  const { page, context, consoleGuard } = visit;
  await allowClipboard(context);
  consoleGuard.expect(/Failed to load resource/);
  await new SecurityPage(page).open();
  await page.getByRole('button', { name: `Create a new secret key for ${KEY}` }).click();
  const question = page.getByRole('alertdialog', { name: `Create a new secret key for “${KEY}”?` });
  await question.getByRole('button', { name: 'Create a new secret key' }).click();

  const check = page.getByRole('alertdialog', { name: 'Confirm that it is you' });
  const password = check.getByLabel('Password');
  await password.pressSequentially(WRONG);
  await password.press('Enter');
  await expect(check.getByText('That is not your password. Try again.')).toBeVisible();
  assert.equal(await password.inputValue(), '', 'what was typed is gone with the attempt');
  await password.pressSequentially(OWNER.password);
  const secrets = await delivered(page, () => password.press('Enter'));

  const dialog = page.getByRole('alertdialog', { name: 'Copy the new secret key now' });
  await expect(dialog).toBeVisible();
  const held = await inMemory(page, new Needles(secrets));
  assert.match(held.join(), /the secret key /, 'the search sees the secret key while it is held');
  await dialog.getByRole('button', { name: 'Copy secret key' }).click();
  await expect(dialog).toHaveText(/Secret key copied/);
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog).toBeHidden();
  await leavesNothing(visit, secrets, { password: OWNER.password, 'wrong password': WRONG });
});

/**
 * Neither in the browser nor in its profile; the passwords were said to the API, once each, and nowhere else. (The
 * stand-in's log begins with the passwords of its demo users.)
 */
async function leavesNothing(visit: Visit, secrets: Secrets, passwords: Secrets): Promise<void> {
  assert.deepEqual(await leftBehind(visit, secrets), []);
  const found = await leftBehind(visit, passwords);
  const requests = found.filter(
    (line) => line.includes('POST') && line.includes('/session/reauthentication'),
  );
  assert.equal(requests.length, Object.keys(passwords).length, 'each went out');
  assert.deepEqual(
    found.filter((line) => !requests.includes(line)),
    found.filter((line) => /: the password .* in the log of the stand-in$/.test(line)),
  );
  await visit.close();
  assert.deepEqual(await inTheProfile(visit.profile, new Needles({ ...secrets, ...passwords })), []);
}
