// The form that edits an existing key.
import { expect, test } from '../../fixtures/test.ts';
import { CHANGE, changedElsewhere, EditForm, edited, MEANWHILE, PROPOSED } from '../../pages/edit-form.ts';
import { createKey, KeyPage, send } from '../../pages/key-page.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { signIn, VIEWER } from '../../pages/sign-in-page.ts';
import { UsagePart } from '../../pages/usage-part.ts';
import { interceptWith, neverResponds, noConnection } from '../../support/faults.ts';
import { createKeyAsOther } from '../../support/other-user.ts';
import { accepted, PROXIED } from '../../support/public-calls.ts';
import { busyLongKey, LONG_NAME } from './long.ts';
import { type Walk, walks } from './look.ts';

const SIZES = { sizesOnly: true } as const;

const WALKS: readonly Walk[] = [
  [
    'the edit form with the longest values',
    async (app, look) => {
      const { page } = app;
      const made = await busyLongKey(app, 1);
      const form = await edited(page, made);
      await look('the form as it opens', SIZES);
      await form.name.fill(`2${LONG_NAME}`);
      await form.addNetwork('2001:db8:7777:7777:7777:7777:7777:7777');
      await form.note.fill('m'.repeat(200));
      await form.says(/Renames/, /Adds/, /Notes/);
      await look('the form with changes', SIZES);
      await changedElsewhere(page, made.id, { name: `3${LONG_NAME}` });
      await form.save.click();
      await expect(form.news(MEANWHILE)).toBeVisible();
      await look('the form after somebody else changed the key', SIZES);
      await form.name.fill('');
      await form.save.click();
      await expect(form.mend('Name')).toBeVisible();
      await look('the form with an error', SIZES);
    },
  ],
  [
    'the edit form with changes, a conflict and the confirmation on leaving',
    async (app, look) => {
      const { page } = app;
      const made = await createKey(app, 'Changed', { note: 'Vault' });
      const form = await edited(page, made);
      await form.name.fill('Other');
      await form.addNetwork('198.51.100.9');
      await form.remove('127.0.0.1').click();
      await form.action('Get own profile').check();
      await form.changeExpiry.click();
      await form.expires.selectOption('In 30 days');
      await form.note.fill('');
      await form.says(/Renames/, /Adds/, /Removes/, /Adds/, /Expires/, /Takes the note away/);
      await look('every kind of change');
      await changedElsewhere(page, made.id, { note: 'Theirs' });
      await form.save.click();
      await expect(form.news(MEANWHILE)).toBeVisible();
      await look('the form after somebody else changed the key');
      await form.cancel.click();
      await expect(new LeaveDialog(page).dialog).toBeVisible();
      await look('the confirmation on leaving');
    },
  ],
  [
    'the edit form with errors',
    async (app, look) => {
      const form = await edited(app.page, await createKey(app, 'To mend', { note: 'Vault' }));
      await form.name.fill('');
      await form.remove('127.0.0.1').click();
      await form.action('List accounts').uncheck();
      await form.note.fill('wls_0000000000000000');
      await form.save.click();
      await expect(form.mend('Name')).toBeVisible();
      await look('all errors');
    },
  ],
  [
    'the edit form with a suggested limit and while it saves',
    async (app, look) => {
      const { page } = app;
      const made = await createKey(app, 'Proposed', { networks: ['203.0.113.0/24'] });
      await accepted(app, '203.0.113.7', 'get_all_ln_accounts', made);
      await new KeyPage(page).open(made);
      await new UsagePart(page).limitNetworks.click();
      const form = new EditForm(page);
      await expect(form.news(PROPOSED)).toBeVisible();
      await look('the form with a suggested limit');
      await interceptWith(page, CHANGE, [neverResponds]);
      await form.save.click();
      await expect(page.getByRole('button', { name: 'Saving…' })).toBeVisible();
      await look('the form while it saves');
    },
  ],
  [
    'the edit form after a failed save and after signing out',
    async (app, look) => {
      const { page, context } = app;
      const form = await edited(page, await createKey(app, 'Not saved'));
      await form.name.fill('Still not saved');
      await interceptWith(page, CHANGE, [noConnection]);
      await form.save.click();
      await expect(page.getByRole('alert').filter({ hasText: /could not reach/ })).toBeVisible();
      await look('the form after a failed save');
      await context.clearCookies();
      await form.save.click();
      await expect(page.getByText(/You are signed out\./).first()).toBeVisible();
      await look('the form after signing out');
    },
  ],
  [
    'the edit address of a key that cannot be edited',
    async (app, look) => {
      const { page } = app;
      const revoked = await createKey(app, 'Revoked');
      const made = await createKey(app, 'Of others');
      await send(page, 'DELETE', `/api-keys/${revoked.id}`);
      await page.goto(EditForm.path(revoked.id));
      await expect(page.getByRole('button', { name: 'Go to the key' })).toBeVisible();
      await look('a revoked key', { unfocused: true });
      await page.goto(EditForm.path('key_0000000000000000'));
      await expect(page.getByRole('alert').filter({ hasText: /did not find/ })).toBeVisible();
      await look('an unknown key', { unfocused: true });
      await signIn(page, VIEWER);
      await page.goto(EditForm.path(made.id));
      await expect(page.getByRole('button', { name: 'Go to the key' })).toBeVisible();
      await look('a viewer', { unfocused: true });
    },
  ],
];

test.describe(() => {
  test.use({ standInOptions: PROXIED });
  walks(WALKS);
});

test.describe(() => {
  test.use({ standInOptions: [...PROXIED, '--reauthentication', '--reauthentication-methods', 'password'] });
  walks([
    [
      'reauthentication over the edit form',
      async (app, look) => {
        const { page } = app;
        const form = await edited(page, await createKeyAsOther(app, 'Checked'));
        await form.addNetwork('198.51.100.9');
        await form.save.click();
        const check = new SecondCheck(page);
        await check.password.fill('not-the-password-5831');
        await check.confirm.click();
        await expect(check.error).toHaveText(/That is not your password/);
        await look('a wrong password');
      },
    ],
  ]);
});
