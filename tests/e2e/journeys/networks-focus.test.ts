// Leaving the box for addresses with the keyboard: what stands in it is taken, and the focus goes where Tab leads.
import assert from 'node:assert/strict';
import { NewKeyForm } from '../pages/new-key-form.ts';
import { eventually, focused, focusedWithin, hasText } from '../support/expect.ts';
import { scene } from '../support/journey.ts';

const tell = scene();

for (const [what, typed, entries, then] of [
  ['one entry', '203.0.113.7', ['203.0.113.7'], /1 network, 1 address/],
  ['a wrong entry', 'crm.example.com', [], /is a host name/],
  ['an entry with a fix', '10.0.0.7/255.255.255.255', [], /Use 10\.0\.0\.7/],
] as const) {
  tell(`Tab with ${what} in the box leads to the next control`, async ({ page }) => {
    const form = await openForm(page);
    await form.networks.pressSequentially(typed);
    await form.networks.press('Tab');
    await hasText(form.restrictions, then);
    await assertEntries(form, entries);
    await focused(form.restrictions.getByRole('button', { name: 'Add my current address, 127.0.0.1' }));
  });
}

tell('Shift+Tab leads to the last row, though the rows are drawn anew', async ({ page }) => {
  const form = await openForm(page);
  await form.addNetwork('203.0.113.7');
  await form.networks.pressSequentially('203.0.113.9');
  await form.networks.press('Shift+Tab');
  await assertEntries(form, ['203.0.113.7', '203.0.113.9']);
  await focused(form.restrictions.getByRole('button', { name: 'Remove 203.0.113.7', exact: true }));
});

tell('Tab leads to Undo, though it is drawn anew', async ({ page }) => {
  const form = await openForm(page);
  await form.addNetwork('203.0.113.8');
  await form.addNetwork('203.0.113.9');
  await form.networks.pressSequentially('198.51.100.1');
  await form.networks.press('Tab');
  await assertEntries(form, ['203.0.113.8', '203.0.113.9', '198.51.100.1']);
  await focused(form.undo);
});

tell('Tab with an entry that needs a choice leads on, and the panel is there', async ({ page }) => {
  const form = await openForm(page);
  await form.networks.pressSequentially('10.0.0.7/24');
  await form.networks.press('Tab');
  await hasText(form.review, /1 entry needs your choice/);
  await focusedWithin(form.restrictions);
});

async function openForm(page: NewKeyForm['page']): Promise<NewKeyForm> {
  const form = new NewKeyForm(page);
  await form.open();
  return form;
}

async function assertEntries(form: NewKeyForm, entries: readonly string[]): Promise<void> {
  await eventually(async () => assert.deepEqual(await form.entries(), entries));
}
