// The session ends while a key is being saved: the save waits for the same person and goes on by itself;
// somebody else at the next sign-in never gets the key, and never makes it.
import assert from 'node:assert/strict';
import { type NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { DEVELOPER, FABRIKAM_OWNER, OWNER } from '../pages/sign-in-page.ts';
import { eventually, gone, visible } from '../support/expect.ts';
import { answerLost, type Calls, CREATE, FAILED_CALL, type Fault, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { comeBack, filledForm, signInElsewhere } from '../support/steps.ts';
import { storedKey, storedKeys } from '../support/stored.ts';

const tell = scene({ as: OWNER });
const WAITS = /Saving goes on by itself when you have signed in\./;

// Rule: a 401 pauses a save. The same person is back: the identical request goes out under the new token.
tell('after signing in again the save goes on by itself, nothing is typed twice', async (journey) => {
  const { page, context } = journey;
  const { calls, form } = await savedSignedOut(journey, 'Signed out: back');
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

// Rule: the button does what coming back does.
tell('“I have signed in” lets the save go on, too', async (journey) => {
  const { page, context } = journey;
  const { calls } = await savedSignedOut(journey, 'Signed out: button');
  await signInElsewhere(context, OWNER);
  await page.getByRole('button', { name: 'I have signed in' }).click();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  assertSameRequest(calls);
  await storedKey(page, 'Signed out: button');
});

// Rule: whoever comes back without having signed in is told so, and the save goes on waiting.
tell('coming back without having signed in changes nothing', async (journey) => {
  const { page } = journey;
  const { calls, form } = await savedSignedOut(journey, 'Signed out: still');
  await page.getByRole('button', { name: 'I have signed in' }).click();
  await visible(page.getByText(/You are still signed out/));
  await visible(page.getByText(WAITS));
  assert.equal(await form.name.inputValue(), 'Signed out: still');
  assert.equal(calls.requests.length, 1);
});

// Rule: nothing was made yet, so giving up is free; the entries stay, and nothing goes out later.
tell('“Stop saving” gives the unlocked form back with all entries', async (journey) => {
  const { page, context } = journey;
  const { calls, form } = await savedSignedOut(journey, 'Signed out: stopped');
  await page.getByRole('button', { name: 'Stop saving' }).click();
  await gone(page.getByText(WAITS));
  await assertUnlocked(form, 'Signed out: stopped');
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await gone(page.getByRole('button', { name: 'I have signed in' }));
  await assertUnlocked(form, 'Signed out: stopped');
  assert.equal(calls.requests.length, 1, 'nothing goes out by itself any more');
  await form.save.click();
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  await storedKey(page, 'Signed out: stopped');
});

// Rule: a lost answer and then a 401 say nothing of whether a key was made; the repetition does.
tell('an answer that was lost before the 401 still brings one key', async (journey) => {
  const { page, context } = journey;
  const { calls } = await savedSignedOut(journey, 'Signed out: and lost', [answerLost, signedOut]);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  assertSameRequest(calls);
  await storedKey(page, 'Signed out: and lost');
});

// Rule: giving up then must not sound as if nothing had been made.
tell('“Stop saving” after a lost answer says that the outcome is unknown', async (journey) => {
  const { page } = journey;
  const { form } = await savedSignedOut(journey, 'Signed out: unknown', [answerLost, signedOut]);
  await page.getByRole('button', { name: 'Stop saving' }).click();
  await visible(page.getByText(/We could not find out whether your key was created/).first());
  assert.ok(!(await form.name.isEditable()), 'the form is locked');
});

for (const [who, user] of [
  ['another person of the workspace', DEVELOPER],
  ['a person of another workspace', FABRIKAM_OWNER],
] as const) {
  // Rule: what one person began is never carried out as somebody else.
  tell(`${who} at the next sign-in: the save is discarded, and no key is made`, async (journey) => {
    const { page, context } = journey;
    const name = `Signed out: ${who}`;
    const { calls } = await savedSignedOut(journey, name);
    await signInElsewhere(context, user);
    await comeBack(page);
    await visible(new SecurityPage(page).create);
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
  journey: Journey,
  name: string,
  faults: readonly Fault[] = [signedOut],
): Promise<{ calls: Calls; form: NewKeyForm }> {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const calls = await spoil(page, CREATE, faults);
  const form = await filledForm(journey, { ...PLAIN, name });
  await form.save.click();
  await visible(page.getByText(WAITS));
  await visible(page.getByRole('link', { name: /^Sign in/ }));
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
  await eventually(async () => assert.ok(await form.name.isEditable()));
  assert.equal(await form.name.inputValue(), name);
  assert.deepEqual(await form.entries(), PLAIN.networks);
  assert.deepEqual(await form.chosen(), PLAIN.actions);
}
