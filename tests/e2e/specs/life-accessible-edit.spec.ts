// axe finds nothing in the form for a key that is there, in any of its states.
import { expect, test } from '../fixtures/test.ts';
import { CHANGE, changedElsewhere, EditForm, edited, MEANWHILE, PROPOSED } from '../pages/edit-form.ts';
import { KeyPage, keyBefore, send } from '../pages/key-page.ts';
import { LeaveDialog } from '../pages/leave-dialog.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { noConnection, silence, spoil } from '../support/faults.ts';
import { keyElsewhere } from '../support/others.ts';
import { accessibleInAllColours, type State } from '../support/themes.ts';
import { accepted, PROXIED } from '../support/traffic.ts';

const STATES: readonly State[] = [
  [
    'the form with every kind of change',
    async (app) => {
      const form = await edited(app.page, await keyBefore(app, 'axe: changes', { note: 'Vault' }));
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
    async (app) => {
      const form = await edited(app.page, await keyBefore(app, 'axe: mend', { note: 'Vault' }));
      await form.name.fill('');
      await form.remove('127.0.0.1').click();
      await form.action('List accounts').uncheck();
      await form.note.fill('wls_0000000000000000');
      await form.save.click();
      await expect(form.mend('Name')).toBeVisible();
    },
  ],
  [
    'the form after somebody else changed the key',
    async (app) => {
      const made = await keyBefore(app, 'axe: conflict');
      const form = await edited(app.page, made);
      await form.name.fill('axe: mine');
      await changedElsewhere(app.page, made.id, { note: 'Theirs' });
      await form.save.click();
      await expect(form.news(MEANWHILE)).toBeVisible();
    },
  ],
  [
    'the form with a proposal',
    async (app) => {
      const { page } = app;
      const made = await keyBefore(app, 'axe: proposal', { networks: ['203.0.113.0/24'] });
      await accepted(app, '203.0.113.7', 'get_all_ln_accounts', made);
      await new KeyPage(page).open(made);
      await new UsagePart(page).limitNetworks.click();
      await expect(new EditForm(page).news(PROPOSED)).toBeVisible();
    },
  ],
  [
    'the form that could not be saved',
    async (app) => {
      const form = await edited(app.page, await keyBefore(app, 'axe: not saved'));
      await form.name.fill('axe: still not saved');
      await spoil(app.page, CHANGE, [noConnection]);
      await form.save.click();
      await expect(app.page.getByRole('alert').filter({ hasText: /could not reach/ })).toBeVisible();
    },
  ],
  [
    'the form while it saves',
    async (app) => {
      const form = await edited(app.page, await keyBefore(app, 'axe: saving'));
      await form.name.fill('axe: still saving');
      await spoil(app.page, CHANGE, [silence]);
      await form.save.click();
      await expect(app.page.getByRole('button', { name: 'Saving…' })).toBeVisible();
    },
  ],
  [
    'the form of somebody who is signed out',
    async (app) => {
      const form = await edited(app.page, await keyBefore(app, 'axe: signed out'));
      await form.name.fill('axe: kept');
      await app.context.clearCookies();
      await form.save.click();
      await expect(app.page.getByText(/You are signed out\./).first()).toBeVisible();
    },
  ],
  [
    'the question before the form is left',
    async (app) => {
      const form = await edited(app.page, await keyBefore(app, 'axe: left'));
      await form.name.fill('axe: nearly left');
      await form.cancel.click();
      await expect(new LeaveDialog(app.page).dialog).toBeVisible();
    },
  ],
  [
    'a revoked key at the address of its form',
    async (app) => {
      const made = await keyBefore(app, 'axe: revoked');
      await send(app.page, 'DELETE', `/api-keys/${made.id}`);
      await app.page.goto(EditForm.path(made.id));
      await expect(app.page.getByRole('button', { name: 'Go to the key' })).toBeVisible();
    },
  ],
  [
    'a viewer at the address of a form',
    async (app) => {
      const { page, context } = app;
      const made = await keyBefore(app, 'axe: viewer');
      await context.clearCookies();
      await new SignInPage(page).signIn(VIEWER);
      await page.goto(EditForm.path(made.id));
      await expect(page.getByRole('button', { name: 'Go to the key' })).toBeVisible();
    },
  ],
  [
    'the form of a key that is not there',
    async ({ page }) => {
      await page.goto(EditForm.path('key_0000000000000000'));
      await expect(page.getByRole('alert').filter({ hasText: /did not find/ })).toBeVisible();
    },
  ],
];

test.describe(() => {
  test.use({ standInOptions: PROXIED });
  accessibleInAllColours(STATES);
});

test.describe(() => {
  test.use({ standInOptions: [...PROXIED, '--step-up', '--step-up-ways', 'password'] });
  accessibleInAllColours([
    [
      'the second check over the form, with a wrong password',
      async (app) => {
        const { page } = app;
        const form = await edited(page, await keyElsewhere(app, 'axe: checked'));
        await form.addNetwork('198.51.100.9');
        await form.save.click();
        const check = new SecondCheck(page);
        await check.password.fill('not-the-password-5831');
        await check.confirm.click();
        await expect(check.error).toHaveText(/That is not your password/);
      },
    ],
  ]);
});
