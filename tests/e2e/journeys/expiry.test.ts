// Until when a key works: the policy's proposal, the choices, and the end of a day where the person is.
import assert from 'node:assert/strict';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { dayFromNow, inWords, lastSecond, moved, nextSunday } from '../support/days.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import { CREATE, FAILED_CALL, observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { filledForm, saved } from '../support/steps.ts';
import { storedKey } from '../support/stored.ts';

const tell = scene();
const OVER = 'This day is over. Choose a later one.';
const NO_DAY = 'Choose a day from the calendar.';

tell('the form proposes the expiry of the policy, and the summary has its date', async (journey) => {
  const form = await filledForm(journey);
  const day = dayFromNow(90);
  await visible(form.expiry.getByText(`Expires ${inWords(day)}`, { exact: true }));
  await hasText(form.summary, new RegExp(`until ${inWords(day)}\\.$`));
  await gone(form.expires);
  await saved(journey, form);
  assert.equal(await storedEnd(journey, PLAIN.name), lastSecond(day, '+00:00'));
});

tell('a key for any address is proposed a shorter life', async (journey) => {
  const form = new NewKeyForm(journey.page);
  await form.open();
  await form.fill({ ...PLAIN, name: 'Anywhere', networks: [] });
  await visible(form.expiry.getByText(`Expires ${inWords(dayFromNow(30))}`, { exact: true }));
  await form.onlyThese.check();
  await visible(form.expiry.getByText(`Expires ${inWords(dayFromNow(90))}`, { exact: true }));
  await form.changeExpiry.click();
  await form.expires.selectOption('In 1 year');
  await form.anyAddress.check();
  await hasText(form.summary, new RegExp(`until ${inWords(dayFromNow(365))}\\.$`));
  assert.equal(await form.expires.locator('option:checked').textContent(), 'In 1 year');
});

tell('the choices are behind one press, which moves the focus there', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.changeExpiry.click();
  await focused(form.expires);
  await gone(form.changeExpiry);
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
    await hasText(form.summary, new RegExp(`until ${inWords(dayFromNow(days))}\\.$`));
    await hasText(form.expiry, new RegExp(`Works until ${inWords(dayFromNow(days))} at 23:59:59 UTC\\.`));
  }
});

tell('it says who will be told before the key ends', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await hasText(form.expiry, / You and the workspace’s owners will be told 14 days before\./);
});

for (const [zone, offset] of [
  ['Asia/Kolkata', '+05:30'],
  ['Pacific/Kiritimati', '+14:00'],
  ['Pacific/Pago_Pago', '-11:00'],
] as const) {
  tell(
    `a date means the end of that day in ${zone}`,
    async (journey) => {
      const day = dayFromNow(45, zone);
      const form = await onTheDay(journey, day, zone);
      await hasText(form.summary, new RegExp(`until ${inWords(day)}\\.$`));
      await saved(journey, form);
      assert.equal(await storedEnd(journey, zone), lastSecond(day, offset));
      await hasText(new SecurityPage(journey.page).row(zone), /Expires \d+ /);
    },
    { timezoneId: zone },
  );
}

// Each zone with a day on which its clocks change, and what they show at the end of it.
for (const [zone, what, change, offset] of [
  ['America/New_York', 'in March', () => nextSunday(3, 8), '-04:00'],
  ['America/New_York', 'in November', () => nextSunday(11, 1), '-05:00'],
  // Here clocks change at midnight: the hour up to it comes twice, and the day is over after the second one.
  ['America/Santiago', 'in April, the day before', () => nextSunday(4, 2, -1), '-04:00'],
  ['America/Santiago', 'in April', () => nextSunday(4, 2), '-04:00'],
] as const) {
  tell(
    `a day on which clocks change is taken to its very end: ${zone} ${what}`,
    async (journey) => {
      const day = change();
      const name = `Until ${day} in ${zone}`;
      const form = await onTheDay(journey, day, name);
      await saved(journey, form);
      const end = await storedEnd(journey, name);
      assert.equal(new Date(end).toISOString(), new Date(lastSecond(day, offset)).toISOString());
    },
    { timezoneId: zone },
  );
}

tell('a day that is over is refused at the field, and nothing is sent', async (journey) => {
  const calls = await observe(journey.page, CREATE);
  const form = await onTheDay(journey, dayFromNow(-1), 'Too late');
  await form.save.click();
  await visible(form.expiry.getByText(OVER));
  assert.equal(await form.lastDay.getAttribute('aria-invalid'), 'true');
  await assertAccessible(journey.page, 'a day that is over');
  await form.lastDay.fill(dayFromNow(1));
  await gone(form.expiry.getByText(OVER));
  assert.equal(calls.requests.length, 0);
});

tell('today is taken, with a warning', async (journey) => {
  const form = await onTheDay(journey, dayFromNow(0), 'Only today');
  const warning = form.expiry.getByText(/^Less than a day from now\./);
  await visible(warning);
  await form.lastDay.fill(dayFromNow(2));
  await gone(warning);
  await form.lastDay.fill(dayFromNow(0));
  await saved(journey, form);
  assert.equal(await storedEnd(journey, 'Only today'), lastSecond(dayFromNow(0), '+00:00'));
});

tell('no day, half a day and a day that no calendar has are refused', async (journey) => {
  const calls = await observe(journey.page, CREATE);
  const form = await filledForm(journey);
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await form.save.click();
  await visible(form.expiry.getByText(NO_DAY));
  for (const typed of ['02', '02312027', '00000000']) {
    await form.lastDay.fill('');
    await form.lastDay.focus();
    await journey.page.keyboard.type(typed);
    await visible(form.expiry.getByText(NO_DAY));
    await form.save.click();
  }
  assert.equal(calls.requests.length, 0);
});

tell('while no day is chosen, the summary does not say that the key has no end', async (journey) => {
  const form = await filledForm(journey);
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await visible(form.lastDay);
  assert.doesNotMatch((await form.summary.textContent()) ?? '', /no end/);
});

tell('a key without an end is possible, with a warning', async (journey) => {
  const form = await filledForm(journey, { ...PLAIN, name: 'Forever' });
  await form.changeExpiry.click();
  await form.expires.selectOption('Never');
  await visible(form.expiry.getByText(/^A key without an end is easily forgotten/));
  await hasText(form.summary, /with no end\.$/);
  await gone(form.expiry.getByText(/Works until|will be told/));
  await assertAccessible(journey.page, 'no expiry');
  await saved(journey, form);
  assert.equal((await storedKey(journey.page, 'Forever')).expires_at, null);
});

tell('what the API refuses about the expiry lands at the field', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  // The page's clock is right; what it sends is changed on its way, as a wrong clock would.
  await page.route('**/api/settings/api-keys', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const body = { ...route.request().postDataJSON(), expires_at: '2020-01-01T00:00:00Z' };
    await route.continue({ postData: JSON.stringify(body) });
  });
  const form = await filledForm(journey, { ...PLAIN, name: 'Refused by the API' });
  await form.save.click();
  await visible(form.expiry.getByText('Choose a moment in the future.'));
  await focused(form.expires);
  await visible(form.mend('Expiry'));
  await form.expires.selectOption('In 30 days');
  await gone(form.expiry.getByText('Choose a moment in the future.'));
  await page.unroute('**/api/settings/api-keys');
  await saved(journey, form);
  assert.equal(
    await storedEnd(journey, 'Refused by the API'),
    lastSecond(moved(dayFromNow(0), 30), '+00:00'),
  );
});

/** A filled form that ends on a day. */
async function onTheDay(journey: Journey, day: string, name: string): Promise<NewKeyForm> {
  const form = await filledForm(journey, { ...PLAIN, name });
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await form.lastDay.fill(day);
  return form;
}

async function storedEnd(journey: Journey, name: string): Promise<number> {
  let end = Number.NaN;
  await eventually(async () => {
    end = Date.parse((await storedKey(journey.page, name)).expires_at ?? '');
    assert.ok(end > 0);
  });
  return end;
}
