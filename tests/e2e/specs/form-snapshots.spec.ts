// The form as a screen reader finds it, against the files in `snapshots`.
import { expect, test } from '../fixtures/test.ts';
import { NewKeyForm } from '../pages/new-key-form.ts';
import { stopClocks } from '../support/clocks.ts';
import { formWithErrors } from '../support/steps.ts';

test.use({ standInOptions: ['--catalogue-size', 'small'] });
/** So that dates in sentences stay the same. */
const NOW = '2026-11-23T12:00:00Z';

test('the empty form', async ({ page }) => {
  await stopClocks(page, NOW);
  await new NewKeyForm(page).open();
  await expect(page.getByRole('form')).toMatchAriaSnapshot({ name: 'form-empty.aria.yml' });
});

test('the filled form', async ({ page }) => {
  await stopClocks(page, NOW);
  const form = new NewKeyForm(page);
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
  await expect(page.getByRole('form')).toMatchAriaSnapshot({ name: 'form-filled.aria.yml' });
});

test('the form with errors', async ({ app }) => {
  await stopClocks(app.page, NOW);
  await formWithErrors(app);
  await expect(app.page.getByRole('form')).toMatchAriaSnapshot({ name: 'form-with-errors.aria.yml' });
});
