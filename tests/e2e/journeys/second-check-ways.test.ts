// The other ways to pass the second check, and what there is to say where none is open.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { eventually, gone, hasText, visible } from '../support/expect.ts';
import { CREATE, FAILED_CALL, observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { comeBack, filledForm } from '../support/steps.ts';
import { storedKey } from '../support/stored.ts';

describe('in a window', () => {
  const tell = scene({ standIn: ['--step-up', '--step-up-ways', 'window'] });

  for (const [way, goOn] of [
    ['coming back', (check: SecondCheck) => comeBack(check.page)],
    ['“I have confirmed”', (check: SecondCheck) => check.confirmed.click()],
  ] as const) {
    // Rule: the check is passed out of the page's sight; the save goes on by itself afterwards.
    tell(`confirmed in a new tab, ${way} lets the save go on`, async (journey) => {
      const { page } = journey;
      const name = `In a window: ${way}`;
      const calls = await observe(page, CREATE);
      const check = await asked(journey, name);
      assert.equal(await check.password.count(), 0);
      await confirmElsewhere(page, check);
      await goOn(check);
      assert.ok((await new OneTimeDialog(page).pair()).secretKey);
      const ids = new Set(calls.requests.map((request) => request.headers()['idempotency-key']));
      assert.equal(ids.size, 1, 'one intent, one idempotency key');
      await storedKey(page, name);
    });
  }

  // Rule: only the API knows whether it was passed.
  tell('“I have confirmed” without having confirmed asks again', async (journey) => {
    const { page } = journey;
    const calls = await observe(page, CREATE);
    const check = await asked(journey, 'In a window: not confirmed');
    await check.confirmed.click();
    await eventually(async () => assert.equal(calls.requests.length, 2));
    await visible(check.dialog);
    await confirmElsewhere(page, check);
    await comeBack(page);
    assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  });
});

describe('in a way that the page does not have', () => {
  const tell = scene({ standIn: ['--step-up', '--step-up-ways', 'host'] });

  // Rule: a dead end is told, with whom to ask, and gives the form back.
  tell('it says that it cannot do this check', async (journey) => {
    const check = await asked(journey, 'By the host');
    await hasText(check.dialog, /This page cannot do the check that We-Link asks for\. Contact support\./);
    assert.equal(await check.confirm.count(), 0);
    await check.cancel.click();
    await gone(check.dialog);
    assert.equal(await journey.page.getByRole('textbox', { name: 'Name' }).inputValue(), 'By the host');
  });
});

describe('too often', () => {
  const tell = scene({ standIn: ['--step-up', '--step-up-ways', 'password'] });

  // Rule: attempts are limited by the API, and how long to wait is told.
  tell('the sixth attempt is told to wait, even with the right password', async (journey) => {
    const check = await asked(journey, 'Too often');
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await check.password.fill(`wrong ${attempt}`);
      await check.confirm.click();
      await hasText(check.error, /not your password/);
    }
    await check.password.fill(OWNER.password);
    await check.confirm.click();
    await hasText(check.error, /That was a lot of requests\. Nothing is lost\. Try again in 15 minutes\./);
    await visible(check.dialog);
    await check.cancel.click();
    assert.equal(await journey.page.getByRole('textbox', { name: 'Name' }).inputValue(), 'Too often');
  });
});

async function asked(journey: Journey, name: string): Promise<SecondCheck> {
  journey.watch.expect(FAILED_CALL);
  const form = await filledForm(journey, { ...PLAIN, name });
  await form.save.click();
  const check = new SecondCheck(journey.page);
  await visible(check.dialog);
  return check;
}

/** Follows the dialog's link, types the password there and closes that tab. */
async function confirmElsewhere(page: Page, check: SecondCheck): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await check.window.click();
  const tab = await opened;
  await tab.getByLabel('Password').fill(OWNER.password);
  await tab.getByRole('button', { name: 'Confirm that it is you' }).click();
  await visible(tab.getByText('You can close this window'));
  await tab.close();
}
