// axe finds nothing in the states of the form, in either theme and on a narrow screen.
import { expect, test } from '../fixtures/test.ts';
import { LeaveDialog } from '../pages/leave-dialog.ts';
import { FORM_PATH, NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { assertFits } from '../support/fits.ts';
import { filledForm, formWithErrors } from '../support/steps.ts';
import { accessibleInAllColours, type State } from '../support/themes.ts';

const STATES: readonly State[] = [
  [
    'everything to mend',
    async (app) => {
      await formWithErrors(app);
    },
  ],
  [
    'every warning',
    async ({ page }) => {
      const form = new NewKeyForm(page);
      await form.open();
      await form.name.fill('lead import');
      await form.anyAddress.check();
      await form.preset('Full access').click();
      await form.changeExpiry.click();
      await form.expires.selectOption('Never');
      await expect(page.getByText(/^There is a key called/)).toBeVisible();
      await expect(page.getByText(/^A key without an end/)).toBeVisible();
    },
  ],
  [
    'the question on leaving',
    async (app) => {
      const form = await filledForm(app, PLAIN);
      await form.cancel.click();
      await expect(new LeaveDialog(app.page).dialog).toBeVisible();
    },
  ],
  [
    'filled in by a link, in part',
    async ({ page }) => {
      await page.goto(`${FORM_PATH}?name=safe%E2%80%AEgnp&note=x&expires_in_days=45`);
      await expect(page.getByText(/^Filled in by a link, as far as links may/)).toBeVisible();
    },
  ],
  [
    'a copy with an action that is no more',
    async ({ page }) => {
      await new SecurityPage(page).open();
      await page.getByRole('button', { name: 'Duplicate Lead import', exact: true }).click();
      await expect(page.getByText('We-Link no longer has this action.')).toBeVisible();
    },
  ],
];

accessibleInAllColours(STATES);

for (const [state, walk] of STATES) {
  test.describe(() => {
    test.use({ viewport: { width: 320, height: 800 } });
    test(`${state}, at 320 pixels`, async ({ app }) => {
      await walk(app);
      await assertAccessible(app.page, `${state}, at 320 pixels`);
      await assertFits(app.page, state);
    });
  });
}
