// How the form reports errors, by the keyboard alone.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { description, tabTo } from '../../support/keyboard.ts';

test('Save on an empty form lists every field with an error, and a corrected field leaves the list', async ({
  page,
}) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.save.click();
  await expect(form.name).toBeFocused();
  const summary = page.getByRole('list', { name: '3 things to mend before this can be saved:' });
  const ways = summary.getByRole('button');
  assert.deepEqual(await ways.allTextContents(), ['Name', 'IP restrictions', 'Allowed actions']);
  for (const [way, field, sentence] of [
    ['IP restrictions', form.networks, /^Add at least one address/],
    ['Allowed actions', form.search, 'Choose at least one action.'],
    ['Name', form.name, 'Give the key a name.'],
  ] as const) {
    await tabTo(page, form.mend(way));
    await page.keyboard.press('Enter');
    await expect(field).toBeFocused();
    await expect(page.getByText(sentence)).toBeVisible();
    assert.match(
      await description(field),
      typeof sentence === 'string' ? new RegExp(sentence) : /Add at least/,
    );
  }
  await form.name.fill('Mended');
  await expect(form.mend('Name')).toBeHidden();
  await expect(page.getByRole('list', { name: '2 things to mend before this can be saved:' })).toBeVisible();
  await form.addNetwork('127.0.0.1');
  await expect(page.getByRole('list', { name: '1 thing to mend before this can be saved:' })).toBeVisible();
  await form.action('List accounts').check();
  await expect(page.getByText(/to mend before this can be saved/)).toBeHidden();
  await form.save.click();
  await expect(new OneTimeDialog(page).dialog).toBeVisible();
});

test('the list of errors moves the focus to the expiry date and the note', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await form.addNote.click();
  await form.note.fill('wls_0000000000000000');
  await form.save.click();
  await expect(form.name).toBeFocused();
  await form.mend('Where will this key live?').click();
  await expect(form.note).toBeFocused();
  await form.mend('Expiry').click();
  await expect(form.lastDay).toBeFocused();
});

test('leaving an empty field shows no error, and an invalid field shows its error only when left', async ({
  page,
}) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.addNote.click();
  await expect(form.note).toBeFocused();
  await test.step('leaving an empty field shows no error', async () => {
    for (const field of [form.name, form.networks, form.search, form.note]) {
      await field.focus();
      await page.keyboard.press('Tab');
    }
    await form.name.focus();
    assert.equal(await page.getByRole('form').locator('[aria-invalid="true"]').count(), 0);
    assert.equal(await page.getByText(/to mend/).count(), 0);
  });
  for (const [field, typed] of [
    [form.name, 'a\u202eb'],
    [form.networks, '10.0.0.300'],
    // From here Tab goes to what is to be mended, which gets one line more.
    [form.note, 'wls_0000000000000000'],
  ] as const) {
    await field.focus();
    for (const key of typed) {
      await page.keyboard.insertText(key);
      assert.equal(await field.getAttribute('aria-invalid'), null, `${key} of ${typed}`);
    }
    await page.keyboard.press('Tab');
    await expect(async () => assert.equal(await field.getAttribute('aria-invalid'), 'true', typed)).toPass();
  }
});

test('an error that was shown once is updated while typing', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.name.fill('a'.repeat(65));
  await form.networks.focus();
  const sentence = page.getByText('These are 65 characters; 64 is the most. Shorten it.');
  await expect(sentence).toBeVisible();
  await expect(form.mend('Name')).toBeVisible();
  await form.name.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await expect(sentence).toBeHidden();
  assert.equal(await form.name.getAttribute('aria-invalid'), null);
  await page.keyboard.type('aa');
  await expect(page.getByText('These are 66 characters; 64 is the most. Shorten it.')).toBeVisible();
});
