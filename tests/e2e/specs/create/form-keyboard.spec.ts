// The form with the keyboard alone, and the shortest way through it.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { RevokeDialog } from '../../pages/revoke-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { expectFocusWithin, focusedName, hasFocus, tabTo } from '../../support/keyboard.ts';

const FEWEST = 8;

test('a key can be created with every part of the form, copied and revoked with the keyboard alone', async ({
  page,
  context,
}) => {
  await allowClipboard(context);
  const { keyboard } = page;
  const list = new SecurityPage(page);
  await list.open();
  await tabTo(page, list.create);
  await keyboard.press('Enter');
  const form = new NewKeyForm(page);
  await expect(form.name).toBeFocused();
  await keyboard.type('By keyboard');
  await tabTo(page, form.networks);
  await keyboard.type('198.51.100.0/28, 203.0.113.7');
  await keyboard.press('Enter');
  await expect(form.networks).toBeFocused();
  assert.deepEqual(await form.entries(), ['198.51.100.0/28', '203.0.113.7']);
  await tabTo(page, form.restrictions.getByRole('button', { name: 'Remove 198.51.100.0/28' }), 'Shift+Tab');
  await keyboard.press('Space');
  await expect(form.restrictions.getByRole('button', { name: 'Remove 203.0.113.7' })).toBeFocused();
  await tabTo(page, form.onlyThese, 'Shift+Tab');
  await keyboard.press('ArrowDown');
  await expect(form.anyAddress).toBeChecked();
  await expect(form.networks).toBeHidden();
  await keyboard.press('ArrowUp');
  await expect(form.networks).toBeVisible();
  await tabTo(page, form.preset('Send messages'));
  await keyboard.press('Space');
  await tabTo(page, form.search);
  await keyboard.type('inmail');
  await tabTo(page, form.action('Send an InMail'));
  await keyboard.press('Space');
  await tabTo(page, form.changeExpiry);
  await keyboard.press('Enter');
  await expect(form.expires).toBeFocused();
  await keyboard.press('ArrowUp');
  await tabTo(page, form.addNote);
  await keyboard.press('Enter');
  await expect(form.note).toBeFocused();
  await keyboard.type('Laptop of Ana');
  await tabTo(page, form.save);
  await keyboard.press('Enter');

  const dialog = new OneTimeDialog(page);
  await expectFocusWithin(dialog.dialog);
  const pair = await dialog.pair();
  await tabTo(page, dialog.copyBoth);
  await keyboard.press('Enter');
  await expect(dialog.dialog).toHaveText(/Both copied/);
  assert.ok((await readClipboard(page)).includes(pair.secretKey));
  await tabTo(page, dialog.close);
  await keyboard.press('Enter');
  await expectFocusWithin(list.row('By keyboard'));
  const stored = await storedKey(page, 'By keyboard');
  assert.deepEqual(stored.ip_restrictions, { mode: 'only', networks: ['203.0.113.7'] });
  assert.equal(stored.allowed_actions.actions.length, 5);
  assert.equal(stored.note, 'Laptop of Ana');
  const days = (Date.parse(stored.expires_at ?? '') - Date.now()) / 86_400_000;
  assert.ok(days > 29 && days < 31, 'one choice up from 90 days');

  const row = list.row('By keyboard');
  await tabTo(page, row.getByRole('button', { name: /^Revoke/ }));
  await keyboard.press('Enter');
  const question = new RevokeDialog(page);
  await question.dialog.waitFor();
  await expectFocusWithin(question.keep);
  await tabTo(page, question.revoke);
  await keyboard.press('Enter');
  await expect(row).toBeHidden();
  assert.doesNotMatch(await focusedName(page), /^(body|nothing)/, 'the focus went somewhere sensible');
});

test(`a key can be created from the list and copied in at most ${FEWEST} actions`, async ({
  page,
  context,
}) => {
  await allowClipboard(context);
  let actions = 0;
  const does = async (action: Promise<unknown>) => {
    await action;
    actions += 1;
  };
  const list = new SecurityPage(page);
  await list.open();
  const form = new NewKeyForm(page);
  const dialog = new OneTimeDialog(page);
  await does(list.create.click());
  await expect(form.name).toBeFocused();
  await does(page.keyboard.type('The short way'));
  await does(form.preset('Read only').click());
  await does(form.restrictions.getByRole('button', { name: /^Add my current address/ }).click());
  await does(form.save.click());
  await does(dialog.copyBoth.click());
  await does(dialog.close.click());
  await expect(dialog.dialog).toBeHidden();
  await expectFocusWithin(list.row('The short way'));
  assert.ok(actions <= FEWEST, `${actions} actions`);
  assert.equal((await storedKey(page, 'The short way')).ip_restrictions.networks.length, 1);
});

test('Ctrl+Enter saves from the name, address and search boxes', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  for (const box of [form.name, form.networks, form.search]) {
    await box.press('ControlOrMeta+Enter');
    await expect(form.name).toBeFocused();
    await expect(form.mend('Name')).toBeVisible();
  }
  const calls = await recordCalls(page, CREATE);
  await form.fill({ ...DEFAULT_INPUT, actions: [] });
  await form.action(DEFAULT_INPUT.actions[0] ?? '').check();
  await form.networks.press('ControlOrMeta+Enter');
  await expect(new OneTimeDialog(page).dialog).toBeVisible();
  assert.equal(calls.requests.length, 1);
});

test('Tab does not leave an open dialog', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  const revoke = list.rows.first().getByRole('button', { name: /^Revoke/ });
  await revoke.focus();
  await page.keyboard.press('Enter');
  const question = new RevokeDialog(page);
  await question.dialog.waitFor();
  let returns = 0;
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab');
    const isWithin = await hasFocus(question.dialog);
    // Between the last button and the first the browser itself has its turn.
    const focused = await focusedName(page);
    assert.ok(isWithin || focused.startsWith('body'), `the focus is on ${focused}`);
    if (await hasFocus(question.keep)) returns += 1;
  }
  assert.ok(returns > 0, 'Tab goes round in the dialog');
  await page.keyboard.press('Escape');
  await expect(question.dialog).toBeHidden();
  await expectFocusWithin(revoke);
});
