// A rotation beside the form for a new key: each is told of in its own place.
import assert from 'node:assert/strict';
import { KeyPage, keyBefore, type Made } from '../pages/key-page.ts';
import { LeaveDialog } from '../pages/leave-dialog.ts';
import { PLAIN } from '../pages/new-key-form.ts';
import { NewSecretDialog, RotateDialog, works } from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { gone, visible } from '../support/expect.ts';
import { answerLost, CREATE, FAILED_CALL, noConnection, problem, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { filledForm } from '../support/steps.ts';

const tell = scene({ standIn: ['--rate-limit', '10000'] });

tell('why a new key was refused is not said of a rotation', async (journey) => {
  const { page, standIn, watch } = journey;
  watch.expect(FAILED_CALL);
  const old = await keyBefore(journey, 'After a refused save');
  await spoil(page, CREATE, [problem(409, 'limit-reached')]);
  const form = await filledForm(journey, { ...PLAIN, name: 'Refused before' });
  await form.save.click();
  await visible(page.getByText(/req-of-limit-reached/).first());
  await form.cancel.click();
  await new LeaveDialog(page).leave.click();
  const ask = await askFromTheList(journey, old);
  assert.equal(await ask.alert.count(), 0);
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await dialog.copyAndClose();
  await works(standIn, { ...old, secretKey }, 'the new one');
});

tell('while the outcome of a save is unknown, the question of a rotation can be left', async (journey) => {
  const { page, standIn, watch } = journey;
  watch.expect(FAILED_CALL);
  const old = await keyBefore(journey, 'Beside a lost save');
  const sent = await spoil(page, CREATE, [answerLost, noConnection], true);
  const form = await filledForm(journey, { ...PLAIN, name: 'Lost meanwhile' });
  await form.save.click();
  await visible(page.getByText(/do not know yet whether your key was created/).first());
  await page.goBack();
  const ask = await askFromTheList(journey, old);
  await page.keyboard.press('Escape');
  await gone(ask.dialog);
  assert.ok(sent.requests.length > 0);
  await works(standIn, old, 'the only one');
});

async function askFromTheList({ page }: Journey, made: Made): Promise<RotateDialog> {
  const list = new SecurityPage(page);
  await visible(list.row(made.name));
  await list.openKey(made.name);
  await new KeyPage(page).rotate.click();
  const ask = new RotateDialog(page);
  await visible(ask.rotate);
  return ask;
}
