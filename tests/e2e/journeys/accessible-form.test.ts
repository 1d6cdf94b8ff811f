// axe finds nothing in the states of the form, in either theme and on a narrow screen.
import { LeaveDialog } from '../pages/leave-dialog.ts';
import { FORM_PATH, NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { visible } from '../support/expect.ts';
import { assertFits } from '../support/fits.ts';
import { scene } from '../support/journey.ts';
import { filledForm, formWithErrors } from '../support/steps.ts';
import { accessibleInBothThemes, type State } from '../support/themes.ts';

const tell = scene();

const STATES: readonly State[] = [
  [
    'everything to mend',
    async (journey) => {
      await formWithErrors(journey);
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
      await visible(page.getByText(/^There is a key called/));
      await visible(page.getByText(/^A key without an end/));
    },
  ],
  [
    'the question on leaving',
    async (journey) => {
      const form = await filledForm(journey, PLAIN);
      await form.cancel.click();
      await visible(new LeaveDialog(journey.page).dialog);
    },
  ],
  [
    'filled in by a link, in part',
    async ({ page }) => {
      await page.goto(`${FORM_PATH}?name=safe%E2%80%AEgnp&note=x&expires_in_days=45`);
      await visible(page.getByText(/^Filled in by a link, as far as links may/));
    },
  ],
  [
    'a copy with an action that is no more',
    async ({ page }) => {
      await new SecurityPage(page).open();
      await page.getByRole('button', { name: 'Duplicate Lead import', exact: true }).click();
      await visible(page.getByText('We-Link no longer has this action.'));
    },
  ],
];

accessibleInBothThemes(tell, STATES);

for (const [state, walk] of STATES) {
  tell(
    `${state}, at 320 pixels`,
    async (journey) => {
      await walk(journey);
      await assertAccessible(journey.page, `${state}, at 320 pixels`);
      await assertFits(journey.page, state);
    },
    { viewport: { width: 320, height: 800 } },
  );
}
