// The “saved” report is repeated after a failure, so that a copied secret key is not listed as never confirmed.
import { expect, test } from '../../fixtures/test.ts';
import { CHANGE } from '../../pages/edit-form.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, OWNER } from '../../pages/sign-in-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import {
  type Calls,
  FAILED_CALL,
  type Fault,
  interceptWith,
  passThrough,
  problem,
  REPORT,
} from '../../support/faults.ts';
import { comeBack, signInElsewhere } from '../../support/flows.ts';

test.use({
  standInOptions: ['--reauthentication', '--reauthentication-methods', 'password'],
  user: OWNER,
});

const NEVER_CONFIRMED = /The secret key was never confirmed/;

const ASKS_FOR_CHECK = problem(403, 'reauthentication-required', {
  reauthentication: [{ method: 'password', url: null }],
});

/** A key that was copied, and the dialog closed, while the API treats the second report, and those after it, as `faults` say. */
async function copiedAndClosed(
  page: import('@playwright/test').Page,
  name: string,
  ...faults: readonly Fault[]
): Promise<Calls> {
  await allowClipboard(page.context());
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...DEFAULT_INPUT, name });
  const reports = await interceptWith(page, REPORT, [passThrough, ...faults]);
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await dialog.copyBoth.click();
  await expect(dialog.dialog).toContainText('Both copied');
  await expect.poll(() => reports.requests.length).toBe(1);
  await dialog.close.click();
  return reports;
}

/** The list as it is after a reload, from the API alone. */
async function expectConfirmed(page: import('@playwright/test').Page, name: string): Promise<void> {
  await page.reload();
  const row = new SecurityPage(page).row(name);
  await expect(row).toBeVisible();
  await expect(row.getByText(NEVER_CONFIRMED)).toHaveCount(0);
}

test('the report is repeated after the wait that the API requires', async ({ page, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  await page.clock.install();
  const wait = problem(429, 'too-many-requests', {}, { 'retry-after': '120' });
  const reports = await copiedAndClosed(page, 'Saved after a wait', wait);
  await expect.poll(() => reports.requests.length).toBe(2);
  await (await reports.requests[1]?.response())?.finished();
  // The clock also runs by itself, so a minute is left to a machine that is slow.
  await page.clock.runFor(60_000);
  expect(reports.requests.length, 'not before the wait is over').toBe(2);
  await page.clock.runFor(61_000);
  await expect.poll(() => reports.requests.length).toBe(3);
  await reports.requests[2]?.response();
  await expectConfirmed(page, 'Saved after a wait');
});

test('the report is repeated after the person has signed in', async ({ page, context, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  const reports = await copiedAndClosed(page, 'Saved after signing in', async (route) => {
    await context.clearCookies();
    await route.continue();
  });
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await expect.poll(() => reports.requests.length).toBe(3);
  await reports.requests[2]?.response();
  await expectConfirmed(page, 'Saved after signing in');
});

test('the report is repeated after reauthentication for another action', async ({ page, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  const name = 'Saved after a check';
  await page.clock.install();
  const reports = await copiedAndClosed(page, name, ASKS_FOR_CHECK);
  await interceptWith(page, CHANGE, [ASKS_FOR_CHECK]);
  await new SecurityPage(page).openKey(name);
  const key = new KeyActions(page);
  await key.disable.click();
  const check = new SecondCheck(page);
  await expect(check.dialog).toBeVisible();
  // The page looks every second whether the check was passed.
  await page.clock.runFor(2_500);
  expect(reports.requests.length, 'not before the check').toBe(2);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  await expect(key.enable).toBeVisible();
  await expect.poll(() => reports.requests.length).toBe(3);
  expect((await reports.requests[2]?.response())?.status()).toBe(200);
  await page.goto(LIST_PATH);
  await expectConfirmed(page, name);
});

test('the report is repeated at each return to the page until reauthentication succeeds', async ({
  page,
  context,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const name = 'Saved at the second return';
  const reports = await copiedAndClosed(page, name, ASKS_FOR_CHECK, ASKS_FOR_CHECK);
  await expect.poll(() => reports.requests.length).toBe(2);
  await comeBack(page);
  await expect.poll(() => reports.requests.length).toBe(3);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await expect.poll(() => reports.requests.length).toBe(4);
  expect((await reports.requests[3]?.response())?.status()).toBe(200);
  await expectConfirmed(page, name);
});

test('no further report is sent when another person signs in', async ({ page, context, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  await page.clock.install();
  const reports = await copiedAndClosed(page, 'Not saved for another', async (route) => {
    await context.clearCookies();
    await route.continue();
  });
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  await signInElsewhere(context, DEVELOPER);
  await comeBack(page);
  await expect(new SecurityPage(page).row('Not saved for another')).toBeVisible();
  // The page looks every second who is signed in.
  await page.clock.runFor(2_500);
  expect(reports.requests.length).toBe(2);
});
