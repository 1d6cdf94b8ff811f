// A copy of a key that may do what the person themselves may not grant: shown, taken back, never given anew.
import assert from 'node:assert/strict';
import { type NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { DEVELOPER, OWNER, SignInPage } from '../pages/sign-in-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { focused, gone, visible } from '../support/expect.ts';
import { CREATE, observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { createdKey, duplicate, saved } from '../support/steps.ts';
import { storedKey } from '../support/stored.ts';

const tell = scene({ standIn: ['--no-auto-sign-in'] });
const LOCKED = 'Confirm a sign-in';
const FREE = PLAIN.actions[0] ?? '';
const REFUSAL = `Your role cannot grant this: ${LOCKED}. Take it back, or ask an owner to create this key.`;

tell(
  'what a developer may not grant is chosen in the copy, and keeps it from being saved',
  async (journey) => {
    const { page } = journey;
    const form = await copyByADeveloper(journey, 'Kept back');
    assert.deepEqual((await form.chosen()).sort(), [LOCKED, FREE].sort());
    await visible(form.actions.getByText(/Your role cannot grant this\.$/).first());
    assert.ok(await form.action(LOCKED).isEnabled(), 'it can be taken back');
    const calls = await observe(page, CREATE);
    await form.save.click();
    await visible(form.actions.getByText(REFUSAL));
    await visible(form.mend('Allowed actions'));
    await focused(form.search);
    assert.equal(calls.requests.length, 0);
    await assertAccessible(page, 'a copy with an action that the person may not grant');
  },
);

tell('once it is taken back it cannot be chosen again, and the copy is saved without it', async (journey) => {
  const { page } = journey;
  const form = await copyByADeveloper(journey, 'Taken back');
  await form.save.click();
  await visible(form.actions.getByText(REFUSAL));
  await form.action(LOCKED).uncheck();
  await focused(form.search);
  await gone(form.actions.getByText(REFUSAL));
  assert.ok(await form.action(LOCKED).isDisabled());
  assert.deepEqual(await form.chosen(), [FREE]);
  await saved(journey, form);
  const { allowed_actions: actions } = await storedKey(page, 'Taken back copy');
  assert.deepEqual(actions, { mode: 'only', actions: ['get_all_ln_accounts'] });
  const original = await storedKey(page, 'Taken back');
  assert.deepEqual([...original.allowed_actions.actions].sort(), ['get_all_ln_accounts', 'login_code']);
});

tell('a preset leaves it out, too', async (journey) => {
  const form = await copyByADeveloper(journey, 'Started anew');
  await form.preset('Full access').click();
  assert.ok(await form.action(LOCKED).isDisabled());
  assert.ok(!(await form.chosen()).includes(LOCKED));
});

/** An owner makes a key; then a developer signs in and duplicates it. */
async function copyByADeveloper(journey: Journey, name: string): Promise<NewKeyForm> {
  const { page } = journey;
  await new SignInPage(page).signIn(OWNER);
  await createdKey(journey, { ...PLAIN, name, actions: [LOCKED, FREE] });
  await new SignInPage(page).signIn(DEVELOPER);
  return duplicate(page, name);
}
