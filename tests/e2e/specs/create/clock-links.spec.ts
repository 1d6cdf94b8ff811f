// A link cannot set a later expiry than the policy proposes, and a refused part of a link is always reported.

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { dayFromNow, inWords } from '../../support/dates.ts';

const BY_LINK = /^Filled in by a link\. /;
const IN_PART = /^Filled in by a link, as far as links may: /;

const onTheDay = (days: number) => () => `expires_on=${dayFromNow(days)}`;
const days = (days: number) => () => `expires_in_days=${days}`;

test('a link can set an expiry up to the proposal of the policy, and not a later one', async ({ page }) => {
  for (const [what, query] of [
    ['91 days', days(91)],
    ['36500 days', days(36_500)],
    ['a day in ten years', onTheDay(3650)],
    ['a day in the year 10000', () => 'expires_on=10000-01-01'],
  ] as const) {
    await test.step(`${what}: the proposal of the policy is used`, async () => {
      const form = await follow(page, query());
      await expect(page.getByText(IN_PART)).toBeVisible();
      await expect(form.expires.locator('option:checked')).toHaveText('In 90 days');
      await expect(form.summary).toHaveText(until(90));
    });
  }
  for (const [what, query, given] of [
    ['90 days', days(90), 90],
    ['1 day', days(1), 1],
    ['a day in 45 days', onTheDay(45), 45],
  ] as const) {
    await test.step(`${what}: the requested expiry is used`, async () => {
      const form = await follow(page, query());
      await expect(page.getByText(BY_LINK)).toBeVisible();
      await expect(form.expires).toBeVisible();
      await expect(form.summary).toHaveText(until(given));
    });
  }
  for (const query of ['expires_on=2020-01-01', 'expires_on=2027-02-31', 'name=One&name=Two']) {
    await test.step(`${query}: the refused part is reported`, async () => {
      await follow(page, query);
      await expect(page.getByText(IN_PART)).toBeVisible();
    });
  }
});

test('the expiry from a link is shortened when any address is chosen', async ({ page }) => {
  const form = await follow(page, 'expires_in_days=60');
  await expect(form.summary).toHaveText(until(60));
  await form.anyAddress.check();
  await expect(page.getByText(IN_PART)).toBeVisible();
  await expect(form.summary).toHaveText(until(30));
  // What the person chooses stands.
  await form.expires.selectOption('In 180 days');
  await expect(form.summary).toHaveText(until(180));
});

test('31 December 9999 is accepted and is the latest possible day', async ({ page }) => {
  const form = await follow(page, 'name=For+ever');
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await expect(form.lastDay).toHaveAttribute('max', '9999-12-31');
  await form.lastDay.fill('9999-12-31');
  await expect(form.summary).toHaveText(/until 31 December 9999\.$/);
});

async function follow(page: Page, query: string): Promise<NewKeyForm> {
  await page.goto(`${FORM_PATH}?${query}`);
  const form = new NewKeyForm(page);
  await form.actions.getByRole('checkbox').first().waitFor();
  return form;
}

function until(days: number): RegExp {
  return new RegExp(`until ${inWords(dayFromNow(days))}\\.$`);
}
