// The focused element is removed, and the focus moves on. The fixture fails each test in which it falls to the body.
import { expect, test } from '../../fixtures/test.ts';
import { Finder } from '../../pages/finder.ts';
import { createKey, send } from '../../pages/key-page.ts';
import { NewSecretDialog, RotateDialog } from '../../pages/rotate-dialog.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { comeBack, signInElsewhere } from '../../support/flows.ts';

test.use({ user: OWNER });

test('the focus moves to the list’s title when the dialog closes and its key is not listed any more', async ({
  page,
  context,
}) => {
  await allowClipboard(context);
  await createKey({ page }, 'Leaves the filter', { unsaved: true });
  const finder = new Finder(page);
  await finder.open('?status=unconfirmed');
  await page.getByRole('button', { name: 'Create a new secret key for Leaves the filter' }).press('Enter');
  await new RotateDialog(page).dialog.getByRole('button', { name: 'Create a new secret key' }).press('Enter');
  const dialog = new NewSecretDialog(page);
  await dialog.copyAndClose();
  await expect(finder.list.row('Leaves the filter')).toHaveCount(0);
  await expect(finder.title).toBeFocused();
});

test('the focus moves to the list’s title when a key is kept but its row is gone', async ({ page }) => {
  const made = await createKey({ page }, 'Gone while asked about');
  const finder = new Finder(page);
  await finder.open();
  const question = await finder.list.askToRevoke(made.name);
  await send(page, 'DELETE', `/api-keys/${made.id}`);
  await comeBack(page);
  await expect(finder.list.row(made.name)).toHaveCount(0);
  await question.keep.press('Enter');
  await expect(finder.title).toBeFocused();
});

test('“I have signed in” keeps the focus while signed out, and shows the list after sign-in', async ({
  page,
  context,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const finder = new Finder(page);
  await finder.open();
  await context.clearCookies();
  await comeBack(page);
  const signedIn = page.getByRole('button', { name: 'I have signed in' });
  await signedIn.press('Enter');
  await expect(page.getByText(/You are still signed out/)).toBeVisible();
  await expect(signedIn).toBeFocused();
  await signInElsewhere(context, OWNER);
  await page.bringToFront();
  await signedIn.press('Enter');
  await expect(finder.list.rows.first()).toBeVisible();
  await expect(signedIn).toHaveCount(0);
});
