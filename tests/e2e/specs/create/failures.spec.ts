// Every definite refusal of Save: no key is created, the entries are kept, and Save can be tried again.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, type NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { deferred } from '../../support/deferred.ts';
import { after, CREATE, FAILED_CALL, type Fault, interceptWith, problem } from '../../support/faults.ts';
import { filledForm } from '../../support/flows.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';

interface Case {
  readonly name: string;
  readonly fault: Fault;
  readonly says: RegExp;
}

const CASES: readonly Case[] = [
  { name: '400', fault: problem(400, 'malformed-request'), says: /did not accept this/ },
  {
    name: '403',
    fault: problem(403, 'forbidden', { permission: 'create' }),
    says: /role no longer includes creating/,
  },
  { name: '404', fault: problem(404, 'not-found'), says: /did not find/ },
  {
    name: '409, the limit is reached',
    fault: problem(409, 'limit-reached'),
    says: /The detail of limit-reached/,
  },
  {
    name: '429 with the wait',
    fault: problem(429, 'too-many-requests', {}, { 'retry-after': '300' }),
    says: /Try again in 5 minutes/,
  },
];

// Rule: a clear refusal ends the intent, keeps the entries, and names the request for support.
test('each refusal is shown, the entries are kept, and the next Save is a new attempt', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const form = await filledForm(app);
  const all = await interceptWith(page, CREATE, [
    ...CASES.map(({ fault }) => fault),
    // Rule: a 403 for the token alone says nothing of the person; the same request goes out under the new one.
    (route) => route.continue({ headers: { ...route.request().headers(), 'x-csrf-token': 'of-yesterday' } }),
  ]);
  for (const [at, { name, says }] of CASES.entries()) {
    await test.step(name, async () => {
      await form.save.click();
      await expect(page.getByText(says).first()).toBeVisible();
      await expect(page.getByText(/req-of-/).first()).toBeVisible();
      await assertKept(form);
      assert.equal(all.requests.length, at + 1);
    });
  }
  await test.step('an outdated CSRF token is renewed without a message', async () => {
    await form.save.click();
    await new OneTimeDialog(page).dialog.waitFor();
    const ids = all.requests.map((request) => request.headers()['idempotency-key']);
    assert.equal(ids.length, CASES.length + 2);
    assert.equal(ids.at(-1), ids.at(-2), 'the same attempt under another token');
    assert.ok(ids.every(Boolean));
    assert.equal(
      new Set(ids).size,
      CASES.length + 1,
      'a refusal ends the intent: the next Save is a new one',
    );
  });
});

// Rule: what is to be mended is told where it is mended.
test('422: an error for a field is shown at that field', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const form = await filledForm(app, { ...DEFAULT_INPUT, networks: ['127.0.0.1', '127.0.0.2'] });
  const errors = [
    { pointer: '/ip_restrictions/networks/1', code: 'unreachable', detail: 'This one can never call.' },
    { pointer: '/allowed_actions/actions/0', code: 'unknown', detail: 'This action is no more.' },
  ];
  await interceptWith(page, CREATE, [problem(422, 'validation', { errors })]);
  await form.save.click();
  await expect(form.restrictions).toHaveText(/This one can never call/);
  await expect(form.actions).toHaveText(/This action is no more/);
  await expectFocusWithin(form.restrictions);
});

// Rule: what the API finds and the page does not is told at the field, too.
test('422 from the API: a refused name is marked invalid and gets the focus', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const form = await filledForm(app);
  await interceptWith(page, CREATE, [
    (route) => route.continue({ postData: { ...route.request().postDataJSON(), name: ' ' } }),
  ]);
  await form.save.click();
  await expect(async () => assert.equal(await form.name.getAttribute('aria-invalid'), 'true')).toPass();
  await expectFocusWithin(form.name);
  await assertKept(form);
});

// Rule: that a key exists is told even where its pair is gone.
test('409: a message says that the key was created and its secret key can no longer be shown', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await interceptWith(page, CREATE, [problem(409, 'already-created', { key_id: 'key_1' })]);
  const form = await filledForm(app);
  await form.save.click();
  await expect(
    page.getByText(/was created, but its secret key can no longer be shown/).first(),
  ).toBeVisible();
});

// Rule: the words never promise entries that are gone.
test('a refusal after leaving the form says that the entries are gone with the form', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const { promise: left, resolve: refuse } = deferred();
  const calls = await interceptWith(page, CREATE, [after(left, problem(409, 'limit-reached'))]);
  const form = await filledForm(app);
  await form.save.click();
  await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
  await page.evaluate(() => history.back());
  await expect(form.name).toBeHidden();
  refuse();
  const notice = form.alert.filter({ hasText: 'The detail of limit-reached.' });
  await expect(notice).toHaveText(
    /The detail of limit-reached\. What you had entered is gone with the form\./,
  );
  await expect(notice.getByText(/req-of-limit-reached/)).toBeVisible();
  assert.equal(await page.getByText(/entries are kept/).count(), 0);
  // A new form begins empty, and without the old news.
  await new SecurityPage(page).create.click();
  await expect(form.name).toBeFocused();
  await expect(notice).toBeHidden();
  assert.equal(await form.name.inputValue(), '');
});

async function assertKept(form: NewKeyForm): Promise<void> {
  assert.equal(await form.name.inputValue(), DEFAULT_INPUT.name);
  assert.deepEqual(await form.entries(), DEFAULT_INPUT.networks);
  for (const action of DEFAULT_INPUT.actions) await expect(form.action(action)).toBeChecked();
  assert.ok(await form.name.isEditable());
}
