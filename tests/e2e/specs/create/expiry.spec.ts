// The expiry of a key: the proposal of the policy, the choices, and the end of a day in the local time zone.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { dayFromNow, inWords, lastSecond, moved, nextSunday } from '../../support/dates.ts';
import { CREATE, FAILED_CALL, recordCalls } from '../../support/faults.ts';
import { filledForm, saved } from '../../support/flows.ts';

const OVER = 'This day is over. Choose a later one.';
const NO_DAY = 'Choose a day from the calendar.';

test('the form proposes the expiry of the policy, and the summary shows its date', async ({ app }) => {
  const form = await filledForm(app);
  const day = dayFromNow(90);
  await expect(form.expiry.getByText(`Expires ${inWords(day)}`, { exact: true })).toBeVisible();
  await expect(form.expiry).toHaveText(/ You and the workspace’s owners will be told 14 days before\./);
  await expect(form.summary).toHaveText(new RegExp(`until ${inWords(day)}\\.$`));
  await expect(form.expires).toBeHidden();
  await saved(app, form);
  assert.equal(await storedEnd(app, DEFAULT_INPUT.name), lastSecond(day, '+00:00'));
});

test('one button opens the expiry choices and moves the focus to them', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await test.step('a key for any address gets a shorter proposed expiry', async () => {
    await form.fill({ ...DEFAULT_INPUT, networks: [] });
    await expect(form.expiry.getByText(`Expires ${inWords(dayFromNow(30))}`, { exact: true })).toBeVisible();
    await form.onlyThese.check();
    await expect(form.expiry.getByText(`Expires ${inWords(dayFromNow(90))}`, { exact: true })).toBeVisible();
  });
  await form.changeExpiry.click();
  await expect(form.expires).toBeFocused();
  await expect(form.changeExpiry).toBeHidden();
  assert.deepEqual(await form.expires.getByRole('option').allTextContents(), [
    'In 7 days',
    'In 30 days',
    'In 90 days',
    'In 180 days',
    'In 1 year',
    'On a date',
    'Never',
  ]);
  assert.equal(await form.expires.locator('option:checked').textContent(), 'In 90 days');
  for (const [label, days] of [
    ['In 7 days', 7],
    ['In 180 days', 180],
    ['In 1 year', 365],
  ] as const) {
    await form.expires.selectOption(label);
    await expect(form.summary).toHaveText(new RegExp(`until ${inWords(dayFromNow(days))}\\.$`));
    await expect(form.expiry).toHaveText(
      new RegExp(`Works until ${inWords(dayFromNow(days))} at 23:59:59 UTC\\.`),
    );
  }
  await test.step('a chosen expiry is kept for any address', async () => {
    await form.anyAddress.check();
    await expect(form.summary).toHaveText(
      new RegExp(`from any address, until ${inWords(dayFromNow(365))}\\.$`),
    );
    assert.equal(await form.expires.locator('option:checked').textContent(), 'In 1 year');
  });
});

// Days beyond and before that of UTC, half an hour off, and each day on which clocks change.
for (const [zone, days] of [
  ['Asia/Kolkata', [['in 45 days', () => dayFromNow(45, 'Asia/Kolkata'), '+05:30']]],
  ['Pacific/Kiritimati', [['in 45 days', () => dayFromNow(45, 'Pacific/Kiritimati'), '+14:00']]],
  ['Pacific/Pago_Pago', [['in 45 days', () => dayFromNow(45, 'Pacific/Pago_Pago'), '-11:00']]],
  [
    'America/New_York',
    [
      ['clocks change in March', () => nextSunday(3, 8), '-04:00'],
      ['clocks change in November', () => nextSunday(11, 1), '-05:00'],
    ],
  ],
  // Here clocks change at midnight: the hour up to it comes twice, and the day is over after the second one.
  [
    'America/Santiago',
    [
      ['the day before clocks change in April', () => nextSunday(4, 2, -1), '-04:00'],
      ['clocks change in April', () => nextSunday(4, 2), '-04:00'],
    ],
  ],
] as const) {
  test.describe(() => {
    test.use({ timezoneId: zone });
    test(`a chosen date means the end of that day in ${zone}`, async ({ app }) => {
      for (const [what, chosen, offset] of days) {
        await test.step(what, async () => {
          const day = chosen();
          const name = `${zone}, ${what}`;
          const form = await onTheDay(app, day, name);
          await expect(form.summary).toHaveText(new RegExp(`until ${inWords(day)}\\.$`));
          await saved(app, form);
          const end = new Date(await storedEnd(app, name));
          assert.equal(end.toISOString(), new Date(lastSecond(day, offset)).toISOString());
          await expect(new SecurityPage(app.page).row(name)).toHaveText(
            day >= dayFromNow(31) ? /Expires \d+ / : /Expires/,
          );
        });
      }
    });
  });
}

test('a missing, incomplete or past date shows an error, and today is accepted with a warning', async ({
  app,
}) => {
  const { page } = app;
  const calls = await recordCalls(page, CREATE);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Only today' });
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await expect(form.lastDay).toBeVisible();
  // Before a day is chosen, the summary does not say that the key has no end.
  assert.doesNotMatch((await form.summary.textContent()) ?? '', /no end/);
  await form.save.click();
  await expect(form.expiry.getByText(NO_DAY)).toBeVisible();
  for (const [what, keys] of [
    ['a date without its month', ['Delete']],
    ['31 February', ['0', '2', '3', '1']],
    ['a date of zeros', [...'00000000']],
  ] as const) {
    await test.step(what, async () => {
      await form.lastDay.fill(dayFromNow(40));
      await expect(form.expiry.getByText(NO_DAY)).toBeHidden();
      // The keys go to the first part of the date.
      await form.lastDay.blur();
      await form.lastDay.focus();
      for (const key of keys) await page.keyboard.press(key);
      await expect(form.expiry.getByText(NO_DAY)).toBeVisible();
      await form.save.click();
      await expect(form.lastDay).toBeFocused();
      await expect(form.expiry.getByText(NO_DAY)).toBeVisible();
    });
  }
  await test.step('a past date', async () => {
    await form.lastDay.fill(dayFromNow(-1));
    await form.save.click();
    await expect(form.expiry.getByText(OVER)).toBeVisible();
    assert.equal(await form.lastDay.getAttribute('aria-invalid'), 'true');
    await form.lastDay.fill(dayFromNow(1));
    await expect(form.expiry.getByText(OVER)).toBeHidden();
    assert.equal(calls.requests.length, 0);
  });
  const warning = form.expiry.getByText(/^Less than a day from now\./);
  await form.lastDay.fill(dayFromNow(0));
  await expect(warning).toBeVisible();
  await form.lastDay.fill(dayFromNow(2));
  await expect(warning).toBeHidden();
  await form.lastDay.fill(dayFromNow(0));
  await saved(app, form);
  assert.equal(await storedEnd(app, 'Only today'), lastSecond(dayFromNow(0), '+00:00'));
});

test('a key without an expiry shows a warning and can be saved', async ({ app }) => {
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Forever' });
  await form.changeExpiry.click();
  await form.expires.selectOption('Never');
  await expect(form.expiry.getByText(/^A key without an end is easily forgotten/)).toBeVisible();
  await expect(form.summary).toHaveText(/with no end\.$/);
  await expect(form.expiry.getByText(/Works until|will be told/)).toBeHidden();
  await saved(app, form);
  assert.equal((await storedKey(app.page, 'Forever')).expires_at, null);
});

test('an API error about the expiry is shown at the expiry field', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  // The page's clock is right; what it sends is changed on its way, as a wrong clock would.
  await page.route('**/api/settings/api-keys', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const body = { ...route.request().postDataJSON(), expires_at: '2020-01-01T00:00:00Z' };
    await route.continue({ postData: JSON.stringify(body) });
  });
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Refused by the API' });
  await form.save.click();
  await expect(form.expiry.getByText('Choose a moment in the future.')).toBeVisible();
  await expect(form.expires).toBeFocused();
  await expect(form.mend('Expiry')).toBeVisible();
  await form.expires.selectOption('In 30 days');
  await expect(form.expiry.getByText('Choose a moment in the future.')).toBeHidden();
  await page.unroute('**/api/settings/api-keys');
  await saved(app, form);
  assert.equal(await storedEnd(app, 'Refused by the API'), lastSecond(moved(dayFromNow(0), 30), '+00:00'));
});

/** A filled form that ends on a day. */
async function onTheDay(app: App, day: string, name: string): Promise<NewKeyForm> {
  const form = await filledForm(app, { ...DEFAULT_INPUT, name });
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await form.lastDay.fill(day);
  return form;
}

async function storedEnd(app: App, name: string): Promise<number> {
  let end = Number.NaN;
  await expect(async () => {
    end = Date.parse((await storedKey(app.page, name)).expires_at ?? '');
    assert.ok(end > 0);
  }).toPass();
  return end;
}
