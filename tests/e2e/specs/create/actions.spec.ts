// The actions of a key are selected by preset, by group, by search or one by one, and saved as selected.

import assert from 'node:assert/strict';
import type { Locator } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, SignInPage } from '../../pages/sign-in-page.ts';
import { actionsOf, namesOf, storedKey, storedOptions } from '../../support/api-state.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { createdKey } from '../../support/flows.ts';
import { tabTo } from '../../support/keyboard.ts';

const FULL_WARNING = /^Full access: whoever holds this key can do everything/;

test('each preset from the API selects its actions and is shown as pressed', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  const options = await storedOptions(page);
  assert.ok(options.presets.length > 1);
  for (const preset of options.presets) {
    await form.preset(preset.name).click();
    await expect(async () =>
      assert.deepEqual(await form.chosen(), namesOf(options, preset.actions)),
    ).toPass();
    assert.deepEqual(await pressed(form), [preset.name]);
  }
});

test('a preset can be changed, and full access shows a warning while every action is selected', async ({
  page,
}) => {
  const form = new NewKeyForm(page);
  await form.open();
  assert.deepEqual(await pressed(form), []);
  await form.preset('Send messages').click();
  await form.action('Send an InMail').uncheck();
  await form.action('List accounts').check();
  await expect(async () => assert.deepEqual(await pressed(form), [])).toPass();
  assert.equal(await form.preset('Send messages').getAttribute('aria-pressed'), 'false');
  assert.ok((await form.chosen()).includes('List accounts'));
  await form.action('List accounts').uncheck();
  await form.action('Send an InMail').check();
  await expect(async () => assert.deepEqual(await pressed(form), ['Send messages'])).toPass();

  const warning = form.actions.getByText(FULL_WARNING);
  await expect(warning).toBeHidden();
  await form.preset('Full access').click();
  await expect(warning).toBeVisible();
  assert.deepEqual(await pressed(form), ['Full access']);
  const all = actionsOf(await storedOptions(page));
  assert.equal((await form.chosen()).length, all.length);
  await form.action('Endorse a skill').uncheck();
  await expect(warning).toBeHidden();
  assert.deepEqual(await pressed(form), []);
  await form.action('Endorse a skill').check();
  await expect(warning).toBeVisible();
});

test('groups and the summary show how many actions are selected', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  const says = (words: string | RegExp) =>
    expect(form.actions.getByText(words, { exact: true })).toBeVisible();
  await says('Nothing chosen yet');
  const group = form.group('Messaging');
  const whole = group.getByRole('checkbox', { name: /^Messaging/ });
  await expect(group).toHaveText(/0 of 6/);
  assert.ok(!(await isMixed(whole)));
  for (const name of ['Send an InMail', 'List conversations']) await form.action(name).check();
  await expect(group).toHaveText(/2 of 6/);
  assert.ok((await isMixed(whole)) && !(await whole.isChecked()));
  await whole.click();
  await expect(group).toHaveText(/6 of 6/);
  assert.ok((await whole.isChecked()) && !(await isMixed(whole)));
  await whole.click();
  await expect(group).toHaveText(/0 of 6/);
  assert.deepEqual(await form.chosen(), []);
  await expect(form.group('Profiles')).toHaveText(/0 of 3/);

  await form.action('List accounts').check();
  await form.action('Send an InMail').check();
  await says('2 chosen: List accounts and Send an InMail');
  await form.preset('Full access').click();
  await says(/^24 chosen: .* and 18 more$/);
});

test('a search highlights its matches, and one button selects exactly these', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.action('Get a result').check();
  await form.search.fill('CONVERSATION list');
  await expect(form.action('List conversations')).toBeVisible();
  await expect(form.action('Send an InMail')).toBeHidden();
  const marked = form.marks;
  await expect(async () =>
    assert.deepEqual(await marked.allTextContents(), ['List', 'conversation', 'List', 'conversation']),
  ).toPass();
  await form.search.fill('conversation');
  await form.actions.getByRole('button', { name: 'Select the 4 that match' }).click();
  const found = [
    'List conversations',
    'Read a conversation',
    'Reply in a conversation',
    'Reply in Sales Navigator',
  ];
  await form.search.fill('');
  await expect(async () => assert.deepEqual(await form.chosen(), ['Get a result', ...found])).toPass();
  assert.equal(await marked.count(), 0);
  await expect(form.actions.getByRole('button', { name: /^Select the/ })).toBeHidden();
});

test('a search reports one match or no match, and Enter in the search does not save', async ({ page }) => {
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...DEFAULT_INPUT, actions: [] });
  await form.search.fill('send_inmail');
  await form.actions.getByRole('button', { name: 'Select the 1 that matches' }).click();
  assert.deepEqual(await form.chosen(), ['Send an InMail']);
  await form.search.fill('zzzz');
  await expect(form.actions.getByText('No action matches. Try another word.')).toBeVisible();
  assert.equal(await form.actions.getByRole('checkbox').count(), 0);
  await form.search.press('Enter');
  await expect(form.search).toBeFocused();
  await form.search.fill('');
  assert.deepEqual(await form.chosen(), ['Send an InMail']);
  assert.equal(calls.requests.length, 0);
});

test('a developer cannot select actions that the role may not grant', async ({ page }) => {
  await new SignInPage(page).signIn(DEVELOPER);
  const form = new NewKeyForm(page);
  await form.open();
  const options = await storedOptions(page);
  const locked = actionsOf(options).filter((action) => !action.can);
  assert.ok(locked.length > 0);
  const isFree = async () => {
    const chosen = await form.chosen();
    assert.deepEqual(
      chosen.filter((name) => locked.some((action) => action.name === name)),
      [],
    );
    return chosen.length;
  };
  for (const action of locked) {
    await expect(form.action(action.name)).toBeDisabled();
    await form.action(action.name).click({ force: true });
    await expect(
      form.actions.getByText(/Your role cannot grant this\.$/).nth(locked.indexOf(action)),
    ).toBeVisible();
  }
  assert.equal(await isFree(), 0);
  const group = form.group('Account management');
  await group.getByRole('checkbox', { name: /^Account management/ }).click();
  await expect(group).toHaveText(/4 of 7/);
  await isFree();
  await form.search.fill('sign-in');
  // Where only locked ones match there is nothing to select.
  await expect(form.action('Confirm a sign-in')).toBeVisible();
  assert.equal(await form.actions.getByRole('button', { name: /^Select the/ }).count(), 0);
  await form.search.fill('account');
  await form.actions.getByRole('button', { name: /^Select the/ }).click();
  await form.search.fill('');
  await isFree();
  for (const preset of options.presets) {
    await form.preset(preset.name).click();
    assert.ok((await isFree()) > 0, preset.name);
  }
  await form.preset('Full access').click();
  assert.equal(await isFree(), actionsOf(options).length - locked.length);
  await expect(form.actions.getByText(FULL_WARNING)).toBeVisible();
});

test('the key is saved with exactly the selected actions', async ({ app }) => {
  const { page } = app;
  await createdKey(app, {
    ...DEFAULT_INPUT,
    name: 'Just these',
    actions: ['Endorse a skill', 'List accounts'],
  });
  const { allowed_actions: stored } = await storedKey(page, 'Just these');
  assert.equal(stored.mode, 'only');
  assert.deepEqual([...stored.actions].sort(), ['endorse', 'get_all_ln_accounts']);
  const row = new SecurityPage(page).row('Just these');
  await row.getByText('Which ones').click();
  const listed = row.getByRole('list', { name: 'Allowed actions' }).getByRole('listitem');
  assert.deepEqual((await listed.allTextContents()).sort(), ['endorse', 'get_all_ln_accounts']);
});

test('presets, search, groups and actions work with the keyboard alone', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await tabTo(page, form.preset('CRM sync'));
  await page.keyboard.press('Space');
  await expect(async () => assert.deepEqual(await pressed(form), ['CRM sync'])).toPass();
  await tabTo(page, form.search);
  await page.keyboard.type('invit');
  await tabTo(page, form.actions.getByRole('button', { name: 'Select the 3 that match' }));
  await page.keyboard.press('Enter');
  await tabTo(page, form.action('Withdraw an invitation'));
  await page.keyboard.press('Space');
  await tabTo(page, form.search, 'Shift+Tab');
  await page.keyboard.press('Escape');
  await tabTo(page, form.group('Greetings').getByRole('checkbox').first());
  await page.keyboard.press('Space');
  await expect(async () => {
    const chosen = await form.chosen();
    for (const name of ['Send an invitation', 'Congratulate on an anniversary'])
      assert.ok(chosen.includes(name));
    assert.ok(!chosen.includes('Withdraw an invitation'));
  }).toPass();
});

async function pressed(form: NewKeyForm): Promise<string[]> {
  return form.presets.getByRole('button', { pressed: true }).allTextContents();
}

function isMixed(box: Locator): Promise<boolean> {
  return box.evaluate((element) => (element as HTMLInputElement).indeterminate);
}
