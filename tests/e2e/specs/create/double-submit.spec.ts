// Each way of pressing Save creates exactly one key.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { deferred } from '../../support/deferred.ts';
import { after, type Calls, CREATE, delayed, interceptWith } from '../../support/faults.ts';
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
    const { promise: bothPressed, resolve: letThrough } = deferred();
    const calls = await interceptWith(page, CREATE, [after(bothPressed, (route) => route.continue())]);
    const form = await nextForm(app, { ...DEFAULT_INPUT, name: 'Enter and click' });
    // Enter in a field is a click without a pointer: its count of clicks is 0, and that of the mouse is 1.
    const presses = await form.save.evaluateHandle((button) => {
      const counts: number[] = [];
      button.addEventListener('click', (event) => counts.push((event as MouseEvent).detail));
      return counts;
    });
    await form.name.focus();
    await Promise.all([page.keyboard.press('Enter'), form.save.click({ force: true })]);
    await expect.poll(async () => (await presses.jsonValue()).sort()).toEqual([0, 1]);
    await expect(form.save).toHaveText(/^Saving/);
    letThrough();
    await assertOneKey(calls, 'Enter and click');
  });
});
