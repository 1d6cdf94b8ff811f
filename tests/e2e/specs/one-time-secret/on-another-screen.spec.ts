// A pair that arrives while another screen is open is shown there, without a question.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { deferred } from '../../support/deferred.ts';
import { CREATE, type Fault, interceptWith } from '../../support/faults.ts';
import { filledForm } from '../../support/flows.ts';

// Rule: the pair is shown wherever the person is, and only leaving asks; a form that was left during its save has nothing
// more to lose.
test('a pair that arrives on a key’s page is shown over it, without a question about the form', async ({
  app,
}) => {
  const { page } = app;
  const { dialog, answer } = await savedAndGoneElsewhere(app, 'Came on another page');
  answer();
  await expect(dialog.dialog).toBeVisible();
  assert.ok((await dialog.pair()).secretKey);
  await expect(dialog.state).toHaveText(/^Nothing copied yet$/);
  assert.equal(await dialog.keepOpen.count(), 0, 'nobody wanted to leave');
  await dialog.close.click();
  await dialog.keepOpen.click();
  await allowClipboard(app.context);
  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Zapier (2023)', level: 2 })).toBeVisible();
  await page.getByRole('button', { name: 'All API keys' }).click();
  await expect(new SecurityPage(page).create).toBeVisible();
  assert.equal(await page.getByRole('alertdialog').count(), 0);
});

/** Saves, goes back to the list while the answer is held, and on to the page of another key. */
async function savedAndGoneElsewhere(
  app: App,
  name: string,
): Promise<{ dialog: OneTimeDialog; answer: () => void }> {
  const { page } = app;
  const { promise: released, resolve: answer } = deferred();
  const held: Fault = async (route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  };
  const calls = await interceptWith(page, CREATE, [held]);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name });
  await form.save.click();
  await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
  await page.goBack();
  await new SecurityPage(page).openKey('Zapier (2023)');
  await expect(page.getByRole('heading', { name: 'Zapier (2023)', level: 2 })).toBeVisible();
  return { dialog: new OneTimeDialog(page), answer };
}
