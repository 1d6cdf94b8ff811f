// The form helps before it sends, and sends nothing that cannot be taken.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import { CREATE, observe } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { hasFocus } from '../support/keyboard.ts';

const tell = scene();

tell('an empty form is not sent; the first field to mend has the focus', async ({ page }) => {
  const calls = await observe(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.save.click();
  await focused(form.name);
  assert.equal(await form.name.getAttribute('aria-invalid'), 'true');
  assert.equal(calls.requests.length, 0);
});

tell('only these addresses is preselected, and no action is chosen', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  assert.ok(await form.onlyThese.isChecked());
  assert.equal(await form.actions.getByRole('checkbox', { checked: true }).count(), 0);
});

tell('each entry that cannot be read is named', async ({ page }) => {
  const calls = await observe(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill(PLAIN);
  for (const entry of ['10.0.0.300', '2001:db8::/200', 'example']) {
    await form.addNetwork(entry);
    await hasText(form.restrictions, new RegExp(`“${entry.replaceAll('.', '\\.')}” (is|needs) `));
    assert.equal(await form.networks.inputValue(), entry, 'it stays, to be mended');
    assert.equal(await form.networks.getAttribute('aria-invalid'), 'true');
    await form.save.click();
    await eventually(async () => assert.ok(await hasFocus(form.networks)));
  }
  assert.deepEqual(await form.entries(), PLAIN.networks);
  assert.equal(calls.requests.length, 0);
});

tell('a name is 1 to 64 characters, whatever they are', async ({ page }) => {
  const calls = await observe(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...PLAIN, name: '🔑'.repeat(65) });
  await form.save.click();
  await focused(form.name);
  assert.equal(calls.requests.length, 0);
  await form.name.fill(`  ${'🔑'.repeat(64)}  `);
  await form.save.click();
  await eventually(async () => assert.equal(calls.requests.length, 1));
  assert.equal((await calls.requests[0]?.response())?.status(), 201);
});

tell('any address warns and asks for no entries', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.anyAddress.check();
  await visible(form.restrictions.getByText(/can use it from anywhere/));
  await gone(form.networks);
});

tell('a group box chooses its group, and shows when only some of it is chosen', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  const group = form.groups.first();
  const [whole, ...members] = await group.getByRole('checkbox').all();
  assert.ok(whole && members.length > 1);
  await whole.check();
  await eventually(() => assertChecked(members, true));
  await members[0]?.uncheck();
  await eventually(async () => {
    assert.ok(await whole.evaluate((box) => (box as HTMLInputElement).indeterminate), 'in between');
  });
  await whole.click();
  await eventually(() => assertChecked(members, true));
  await whole.click();
  await eventually(() => assertChecked(members, false));
});

tell('search narrows the actions and says when nothing is left', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  const before = await form.actions.getByRole('checkbox').count();
  await form.search.fill('inmail');
  await eventually(async () => assert.ok((await form.actions.getByRole('checkbox').count()) < before));
  await form.search.fill('zzzz');
  await eventually(async () => assert.equal(await form.actions.getByRole('checkbox').count(), 0));
  await hasText(form.actions, /zzzz|no action|nothing/i);
});

tell('what is typed survives going to another group of the page and a refused save', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...PLAIN, actions: [] });
  await form.save.click();
  assert.equal(await form.name.inputValue(), PLAIN.name);
  assert.deepEqual(await form.entries(), PLAIN.networks);
});

async function assertChecked(boxes: readonly Locator[], checked: boolean): Promise<void> {
  for (const box of boxes) assert.equal(await box.isChecked(), checked);
}
