// The host removes the page while a secret key is shown: no trace is left, the host is informed, and the list then says
// that the secret key was never confirmed.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/profile.ts';
import { createKey, KeyPage } from '../../pages/key-page.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { NEVER_CONFIRMED, NewSecretDialog, RotateDialog } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { deferred } from '../../support/deferred.ts';
import { PLAIN_ELEMENT, put, withElement } from '../../support/embedded.ts';
import { CREATE, type Fault, interceptWith, REPORT, recordCalls } from '../../support/faults.ts';
import { delivered } from '../../support/leaks/delivered.ts';
import { leftBehind } from '../../support/leaks/search-locations.ts';

test.use({ embedded: true });

declare global {
  interface Window {
    interrupted: unknown[];
    /** The fields that had the values, out of the document by now. */
    fields: HTMLTextAreaElement[];
  }
}

const WAYS = {
  'element.remove()': () => document.querySelector('we-link-security')?.remove(),
  'innerHTML of what is around it': () => {
    const place = document.getElementById('place');
    if (place) place.innerHTML = '';
  },
} as const;

/** From the host to a form that can be saved; the host hears of interruptions. */
async function filled(page: Page, name: string): Promise<NewKeyForm> {
  await withElement(page);
  await listening(page);
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...DEFAULT_INPUT, name });
  return form;
}

function listening(page: Page): Promise<void> {
  return page.locator('we-link-security').evaluate((element) => {
    window.interrupted = [];
    Object.assign(element, { onInterrupted: (told: unknown) => window.interrupted.push(told) });
  });
}

function keepFields(page: Page): Promise<void> {
  return page.locator('we-link-security').evaluate((element) => {
    window.fields = [...(element.shadowRoot?.querySelectorAll('textarea') ?? [])];
  });
}

/** The fields, which are still held here, have nothing in them; then they are let go. */
async function emptied(page: Page, at: number): Promise<void> {
  const values = await page.evaluate(() => {
    const all = window.fields.map(({ value, textContent }) => [value, textContent]);
    window.fields = [];
    return all;
  });
  assert.deepEqual(
    values,
    Array.from({ length: at }, () => ['', '']),
  );
}

/** Puts another element there, and waits until the list says it of the key. */
async function saysNeverConfirmed(page: Page, name: string): Promise<void> {
  await put(page, PLAIN_ELEMENT);
  await expect(new SecurityPage(page).row(name)).toHaveText(NEVER_CONFIRMED);
}

for (const [way, away] of Object.entries(WAYS)) {
  test(`removal by ${way} while the one-time dialog is open leaves no trace and informs the host`, async ({
    visit,
  }) => {
    const { page } = visit;
    const reports = await recordCalls(page, REPORT);
    const form = await filled(page, `Torn out by ${way}`);
    const secrets = await delivered(page, () => form.save.click());
    const dialog = new OneTimeDialog(page);
    await expect(dialog.dialog).toBeVisible();
    await expect(async () => assert.equal(reports.requests.length, 1)).toPass();
    await keepFields(page);
    await page.evaluate(away);
    await expect(dialog.dialog).toBeHidden();
    const told = await page.evaluate(() => window.interrupted);
    assert.equal(told.length, 1);
    const { keyId, purpose } = told[0] as { keyId: string; purpose: string };
    assert.deepEqual(Object.keys(told[0] as object).sort(), ['keyId', 'purpose']);
    assert.equal(purpose, 'create');
    await emptied(page, 2);
    await page.getByRole('textbox', { name: 'A field of the host' }).focus();
    assert.deepEqual(await leftBehind(visit, secrets), []);
    await saysNeverConfirmed(page, `Torn out by ${way}`);
    await page
      .locator('we-link-security')
      .evaluate((element, id) => Object.assign(element, { route: `/api-keys/${id}` }), keyId);
    await expect(new KeyPage(page).named(`Torn out by ${way}`)).toBeVisible();
    assert.equal((await page.evaluate(() => window.interrupted)).length, 1);
  });
}

test('removal while a rotated secret key is shown leaves no trace and informs the host', async ({
  visit,
}) => {
  const { page } = visit;
  const made = await createKey(visit, 'Rotated and torn out');
  await withElement(page);
  await listening(page);
  await new SecurityPage(page).openKey(made.name);
  await new KeyPage(page).rotate.click();
  const question = new RotateDialog(page);
  const secrets = await delivered(page, () => question.rotate.click());
  const dialog = new NewSecretDialog(page);
  await expect(dialog.dialog).toBeVisible();
  await keepFields(page);
  await page.evaluate(WAYS['element.remove()']);
  assert.deepEqual(await page.evaluate(() => window.interrupted), [{ keyId: made.id, purpose: 'rotate' }]);
  await emptied(page, 1);
  assert.deepEqual(await leftBehind(visit, secrets), []);
});

test('removal during a save informs the host, and the list says “never confirmed”', async ({ visit }) => {
  const { page } = visit;
  const { promise: moment, resolve: answer } = deferred();
  let isMade = false;
  const held: Fault = async (route) => {
    const response = await route.fetch();
    isMade = true;
    await moment;
    await route.fulfill({ response });
  };
  await interceptWith(page, CREATE, [held]);
  const form = await filled(page, 'Torn out while being made');
  await form.save.click();
  await expect(async () => assert.ok(isMade)).toPass();
  await page.evaluate(WAYS['element.remove()']);
  assert.deepEqual(await page.evaluate(() => window.interrupted), [{ keyId: null, purpose: 'create' }]);
  answer();
  await saysNeverConfirmed(page, 'Torn out while being made');
  assert.equal(await new OneTimeDialog(page).dialog.count(), 0);
});

test('removal after both values are copied is not reported as an interruption', async ({ visit }) => {
  const { page } = visit;
  await allowClipboard(visit.context);
  const form = await filled(page, 'Taken and torn out');
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await page.evaluate(WAYS['element.remove()']);
  assert.deepEqual(await page.evaluate(() => window.interrupted), []);
});
