// The session ends while the page is open: list and details are hidden, an open dialog stays, and another user who
// signs in does not see it. For what happens to a save see `saving-signed-out`.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { FABRIKAM_OWNER, OWNER } from '../../pages/sign-in-page.ts';
import { storedKeys } from '../../support/api-state.ts';
import { FAILED_CALL, interceptWith, REPORT } from '../../support/faults.ts';
import { comeBack, filledForm, signInElsewhere } from '../../support/flows.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ user: OWNER });

// Rule: who is not signed in sees nothing of the workspace.
test('without a session the list asks to sign in', async ({ page, context, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  await context.clearCookies();
  await page.goto('/settings/security');
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  assert.equal(await new SecurityPage(page).rows.count(), 0);
  assert.equal(await new SecurityPage(page).create.count(), 0);
});

// Rule: any 401 hides what is on the screen.
test('when the session ends, the list is hidden at the next call', async ({
  page,
  context,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const list = new SecurityPage(page);
  await list.open();
  const name = (await list.rows.first().getByRole('heading').textContent()) ?? '';
  const question = await list.askToRevoke(name.trim());
  await context.clearCookies();
  await question.revoke.click();
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  await expect(page.getByText(name.trim()).first()).toBeHidden();
});

// Rule: what one person began is never carried out as somebody else, also where the page had not noticed.
test('a save is never carried out under another person’s session', async ({ app }) => {
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const form = await filledForm(app);
  await signInElsewhere(context, FABRIKAM_OWNER);
  await form.save.click();
  await expect(page.getByText('No API keys yet')).toBeVisible();
  assert.equal(await page.getByRole('alertdialog').count(), 0);
  assert.deepEqual(await storedKeys(page), []);
});

// Rule: the pair is the person's own, and the only copy; it stays until they close it.
test('an open dialog stays when the session ends', async ({ app }) => {
  const dialog = await dialogWithoutSession(app);
  assert.ok((await dialog.pair()).secretKey);
  await dialog.close.click();
  await dialog.closeAnyway.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(app.page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
});

// Rule: the next person finds nothing of it.
test('another user who signs in does not see the open dialog', async ({ app }) => {
  const { page, context } = app;
  const dialog = await dialogWithoutSession(app);
  const { apiKey, secretKey } = await dialog.pair();
  await signInElsewhere(context, FABRIKAM_OWNER);
  await comeBack(page);
  await expect(dialog.dialog).toBeHidden();
  await expect(page.getByText('No API keys yet')).toBeVisible();
  const left = await everythingLeft(page, context);
  assert.ok(!left.includes(apiKey) && !left.includes(secretKey));
});

/** The dialog, open; the session ended before the page could report that it was shown. */
async function dialogWithoutSession(app: App): Promise<OneTimeDialog> {
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const form = await filledForm(app);
  await interceptWith(page, REPORT, [
    async (route) => {
      await context.clearCookies();
      await route.continue();
    },
  ]);
  const refused = page.waitForResponse((response) => response.status() === 401);
  await form.save.click();
  await refused;
  const dialog = new OneTimeDialog(page);
  await expect(dialog.dialog).toBeVisible();
  return dialog;
}
