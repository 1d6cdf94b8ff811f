// A link cannot make a key last longer than the policy proposes, and what it asked for in vain is always announced.

import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { FORM_PATH, NewKeyForm } from '../pages/new-key-form.ts';
import { dayFromNow, inWords } from '../support/days.ts';

const BY_LINK = /^Filled in by a link\. /;
const IN_PART = /^Filled in by a link, as far as links may: /;

for (const query of [
  'expires_in_days=91',
  'expires_in_days=36500',
  `expires_on=${dayFromNow(3650)}`,
  'expires_on=10000-01-01',
]) {
  test(`a link that asks for ${query} gets what the policy proposes`, async ({ page }) => {
    const form = await follow(page, query);
    await expect(page.getByText(IN_PART)).toBeVisible();
    await expect(form.expires.locator('option:checked')).toHaveText('In 90 days');
    await expect(form.summary).toHaveText(until(90));
  });
}

for (const query of ['expires_in_days=90', 'expires_in_days=1', `expires_on=${dayFromNow(45)}`]) {
  test(`a link that asks for ${query} gets it`, async ({ page }) => {
    const form = await follow(page, query);
    await expect(page.getByText(BY_LINK)).toBeVisible();
    await expect(form.expires).toBeVisible();
  });
}

test('a link gets less where the person opens the key to any address', async ({ page }) => {
  const form = await follow(page, 'expires_in_days=60');
  await expect(form.summary).toHaveText(until(60));
  await form.anyAddress.check();
  await expect(page.getByText(IN_PART)).toBeVisible();
  await expect(form.summary).toHaveText(until(30));
  // What the person chooses stands.
  await form.expires.selectOption('In 180 days');
  await expect(form.summary).toHaveText(until(180));
});

for (const query of ['expires_on=2020-01-01', 'expires_on=2027-02-31', 'name=One&name=Two']) {
  test(`what is not taken of ${query} is announced`, async ({ page }) => {
    await follow(page, query);
    await expect(page.getByText(IN_PART)).toBeVisible();
  });
}

test('the last day of all is taken, and no later one', async ({ page }) => {
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
