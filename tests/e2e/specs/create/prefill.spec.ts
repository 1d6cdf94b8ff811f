// A link can fill in a name, actions and an expiry, but nothing that would give a key wider access. Nothing is saved
// before Save is pressed.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, SignInPage } from '../../pages/sign-in-page.ts';
import { actionsOf, storedKey, storedKeys, storedOptions } from '../../support/api-state.ts';
import { dayFromNow, inWords } from '../../support/dates.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { saved } from '../../support/flows.ts';
import { everythingLeft } from '../../support/residue.ts';

const BY_LINK = /^Filled in by a link\. Check it before you save; addresses are always yours to add\.$/;
const IN_PART = /^Filled in by a link, as far as links may: .* something that we left out\./;

test('a link fills in the name, actions and expiry, and a message says so', async ({ app }) => {
  const { page } = app;
  const calls = await recordCalls(page, CREATE);
  await new SecurityPage(page).open();
  const before = (await storedKeys(page)).length;
  const form = await follow(page, {
    name: 'CRM sync',
    actions: 'endorse, get_all_ln_accounts',
    expires_in_days: '30',
  });
  await expect(page.getByText(BY_LINK)).toBeVisible();
  assert.equal(await form.name.inputValue(), 'CRM sync');
  await expect(async () =>
    assert.deepEqual(await form.chosen(), ['List accounts', 'Endorse a skill']),
  ).toPass();
  await expect(form.summary).toHaveText(new RegExp(`until ${inWords(dayFromNow(30))}\\.$`));
  assert.equal(await form.rows.count(), 0);
  await expect(form.note).toBeHidden();
  assert.equal(calls.requests.length, 0);
  assert.equal((await storedKeys(page)).length, before);
  await form.addNetwork('127.0.0.1');
  await saved(app, form);
  assert.equal((await storedKey(page, 'CRM sync')).allowed_actions.actions.length, 2);
});

test('a link can set a date, or a number of days that the form does not offer', async ({ page }) => {
  const day = dayFromNow(45);
  const form = await follow(page, { expires_on: day });
  await expect(page.getByText(BY_LINK)).toBeVisible();
  assert.equal(await form.lastDay.inputValue(), day);
  await expect(form.summary).toHaveText(new RegExp(`until ${inWords(day)}\\.$`));

  await follow(page, { expires_in_days: '45' });
  await expect(form.summary).toHaveText(new RegExp(`until ${inWords(day)}\\.$`));
  assert.equal(await form.expires.locator('option:checked').textContent(), 'In 45 days');
});

test('the values of a link are not left in the address bar or the history', async ({ page, context }) => {
  const form = await follow(page, { name: 'Marigold', actions: 'endorse', expires_in_days: '30' });
  await expect(page.getByText(BY_LINK)).toBeVisible();
  assert.equal(new URL(page.url()).search, '');
  assert.equal(new URL(page.url()).pathname, FORM_PATH);
  await form.name.fill('');
  await expect(async () => {
    // What a person typed into the address bar themselves the browser remembers for them, out of reach of pages.
    const left = (await everythingLeft(page, context)).replaceAll(/"userTypedURL":"[^"]*"/g, '');
    for (const trace of ['Marigold', 'expires_in_days', 'actions=']) assert.ok(!left.includes(trace), trace);
  }).toPass();
});

test('a link inside the application fills in the form like an external link', async ({ page }) => {
  await new SecurityPage(page).open();
  await page.evaluate((address) => {
    const link = document.createElement('a');
    link.href = address;
    link.textContent = 'A key for the CRM';
    document.querySelector('nav')?.append(link);
  }, `${FORM_PATH}?name=CRM&actions=endorse`);
  await page.getByRole('link', { name: 'A key for the CRM' }).click();
  const form = new NewKeyForm(page);
  await expect(page.getByText(BY_LINK)).toBeVisible();
  assert.equal(await form.name.inputValue(), 'CRM');
  await expect(async () => assert.deepEqual(await form.chosen(), ['Endorse a skill'])).toPass();
  await expect(async () => assert.equal(new URL(page.url()).search, '')).toPass();
});

test('the form is empty after Forward, a reload and Create API Key', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  const link = { name: 'Once', actions: 'endorse', expires_in_days: '7' };
  const form = await follow(page, link);
  await expect(page.getByText(BY_LINK)).toBeVisible();
  await page.goBack();
  await expect(list.create).toBeVisible();
  await page.goForward();
  await isEmpty(form);

  await follow(page, link);
  await expect(page.getByText(BY_LINK)).toBeVisible();
  await page.reload();
  await isEmpty(form);
  await expect(form.changeExpiry).toBeVisible();

  await follow(page, link);
  await expect(page.getByText(BY_LINK)).toBeVisible();
  await form.cancel.click();
  await list.create.click();
  await isEmpty(form);
});

test('parts of a link that are not allowed are left out, and a message says so', async ({ page }) => {
  await new SecurityPage(page).open();
  const all = actionsOf(await storedOptions(page)).map((action) => action.id);
  for (const [what, parameters] of [
    ['addresses', { networks: '0.0.0.0/0,203.0.113.7' }],
    ['any address', { ip_restrictions: 'any' }],
    ['a note', { note: 'Vault' }],
    ['no expiry', { expires_in_days: 'never' }],
    ['a number of days that is too large', { expires_in_days: '4294967296' }],
    ['an unknown action', { actions: 'endorse,no_such_action' }],
    ['an action in other letter case', { actions: 'endorse,ENDORSE' }],
    ['full access', { actions: all.join(',') }],
    ['an unknown parameter', { colour: 'red' }],
  ] as const) {
    await test.step(what, async () => {
      const form = await follow(page, { name: 'Left out', ...parameters });
      await expect(page.getByText(IN_PART)).toBeVisible();
      await expect(page.getByText(BY_LINK)).toBeHidden();
      assert.equal(await form.name.inputValue(), 'Left out');
      await expect(form.onlyThese).toBeChecked();
      assert.equal(await form.rows.count(), 0);
      await expect(form.note).toBeHidden();
      const endorses = 'actions' in parameters && what !== 'full access';
      assert.deepEqual(await form.chosen(), endorses ? ['Endorse a skill'] : []);
      await expect(form.summary).toHaveText(new RegExp(`until ${inWords(dayFromNow(90))}\\.$`));
      assert.equal(new URL(page.url()).search, '');
    });
  }
});

test('a link cannot select actions that the person may not grant', async ({ page }) => {
  await new SignInPage(page).signIn(DEVELOPER);
  const form = await follow(page, { name: 'Locked', actions: 'login,login_code,endorse' });
  await expect(page.getByText(IN_PART)).toBeVisible();
  assert.deepEqual(await form.chosen(), ['Endorse a skill']);
});

test('invalid or hostile values in a link show a message, and the page keeps working', async ({ page }) => {
  for (const [what, query, sentence] of [
    [
      'markup',
      `name=${encodeURIComponent('<img src=x onerror=alert(1)><b>x</b>')}`,
      /^<img src=x onerror=alert\(1\)><b>x<\/b> may not/,
    ],
    [
      'a name of 64,000 characters',
      `name=${'a'.repeat(64_000)}`,
      /These are 64,000 characters; 64 is the most\./,
    ],
    ['a right-to-left override', 'name=safe%E2%80%AEgnp', /right-to-left override \(U\+202E\)/],
    ['a line break', 'name=a%0Ab', /line break \(U\+000A\)/],
    ['a null character', 'name=a%00b', /control character \(U\+0000\)/],
    ['invalid percent encoding', 'name=%E0%A4%A&actions=%%%&expires_on=%zz', /something that we left out/],
    ['unpaired surrogates', 'name=%ED%A0%80%ED%B0%80&actions=%ED%A0%80', /something that we left out/],
    ['an impossible date', 'expires_on=2027-02-31', /Choose a day from the calendar\./],
    ['a past date', 'expires_on=2020-01-01', /This day is over\. Choose a later one\./],
    ['a word instead of a date', 'expires_on=tomorrow', /Choose a day from the calendar\./],
  ] as const) {
    await test.step(what, async () => {
      await page.goto(`${FORM_PATH}?${query}`);
      const form = new NewKeyForm(page);
      await form.actions.getByRole('checkbox').first().waitFor();
      await expect(page.getByText(sentence).first()).toBeVisible();
      assert.equal(new URL(page.url()).search, '');
      assert.equal(await page.locator('img, b').count(), 0);
      // The page is alive.
      await form.action('List accounts').check();
      await expect(form.actions).toHaveText(/1 chosen/);
    });
  }
});

/** Goes to the form by a link, as from another site. */
async function follow(page: Page, parameters: Record<string, string>): Promise<NewKeyForm> {
  await page.goto(`${FORM_PATH}?${new URLSearchParams(parameters)}`);
  const form = new NewKeyForm(page);
  await form.actions.getByRole('checkbox').first().waitFor();
  return form;
}

async function isEmpty(form: NewKeyForm): Promise<void> {
  await form.actions.getByRole('checkbox').first().waitFor();
  assert.equal(await form.name.inputValue(), '');
  assert.deepEqual(await form.chosen(), []);
  await expect(form.page.getByText(/Filled in by a link/)).toBeHidden();
}
