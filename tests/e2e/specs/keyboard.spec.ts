// The whole walk without a mouse.

import assert from 'node:assert/strict';
import { expect, test } from '../fixtures/test.ts';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { RevokeDialog } from '../pages/revoke-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { allowClipboard } from '../support/clipboard.ts';
import { expectFocusWithin, focusedName, tabTo } from '../support/keyboard.ts';

test('create, copy, close and revoke with the keyboard alone', async ({ page, context }) => {
  await allowClipboard(context);
  const list = new SecurityPage(page);
  await list.open();
  await tabTo(page, list.create);
  await page.keyboard.press('Enter');

  const form = new NewKeyForm(page);
  await tabTo(page, form.name);
  await page.keyboard.type('By keyboard');
  await tabTo(page, form.networks);
  await page.keyboard.type('127.0.0.1');
  await tabTo(page, form.search);
  await page.keyboard.type('account');
  await tabTo(page, form.action(PLAIN.actions[0] ?? ''));
  await page.keyboard.press('Space');
  await tabTo(page, form.save);
  await page.keyboard.press('Enter');

  const dialog = new OneTimeDialog(page);
  await dialog.dialog.waitFor();
  await expectFocusWithin(dialog.dialog);
  await tabTo(page, dialog.copyBoth);
  await page.keyboard.press('Enter');
  await expect(dialog.dialog).toHaveText(/Both copied/);
  await tabTo(page, dialog.close);
  await page.keyboard.press('Enter');
  await expect(dialog.dialog).toBeHidden();

  const row = list.row('By keyboard');
  await expectFocusWithin(row);
  await tabTo(page, row.getByRole('button', { name: /^Revoke/ }));
  await page.keyboard.press('Enter');
  const question = new RevokeDialog(page);
  await question.dialog.waitFor();
  await expectFocusWithin(question.keep);
  await tabTo(page, question.revoke);
  await page.keyboard.press('Enter');
  await expect(row).toBeHidden();
  assert.doesNotMatch(await focusedName(page), /^(body|nothing)/, 'the focus went somewhere sensible');
});

test('Tab does not leave an open dialog', async ({ page, context }) => {
  await allowClipboard(context);
  const list = new SecurityPage(page);
  await list.open();
  const revoke = list.rows.first().getByRole('button', { name: /^Revoke/ });
  await revoke.focus();
  await page.keyboard.press('Enter');
  const question = new RevokeDialog(page);
  await question.dialog.waitFor();
  for (let press = 0; press < 6; press += 1) {
    await page.keyboard.press('Tab');
    assert.doesNotMatch(await focusedName(page), /^(a|input|button Create)/);
  }
  await page.keyboard.press('Escape');
  await expect(question.dialog).toBeHidden();
  await expectFocusWithin(revoke);
});
