// Steps that many tests begin with.

import type { BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { App } from '../fixtures/test.ts';
import { DEFAULT_INPUT, type FormInput, NewKeyForm } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { signInByRequest, type User } from '../pages/sign-in-page.ts';
import { allowClipboard } from './clipboard.ts';
import type { Pair } from './public-api.ts';

/** From the list to a form that can be saved. */
export async function filledForm({ page }: App, wanted: FormInput = DEFAULT_INPUT): Promise<NewKeyForm> {
  const list = new SecurityPage(page);
  await list.open();
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill(wanted);
  return form;
}

/** From the list to the form by the button of a key. */
export async function duplicate(page: Page, name: string): Promise<NewKeyForm> {
  const list = new SecurityPage(page);
  await list.open();
  await list
    .row(name)
    .getByRole('button', { name: `Duplicate ${name}`, exact: true })
    .click();
  const form = new NewKeyForm(page);
  await form.actions.getByRole('checkbox').first().waitFor();
  return form;
}

/** A form after Save, with something to mend in every field. */
export async function formWithErrors({ page }: App): Promise<NewKeyForm> {
  const form = new NewKeyForm(page);
  await form.open();
  await form.addNetwork('10.0.0.300');
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await form.addNote.click();
  await form.note.fill('wls_0000000000000000');
  await form.save.click();
  await expect(form.mend('Where will this key live?')).toBeVisible();
  return form;
}

/** From the list to the open dialog. */
export async function openDialog(app: App, wanted: FormInput = DEFAULT_INPUT): Promise<OneTimeDialog> {
  const form = await filledForm(app, wanted);
  await form.save.click();
  const dialog = new OneTimeDialog(app.page);
  await dialog.dialog.waitFor();
  return dialog;
}

/** From the list that is open to the next form that can be saved, without another load of the page. */
export async function nextForm(
  { page }: Pick<App, 'page'>,
  wanted: FormInput = DEFAULT_INPUT,
): Promise<NewKeyForm> {
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill(wanted);
  return form;
}

/** From the list that is open to the next open dialog. */
export async function nextDialog(
  { page }: Pick<App, 'page'>,
  wanted: FormInput = DEFAULT_INPUT,
): Promise<OneTimeDialog> {
  const form = await nextForm({ page }, wanted);
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await dialog.dialog.waitFor();
  return dialog;
}

/** A key that was made, copied and closed; ends on the list. */
export async function createdKey(app: App, wanted: FormInput = DEFAULT_INPUT): Promise<Pair> {
  await allowClipboard(app.context);
  const dialog = await openDialog(app, wanted);
  const pair = await dialog.pair();
  await dialog.copyBoth.click();
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  return pair;
}

/** Presses Save on a form that can be saved, and closes the dialog without copying; ends on the list. */
export async function saved({ page }: App, form: NewKeyForm): Promise<void> {
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await dialog.dialog.waitFor();
  await dialog.close.click();
  await dialog.closeAnyway.click();
  await expect(dialog.dialog).toBeHidden();
}

/** Somebody has signed in in another tab, which is closed by now. */
export async function signInElsewhere(context: BrowserContext, user: User): Promise<void> {
  await signInByRequest(context.request, user);
}

/** Comes back to the page's tab. */
export async function comeBack(page: Page): Promise<void> {
  await page.bringToFront();
  // A browser with a window to look at says this by itself.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

/** The browser's Back. Playwright's own waits for a page to load, and here none does. */
export function goBack(page: Page): Promise<void> {
  return page.evaluate(() => history.back());
}
