// The second check by password: what was being saved waits, goes on by itself, and the password stays nowhere.
import assert from 'node:assert/strict';
import { type NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { FABRIKAM_OWNER, OWNER } from '../pages/sign-in-page.ts';
import { paste } from '../support/clipboard.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import {
  type Calls,
  CREATE,
  FAILED_CALL,
  type Fault,
  noConnection,
  observe,
  once,
  problem,
  SECOND_CHECK,
  spoil,
} from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { comeBack, filledForm, signInElsewhere } from '../support/steps.ts';
import { storedKey, storedKeys } from '../support/stored.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene({ standIn: ['--step-up'] });
const WRONG = 'not-the-password-5831';

// Rule: a wrong password costs nothing; the right one lets the save go on without another press.
tell('a wrong password is told, the right one delivers the key without another Save', async (journey) => {
  const { page } = journey;
  const { check, calls } = await asked(journey, 'Checked: wrong, then right');
  await focused(check.password);
  await check.password.fill(WRONG);
  await check.confirm.click();
  await hasText(check.error, /That is not your password\. Try again\./);
  assert.equal(await check.password.inputValue(), '');
  assert.equal(calls.requests.length, 1);

  await check.password.fill(OWNER.password);
  await check.confirm.click();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  await gone(check.dialog);
  assertSentTwice(calls);
  await storedKey(page, 'Checked: wrong, then right');
});

// Rule: nothing typed is told in the dialog and asks the API nothing, so that it costs no attempt.
tell('an empty password is told and not sent', async (journey) => {
  const { check } = await asked(journey, 'Checked: empty');
  const attempts = await observe(journey.page, SECOND_CHECK);
  await check.confirm.click();
  await hasText(check.error, /Type the password you sign in with\./);
  assert.equal(attempts.requests.length, 0);
  await visible(check.dialog);
});

// Rule: what is half typed does not wait in the browser's memory for somebody else.
tell('a half-typed password is gone when the page is hidden for good', async (journey) => {
  const { page } = journey;
  const { check } = await asked(journey, 'Checked: hidden half-way');
  await check.password.fill(WRONG);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  assert.equal(await check.password.inputValue(), '');
  await visible(check.dialog);
});

// Rule: password managers and keyboards do it as everywhere.
tell('a pasted password and Enter are enough', async (journey) => {
  const { page } = journey;
  const { check, calls } = await asked(journey, 'Checked: by keyboard');
  await paste(check.password, OWNER.password);
  assert.equal(await check.password.inputValue(), OWNER.password);
  assert.equal(await check.password.getAttribute('autocomplete'), 'current-password');
  await page.keyboard.press('Enter');
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  assertSentTwice(calls);
});

for (const [way, leave] of [
  ['Cancel', (check: SecondCheck) => check.cancel.click()],
  ['Escape', (check: SecondCheck) => check.page.keyboard.press('Escape')],
] as const) {
  // Rule: the API refused before it looked at the request, so leaving is free and loses nothing.
  tell(`${way} gives the filled form back, unlocked, and no key is made`, async (journey) => {
    const { page } = journey;
    const name = `Checked: ${way}`;
    const { check, form, calls } = await asked(journey, name);
    await check.password.fill('half a passw');
    await leave(check);
    await gone(check.dialog);
    await eventually(async () => assert.ok(await form.name.isEditable()));
    assert.equal(await form.name.inputValue(), name);
    assert.deepEqual(await form.entries(), PLAIN.networks);
    assert.deepEqual(await form.chosen(), PLAIN.actions);
    assert.equal(calls.requests.length, 1);
    assert.ok(!(await storedKeys(page)).some((key) => key.name === name));
    // The next Save asks anew.
    await form.save.click();
    await visible(check.dialog);
    assert.equal(await check.password.inputValue(), '');
  });
}

// Rule: two presses are one attempt; the field is empty from the moment the password is on its way.
tell('the field is emptied at once, and a second press sends nothing more', async (journey) => {
  const { page } = journey;
  const { check } = await asked(journey, 'Checked: on its way');
  let go = () => {};
  const moment = new Promise<void>((resolve) => {
    go = resolve;
  });
  const attempts = await spoil(page, SECOND_CHECK, [once(moment, (route) => route.continue())]);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  await eventually(async () => assert.equal(attempts.requests.length, 1));
  assert.equal(await check.password.inputValue(), '');
  assert.equal(await check.confirm.getAttribute('aria-disabled'), 'true');
  await check.password.press('Enter');
  go();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  assert.equal(attempts.requests.length, 1);
});

// Rule: the password goes from its field into one request's body, and nowhere else.
tell('the password is in no address, no console line, no storage and no markup', async (journey) => {
  const { page, context, watch } = journey;
  const { check } = await asked(journey, 'Checked: no trace');
  for (const password of [WRONG, OWNER.password]) {
    await check.password.fill(password);
    await check.confirm.click();
    if (password === WRONG) await hasText(check.error, /not your password/);
    else await new OneTimeDialog(page).pair();
    const left = [...watch.addresses, ...watch.lines, await everythingLeft(page, context)].join('\n');
    assert.ok(!left.includes(password), 'a trace of the password');
    assert.ok(!left.includes(encodeURIComponent(password)), 'a trace of the password');
  }
});

// Rule: an attempt that does not arrive is told, and the dialog stays to try again.
tell('without a connection the dialog says so and stays', async (journey) => {
  const { page } = journey;
  const { check } = await asked(journey, 'Checked: no connection');
  await spoil(page, SECOND_CHECK, [noConnection]);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  await hasText(check.error, /We could not reach We-Link\. Nothing is lost\./);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
});

// Rule: a lost answer before the check leaves the outcome unknown; cancelling must not sound as if nothing was made.
tell('Cancel after a lost answer says that the outcome is unknown', async (journey) => {
  const { page } = journey;
  const { check, form } = await asked(journey, 'Checked: unknown', [problem(500, 'internal')]);
  await check.cancel.click();
  await gone(check.dialog);
  await visible(page.getByText(/We could not find out whether your key was created/).first());
  assert.ok(!(await form.name.isEditable()), 'the form is locked');
  await page.getByRole('button', { name: /^Try again/ }).click();
  await visible(check.dialog);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  await storedKey(page, 'Checked: unknown');
});

// Rule: the session may end in the middle of the check; signing in with a password is a check, too.
tell(
  'signed out in the middle of it: told, and after signing in the save goes on by itself',
  async (journey) => {
    const { page, context } = journey;
    const { check } = await asked(journey, 'Checked: signed out');
    await context.clearCookies({ name: /wl_session/ });
    await check.password.fill(OWNER.password);
    await check.confirm.click();
    await hasText(check.error, /You are signed out\. Nothing is lost\. Sign in to go on\./);
    await signInElsewhere(context, OWNER);
    await comeBack(page);
    assert.ok((await new OneTimeDialog(page).pair()).secretKey);
    await storedKey(page, 'Checked: signed out');
  },
);

// Rule: a check that somebody else passes is no check; what one person began is never carried out as another.
tell('somebody else who signs in meanwhile finds nothing of it, and no key is made', async (journey) => {
  const { page, context } = journey;
  const { check, calls } = await asked(journey, 'Checked: somebody else');
  await signInElsewhere(context, FABRIKAM_OWNER);
  await comeBack(page);
  await gone(check.dialog);
  await visible(new SecurityPage(page).create);
  await page.waitForLoadState('networkidle');
  assert.equal(calls.requests.length, 1, 'the page did not send it again');
  assert.deepEqual(await storedKeys(page), []);
});

/** From the list to the question that follows Save. */
async function asked(
  journey: Journey,
  name: string,
  faults: readonly Fault[] = [],
): Promise<{ check: SecondCheck; form: NewKeyForm; calls: Calls }> {
  journey.watch.expect(FAILED_CALL);
  const calls = await spoil(journey.page, CREATE, faults);
  const form = await filledForm(journey, { ...PLAIN, name });
  await form.save.click();
  const check = new SecondCheck(journey.page);
  await visible(check.dialog);
  return { check, form, calls };
}

function assertSentTwice(calls: Calls): void {
  const ids = calls.requests.map((request) => request.headers()['idempotency-key']);
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1], 'one intent, one idempotency key');
  const [before, after] = calls.requests.map((request) => request.headers()['x-csrf-token']);
  assert.ok(before !== after, 'the check renews the session and its token');
}
