// The form for a new key: its errors, warnings and copies.
import { expect, test } from '../../fixtures/test.ts';
import { createKey } from '../../pages/key-page.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { DEFAULT_INPUT, FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { DEVELOPER, OWNER, signIn } from '../../pages/sign-in-page.ts';
import { stopClocks } from '../../support/clocks.ts';
import { dayFromNow } from '../../support/dates.ts';
import { duplicate, filledForm, formWithErrors } from '../../support/flows.ts';
import { type Walk, walks } from './look.ts';

const WALKS: readonly Walk[] = [
  [
    'the form with errors',
    async (app, look) => {
      const { page } = app;
      const form = new NewKeyForm(page);
      await form.open();
      await form.save.click();
      await expect(form.mend('Allowed actions')).toBeVisible();
      await look('the errors of an empty form');
      await formWithErrors(app);
      await look('all errors', { axeWhenNarrow: true });
    },
  ],
  [
    'the form with warnings, a note and a date',
    async ({ page }, look) => {
      const form = new NewKeyForm(page);
      await form.open();
      await form.name.fill('zapier 2023');
      await expect(page.getByText(/^There is a key called “Zapier \(2023\)” already\./)).toBeVisible();
      await form.addNote.click();
      await expect(form.note).toBeFocused();
      await look('a name that resembles another, and an empty note');
      await form.note.fill('wls_0000000000000000');
      await form.changeExpiry.click();
      await form.expires.selectOption('On a date');
      await form.lastDay.fill(dayFromNow(-1));
      await form.save.click();
      await expect(form.mend('Expiry')).toBeVisible();
      await expect(page.getByText(/^This looks like a secret\./)).toBeVisible();
      await look('a note that looks like a secret, and a past date');
      await form.note.fill('');
      await form.name.fill('lead import');
      await form.anyAddress.check();
      await form.preset('Full access').click();
      await form.expires.selectOption('Never');
      await expect(page.getByText(/^There is a key called/)).toBeVisible();
      await expect(page.getByText(/^A key without an end/)).toBeVisible();
      await look('every warning', { axeWhenNarrow: true });
    },
  ],
  [
    'the confirmation on leaving the form',
    async (app, look) => {
      const form = await filledForm(app, DEFAULT_INPUT);
      await form.cancel.click();
      await expect(new LeaveDialog(app.page).dialog).toBeVisible();
      await look('the confirmation', { axeWhenNarrow: true });
    },
  ],
  [
    'a form filled in by a link',
    async ({ page }, look) => {
      await page.goto(`${FORM_PATH}?name=CRM+sync&actions=endorse,get_all_ln_accounts&expires_in_days=30`);
      await expect(page.getByText(/^Filled in by a link/)).toBeVisible();
      await look('all values of the link');
      await page.goto(`${FORM_PATH}?name=safe%E2%80%AEgnp&note=x&expires_in_days=45`);
      await expect(page.getByText(/^Filled in by a link, as far as links may/)).toBeVisible();
      await look('a part of the values of the link', { axeWhenNarrow: true });
    },
  ],
  [
    'a form with the settings of another key',
    async (app, look) => {
      const { page } = app;
      await duplicate(page, 'Client CRM integration');
      await look('a plain copy');
      await duplicate(page, 'Lead import');
      await expect(page.getByText('We-Link no longer has this action.')).toBeVisible();
      await look('a copy with an action that no longer exists', { axeWhenNarrow: true });
      const form = await duplicate(page, 'Zapier (2023)');
      await expect(form.actions.getByText(/^Full access: whoever holds this key/)).toBeVisible();
      await look('a copy of a key with full access');
    },
  ],
  [
    'the list of actions',
    async ({ page }, look) => {
      const form = new NewKeyForm(page);
      await form.open();
      await form.preset('Full access').click();
      await look('full access', { axeWhenNarrow: true });
      await form.search.fill('conversation');
      await expect(form.marks.first()).toBeVisible();
      await look('a search with marks', { axeWhenNarrow: true });
      await form.search.fill('zzzz');
      await expect(form.actions.getByText(/^No action matches/)).toBeVisible();
      await look('a search that finds nothing', { axeWhenNarrow: true });
    },
  ],
];
walks(WALKS);

test.describe(() => {
  test.use({ standInOptions: ['--no-auto-sign-in'] });
  walks([
    [
      'a copy with an action that the person may not grant',
      async (app, look) => {
        const { page } = app;
        await signIn(page, OWNER);
        await createKey(app, 'Kept back', { actions: ['login_code', 'get_all_ln_accounts'] });
        await signIn(page, DEVELOPER);
        const form = await duplicate(page, 'Kept back');
        await form.save.click();
        await expect(form.actions.getByText(/^Your role cannot grant this: /)).toBeVisible();
        await look('the refusal at the action');
      },
    ],
  ]);
});

test.describe(() => {
  test.use({ standInOptions: ['--catalogue-size', 'small'] });

  // The files are in `__snapshots__`.
  test('the form matches its accessibility snapshots: empty, with errors and filled', async ({ app }) => {
    const { page } = app;
    // So that dates in sentences stay the same.
    await stopClocks(page, '2026-11-23T12:00:00Z');
    const form = new NewKeyForm(page);
    const whole = page.getByRole('form');
    await form.open();
    await expect.soft(whole).toMatchAriaSnapshot({ name: 'form-empty.aria.yml' });
    await formWithErrors(app);
    await expect.soft(whole).toMatchAriaSnapshot({ name: 'form-with-errors.aria.yml' });
    await form.open();
    await form.fill({
      name: 'Client CRM integration 2',
      networks: ['203.0.113.7', '198.51.100.0/28'],
      actions: ['Get contact details'],
    });
    await form.preset('Send messages').click();
    await form.changeExpiry.click();
    await form.expires.selectOption('In 30 days');
    await form.addNote.click();
    await expect(form.note).toBeFocused();
    await form.note.fill('Vault, path prod/crm');
    await form.name.focus();
    await expect.soft(whole).toMatchAriaSnapshot({ name: 'form-filled.aria.yml' });
  });
});
