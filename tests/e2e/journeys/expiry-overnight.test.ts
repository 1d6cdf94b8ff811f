// The form stays open while days pass: what counts is the day on which Save is pressed.
import assert from 'node:assert/strict';
import { type NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { dayFromNow, inWords, lastSecond } from '../support/days.ts';
import { focused, gone, hasText, visible } from '../support/expect.ts';
import { CREATE, observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { filledForm, saved } from '../support/steps.ts';
import { storedKey } from '../support/stored.ts';

const tell = scene();

tell('the proposed expiry is reckoned from the day of saving', async (journey) => {
  const form = await formOvernight(journey, 'Overnight');
  await saved(journey, form);
  assert.equal(await storedEnd(journey, 'Overnight'), lastSecond(dayFromNow(91), '+00:00'));
});

tell('a Save that has something to mend tells the new day', async (journey) => {
  const form = await formOvernight(journey, '');
  await form.save.click();
  await focused(form.name);
  await visible(proposal(form, 91));
  await gone(proposal(form, 90));
  await hasText(form.summary, new RegExp(`until ${inWords(dayFromNow(91))}\\.$`));
  await form.name.fill('Told anew');
  await saved(journey, form);
  assert.equal(await storedEnd(journey, 'Told anew'), lastSecond(dayFromNow(91), '+00:00'));
});

tell('a number of days is reckoned from the day of saving, too', async (journey) => {
  const form = await formOvernight(journey, 'A week', async (form) => {
    await form.changeExpiry.click();
    await form.expires.selectOption('In 7 days');
  });
  await saved(journey, form);
  assert.equal(await storedEnd(journey, 'A week'), lastSecond(dayFromNow(8), '+00:00'));
});

tell('a day of the person’s own stays that day', async (journey) => {
  const form = await formOvernight(journey, 'That day', (form) => chooseDay(form, 45));
  await saved(journey, form);
  assert.equal(await storedEnd(journey, 'That day'), lastSecond(dayFromNow(45), '+00:00'));
});

tell('a day that is over by then is refused at the field, and nothing is sent', async (journey) => {
  const calls = await observe(journey.page, CREATE);
  const form = await formOvernight(journey, 'Over', (form) => chooseDay(form, 0));
  await form.save.click();
  await visible(form.expiry.getByText('This day is over. Choose a later one.'));
  await focused(form.lastDay);
  assert.equal(calls.requests.length, 0);
});

/** A form that was filled in yesterday. */
async function formOvernight(
  journey: Journey,
  name: string,
  choose: (form: NewKeyForm) => Promise<void> = async () => {},
): Promise<NewKeyForm> {
  const { page } = journey;
  await page.clock.install({ time: new Date() });
  const form = await filledForm(journey, { ...PLAIN, name });
  await visible(proposal(form, 90));
  await choose(form);
  await page.clock.fastForward('24:00:00');
  return form;
}

async function chooseDay(form: NewKeyForm, days: number): Promise<void> {
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await form.lastDay.fill(dayFromNow(days));
}

function proposal(form: NewKeyForm, days: number) {
  return form.expiry.getByText(`Expires ${inWords(dayFromNow(days))}`, { exact: true });
}

async function storedEnd({ page }: Journey, name: string): Promise<number> {
  return Date.parse((await storedKey(page, name)).expires_at ?? '');
}
