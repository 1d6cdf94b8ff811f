// However Save is pressed, one key is made.

import assert from 'node:assert/strict';
import { test } from '../fixtures/test.ts';
import { PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { CREATE, late, spoil } from '../support/faults.ts';
import { filledForm } from '../support/steps.ts';

// Rule: one intent is one request; presses while it is under way are none.
test('a double click', async ({ app }) => {
  const calls = await spoil(app.page, CREATE, [late(500)]);
  const form = await filledForm(app, { ...PLAIN, name: 'Double click' });
  await form.save.dblclick();
  await new OneTimeDialog(app.page).dialog.waitFor();
  assert.equal(calls.requests.length, 1);
  await assertOneKey(app.page, 'Double click');
});

// Rule: two ways to save at once are one save.
test('Enter in the name and a click at once', async ({ app }) => {
  const calls = await spoil(app.page, CREATE, [late(500)]);
  const form = await filledForm(app, { ...PLAIN, name: 'Enter and click' });
  await form.name.focus();
  await Promise.all([
    app.page.keyboard.press('Enter'),
    form.save.click({ force: true, timeout: 1_000 }).catch(() => {}),
  ]);
  await new OneTimeDialog(app.page).dialog.waitFor();
  assert.equal(calls.requests.length, 1);
  await assertOneKey(app.page, 'Enter and click');
});

// Rule: what was sent cannot be changed while it is under way.
test('while it works, Save says so and the form is locked', async ({ app }) => {
  await spoil(app.page, CREATE, [late(1_500)]);
  const form = await filledForm(app, { ...PLAIN, name: 'Busy' });
  await form.save.click();
  await app.page.getByRole('button', { name: /Saving/ }).waitFor();
  assert.ok((await form.name.isDisabled().catch(() => false)) || !(await form.name.isEditable()));
  await new OneTimeDialog(app.page).dialog.waitFor();
});

async function assertOneKey(page: SecurityPage['page'], name: string): Promise<void> {
  page.on('dialog', (question) => void question.accept());
  const list = new SecurityPage(page);
  await list.open();
  await list.row(name).first().waitFor();
  assert.equal(await list.row(name).count(), 1);
}
