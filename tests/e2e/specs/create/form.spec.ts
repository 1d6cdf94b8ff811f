// The form validates entries before it sends them, and sends nothing invalid.

import assert from 'node:assert/strict';
import type { Locator } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { hasFocus } from '../../support/keyboard.ts';

test('an empty form is not sent, and the first field with an error gets the focus', async ({ page }) => {
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await test.step('“Only these addresses” is preselected, and no action is selected', async () => {
    await expect(form.onlyThese).toBeChecked();
    assert.equal(await form.actions.getByRole('checkbox', { checked: true }).count(), 0);
  });
  await form.save.click();
  await expect(form.name).toBeFocused();
  assert.equal(await form.name.getAttribute('aria-invalid'), 'true');
  assert.equal(calls.requests.length, 0);
  await test.step('“Any address for now” shows a warning and hides the address box', async () => {
    await form.anyAddress.check();
    await expect(form.restrictions.getByText(/can use it from anywhere/)).toBeVisible();
    await expect(form.networks).toBeHidden();
  });
});

test('each invalid address is named in its error, and nothing is sent', async ({ page }) => {
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill(DEFAULT_INPUT);
  for (const entry of ['10.0.0.300', '2001:db8::/200', 'example']) {
    await form.addNetwork(entry);
    await expect(form.restrictions).toHaveText(new RegExp(`“${entry.replaceAll('.', '\\.')}” (is|needs) `));
    assert.equal(await form.networks.inputValue(), entry, 'it stays, to be mended');
    assert.equal(await form.networks.getAttribute('aria-invalid'), 'true');
    await form.save.click();
    await expect(async () => assert.ok(await hasFocus(form.networks))).toPass();
  }
  assert.deepEqual(await form.entries(), DEFAULT_INPUT.networks);
  assert.equal(calls.requests.length, 0);
});

test('a name of 64 emoji is accepted and a name of 65 emoji is refused', async ({ page }) => {
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...DEFAULT_INPUT, name: '🔑'.repeat(65) });
  await form.save.click();
  await expect(form.name).toBeFocused();
  assert.equal(calls.requests.length, 0);
  await test.step('the entries are kept after a refused Save', async () => {
    assert.equal(await form.name.inputValue(), '🔑'.repeat(65));
    assert.deepEqual(await form.entries(), DEFAULT_INPUT.networks);
  });
  await form.name.fill(`  ${'🔑'.repeat(64)}  `);
  await form.save.click();
  await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
  assert.equal((await calls.requests[0]?.response())?.status(), 201);
});

test('a group checkbox selects its group, and is mixed when only some actions are selected', async ({
  page,
}) => {
  const form = new NewKeyForm(page);
  await form.open();
  const group = form.groups.first();
  const [whole, ...members] = await group.getByRole('checkbox').all();
  assert.ok(whole && members.length > 1);
  await whole.check();
  await expect(() => assertChecked(members, true)).toPass();
  await members[0]?.uncheck();
  await expect(async () => {
    assert.ok(await whole.evaluate((box) => (box as HTMLInputElement).indeterminate), 'in between');
  }).toPass();
  await whole.click();
  await expect(() => assertChecked(members, true)).toPass();
  await whole.click();
  await expect(() => assertChecked(members, false)).toPass();
  await test.step('a search narrows the actions and reports when nothing matches', async () => {
    const boxes = form.actions.getByRole('checkbox');
    const before = await boxes.count();
    await form.search.fill('inmail');
    await expect(async () => assert.ok((await boxes.count()) < before)).toPass();
    await form.search.fill('zzzz');
    await expect(boxes).toHaveCount(0);
    await expect(form.actions.getByText('No action matches. Try another word.')).toBeVisible();
  });
});

async function assertChecked(boxes: readonly Locator[], checked: boolean): Promise<void> {
  for (const box of boxes) assert.equal(await box.isChecked(), checked);
}
