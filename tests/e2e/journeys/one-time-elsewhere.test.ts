// A pair that comes while another screen is open: it is shown there, and asks nothing by itself.
import assert from 'node:assert/strict';
import { PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { allowClipboard } from '../support/clipboard.ts';
import { eventually, gone, hasText, visible } from '../support/expect.ts';
import { CREATE, type Fault, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { filledForm } from '../support/steps.ts';

const tell = scene();

// Rule: the pair is shown wherever the person is, and only leaving asks.
tell('a pair that comes on a key’s page is shown there, and the page stays', async (journey) => {
  const { page } = journey;
  const { dialog, answer } = await savedAndGoneElsewhere(journey, 'Came on another page');
  answer();
  await visible(dialog.dialog);
  assert.ok((await dialog.pair()).secretKey);
  await hasText(dialog.state, /^Nothing copied yet$/);
  assert.equal(await dialog.keepOpen.count(), 0, 'nobody wanted to leave');
  await allowClipboard(journey.context);
  await dialog.copyBoth.click();
  await hasText(dialog.state, /^Both copied/);
  await dialog.close.click();
  await gone(dialog.dialog);
  await visible(page.getByRole('heading', { name: 'Zapier (2023)', level: 2 }));
});

// Rule: a form that was left during its save has nothing more to lose.
tell('after a form was left during its save, nobody is asked about it', async (journey) => {
  const { page } = journey;
  const { dialog, answer } = await savedAndGoneElsewhere(journey, 'Left during its save');
  answer();
  await visible(dialog.dialog);
  await dialog.close.click();
  await dialog.closeAnyway.click();
  await gone(dialog.dialog);
  await page.getByRole('button', { name: 'All API keys' }).click();
  await visible(new SecurityPage(page).create);
  assert.equal(await page.getByRole('alertdialog').count(), 0);
});

/** Saves, goes back to the list while the answer is held, and on to the page of another key. */
async function savedAndGoneElsewhere(
  journey: Journey,
  name: string,
): Promise<{ dialog: OneTimeDialog; answer: () => void }> {
  const { page } = journey;
  let answer = () => {};
  const released = new Promise<void>((done) => {
    answer = done;
  });
  const held: Fault = async (route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  };
  const calls = await spoil(page, CREATE, [held]);
  const form = await filledForm(journey, { ...PLAIN, name });
  await form.save.click();
  await eventually(async () => assert.equal(calls.requests.length, 1));
  await page.goBack();
  await new SecurityPage(page).openKey('Zapier (2023)');
  await visible(page.getByRole('heading', { name: 'Zapier (2023)', level: 2 }));
  return { dialog: new OneTimeDialog(page), answer };
}
