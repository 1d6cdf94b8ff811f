// Who copied a secret key and closed the dialog must not read that it was never confirmed: the report is repeated.
import { expect, test } from '../fixtures/test.ts';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { DEVELOPER, OWNER } from '../pages/sign-in-page.ts';
import { allowClipboard } from '../support/clipboard.ts';
import {
  type Calls,
  CREATE,
  FAILED_CALL,
  type Fault,
  passed,
  problem,
  REPORT,
  spoil,
} from '../support/faults.ts';
import { comeBack, signInElsewhere } from '../support/steps.ts';

test.use({ standInOptions: ['--no-auto-sign-in'], user: OWNER });

const NEVER_CONFIRMED = /The secret key was never confirmed/;

/** A key that was copied, and the dialog closed, while the API treats the second report as `fault` says. */
async function copiedAndClosed(
  page: import('@playwright/test').Page,
  name: string,
  fault: Fault,
): Promise<Calls> {
  await allowClipboard(page.context());
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...PLAIN, name });
  const reports = await spoil(page, REPORT, [passed, fault]);
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

test('repeats the report after the wait that the API asks for', async ({ page, watch }) => {
  watch.expect(FAILED_CALL);
  const wait = problem(429, 'too-many-requests', {}, { 'retry-after': '2' });
  const reports = await copiedAndClosed(page, 'Saved after a wait', wait);
  await expect.poll(() => reports.requests.length).toBe(2);
  await page.waitForTimeout(1_000);
  expect(reports.requests.length, 'not before the wait is over').toBe(2);
  await expect.poll(() => reports.requests.length).toBe(3);
  await reports.requests[2]?.response();
  await expectConfirmed(page, 'Saved after a wait');
});

test('repeats the report after the person has signed in', async ({ page, context, watch }) => {
  watch.expect(FAILED_CALL);
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

test('repeats the report after the person has passed the second check', async ({ page, watch }) => {
  watch.expect(FAILED_CALL);
  const asks = problem(403, 'reauthentication-required', {
    reauthentication: [{ method: 'password', url: null }],
  });
  const reports = await copiedAndClosed(page, 'Saved after the check', asks);
  const saved = () => reports.requests.filter((report) => report.postDataJSON().state === 'saved');
  await expect.poll(() => saved().length).toBe(1);
  await page.waitForTimeout(1_500);
  expect(saved().length, 'not before the person has shown who they are').toBe(1);

  await spoil(page, CREATE, [asks]);
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...PLAIN, name: 'Asks for the check' });
  await form.save.click();
  const check = new SecondCheck(page);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  await expect.poll(() => saved().length).toBe(2);
  await saved()[1]?.response();
  await expectConfirmed(page, 'Saved after the check');
});

test('reports nothing when another person signs in', async ({ page, context, watch }) => {
  watch.expect(FAILED_CALL);
  const reports = await copiedAndClosed(page, 'Not saved for another', async (route) => {
    await context.clearCookies();
    await route.continue();
  });
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  await signInElsewhere(context, DEVELOPER);
  await comeBack(page);
  await expect(new SecurityPage(page).row('Not saved for another')).toBeVisible();
  await page.waitForTimeout(2_500);
  expect(reports.requests.length).toBe(2);
});
