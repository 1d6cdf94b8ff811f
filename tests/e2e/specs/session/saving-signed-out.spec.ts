// The session ends while a key is being saved: the save waits for the same person and continues automatically; another
// person who signs in neither gets the key nor creates it.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, type NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, FABRIKAM_OWNER, OWNER } from '../../pages/sign-in-page.ts';
import { storedKey, storedKeys } from '../../support/api-state.ts';
import {
  type Calls,
  CREATE,
  FAILED_CALL,
  type Fault,
  interceptWith,
  responseDropped,
} from '../../support/faults.ts';
import { comeBack, filledForm, signInElsewhere } from '../../support/flows.ts';

test.use({ user: OWNER });
const WAITS = /Saving goes on by itself when you have signed in\./;

// Rule: a 401 pauses a save. The same person is back: the identical request goes out under the new token.
test('after signing in again, the save continues automatically with the same request', async ({ app }) => {
  const { page, context } = app;
  const { calls, form } = await savedSignedOut(app, 'Signed out: back');
  assert.ok(!(await form.name.isEditable()), 'the form is locked');
  assert.equal(await form.name.inputValue(), 'Signed out: back');
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  assertSameRequest(calls);
  const [before, after] = calls.requests.map((request) => request.headers()['x-csrf-token']);
  assert.ok(before && after && before !== after, 'the token is that of the new session');
  await storedKey(page, 'Signed out: back');
});

// Rule: whoever presses without having signed in is told so, and the save goes on waiting; then the button does what
// coming back does.
test('“I have signed in” continues the save only after the person has signed in', async ({ app }) => {
  const { page, context } = app;
  const { calls, form } = await savedSignedOut(app, 'Signed out: button');
  const signedIn = page.getByRole('button', { name: 'I have signed in' });
  await signedIn.click();
  await expect(page.getByText(/You are still signed out/)).toBeVisible();
  await expect(page.getByText(WAITS)).toBeVisible();
  assert.equal(await form.name.inputValue(), 'Signed out: button');
  assert.equal(calls.requests.length, 1);

  await signInElsewhere(context, OWNER);
  await signedIn.click();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  assertSameRequest(calls);
  await storedKey(page, 'Signed out: button');
});

// Rule: nothing was made yet, so giving up is free; the entries stay, and nothing goes out later.
test('“Stop saving” unlocks the form and keeps all entries', async ({ app }) => {
  const { page, context } = app;
  const { calls, form } = await savedSignedOut(app, 'Signed out: stopped');
  await page.getByRole('button', { name: 'Stop saving' }).click();
  await expect(page.getByText(WAITS)).toBeHidden();
  await assertUnlocked(form, 'Signed out: stopped');
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await expect(page.getByRole('button', { name: 'I have signed in' })).toBeHidden();
  await assertUnlocked(form, 'Signed out: stopped');
  assert.equal(calls.requests.length, 1, 'nothing goes out by itself any more');
  await form.save.click();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  await storedKey(page, 'Signed out: stopped');
});

// Rule: a lost answer and then a 401 say nothing of whether a key was made; the repetition does.
test('a response lost before the 401 still leads to one key', async ({ app }) => {
  const { page, context } = app;
  const { calls } = await savedSignedOut(app, 'Signed out: and lost', [responseDropped, signedOut]);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  assertSameRequest(calls);
  await storedKey(page, 'Signed out: and lost');
});

// Rule: giving up then must not sound as if nothing had been made.
test('“Stop saving” after a lost response says that the outcome is unknown', async ({ app }) => {
  const { page } = app;
  const { form } = await savedSignedOut(app, 'Signed out: unknown', [responseDropped, signedOut]);
  await page.getByRole('button', { name: 'Stop saving' }).click();
  await expect(page.getByText(/We could not find out whether your key was created/).first()).toBeVisible();
  assert.ok(!(await form.name.isEditable()), 'the form is locked');
});

for (const [who, user] of [
  ['another person of the workspace', DEVELOPER],
  ['a person of another workspace', FABRIKAM_OWNER],
] as const) {
  // Rule: what one person began is never carried out as somebody else.
  test(`when ${who} signs in next, the save is discarded and no key is created`, async ({ app }) => {
    const { page, context } = app;
    const name = `Signed out: ${who}`;
    const { calls } = await savedSignedOut(app, name);
    await signInElsewhere(context, user);
    await comeBack(page);
    await expect(new SecurityPage(page).create).toBeVisible();
    await page.waitForLoadState('networkidle');
    assert.equal(calls.requests.length, 1, 'the page did not send it again');
    assert.ok(!(await storedKeys(page)).some((key) => key.name === name), 'no key was made');
    assert.equal(await new OneTimeDialog(page).dialog.count(), 0);
    assert.equal(await page.getByText(name).count(), 0);
  });
}

/** The session ends before the request is looked at. */
const signedOut: Fault = async (route) => {
  await route.request().frame().page().context().clearCookies();
  await route.continue({ headers: { ...route.request().headers(), cookie: '' } });
};

/** From the list to a form that waits for a signature. */
async function savedSignedOut(
  app: App,
  name: string,
  faults: readonly Fault[] = [signedOut],
): Promise<{ calls: Calls; form: NewKeyForm }> {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const calls = await interceptWith(page, CREATE, faults);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name });
  await form.save.click();
  await expect(page.getByText(WAITS)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  return { calls, form };
}

function assertSameRequest(calls: Calls): void {
  assert.ok(calls.requests.length >= 2);
  const ids = calls.requests.map((request) => request.headers()['idempotency-key']);
  const bodies = calls.requests.map((request) => request.postData());
  assert.equal(new Set(ids).size, 1, 'one intent, one idempotency key');
  assert.equal(new Set(bodies).size, 1, 'the identical request');
}

async function assertUnlocked(form: NewKeyForm, name: string): Promise<void> {
  await expect(async () => assert.ok(await form.name.isEditable())).toPass();
  assert.equal(await form.name.inputValue(), name);
  assert.deepEqual(await form.entries(), DEFAULT_INPUT.networks);
  assert.deepEqual(await form.chosen(), DEFAULT_INPUT.actions);
}
