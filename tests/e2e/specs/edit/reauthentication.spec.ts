// Reauthentication before a key gets more access: asked once, only for wider access, and cancelling it loses nothing.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { CHANGE, type EditForm, edited } from '../../pages/edit-form.ts';
import { type CreatedKey, KeyPage, send } from '../../pages/key-page.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { FAILED_CALL, recordCalls } from '../../support/faults.ts';
import { asOtherUser, createKeyAsOther } from '../../support/other-user.ts';
import { accepted, PROXIED, refused } from '../../support/public-calls.ts';

test.use({ standInOptions: [...PROXIED, '--reauthentication', '--reauthentication-methods', 'password'] });

const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

async function form(app: App, name: string): Promise<{ made: CreatedKey; form: EditForm }> {
  app.consoleGuard.expect(FAILED_CALL);
  const made = await createKeyAsOther(app, name, { networks: ['203.0.113.0/24'], actions: [LIST, 'me'] });
  return { made, form: await edited(app.page, made) };
}

async function pass(app: App): Promise<void> {
  const check = new SecondCheck(app.page);
  await expect(check.password).toBeFocused();
  await check.password.fill(OWNER.password);
  await check.confirm.click();
}

const WIDER: readonly (readonly [string, (form: EditForm) => Promise<unknown>])[] = [
  ['another address', (form) => form.addNetwork('198.51.100.9')],
  ['any address', (form) => form.anyAddress.check()],
  ['another action', (form) => form.action('Get a result').check()],
];

// Rule: what a thief at an open screen would do is asked about; it goes on by itself afterwards.
test('each change that widens access requires reauthentication and is then saved automatically', async ({
  app,
}) => {
  const { page, context } = app;
  const { made } = await form(app, 'Wider');
  for (const [what, widen] of WIDER) {
    await test.step(what, async () => {
      // A session that has not passed the check.
      await context.clearCookies();
      const filled = await edited(page, made);
      await widen(filled);
      const changes = await recordCalls(page, CHANGE);
      await filled.save.click();
      await pass(app);
      await expect(new KeyPage(page).named(made.name)).toBeVisible();
      assert.equal(changes.requests.length, 2);
      const [first, second] = changes.requests;
      assert.deepEqual(first?.postDataJSON(), second?.postDataJSON());
      assert.equal(first?.headers()['if-match'], second?.headers()['if-match']);
    });
  }
});

const NOT_WIDER: readonly (readonly [string, (form: EditForm) => Promise<unknown>])[] = [
  ['a name', (form) => form.name.fill('Not wider: renamed')],
  [
    'fewer addresses',
    async (form) => {
      await form.remove('203.0.113.0/24').click();
      await form.addNetwork(HOME);
    },
  ],
  ['fewer actions', (form) => form.action('Get own profile').uncheck()],
  [
    'an expiry',
    async (form) => {
      await form.changeExpiry.click();
      await form.expires.selectOption('In 30 days');
    },
  ],
  [
    'a note',
    async (form) => {
      await form.addNote.click();
      await form.note.fill('Vault');
    },
  ],
];

// Rule: who asks when there is no reason is not listened to when there is one.
test('every other change is saved without reauthentication', async ({ app }) => {
  const { page } = app;
  const { form: filled } = await form(app, 'Not wider');
  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  for (const [at, [what, change]] of NOT_WIDER.entries()) {
    await test.step(what, async () => {
      if (at > 0) await edit.click();
      await change(filled);
      const changes = await recordCalls(page, CHANGE);
      await filled.save.click();
      await expect(edit).toBeVisible();
      assert.equal(changes.requests.length, 1);
      assert.equal(await new SecondCheck(page).dialog.count(), 0);
    });
  }
});

test('cancelling reauthentication keeps all entries, saves nothing and returns the focus to Save', async ({
  app,
}) => {
  const { page } = app;
  const { made, form: filled } = await form(app, 'Not confirmed');
  await filled.name.fill('Not confirmed: new name');
  await filled.addNetwork('198.51.100.9');
  const check = new SecondCheck(page);
  for (const [way, leave] of [
    ['Cancel', () => check.cancel.click()],
    ['Escape', () => page.keyboard.press('Escape')],
  ] as const) {
    await test.step(way, async () => {
      await filled.save.click();
      await expect(check.password).toBeFocused();
      await leave();
      await expect(check.dialog).toBeHidden();
      await expect(filled.save).toBeFocused();
      assert.equal(await filled.name.inputValue(), 'Not confirmed: new name');
      assert.ok(await filled.name.isEditable());
      await filled.says('Renames it to “Not confirmed: new name”.', 'Adds 1 network: 198.51.100.9.');
      await refused(app, '198.51.100.9', LIST, made);
      await storedKey(page, made.name);
    });
  }
  // What is left after taking the widening back needs no check any more.
  await filled.remove('198.51.100.9').click();
  await filled.saveTo('Not confirmed: new name');
});

test('a wrong password is refused, the right one saves, and it is not asked for again', async ({ app }) => {
  const { page } = app;
  const { made, form: filled } = await form(app, 'Confirmed: second try');
  await filled.addNetwork('198.51.100.9');
  await filled.save.click();
  const check = new SecondCheck(page);
  await expect(check.password).toBeFocused();
  await check.password.fill('not-the-password-5831');
  await check.confirm.click();
  await expect(check.error).toHaveText(/That is not your password/);
  await pass(app);
  await expect(new KeyPage(page).named(made.name)).toBeVisible();
  await accepted(app, '198.51.100.9', LIST, made);

  const again = await edited(page, made);
  await again.addNetwork('198.51.100.10');
  await again.saveTo(made.name);
  assert.equal(await check.dialog.count(), 0);
  await accepted(app, '198.51.100.10', LIST, made);
});

// Rule: a revision that was overtaken while the person confirmed is overtaken all the same.
test('a concurrent change during reauthentication is shown, and the next Save keeps both changes', async ({
  app,
}) => {
  const { page } = app;
  const { made, form: filled } = await form(app, 'Confirmed: overtaken');
  await filled.addNetwork('198.51.100.9');
  await filled.save.click();
  await expect(new SecondCheck(page).dialog).toBeVisible();
  await asOtherUser(app, OWNER, async (other) => {
    const key = await other.request.get(`/api/settings/api-keys/${made.id}`);
    const match = { 'if-match': key.headers()['etag'] ?? '' };
    await send(other, 'PATCH', `/api-keys/${made.id}`, { note: 'Of somebody else' }, match);
  });
  await pass(app);
  await expect(filled.news(/Somebody changed this key meanwhile.+Notes “Of somebody else”/)).toBeVisible();
  await filled.says('Adds 1 network: 198.51.100.9.');
  await filled.saveTo(made.name);
  assert.equal((await storedKey(page, made.name)).note, 'Of somebody else');
  await accepted(app, '198.51.100.9', LIST, made);
});

// Rule: switching off is always free; switching on again is a widening.
test('Enable requires reauthentication, Disable does not; cancelling keeps the key disabled', async ({
  app,
}) => {
  const { page } = app;
  const { made } = await form(app, 'Switched');
  const key = new KeyPage(page);
  await key.open(made);
  const [disable, enable] = ['Disable', 'Enable'].map((name) =>
    page.getByRole('button', { name, exact: true }),
  );
  if (!disable || !enable) throw new Error('two buttons');
  await disable.click();
  await expect(enable).toBeFocused();
  await refused(app, HOME, LIST, made);
  await enable.click();
  const check = new SecondCheck(page);
  await expect(check.password).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(check.dialog).toBeHidden();
  await expect(enable).toBeFocused();
  await refused(app, HOME, LIST, made);
  await enable.click();
  await pass(app);
  await expect(disable).toBeFocused();
  await expect(() => accepted(app, HOME, LIST, made)).toPass();
});
