// axe finds nothing in any state of the page; those of the form are in a file of their own.
import { expect, test } from '../fixtures/test.ts';
import { PLAIN } from '../pages/new-key-form.ts';
import { RevokeDialog } from '../pages/revoke-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { FABRIKAM_OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { refuseClipboard } from '../support/clipboard.ts';
import { answerLost, CREATE, LIST, noConnection, problem, silence, spoil } from '../support/faults.ts';
import { filledForm, openDialog } from '../support/steps.ts';
import { accessibleInAllColours, type State } from '../support/themes.ts';

const STATES: readonly State[] = [
  [
    'the list',
    async ({ page }) => {
      const list = new SecurityPage(page);
      await list.open();
      await expect(list.rows.first()).toBeVisible();
    },
  ],
  [
    'the list while it loads',
    async ({ page }) => {
      await spoil(page, LIST, [silence], true);
      await new SecurityPage(page).open();
      await expect(page.getByRole('button', { name: 'Create API Key' })).toBeVisible();
    },
  ],
  [
    'the list that cannot be read',
    async ({ page }) => {
      await spoil(page, LIST, [problem(500, 'internal')], true);
      await new SecurityPage(page).open();
      await expect(page.getByText(/req-of-internal/).first()).toBeVisible();
    },
  ],
  [
    'the question before revoking',
    async ({ page }) => {
      const list = new SecurityPage(page);
      await list.open();
      await list.rows
        .first()
        .getByRole('button', { name: /^Revoke/ })
        .click();
      await expect(new RevokeDialog(page).dialog).toBeVisible();
    },
  ],
  [
    'a refused save',
    async (app) => {
      await spoil(app.page, CREATE, [problem(409, 'limit-reached')]);
      const form = await filledForm(app);
      await form.save.click();
      await expect(app.page.getByText(/req-of-limit-reached/).first()).toBeVisible();
    },
  ],
  [
    'an unknown outcome',
    async (app) => {
      await spoil(app.page, CREATE, [answerLost, noConnection], true);
      const form = await filledForm(app);
      await form.save.click();
      await expect(app.page.getByText(/do not know yet/).first()).toBeVisible();
    },
  ],
  [
    'the one-time dialog',
    async (app) => {
      await openDialog(app);
    },
  ],
  [
    'the one-time dialog after a refused copy',
    async (app) => {
      await refuseClipboard(app.page);
      const dialog = await openDialog(app);
      await dialog.copyBoth.click();
      await expect(dialog.dialog).toHaveText(/did not let us copy/);
    },
  ],
  [
    'the question on closing',
    async (app) => {
      const dialog = await openDialog(app, { ...PLAIN, name: 'Asked' });
      await dialog.close.click();
      await expect(dialog.keepOpen).toBeVisible();
    },
  ],
  [
    'signed out',
    async ({ page, context }) => {
      await new SecurityPage(page).open();
      await context.clearCookies({ name: /wl_session/ });
      await page.reload();
      await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
    },
  ],
  [
    'a page that is not there',
    async ({ page }) => {
      await page.goto('/settings/nothing-here');
      await expect(page.getByText(/There is no page at this address/)).toBeVisible();
    },
  ],
];

accessibleInAllColours(STATES);

test('the empty list', async ({ page }) => {
  await new SignInPage(page).signIn(FABRIKAM_OWNER);
  await expect(page.getByText('No API keys yet')).toBeVisible();
  await assertAccessible(page, 'the empty list');
});

test('what a viewer sees', async ({ page }) => {
  await new SignInPage(page).signIn(VIEWER);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  await assertAccessible(page, 'what a viewer sees');
});

test('the sign-in page of the stand-in', async ({ page }) => {
  await page.goto('/sign-in');
  await assertAccessible(page, 'the sign-in page');
});
