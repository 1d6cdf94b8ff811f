// axe finds nothing in the form for a key that is there, in any of its states.
import { CHANGE, changedElsewhere, EditForm, edited, MEANWHILE, PROPOSED } from '../pages/edit-form.ts';
import { KeyPage, keyBefore, send } from '../pages/key-page.ts';
import { LeaveDialog } from '../pages/leave-dialog.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { hasText, visible } from '../support/expect.ts';
import { noConnection, silence, spoil } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { keyElsewhere } from '../support/others.ts';
import { accessibleInBothThemes, type State } from '../support/themes.ts';
import { accepted, PROXIED } from '../support/traffic.ts';

const STATES: readonly State[] = [
  [
    'the form with every kind of change',
    async (journey) => {
      const form = await edited(journey.page, await keyBefore(journey, 'axe: changes', { note: 'Vault' }));
      await form.name.fill('axe: other');
      await form.addNetwork('198.51.100.9');
      await form.remove('127.0.0.1').click();
      await form.action('Get own profile').check();
      await form.changeExpiry.click();
      await form.expires.selectOption('In 30 days');
      await form.note.fill('');
      await form.says(/Renames/, /Adds/, /Removes/, /Adds/, /Expires/, /Takes the note away/);
    },
  ],
  [
    'the form with everything to mend',
    async (journey) => {
      const form = await edited(journey.page, await keyBefore(journey, 'axe: mend', { note: 'Vault' }));
      await form.name.fill('');
      await form.remove('127.0.0.1').click();
      await form.action('List accounts').uncheck();
      await form.note.fill('wls_0000000000000000');
      await form.save.click();
      await visible(form.mend('Name'));
    },
  ],
  [
    'the form after somebody else changed the key',
    async (journey) => {
      const made = await keyBefore(journey, 'axe: conflict');
      const form = await edited(journey.page, made);
      await form.name.fill('axe: mine');
      await changedElsewhere(journey.page, made.id, { note: 'Theirs' });
      await form.save.click();
      await visible(form.news(MEANWHILE));
    },
  ],
  [
    'the form with a proposal',
    async (journey) => {
      const { page } = journey;
      const made = await keyBefore(journey, 'axe: proposal', { networks: ['203.0.113.0/24'] });
      await accepted(journey, '203.0.113.7', 'get_all_ln_accounts', made);
      await new KeyPage(page).open(made);
      await new UsagePart(page).limitNetworks.click();
      await visible(new EditForm(page).news(PROPOSED));
    },
  ],
  [
    'the form that could not be saved',
    async (journey) => {
      const form = await edited(journey.page, await keyBefore(journey, 'axe: not saved'));
      await form.name.fill('axe: still not saved');
      await spoil(journey.page, CHANGE, [noConnection]);
      await form.save.click();
      await visible(journey.page.getByRole('alert').filter({ hasText: /could not reach/ }));
    },
  ],
  [
    'the form while it saves',
    async (journey) => {
      const form = await edited(journey.page, await keyBefore(journey, 'axe: saving'));
      await form.name.fill('axe: still saving');
      await spoil(journey.page, CHANGE, [silence]);
      await form.save.click();
      await visible(journey.page.getByRole('button', { name: 'Saving…' }));
    },
  ],
  [
    'the form of somebody who is signed out',
    async (journey) => {
      const form = await edited(journey.page, await keyBefore(journey, 'axe: signed out'));
      await form.name.fill('axe: kept');
      await journey.context.clearCookies();
      await form.save.click();
      await visible(journey.page.getByText(/You are signed out\./).first());
    },
  ],
  [
    'the question before the form is left',
    async (journey) => {
      const form = await edited(journey.page, await keyBefore(journey, 'axe: left'));
      await form.name.fill('axe: nearly left');
      await form.cancel.click();
      await visible(new LeaveDialog(journey.page).dialog);
    },
  ],
  [
    'a revoked key at the address of its form',
    async (journey) => {
      const made = await keyBefore(journey, 'axe: revoked');
      await send(journey.page, 'DELETE', `/api-keys/${made.id}`);
      await journey.page.goto(EditForm.path(made.id));
      await visible(journey.page.getByRole('button', { name: 'Go to the key' }));
    },
  ],
  [
    'a viewer at the address of a form',
    async (journey) => {
      const { page, context } = journey;
      const made = await keyBefore(journey, 'axe: viewer');
      await context.clearCookies();
      await new SignInPage(page).signIn(VIEWER);
      await page.goto(EditForm.path(made.id));
      await visible(page.getByRole('button', { name: 'Go to the key' }));
    },
  ],
  [
    'the form of a key that is not there',
    async ({ page }) => {
      await page.goto(EditForm.path('key_0000000000000000'));
      await visible(page.getByRole('alert').filter({ hasText: /did not find/ }));
    },
  ],
];

accessibleInBothThemes(scene({ standIn: PROXIED }), STATES);

accessibleInBothThemes(scene({ standIn: [...PROXIED, '--step-up', '--step-up-ways', 'password'] }), [
  [
    'the second check over the form, with a wrong password',
    async (journey) => {
      const { page } = journey;
      const form = await edited(page, await keyElsewhere(journey, 'axe: checked'));
      await form.addNetwork('198.51.100.9');
      await form.save.click();
      const check = new SecondCheck(page);
      await check.password.fill('not-the-password-5831');
      await check.confirm.click();
      await hasText(check.error, /That is not your password/);
    },
  ],
]);
