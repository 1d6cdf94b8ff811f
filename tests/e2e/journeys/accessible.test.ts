// axe finds nothing in any state of the page; those of the form are in a file of their own.
import { PLAIN } from '../pages/new-key-form.ts';
import { RevokeDialog } from '../pages/revoke-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { FABRIKAM_OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { refuseClipboard } from '../support/clipboard.ts';
import { hasText, visible } from '../support/expect.ts';
import { answerLost, CREATE, LIST, noConnection, problem, silence, spoil } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { filledForm, openDialog } from '../support/steps.ts';
import { accessibleInBothThemes, type State } from '../support/themes.ts';

const STATES: readonly State[] = [
  [
    'the list',
    async ({ page }) => {
      const list = new SecurityPage(page);
      await list.open();
      await visible(list.rows.first());
    },
  ],
  [
    'the list while it loads',
    async ({ page }) => {
      await spoil(page, LIST, [silence], true);
      await new SecurityPage(page).open();
      await visible(page.getByRole('button', { name: 'Create API Key' }));
    },
  ],
  [
    'the list that cannot be read',
    async ({ page }) => {
      await spoil(page, LIST, [problem(500, 'internal')], true);
      await new SecurityPage(page).open();
      await visible(page.getByText(/req-of-internal/).first());
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
      await visible(new RevokeDialog(page).dialog);
    },
  ],
  [
    'a refused save',
    async (journey) => {
      await spoil(journey.page, CREATE, [problem(409, 'limit-reached')]);
      const form = await filledForm(journey);
      await form.save.click();
      await visible(journey.page.getByText(/req-of-limit-reached/).first());
    },
  ],
  [
    'an unknown outcome',
    async (journey) => {
      await spoil(journey.page, CREATE, [answerLost, noConnection], true);
      const form = await filledForm(journey);
      await form.save.click();
      await visible(journey.page.getByText(/do not know yet/).first());
    },
  ],
  [
    'the one-time dialog',
    async (journey) => {
      await openDialog(journey);
    },
  ],
  [
    'the one-time dialog after a refused copy',
    async (journey) => {
      await refuseClipboard(journey.page);
      const dialog = await openDialog(journey);
      await dialog.copyBoth.click();
      await hasText(dialog.dialog, /did not let us copy/);
    },
  ],
  [
    'the question on closing',
    async (journey) => {
      const dialog = await openDialog(journey, { ...PLAIN, name: 'Asked' });
      await dialog.close.click();
      await visible(dialog.keepOpen);
    },
  ],
  [
    'signed out',
    async ({ page, context }) => {
      await new SecurityPage(page).open();
      await context.clearCookies({ name: /wl_session/ });
      await page.reload();
      await visible(page.getByRole('link', { name: /^Sign in/ }));
    },
  ],
  [
    'a page that is not there',
    async ({ page }) => {
      await page.goto('/settings/nothing-here');
      await visible(page.getByText(/There is no page at this address/));
    },
  ],
];

const tell = scene();
accessibleInBothThemes(tell, STATES);

tell('the empty list', async ({ page }) => {
  await new SignInPage(page).signIn(FABRIKAM_OWNER);
  await visible(page.getByText('No API keys yet'));
  await assertAccessible(page, 'the empty list');
});

tell('what a viewer sees', async ({ page }) => {
  await new SignInPage(page).signIn(VIEWER);
  await visible(new SecurityPage(page).rows.first());
  await assertAccessible(page, 'what a viewer sees');
});

tell('the sign-in page of the stand-in', async ({ page }) => {
  await page.goto('/sign-in');
  await assertAccessible(page, 'the sign-in page');
});
