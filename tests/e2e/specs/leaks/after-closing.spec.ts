// After the one-time dialog is closed, no part of the two values remains in the browser, except on the clipboard.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/profile.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import type { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';
import { openedDialog } from '../../support/leaks/delivered.ts';
import { inMemory } from '../../support/leaks/memory.ts';
import { inTheProfile } from '../../support/leaks/profile.ts';
import { leftBehind } from '../../support/leaks/search-locations.ts';
import { Needles, type Secrets } from '../../support/leaks/secret-search.ts';
import { bytesStored } from '../../support/leaks/storage.ts';
import type { Visit } from '../../support/leaks/visit.ts';

test('a copied pair leaves no trace except on the clipboard', async ({ visit }) => {
  await allowClipboard(visit.context);
  const { dialog, secrets } = await openedDialog(visit);
  const held = await inMemory(visit.page, new Needles(secrets));
  assert.match(held.join(), /the API key .*the secret key /, 'the search sees the pair while it is held');
  await dialog.copyBoth.click();
  await expect(dialog.dialog).toHaveText(/Both copied/);
  const copied = await readClipboard(visit.page);
  for (const value of Object.values(secrets)) assert.ok(copied.includes(value));
  await dialog.close.click();
  await leavesNothing(visit, dialog, secrets);
});

test('values copied one by one leave no trace', async ({ visit }) => {
  await allowClipboard(visit.context);
  const { dialog, secrets } = await openedDialog(visit);
  await dialog.copySecretKey.click();
  await expect(dialog.dialog).toHaveText(/Secret key copied/);
  await dialog.copyApiKey.click();
  await expect(dialog.dialog).toHaveText(/API key copied/);
  await dialog.close.click();
  await leavesNothing(visit, dialog, secrets);
});

test('a manually copied pair leaves no trace', async ({ visit }) => {
  const { dialog, secrets } = await openedDialog(visit);
  for (const field of [dialog.apiKey, dialog.secretKey]) {
    await field.focus();
    await visit.page.keyboard.press('ControlOrMeta+A');
    await visit.page.keyboard.press('ControlOrMeta+C');
  }
  await expect(dialog.dialog).toHaveText(/Both copied/);
  await dialog.close.click();
  await leavesNothing(visit, dialog, secrets);
});

test('an uncopied pair leaves no trace', async ({ visit }) => {
  const { dialog, secrets } = await openedDialog(visit);
  await dialog.close.click();
  await dialog.closeAnyway.click();
  await leavesNothing(visit, dialog, secrets);
});

/** Neither in the browser while it runs nor, once it is closed, in its profile. */
async function leavesNothing(visit: Visit, dialog: OneTimeDialog, secrets: Secrets): Promise<void> {
  await expect(dialog.dialog).toBeHidden();
  await expectFocusWithin(new SecurityPage(visit.page).row(DEFAULT_INPUT.name).first());
  assert.deepEqual(await leftBehind(visit, secrets), []);
  assert.equal(await bytesStored(visit.page), 0);
  await visit.close();
  assert.deepEqual(await inTheProfile(visit.profile, new Needles(secrets)), []);
}
