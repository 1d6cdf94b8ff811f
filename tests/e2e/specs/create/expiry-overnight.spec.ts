// The form stays open while days pass: days are counted from the day on which Save is pressed.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, type NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { dayFromNow, inWords, lastSecond } from '../../support/dates.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { filledForm, saved } from '../../support/flows.ts';

test('a refused Save updates the proposed expiry to the new day', async ({ app }) => {
  const form = await formOvernight(app, '');
  await form.save.click();
  await expect(form.name).toBeFocused();
  await expect(proposal(form, 91)).toBeVisible();
  await expect(proposal(form, 90)).toBeHidden();
  await expect(form.summary).toHaveText(new RegExp(`until ${inWords(dayFromNow(91))}\\.$`));
  await form.name.fill('Told anew');
  await saved(app, form);
  assert.equal(await storedEnd(app, 'Told anew'), lastSecond(dayFromNow(91), '+00:00'));
});

test('the proposed expiry and a number of days are counted from the day of saving', async ({ app }) => {
  const { page } = app;
  const form = await formOvernight(app, 'Overnight');
  await saved(app, form);
  assert.equal(await storedEnd(app, 'Overnight'), lastSecond(dayFromNow(91), '+00:00'));

  await new SecurityPage(page).create.click();
  await form.fill({ ...DEFAULT_INPUT, name: 'A week' });
  await form.changeExpiry.click();
  await form.expires.selectOption('In 7 days');
  await page.clock.fastForward('24:00:00');
  await saved(app, form);
  assert.equal(await storedEnd(app, 'A week'), lastSecond(dayFromNow(9), '+00:00'));
});

test('a chosen date is kept overnight, and is refused if it is over by then', async ({ app }) => {
  const calls = await recordCalls(app.page, CREATE);
  const form = await formOvernight(app, 'That day', (form) => chooseDay(form, 0));
  await form.save.click();
  await expect(form.expiry.getByText('This day is over. Choose a later one.')).toBeVisible();
  await expect(form.lastDay).toBeFocused();
  assert.equal(calls.requests.length, 0);
  await form.lastDay.fill(dayFromNow(45));
  await app.page.clock.fastForward('24:00:00');
  await saved(app, form);
  assert.equal(await storedEnd(app, 'That day'), lastSecond(dayFromNow(45), '+00:00'));
});

/** A form that was filled in yesterday. */
async function formOvernight(
  app: App,
  name: string,
  choose: (form: NewKeyForm) => Promise<void> = async () => {},
): Promise<NewKeyForm> {
  const { page } = app;
  await page.clock.install({ time: new Date() });
  const form = await filledForm(app, { ...DEFAULT_INPUT, name });
  await expect(proposal(form, 90)).toBeVisible();
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

async function storedEnd({ page }: App, name: string): Promise<number> {
  return Date.parse((await storedKey(page, name)).expires_at ?? '');
}
