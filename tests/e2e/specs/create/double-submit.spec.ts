// Each way of pressing Save creates exactly one key.

import assert from 'node:assert/strict';
import { test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { type Calls, CREATE, delayed, interceptWith } from '../../support/faults.ts';
import { nextForm } from '../../support/flows.ts';

test('a double click, or Enter with a click, creates one key, and the form is locked while saving', async ({
  app,
}) => {
  const { page } = app;
  page.on('dialog', (question) => void question.accept());
  const list = new SecurityPage(page);
  await list.open();
  const assertOneKey = async (calls: Calls, name: string) => {
    await new OneTimeDialog(page).dialog.waitFor();
    assert.equal(calls.requests.length, 1);
    await list.open();
    await list.row(name).first().waitFor();
    assert.equal(await list.row(name).count(), 1);
  };
  // Rule: one intent is one request; presses while it is under way are none. What was sent cannot be changed meanwhile.
  await test.step('a double click', async () => {
    const calls = await interceptWith(page, CREATE, [delayed(1_000)]);
    const form = await nextForm(app, { ...DEFAULT_INPUT, name: 'Double click' });
    await form.save.dblclick();
    await page.getByRole('button', { name: /Saving/ }).waitFor();
    assert.ok((await form.name.isDisabled().catch(() => false)) || !(await form.name.isEditable()));
    await assertOneKey(calls, 'Double click');
  });
  // Rule: two ways to save at once are one save.
  await test.step('Enter in the name and a click at the same time', async () => {
    const calls = await interceptWith(page, CREATE, [delayed(500)]);
    const form = await nextForm(app, { ...DEFAULT_INPUT, name: 'Enter and click' });
    await form.name.focus();
    await Promise.all([
      page.keyboard.press('Enter'),
      form.save.click({ force: true, timeout: 1_000 }).catch(() => {}),
    ]);
    await assertOneKey(calls, 'Enter and click');
  });
});
