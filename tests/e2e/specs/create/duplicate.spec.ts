// Duplicate creates a new key with the settings of another key, which is not changed.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { createKey } from '../../pages/key-page.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { signIn, VIEWER } from '../../pages/sign-in-page.ts';
import { namesOf, storedKey, storedKeys, storedOptions } from '../../support/api-state.ts';
import { dayFromNow, inWords } from '../../support/dates.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { duplicate, saved } from '../../support/flows.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';

const COPIED = /^These are the settings of another key\. The new key gets its own API key and secret key\.$/;
const NO_LONGER = 'We-Link no longer has this action.';
const FULL_WARNING = /^Full access: whoever holds this key can do everything/;
const ANY_WARNING = /^Anyone who gets hold of this key can use it from anywhere\./;

test('Duplicate copies the settings of a key to the form, and saving does not change the original', async ({
  app,
}) => {
  const { page } = app;
  const form = await duplicate(page, 'Client CRM integration');
  await expect(page.getByText(COPIED)).toBeVisible();
  await expect(form.name).toBeFocused();
  assert.equal(await form.name.inputValue(), 'Client CRM integration copy');
  await expect(form.onlyThese).toBeChecked();
  assert.deepEqual(await form.entries(), ['203.0.113.7', '2001:db8:1::/48']);
  assert.equal(await form.note.inputValue(), 'Nightly sync, see the runbook');
  const before = await storedKeys(page);
  const first = await storedKey(page, 'Client CRM integration');
  const names = namesOf(await storedOptions(page), first.allowed_actions.actions);
  await expect(async () => assert.deepEqual(await form.chosen(), names)).toPass();

  await saved(app, form);
  const after = await storedKeys(page);
  assert.equal(after.length, before.length + 1);
  const copy = await storedKey(page, 'Client CRM integration copy');
  const original = await storedKey(page, 'Client CRM integration');
  assert.deepEqual(
    original,
    before.find((key) => key.id === original.id),
  );
  assert.notEqual(copy.id, original.id);
  assert.deepEqual(copy.ip_restrictions, original.ip_restrictions);
  assert.deepEqual([...copy.allowed_actions.actions].sort(), [...original.allowed_actions.actions].sort());
  assert.equal(copy.note, original.note);
});

test('a discarded copy is not kept: Create API Key and a reload show an empty form', async ({ page }) => {
  const list = new SecurityPage(page);
  const form = await duplicate(page, 'Client CRM integration');
  await form.cancel.click();
  await list.create.click();
  await form.actions.getByRole('checkbox').first().waitFor();
  assert.equal(await form.name.inputValue(), '');
  assert.equal(await form.rows.count(), 0);
  assert.deepEqual(await form.chosen(), []);
  await expect(page.getByText(COPIED)).toBeHidden();

  await duplicate(page, 'Client CRM integration');
  await page.reload();
  await form.actions.getByRole('checkbox').first().waitFor();
  assert.equal(await form.name.inputValue(), '');
  await expect(page.getByText(COPIED)).toBeHidden();
});

test('a copy gets the expiry of the policy, not the expiry of the original', async ({ page }) => {
  const form = await duplicate(page, 'Reporting dashboard');
  const original = await storedKey(page, 'Reporting dashboard');
  assert.ok(original.expires_at);
  await expect(form.expiry.getByText(`Expires ${inWords(dayFromNow(90))}`, { exact: true })).toBeVisible();
  await expect(form.summary).toHaveText(new RegExp(`until ${inWords(dayFromNow(90))}\\.$`));
});

test('an action that no longer exists blocks Save until it is removed, and the focus is kept', async ({
  app,
}) => {
  const { page } = app;
  const calls = await recordCalls(page, CREATE);
  const form = await duplicate(page, 'Lead import');
  const remove = page.getByRole('button', { name: 'Remove export_connections' });
  const row = form.actions.getByRole('listitem').filter({ has: remove });
  await expect(row).toHaveText(/export_connections/);
  await expect(row.getByText(NO_LONGER)).toBeVisible();
  await form.save.click();
  await expect(form.actions.getByText('Remove the actions that no longer exist.')).toBeVisible();
  await form.mend('Allowed actions').click();
  await expect(form.search).toBeFocused();
  await expect(row).toBeVisible();
  assert.equal(calls.requests.length, 0);
  await form.action('Endorse a skill').check();
  await expect(row).toBeVisible();
  await form.action('Endorse a skill').uncheck();
  await remove.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(NO_LONGER)).toBeHidden();
  await expectFocusWithin(form.actions);
  await expect(form.actions.getByText('Remove the actions that no longer exist.')).toBeHidden();
  await saved(app, form);
  const { allowed_actions: actions } = await storedKey(page, 'Lead import copy');
  assert.deepEqual([...actions.actions].sort(), ['get_profile_contact_details', 'get_profile_details']);

  await test.step('a preset replaces the action', async () => {
    await duplicate(page, 'Lead import');
    await expect(page.getByText(NO_LONGER)).toBeVisible();
    await form.preset('Read only').click();
    await expect(page.getByText(NO_LONGER)).toBeHidden();
  });
});

test('a copy of a key with full access from any address shows both warnings', async ({ app }) => {
  const { page } = app;
  const form = await duplicate(page, 'Zapier (2023)');
  await expect(form.actions.getByText(FULL_WARNING)).toBeVisible();
  await expect(form.restrictions.getByText(ANY_WARNING)).toBeVisible();
  await expect(form.anyAddress).toBeChecked();
  await expect(form.note).toBeHidden();
  await expect(form.summary).toHaveText(/^Zapier \(2023\) copy may .* from any address, until /);
  await expect(form.expiry.getByText(`Expires ${inWords(dayFromNow(30))}`, { exact: true })).toBeVisible();
  assert.equal(await form.preset('Full access').getAttribute('aria-pressed'), 'true');
  await saved(app, form);
  const copy = await storedKey(page, 'Zapier (2023) copy');
  // A new key names what it may do.
  assert.equal(copy.allowed_actions.mode, 'only');
  assert.equal(copy.allowed_actions.actions.length, 24);
  assert.equal(copy.ip_restrictions.mode, 'any');
});

test('the name of a copy is shortened to the maximum length and can be saved at once', async ({ app }) => {
  const { page } = app;
  // Each of these characters is two code units of UTF-16, and counts as one.
  const longest = '🔑'.repeat(64);
  await createKey(app, longest);
  const form = await duplicate(page, longest);
  const cut = `${'🔑'.repeat(59)} copy`;
  assert.equal(await form.name.inputValue(), cut);
  await saved(app, form);
  await storedKey(page, cut);
});

test('a key can be duplicated with the keyboard alone', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  const button = list.row('Internal staging key').getByRole('button', { name: /^Duplicate/ });
  await button.focus();
  await page.keyboard.press('Enter');
  const form = new NewKeyForm(page);
  await expect(form.name).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alertdialog', { name: 'Copy your keys now' })).toBeVisible();
});

test('a viewer has no Duplicate button', async ({ page }) => {
  await signIn(page, VIEWER);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  assert.equal(await page.getByRole('button', { name: /^Duplicate/ }).count(), 0);
});
