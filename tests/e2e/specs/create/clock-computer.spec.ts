// The clock of a computer may be wrong by days or years. The page calculates dates with the clock of the API.

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { stopClocks } from '../../support/clocks.ts';
import { dayFromNow, inWords, lastSecond } from '../../support/dates.ts';
import { deferred } from '../../support/deferred.ts';

const DAY_MS = 86_400_000;

test.use({ standInOptions: ['--expiry-required', '--maximum-days', '60'] });

test('expiry days are counted by the API clock when the computer’s clock is wrong', async ({ page }) => {
  const form = new NewKeyForm(page);
  for (const [days, sentence] of [
    [3, 'Your computer’s clock is 3 days ahead.'],
    [400, 'Your computer’s clock is 400 days ahead.'],
    [-3, 'Your computer’s clock is 3 days behind.'],
  ] as const) {
    await test.step(`clock off by ${days} days: a key of 7 days expires in 7 days`, async () => {
      await page.clock.setSystemTime(Date.now() + days * DAY_MS);
      await form.open();
      const name = `Made ${days} days off`;
      await form.fill({ ...DEFAULT_INPUT, name });
      await expect(form.expiry.getByText(sentence)).toBeVisible();
      await form.changeExpiry.click();
      await form.expires.selectOption('In 7 days');
      await expect(form.summary).toHaveText(new RegExp(`until ${inWords(dayFromNow(7))}\\.$`));
      await form.save.click();
      await expect(new OneTimeDialog(page).dialog).toBeVisible();
      const end = Date.parse((await storedKey(page, name)).expires_at ?? '');
      expect(end).toBe(lastSecond(dayFromNow(7), '+00:00'));
    });
  }
  await test.step('a past day and a day after the maximum are refused by the API clock', async () => {
    await page.clock.setSystemTime(Date.now() - 400 * DAY_MS);
    await form.open();
    await form.fill({ ...DEFAULT_INPUT, name: 'Days' });
    await form.changeExpiry.click();
    await form.expires.selectOption('On a date');
    await form.lastDay.fill(dayFromNow(-1));
    await form.save.click();
    await expect(form.expiry.getByText('This day is over. Choose a later one.')).toBeVisible();
    await form.lastDay.fill(dayFromNow(61));
    await expect(form.expiry.getByText('Keys may live for 60 days at the most.')).toBeVisible();
  });
  await test.step('a clock that is off by four minutes shows no warning', async () => {
    await page.clock.setSystemTime(Date.now() + 240_000);
    await form.open();
    await expect(form.expiry.getByText(/^Expires /)).toBeVisible();
    await expect(page.getByText(/Your computer’s clock/)).toBeHidden();
  });
});

test('the list counts ages by the API clock, even if it arrives before the session', async ({ page }) => {
  const ages = () => new SecurityPage(page).rows.getByText(/^(Used|Created|Expires) /).allTextContents();
  const now = new Date();
  await stopClocks(page, now.toISOString());
  await open(page);
  const right = await ages();
  await page.clock.setFixedTime(now.valueOf() + 400 * DAY_MS);
  const { promise: held, resolve: release } = deferred();
  for (const call of ['session', 'api-key-options']) {
    await page.route(`**/api/settings/${call}`, async (route) => {
      await held;
      await route.fallback();
    });
  }
  await open(page);
  expect(await ages()).not.toEqual(right);
  release();
  await expect.poll(ages).toEqual(right);
});

async function open(page: Page): Promise<void> {
  const list = new SecurityPage(page);
  await list.open();
  await list.rows.first().waitFor();
}
