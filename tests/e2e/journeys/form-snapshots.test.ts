// The form as a screen reader finds it, against the files in `snapshots`.
import { NewKeyForm } from '../pages/new-key-form.ts';
import { stopClocks } from '../support/clocks.ts';
import { focused } from '../support/expect.ts';
import { scene } from '../support/journey.ts';
import { matchesSnapshot } from '../support/snapshots.ts';
import { formWithErrors } from '../support/steps.ts';

const tell = scene({ standIn: ['--catalogue-size', 'small'] });
/** So that dates in sentences stay the same. */
const NOW = '2026-11-23T12:00:00Z';

tell('the empty form', async ({ page }) => {
  await stopClocks(page, NOW);
  await new NewKeyForm(page).open();
  await matchesSnapshot(page.getByRole('form'), 'form-empty');
});

tell('the filled form', async ({ page }) => {
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
  await focused(form.note);
  await form.note.fill('Vault, path prod/crm');
  await form.name.focus();
  await matchesSnapshot(page.getByRole('form'), 'form-filled');
});

tell('the form with errors', async (journey) => {
  await stopClocks(journey.page, NOW);
  await formWithErrors(journey);
  await matchesSnapshot(journey.page.getByRole('form'), 'form-with-errors');
});
