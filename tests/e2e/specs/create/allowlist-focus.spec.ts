// Leaving the address box with the keyboard: a valid entry is added, and the focus moves to where Tab leads.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';

test('Tab moves from the address box to the next control, whatever the box contains', async ({ page }) => {
  const form = await openForm(page);
  for (const [what, typed, entries, then] of [
    ['an entry with a suggested fix', '10.0.0.7/255.255.255.255', [], /Use 10\.0\.0\.7/],
    ['an invalid entry', 'crm.example.com', [], /is a host name/],
    ['a valid entry', '203.0.113.7', ['203.0.113.7'], /1 network, 1 address/],
  ] as const) {
    await test.step(what, async () => {
      await form.networks.fill('');
      await form.networks.pressSequentially(typed);
      await form.networks.press('Tab');
      await expect(form.restrictions).toHaveText(then);
      await assertEntries(form, entries);
      await expect(
        form.restrictions.getByRole('button', { name: 'Add my current address, 127.0.0.1' }),
      ).toBeFocused();
    });
  }
});

test('Shift+Tab moves to the row above and Tab to Undo, although both are rendered again', async ({
  page,
}) => {
  const form = await openForm(page);
  await form.addNetwork('203.0.113.7');
  await form.networks.pressSequentially('203.0.113.9');
  await form.networks.press('Shift+Tab');
  await assertEntries(form, ['203.0.113.7', '203.0.113.9']);
  await expect(
    form.restrictions.getByRole('button', { name: 'Remove 203.0.113.7', exact: true }),
  ).toBeFocused();
  await form.networks.pressSequentially('198.51.100.1');
  await form.networks.press('Tab');
  await assertEntries(form, ['203.0.113.7', '203.0.113.9', '198.51.100.1']);
  await expect(form.undo).toBeFocused();
});

test('Tab on an entry that needs a choice opens the review panel, and the focus is not lost', async ({
  page,
}) => {
  const form = await openForm(page);
  await form.networks.pressSequentially('10.0.0.7/24');
  await form.networks.press('Tab');
  await expect(form.review).toHaveText(/1 entry needs your choice/);
  await expectFocusWithin(form.restrictions);
});

async function openForm(page: NewKeyForm['page']): Promise<NewKeyForm> {
  const form = new NewKeyForm(page);
  await form.open();
  return form;
}

async function assertEntries(form: NewKeyForm, entries: readonly string[]): Promise<void> {
  await expect(async () => assert.deepEqual(await form.entries(), entries)).toPass();
}
