// Two people change the same key: neither overwrites the other, and the second one sees the change of the first.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import {
  CHANGE,
  changedElsewhere,
  type EditForm,
  edited,
  editedAgain,
  MEANWHILE,
  SAVED_BEFORE,
} from '../../pages/edit-form.ts';
import { type CreatedKey, createKey, type KeyInput, KeyPage, ONE_KEY, send } from '../../pages/key-page.ts';
import { DEVELOPER, OWNER } from '../../pages/sign-in-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { storedKey } from '../../support/api-state.ts';
import { FAILED_CALL, interceptWith, noConnection, recordCalls } from '../../support/faults.ts';
import { asOtherUser } from '../../support/other-user.ts';

test.use({ user: OWNER });

/** The form of a key, open before the other one changes it. */
async function begun(
  app: App,
  name: string,
  wish: KeyInput = {},
): Promise<{ made: CreatedKey; form: EditForm }> {
  app.consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, name, {
    networks: ['203.0.113.7'],
    actions: ['me', 'get_response'],
    ...wish,
  });
  return { made, form: await edited(app.page, made) };
}

const only = (...networks: string[]) => ({ ip_restrictions: { mode: 'only', networks } });

// Rule: what the other one did is told in the words of the preview; the own entries are put on top of it.
test('a change by another person is shown, and the own entries are kept and saved on top of it', async ({
  app,
}) => {
  const { page } = app;
  const { made, form } = await begun(app, 'Both: fields');
  await form.name.fill('Both: renamed');
  await form.addNetwork('192.0.2.5');
  await asOtherUser(app, DEVELOPER, (other) =>
    changedElsewhere(other, made.id, { note: 'Of the developer', ...only('203.0.113.7', '198.51.100.9') }),
  );
  await form.save.click();
  await expect(
    form.news(
      /Somebody changed this key meanwhile\. Their change: Adds 1 network: 198\.51\.100\.9\. Notes “Of the developer”\. Your entries are kept\./,
    ),
  ).toBeVisible();
  await expectAnnounced(page, MEANWHILE);
  await form.says('Renames it to “Both: renamed”.', 'Adds 1 network: 192.0.2.5.');
  assert.deepEqual((await form.entries()).sort(), ['192.0.2.5', '198.51.100.9', '203.0.113.7']);
  assert.equal(await form.note.inputValue(), 'Of the developer');
  await expect(form.save).toBeFocused();
  const untouched = await storedKey(page, made.name);
  assert.equal(untouched.note, 'Of the developer', 'nothing was saved yet');

  await form.saveTo('Both: renamed');
  const stored = await storedKey(page, 'Both: renamed');
  assert.equal(stored.note, 'Of the developer');
  assert.deepEqual([...stored.ip_restrictions.networks].sort(), ['192.0.2.5', '198.51.100.9', '203.0.113.7']);

  // Rule: what one person removed does not come back because the other one still had it in the form.
  await test.step('additions and removals in lists by both people are kept', async () => {
    await editedAgain(form);
    await form.action('List accounts').check();
    await form.action('Get own profile').uncheck();
    await changedElsewhere(page, made.id, {
      allowed_actions: { mode: 'only', actions: ['me', 'get_profile_details'] },
    });
    await form.save.click();
    await expect(form.news(MEANWHILE)).toBeVisible();
    await expect(
      form.news(/Their change: Adds 1 action: Get profile details\. Removes 1 action: Get a result\./),
    ).toBeVisible();
    await form.says('Adds 1 action: List accounts.', 'Removes 1 action: Get own profile.');
    await form.saveTo('Both: renamed');
    const { actions } = (await storedKey(page, 'Both: renamed')).allowed_actions;
    assert.deepEqual([...actions].sort(), ['get_all_ln_accounts', 'get_profile_details']);
  });
});

test('each conflict in a field is shown, the person decides, and an equal change counts as saved', async ({
  app,
}) => {
  const { page } = app;
  const { made, form } = await begun(app, 'Both: name');
  await test.step('both changed the same field: the change of the other person is shown', async () => {
    await form.name.fill('Both: mine');
    await changedElsewhere(page, made.id, { name: 'Both: theirs' });
    await form.save.click();
    await expect(form.news(/Their change: Renames it to “Both: theirs”\./)).toBeVisible();
    assert.equal(await form.name.inputValue(), 'Both: mine');
    await form.says('Renames it to “Both: mine”.');
    await storedKey(page, 'Both: theirs');
    await form.name.fill('Both: theirs');
    await form.says();
    await form.save.click();
    await expectAnnounced(page, /There is nothing to save yet\./);
    await form.name.fill('Both: mine');
    await form.saveTo('Both: mine');
  });
  await test.step('a second change during the conflict: nothing is lost on either side', async () => {
    await editedAgain(form);
    await form.addNote.click();
    await form.note.fill('Mine');
    await changedElsewhere(page, made.id, { name: 'Both: first' });
    await form.save.click();
    await expect(form.news(/Their change: Renames it to “Both: first”\./)).toBeVisible();
    await changedElsewhere(page, made.id, { name: 'Both: second' });
    await form.save.click();
    await expect(form.news(/Their change: Renames it to “Both: second”\./)).toBeVisible();
    assert.equal(await form.name.inputValue(), 'Both: second');
    await form.says('Notes “Mine”.');
    await form.saveTo('Both: second');
    assert.equal((await storedKey(page, 'Both: second')).note, 'Mine');
  });
  await test.step('the same change by both: it is not sent again', async () => {
    await editedAgain(form);
    await form.name.fill('Both: the very same');
    await form.addNetwork('192.0.2.5');
    await changedElsewhere(page, made.id, {
      name: 'Both: the very same',
      ...only('203.0.113.7', '192.0.2.5'),
    });
    const changes = await recordCalls(page, CHANGE);
    await form.save.click();
    await expect(new KeyPage(page).named('Both: the very same')).toBeVisible();
    await expectAnnounced(page, SAVED_BEFORE);
    assert.equal(changes.requests.length, 1);
  });
});

test('a rotation is no conflict; a disabled key or a change that cannot be loaded is reported', async ({
  app,
}) => {
  const { page } = app;
  const { made, form } = await begun(app, 'Meanwhile');
  // Rule: rotating or using a key is no change of its settings.
  await test.step('a rotation is no conflict', async () => {
    await form.name.fill('Meanwhile, renamed');
    await send(
      page,
      'POST',
      `/api-keys/${made.id}/rotations`,
      { overlap_seconds: 3600 },
      { 'idempotency-key': crypto.randomUUID() },
    );
    await form.saveTo('Meanwhile, renamed');
    assert.equal(await form.news(MEANWHILE).count(), 0);
  });
  await test.step('the other change cannot be loaded: an error is shown, entries are kept, and Save shows it later', async () => {
    await editedAgain(form);
    await form.name.fill('Meanwhile: mine');
    await changedElsewhere(page, made.id, { note: 'Theirs' });
    await interceptWith(page, ONE_KEY, [noConnection]);
    await form.save.click();
    await expect(
      page.getByRole('alert').filter({ hasText: /could not reach We-Link\. Your entries are kept/ }),
    ).toBeVisible();
    await form.says('Renames it to “Meanwhile: mine”.');
    await form.save.click();
    await expect(form.news(/Their change: Notes “Theirs”\./)).toBeVisible();
    await form.saveTo('Meanwhile: mine');
    assert.equal((await storedKey(page, 'Meanwhile: mine')).note, 'Theirs');
  });
  await test.step('a disabled key is reported without a change of settings, and stays disabled', async () => {
    await editedAgain(form);
    await form.note.fill('Vault');
    await changedElsewhere(page, made.id, { enabled: false });
    await form.save.click();
    await expect(form.news(/Somebody changed this key meanwhile\. Your entries are kept\./)).toBeVisible();
    await form.says('Notes “Vault”.');
    await form.saveTo('Meanwhile: mine');
    await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
    assert.equal((await storedKey(page, 'Meanwhile: mine')).note, 'Vault');
  });
});

test('two tabs of one person: the second Save does not undo the first', async ({ app }) => {
  const { page, context } = app;
  const { made, form } = await begun(app, 'Two tabs');
  const second = await context.newPage();
  second.setDefaultTimeout(10_000);
  const other = await edited(second, made);
  await other.addNetwork('198.51.100.9');
  await other.saveTo(made.name);
  await page.bringToFront();
  await form.remove('203.0.113.7').click();
  await form.addNetwork('192.0.2.5');
  await form.save.click();
  await expect(form.news(/Their change: Adds 1 network: 198\.51\.100\.9\./)).toBeVisible();
  await form.saveTo(made.name);
  const { networks } = (await storedKey(page, made.name)).ip_restrictions;
  assert.deepEqual([...networks].sort(), ['192.0.2.5', '198.51.100.9']);
});
