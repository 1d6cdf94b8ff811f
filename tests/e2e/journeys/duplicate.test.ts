// Duplicate: a new key with the settings of another one, which stays as it was.
import assert from 'node:assert/strict';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { dayFromNow, inWords } from '../support/days.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import { CREATE, observe } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { createdKey, duplicate, saved } from '../support/steps.ts';
import { namesOf, storedKey, storedKeys, storedOptions } from '../support/stored.ts';

const tell = scene();
const COPIED = /^These are the settings of another key\. The new key gets its own API key and secret key\.$/;
const NO_LONGER = 'We-Link no longer has this action.';
const FULL_WARNING = /^Full access: whoever holds this key can do everything/;
const ANY_WARNING = /^Anyone who gets hold of this key can use it from anywhere\./;

tell('Duplicate opens the form with the settings of the key', async ({ page }) => {
  const form = await duplicate(page, 'Client CRM integration');
  await visible(page.getByText(COPIED));
  await focused(form.name);
  assert.equal(await form.name.inputValue(), 'Client CRM integration copy');
  assert.ok(await form.onlyThese.isChecked());
  assert.deepEqual(await form.entries(), ['203.0.113.7', '2001:db8:1::/48']);
  assert.equal(await form.note.inputValue(), 'Nightly sync, see the runbook');
  const original = await storedKey(page, 'Client CRM integration');
  const names = namesOf(await storedOptions(page), original.allowed_actions.actions);
  await eventually(async () => assert.deepEqual(await form.chosen(), names));
  await assertAccessible(page, 'a form with the settings of another key');
});

tell('the copy gets the expiry of the policy, not that of the key', async ({ page }) => {
  const form = await duplicate(page, 'Reporting dashboard');
  const original = await storedKey(page, 'Reporting dashboard');
  assert.ok(original.expires_at);
  await visible(form.expiry.getByText(`Expires ${inWords(dayFromNow(90))}`, { exact: true }));
  await hasText(form.summary, new RegExp(`until ${inWords(dayFromNow(90))}\\.$`));
});

tell('saving makes a second key and leaves the first as it was', async (journey) => {
  const { page } = journey;
  const form = await duplicate(page, 'Client CRM integration');
  const before = await storedKeys(page);
  await saved(journey, form);
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

tell('an action that is no more is shown, and is kept until somebody removes it', async (journey) => {
  const { page } = journey;
  const calls = await observe(page, CREATE);
  const form = await duplicate(page, 'Lead import');
  const remove = page.getByRole('button', { name: 'Remove export_connections' });
  const row = form.actions.getByRole('listitem').filter({ has: remove });
  await hasText(row, /export_connections/);
  await visible(row.getByText(NO_LONGER));
  await assertAccessible(page, 'an action that is no more');
  await form.save.click();
  await visible(form.actions.getByText('Remove the actions that no longer exist.'));
  await form.mend('Allowed actions').click();
  await focused(form.search);
  await visible(row);
  assert.equal(calls.requests.length, 0);
  await form.action('Endorse a skill').check();
  await visible(row);
  await form.action('Endorse a skill').uncheck();
  await remove.click();
  await gone(page.getByText(NO_LONGER));
  await gone(form.actions.getByText('Remove the actions that no longer exist.'));
  await saved(journey, form);
  const { allowed_actions: actions } = await storedKey(page, 'Lead import copy');
  assert.deepEqual([...actions.actions].sort(), ['get_profile_contact_details', 'get_profile_details']);
});

tell('after an action that is no more was removed, the focus is still in the actions', async ({ page }) => {
  const form = await duplicate(page, 'Lead import');
  await form.actions.getByRole('button', { name: 'Remove export_connections' }).focus();
  await page.keyboard.press('Enter');
  await gone(page.getByText(NO_LONGER));
  await eventually(async () =>
    assert.ok(
      await form.actions.evaluate((section) =>
        section.contains((section.getRootNode() as ShadowRoot).activeElement),
      ),
    ),
  );
});

tell('a preset replaces an action that is no more', async ({ page }) => {
  const form = await duplicate(page, 'Lead import');
  await visible(page.getByText(NO_LONGER));
  await form.preset('Read only').click();
  await gone(page.getByText(NO_LONGER));
});

tell('a key that could do everything from anywhere comes with both warnings', async (journey) => {
  const { page } = journey;
  const form = await duplicate(page, 'Zapier (2023)');
  await visible(form.actions.getByText(FULL_WARNING));
  await visible(form.restrictions.getByText(ANY_WARNING));
  assert.ok(await form.anyAddress.isChecked());
  await gone(form.note);
  await hasText(form.summary, /^Zapier \(2023\) copy may .* from any address, until /);
  await visible(form.expiry.getByText(`Expires ${inWords(dayFromNow(30))}`, { exact: true }));
  assert.equal(await form.preset('Full access').getAttribute('aria-pressed'), 'true');
  await assertAccessible(page, 'a copy of a key that could do everything');
  await saved(journey, form);
  const copy = await storedKey(page, 'Zapier (2023) copy');
  // A new key names what it may do.
  assert.equal(copy.allowed_actions.mode, 'only');
  assert.equal(copy.allowed_actions.actions.length, 24);
  assert.equal(copy.ip_restrictions.mode, 'any');
});

tell('Create API Key after Duplicate opens an empty form', async ({ page }) => {
  const form = await duplicate(page, 'Client CRM integration');
  await form.cancel.click();
  await new SecurityPage(page).create.click();
  await form.actions.getByRole('checkbox').first().waitFor();
  assert.equal(await form.name.inputValue(), '');
  assert.equal(await form.rows.count(), 0);
  assert.deepEqual(await form.chosen(), []);
  await gone(page.getByText(COPIED));
});

tell('a reload gives an empty form, nothing of the copy is kept', async ({ page }) => {
  const form = await duplicate(page, 'Client CRM integration');
  await page.reload();
  await form.actions.getByRole('checkbox').first().waitFor();
  assert.equal(await form.name.inputValue(), '');
  await gone(page.getByText(COPIED));
});

tell('the name of a copy is cut to what a name may be, and can be saved at once', async (journey) => {
  const { page } = journey;
  // Each of these characters is two code units of UTF-16, and counts as one.
  const longest = '🔑'.repeat(64);
  await createdKey(journey, { ...PLAIN, name: longest });
  const form = await duplicate(page, longest);
  const cut = `${'🔑'.repeat(59)} copy`;
  assert.equal(await form.name.inputValue(), cut);
  await saved(journey, form);
  await storedKey(page, cut);
});

tell('a copy is made with the keyboard alone', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  const button = list.row('Internal staging key').getByRole('button', { name: /^Duplicate/ });
  await button.focus();
  await page.keyboard.press('Enter');
  const form = new NewKeyForm(page);
  await focused(form.name);
  await page.keyboard.press('ControlOrMeta+Enter');
  await visible(page.getByRole('alertdialog', { name: 'Copy your keys now' }));
});

tell('who may not create a key finds no Duplicate', async ({ page }) => {
  await new SignInPage(page).signIn(VIEWER);
  await visible(new SecurityPage(page).rows.first());
  assert.equal(await page.getByRole('button', { name: /^Duplicate/ }).count(), 0);
});
