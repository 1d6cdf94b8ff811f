// Walks that many journeys begin with.
import { NewKeyForm, PLAIN, type Wanted } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { allowClipboard } from './clipboard.ts';
import { gone } from './expect.ts';
import type { Journey } from './journey.ts';
import type { Pair } from './public-api.ts';

/** From the list to a form that can be saved. */
export async function filledForm({ page }: Journey, wanted: Wanted = PLAIN): Promise<NewKeyForm> {
  const list = new SecurityPage(page);
  await list.open();
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill(wanted);
  return form;
}

/** From the list to the open dialog. */
export async function openDialog(journey: Journey, wanted: Wanted = PLAIN): Promise<OneTimeDialog> {
  const form = await filledForm(journey, wanted);
  await form.save.click();
  const dialog = new OneTimeDialog(journey.page);
  await dialog.dialog.waitFor();
  return dialog;
}

/** A key that was made, copied and closed; ends on the list. */
export async function createdKey(journey: Journey, wanted: Wanted = PLAIN): Promise<Pair> {
  await allowClipboard(journey.context);
  const dialog = await openDialog(journey, wanted);
  const pair = await dialog.pair();
  await dialog.copyBoth.click();
  await dialog.close.click();
  await gone(dialog.dialog);
  return pair;
}

/** Presses Save on a form that can be saved, and closes the dialog without copying; ends on the list. */
export async function saved({ page }: Journey, form: NewKeyForm): Promise<void> {
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await dialog.dialog.waitFor();
  await dialog.close.click();
  await dialog.closeAnyway.click();
  await gone(dialog.dialog);
}
