// A key was created and its pair can no longer be shown: the page says so and leads to the list.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { CREATE, FAILED_CALL, type Fault, interceptWith } from '../../support/faults.ts';
import { filledForm } from '../../support/flows.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';

// Rule: once a pair was shown anywhere the API gives it no more; the outcome is known, and the way on is the list.
test('a secret key shown elsewhere before the retry can no longer be shown, and the list warns', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const name = 'Shown elsewhere';
  const calls = await interceptWith(page, CREATE, [shownElsewhere]);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name });
  await form.save.click();
  const notice = form.alert.filter({ hasText: 'was created' });
  await expect(notice).toHaveText(
    /This key was created, but its secret key can no longer be shown\. Go to the list: revoke that key and create a new one\./,
  );
  assert.equal(calls.requests.length, 2);
  assert.equal(await new OneTimeDialog(page).dialog.count(), 0);

  await notice.getByRole('button', { name: 'Look in the list' }).click();
  const row = new SecurityPage(page).row(name);
  await expect(row).toHaveText(/The secret key was never confirmed/);
  await expectFocusWithin(row);
  await expect(row.getByRole('button', { name: `Create a new secret key for ${name}` })).toBeVisible();
  assert.equal((await storedKey(page, name)).name, name);
});

/** The answer is lost; another window with the same pair has shown it meanwhile. */
const shownElsewhere: Fault = async (route) => {
  const answer = await route.fetch();
  const { key, secret_id } = await answer.json();
  const context = route.request().frame().page().context();
  const report = await context.request.post(`/api/settings/api-keys/${key.id}/secret-state`, {
    headers: { 'x-csrf-token': route.request().headers()['x-csrf-token'] ?? '' },
    data: { secret_id, state: 'shown' },
  });
  assert.equal(report.status(), 200);
  await route.abort('connectionreset');
};
