// However Save is pressed, one key is made.
import assert from 'node:assert/strict';
import { PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { CREATE, late, spoil } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { filledForm } from '../support/steps.ts';

const tell = scene();

// Rule: one intent is one request; presses while it is under way are none.
tell('a double click', async (journey) => {
  const calls = await spoil(journey.page, CREATE, [late(500)]);
  const form = await filledForm(journey, { ...PLAIN, name: 'Double click' });
  await form.save.dblclick();
  await new OneTimeDialog(journey.page).dialog.waitFor();
  assert.equal(calls.requests.length, 1);
  await assertOneKey(journey.page, 'Double click');
});

// Rule: two ways to save at once are one save.
tell('Enter in the name and a click at once', async (journey) => {
  const calls = await spoil(journey.page, CREATE, [late(500)]);
  const form = await filledForm(journey, { ...PLAIN, name: 'Enter and click' });
  await form.name.focus();
  await Promise.all([
    journey.page.keyboard.press('Enter'),
    form.save.click({ force: true, timeout: 1_000 }).catch(() => {}),
  ]);
  await new OneTimeDialog(journey.page).dialog.waitFor();
  assert.equal(calls.requests.length, 1);
  await assertOneKey(journey.page, 'Enter and click');
});

// Rule: what was sent cannot be changed while it is under way.
tell('while it works, Save says so and the form is locked', async (journey) => {
  await spoil(journey.page, CREATE, [late(1_500)]);
  const form = await filledForm(journey, { ...PLAIN, name: 'Busy' });
  await form.save.click();
  await journey.page.getByRole('button', { name: /Saving/ }).waitFor();
  assert.ok((await form.name.isDisabled().catch(() => false)) || !(await form.name.isEditable()));
  await new OneTimeDialog(journey.page).dialog.waitFor();
});

async function assertOneKey(page: SecurityPage['page'], name: string): Promise<void> {
  page.on('dialog', (question) => void question.accept());
  const list = new SecurityPage(page);
  await list.open();
  await list.row(name).first().waitFor();
  assert.equal(await list.row(name).count(), 1);
}
