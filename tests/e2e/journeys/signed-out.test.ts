// The session ends while the page is open: list and details are hidden, the form and an open dialog stay,
// and somebody else at the next sign-in finds nothing of them.
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { DEVELOPER, FABRIKAM_OWNER, OWNER, SignInPage, type User } from '../pages/sign-in-page.ts';
import { eventually, gone, visible } from '../support/expect.ts';
import { FAILED_CALL, REPORT, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { filledForm } from '../support/steps.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene({ as: OWNER });

tell('without a session the list asks to sign in', async ({ page, context, watch }) => {
  watch.expect(FAILED_CALL);
  await context.clearCookies();
  await page.goto('/settings/security');
  await visible(page.getByRole('link', { name: /^Sign in/ }));
  assert.equal(await new SecurityPage(page).rows.count(), 0);
  assert.equal(await new SecurityPage(page).create.count(), 0);
});

tell('when the session ends, the list is hidden at the next call', async ({ page, context, watch }) => {
  watch.expect(FAILED_CALL);
  const list = new SecurityPage(page);
  await list.open();
  const name = (await list.rows.first().getByRole('heading').textContent()) ?? '';
  const question = await list.askToRevoke(name.trim());
  await context.clearCookies();
  await question.revoke.click();
  await visible(page.getByRole('link', { name: /^Sign in/ }));
  await gone(page.getByText(name.trim()).first());
});

tell('Save without a session keeps the form; after signing in it saves', async (journey) => {
  const { page, context, watch } = journey;
  watch.expect(FAILED_CALL);
  const form = await filledForm(journey);
  await context.clearCookies();
  await form.save.click();
  await visible(page.getByText(/signed out/i).first());
  assert.equal(await form.name.inputValue(), PLAIN.name);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await visible(form.name);
  assert.equal(await form.name.inputValue(), PLAIN.name);
  await form.save.click();
  await visible(page.getByRole('alertdialog', { name: 'Copy your keys now' }));
});

for (const [who, user] of [
  ['another user', DEVELOPER],
  ['a user of another workspace', FABRIKAM_OWNER],
] as const) {
  tell(`${who} at the next sign-in finds an empty form`, async (journey) => {
    const { page, context, watch } = journey;
    watch.expect(FAILED_CALL);
    const form = await filledForm(journey);
    await context.clearCookies();
    await form.save.click();
    await visible(page.getByText(/signed out/i).first());
    await signInElsewhere(context, user);
    await comeBack(page);
    await eventually(async () => assert.notEqual(await formName(page), PLAIN.name));
  });
}

tell('a save is never made under the session of somebody else', async (journey) => {
  const { page, context, watch } = journey;
  watch.expect(FAILED_CALL);
  const form = await filledForm(journey);
  await signInElsewhere(context, FABRIKAM_OWNER);
  await form.save.click();
  await visible(page.getByText('No API keys yet'));
  assert.equal(await page.getByRole('alertdialog').count(), 0);
});

tell('an open dialog stays when the session ends', async (journey) => {
  const dialog = await dialogWithoutSession(journey);
  assert.ok((await dialog.pair()).secretKey);
  await dialog.close.click();
  await dialog.closeAnyway.click();
  await gone(dialog.dialog);
  await visible(journey.page.getByRole('link', { name: /^Sign in/ }));
});

tell('another user at the next sign-in does not see the open dialog', async (journey) => {
  const { page, context } = journey;
  const dialog = await dialogWithoutSession(journey);
  const { apiKey, secretKey } = await dialog.pair();
  await signInElsewhere(context, FABRIKAM_OWNER);
  await page.bringToFront();
  // A browser with a window to look at says this by itself.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await gone(dialog.dialog);
  await visible(page.getByText('No API keys yet'));
  const left = await everythingLeft(page, context);
  assert.ok(!left.includes(apiKey) && !left.includes(secretKey));
});

/** The dialog, open; the session ended before the page could report that it was shown. */
async function dialogWithoutSession(journey: Journey): Promise<OneTimeDialog> {
  const { page, context, watch } = journey;
  watch.expect(FAILED_CALL);
  const form = await filledForm(journey);
  await spoil(page, REPORT, [
    async (route) => {
      await context.clearCookies();
      await route.continue();
    },
  ]);
  const refused = page.waitForResponse((response) => response.status() === 401);
  await form.save.click();
  await refused;
  const dialog = new OneTimeDialog(page);
  await visible(dialog.dialog);
  return dialog;
}

async function formName(page: Page): Promise<string> {
  const name = new NewKeyForm(page).name;
  return (await name.count()) > 0 ? name.inputValue() : '';
}

/** Signs in in a window of its own, as the page's link would. */
async function signInElsewhere(context: BrowserContext, user: User): Promise<void> {
  const window = await context.newPage();
  await new SignInPage(window).signIn(user);
  await window.close();
}

async function comeBack(page: Page): Promise<void> {
  await page.bringToFront();
  // The page asks by itself when its window gets the focus, so the button may be gone already.
  const button = page.getByRole('button', { name: 'I have signed in' });
  await button.click({ timeout: 2_000 }).catch(() => {});
  await gone(button);
}
