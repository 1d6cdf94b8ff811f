// A copy of a key with an action that the person may not grant: it is shown, can be removed, and not be added again.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { createKey } from '../../pages/key-page.ts';
import { DEFAULT_INPUT, type NewKeyForm } from '../../pages/new-key-form.ts';
import { DEVELOPER, OWNER, signIn } from '../../pages/sign-in-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { duplicate, saved } from '../../support/flows.ts';

test.use({ standInOptions: ['--no-auto-sign-in'] });
const LOCKED = 'Confirm a sign-in';
const FREE = DEFAULT_INPUT.actions[0] ?? '';
const REFUSAL = `Your role cannot grant this: ${LOCKED}. Take it back, or ask an owner to create this key.`;

test('an action that a developer may not grant blocks saving a copy, and can only be removed', async ({
  app,
}) => {
  const { page } = app;
  const form = await copyByADeveloper(app, 'Taken back');
  assert.deepEqual((await form.chosen()).sort(), [LOCKED, FREE].sort());
  await expect(form.actions.getByText(/Your role cannot grant this\.$/).first()).toBeVisible();
  await expect(form.action(LOCKED), 'it can be taken back').toBeEnabled();
  const calls = await recordCalls(page, CREATE);
  await form.save.click();
  await expect(form.actions.getByText(REFUSAL)).toBeVisible();
  await expect(form.mend('Allowed actions')).toBeVisible();
  await expect(form.search).toBeFocused();
  assert.equal(calls.requests.length, 0);

  await form.action(LOCKED).uncheck();
  await expect(form.search).toBeFocused();
  await expect(form.actions.getByText(REFUSAL)).toBeHidden();
  await expect(form.action(LOCKED)).toBeDisabled();
  assert.deepEqual(await form.chosen(), [FREE]);
  await saved(app, form);
  const { allowed_actions: actions } = await storedKey(page, 'Taken back copy');
  assert.deepEqual(actions, { mode: 'only', actions: ['get_all_ln_accounts'] });
  const original = await storedKey(page, 'Taken back');
  assert.deepEqual([...original.allowed_actions.actions].sort(), ['get_all_ln_accounts', 'login_code']);

  await test.step('a preset also removes the action', async () => {
    await duplicate(page, 'Taken back');
    await form.preset('Full access').click();
    await expect(form.action(LOCKED)).toBeDisabled();
    assert.ok(!(await form.chosen()).includes(LOCKED));
  });
});

/** An owner makes a key; then a developer signs in and duplicates it. */
async function copyByADeveloper(app: App, name: string): Promise<NewKeyForm> {
  const { page } = app;
  await signIn(page, OWNER);
  await createKey(app, name, { actions: ['login_code', 'get_all_ln_accounts'] });
  await signIn(page, DEVELOPER);
  return duplicate(page, name);
}
