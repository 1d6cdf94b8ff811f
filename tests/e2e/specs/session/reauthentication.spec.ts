// Reauthentication by password: the save waits and continues automatically, and the password leaves no trace.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, type NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { FABRIKAM_OWNER, OWNER } from '../../pages/sign-in-page.ts';
import { storedKey, storedKeys } from '../../support/api-state.ts';
import { paste } from '../../support/clipboard.ts';
import { deferred } from '../../support/deferred.ts';
import {
  after,
  type Calls,
  CREATE,
  FAILED_CALL,
  type Fault,
  interceptWith,
  noConnection,
  problem,
  REAUTHENTICATION,
  recordCalls,
} from '../../support/faults.ts';
import { comeBack, filledForm, signInElsewhere } from '../../support/flows.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ standInOptions: ['--reauthentication'] });
const WRONG = 'not-the-password-5831';

// Rule: a wrong password costs nothing; the right one lets the save go on without another press. The password goes from
// its field into one request's body, and nowhere else.
test('a wrong password shows an error, the right one continues the save, and neither leaves a trace', async ({
  app,
}) => {
  const { page, context, consoleGuard } = app;
  const { check, calls } = await asked(app, 'Checked: wrong, then right');
  await expect(check.password).toBeFocused();
  const noTraceOf = async (password: string) => {
    const left = [...consoleGuard.addresses, ...consoleGuard.lines, await everythingLeft(page, context)].join(
      '\n',
    );
    assert.ok(!left.includes(password), 'a trace of the password');
    assert.ok(!left.includes(encodeURIComponent(password)), 'a trace of the password');
  };
  // Rule: nothing typed is told in the dialog and asks the API nothing, so that it costs no attempt.
  await test.step('an empty password shows an error and is not sent', async () => {
    const attempts = await recordCalls(page, REAUTHENTICATION);
    await check.confirm.click();
    await expect(check.error).toHaveText(/Type the password you sign in with\./);
    assert.equal(attempts.requests.length, 0);
    await expect(check.dialog).toBeVisible();
  });
  // Rule: what is half typed does not wait in the browser's memory for somebody else.
  await test.step('pagehide erases a half-typed password', async () => {
    await check.password.fill(WRONG);
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    assert.equal(await check.password.inputValue(), '');
    await expect(check.dialog).toBeVisible();
  });
  await test.step('a wrong password shows an error and leaves no trace', async () => {
    await check.password.fill(WRONG);
    await check.confirm.click();
    await expect(check.error).toHaveText(/That is not your password\. Try again\./);
    assert.equal(await check.password.inputValue(), '');
    assert.equal(calls.requests.length, 1);
    await noTraceOf(WRONG);
  });
  await test.step('the right password continues the save and leaves no trace', async () => {
    await check.password.fill(OWNER.password);
    await check.confirm.click();
    assert.ok((await new OneTimeDialog(page).pair()).secretKey);
    await expect(check.dialog).toBeHidden();
    assertSentTwice(calls);
    await noTraceOf(OWNER.password);
    await storedKey(page, 'Checked: wrong, then right');
  });
});

test('Cancel and Escape return to the filled, unlocked form, and no key is created', async ({ app }) => {
  const { page } = app;
  const name = 'Checked: left';
  const { check, form, calls } = await asked(app, name);
  for (const [at, [way, leave]] of [
    ['Cancel', () => check.cancel.click()] as const,
    ['Escape', () => page.keyboard.press('Escape')] as const,
  ].entries()) {
    // Rule: the API refused before it looked at the request, so leaving is free and loses nothing.
    await test.step(way, async () => {
      await check.password.fill('half a passw');
      await leave();
      await expect(check.dialog).toBeHidden();
      await expect(async () => assert.ok(await form.name.isEditable())).toPass();
      assert.equal(await form.name.inputValue(), name);
      assert.deepEqual(await form.entries(), DEFAULT_INPUT.networks);
      assert.deepEqual(await form.chosen(), DEFAULT_INPUT.actions);
      assert.equal(calls.requests.length, at + 1);
      assert.ok(!(await storedKeys(page)).some((key) => key.name === name));
      // The next Save asks anew.
      await form.save.click();
      await expect(check.dialog).toBeVisible();
      assert.equal(await check.password.inputValue(), '');
    });
  }
});

// Rule: an attempt that does not arrive is told, and the dialog stays to try again. Password managers and keyboards do it
// as everywhere; two presses are one attempt; the field is empty from the moment the password is on its way.
test('the dialog stays open without a connection; a pasted password is sent once and erased at once', async ({
  app,
}) => {
  const { page } = app;
  const { check, calls } = await asked(app, 'Checked: on its way');
  await interceptWith(page, REAUTHENTICATION, [noConnection]);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  await expect(check.error).toHaveText(/We could not reach We-Link\. Nothing is lost\./);

  const { promise: moment, resolve: go } = deferred();
  const attempts = await interceptWith(page, REAUTHENTICATION, [after(moment, (route) => route.continue())]);
  await paste(check.password, OWNER.password);
  assert.equal(await check.password.inputValue(), OWNER.password);
  assert.equal(await check.password.getAttribute('autocomplete'), 'current-password');
  await page.keyboard.press('Enter');
  await expect(async () => assert.equal(attempts.requests.length, 1)).toPass();
  assert.equal(await check.password.inputValue(), '');
  assert.equal(await check.confirm.getAttribute('aria-disabled'), 'true');
  await check.password.press('Enter');
  go();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  assert.equal(attempts.requests.length, 1);
  assertSentTwice(calls);
});

// Rule: a lost answer before the check leaves the outcome unknown; cancelling must not sound as if nothing was made.
test('Cancel after a lost answer says that the outcome is unknown', async ({ app }) => {
  const { page } = app;
  const { check, form } = await asked(app, 'Checked: unknown', [problem(500, 'internal')]);
  await check.cancel.click();
  await expect(check.dialog).toBeHidden();
  await expect(page.getByText(/We could not find out whether your key was created/).first()).toBeVisible();
  assert.ok(!(await form.name.isEditable()), 'the form is locked');
  await page.getByRole('button', { name: /^Try again/ }).click();
  await expect(check.dialog).toBeVisible();
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  await storedKey(page, 'Checked: unknown');
});

// Rule: the session may end in the middle of the check; signing in with a password is a check, too.
test('a session that ends meanwhile shows an error, and the save continues after sign-in', async ({
  app,
}) => {
  const { page, context } = app;
  const { check } = await asked(app, 'Checked: signed out');
  await context.clearCookies({ name: /wl_session/ });
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  await expect(check.error).toHaveText(/You are signed out\. Nothing is lost\. Sign in to go on\./);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  await storedKey(page, 'Checked: signed out');
});

// Rule: a check that somebody else passes is no check; what one person began is never carried out as another.
test('another person who signs in meanwhile does not see the dialog, and no key is created', async ({
  app,
}) => {
  const { page, context } = app;
  const { check, calls } = await asked(app, 'Checked: somebody else');
  await signInElsewhere(context, FABRIKAM_OWNER);
  await comeBack(page);
  await expect(check.dialog).toBeHidden();
  await expect(new SecurityPage(page).create).toBeVisible();
  await page.waitForLoadState('networkidle');
  assert.equal(calls.requests.length, 1, 'the page did not send it again');
  assert.deepEqual(await storedKeys(page), []);
});

/** From the list to the question that follows Save. */
async function asked(
  app: App,
  name: string,
  faults: readonly Fault[] = [],
): Promise<{ check: SecondCheck; form: NewKeyForm; calls: Calls }> {
  app.consoleGuard.expect(FAILED_CALL);
  const calls = await interceptWith(app.page, CREATE, faults);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name });
  await form.save.click();
  const check = new SecondCheck(app.page);
  await expect(check.dialog).toBeVisible();
  return { check, form, calls };
}

function assertSentTwice(calls: Calls): void {
  const ids = calls.requests.map((request) => request.headers()['idempotency-key']);
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1], 'one intent, one idempotency key');
  const [before, after] = calls.requests.map((request) => request.headers()['x-csrf-token']);
  assert.ok(before !== after, 'the check renews the session and its token');
}
