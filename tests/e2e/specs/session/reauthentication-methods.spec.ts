// The other reauthentication methods, and the message when none is available.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { CREATE, FAILED_CALL, recordCalls } from '../../support/faults.ts';
import { comeBack, filledForm } from '../../support/flows.ts';

test.describe('reauthentication in a window', () => {
  test.use({ standInOptions: ['--reauthentication', '--reauthentication-methods', 'window'] });

  for (const [way, goOn] of [
    ['coming back', (check: SecondCheck) => comeBack(check.page)],
    ['“I have confirmed”', (check: SecondCheck) => check.confirmed.click()],
  ] as const) {
    // Rule: the check is passed out of the page's sight, and only the API knows whether it was; the save goes on by itself.
    test(`${way} after the confirmation in a new tab continues the save`, async ({ app }) => {
      const { page } = app;
      const name = `In a window: ${way}`;
      const calls = await recordCalls(page, CREATE);
      const check = await asked(app, name);
      assert.equal(await check.password.count(), 0);
      if (way !== 'coming back') {
        // Without having confirmed it asks again.
        await goOn(check);
        await expect(async () => assert.equal(calls.requests.length, 2)).toPass();
        await expect(check.dialog).toBeVisible();
      }
      await confirmElsewhere(page, check);
      await goOn(check);
      assert.ok((await new OneTimeDialog(page).pair()).secretKey);
      const ids = new Set(calls.requests.map((request) => request.headers()['idempotency-key']));
      assert.equal(ids.size, 1, 'one intent, one idempotency key');
      await storedKey(page, name);
    });
  }
});

test.describe('an unsupported method', () => {
  test.use({ standInOptions: ['--reauthentication', '--reauthentication-methods', 'host'] });

  // Rule: a dead end is told, with whom to ask, and gives the form back.
  test('the dialog says that it cannot do this check, and Cancel keeps the form', async ({ app }) => {
    const check = await asked(app, 'By the host');
    await expect(check.dialog).toHaveText(
      /This page cannot do the check that We-Link asks for\. Contact support\./,
    );
    assert.equal(await check.confirm.count(), 0);
    await check.cancel.click();
    await expect(check.dialog).toBeHidden();
    assert.equal(await app.page.getByRole('textbox', { name: 'Name' }).inputValue(), 'By the host');
  });
});

test.describe('too many attempts', () => {
  test.use({ standInOptions: ['--reauthentication', '--reauthentication-methods', 'password'] });

  // Rule: attempts are limited by the API, and how long to wait is told.
  test('the sixth attempt is refused with a waiting time, even with the right password', async ({ app }) => {
    const check = await asked(app, 'Too often');
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await check.password.fill(`wrong ${attempt}`);
      await check.confirm.click();
      await expect(check.error).toHaveText(/not your password/);
    }
    await check.password.fill(OWNER.password);
    await check.confirm.click();
    await expect(check.error).toHaveText(
      /That was a lot of requests\. Nothing is lost\. Try again in 15 minutes\./,
    );
    await expect(check.dialog).toBeVisible();
    await check.cancel.click();
    assert.equal(await app.page.getByRole('textbox', { name: 'Name' }).inputValue(), 'Too often');
  });
});

async function asked(app: App, name: string): Promise<SecondCheck> {
  app.consoleGuard.expect(FAILED_CALL);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name });
  await form.save.click();
  const check = new SecondCheck(app.page);
  await expect(check.dialog).toBeVisible();
  return check;
}

/** Follows the dialog's link, types the password there and closes that tab. */
async function confirmElsewhere(page: Page, check: SecondCheck): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await check.window.click();
  const tab = await opened;
  await tab.getByLabel('Password').fill(OWNER.password);
  await tab.getByRole('button', { name: 'Confirm that it is you' }).click();
  await expect(tab.getByText('You can close this window')).toBeVisible();
  await tab.close();
}
