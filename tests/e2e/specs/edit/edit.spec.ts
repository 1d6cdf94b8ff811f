// Editing a key: each field, its preview before Save, and its effect from the next request on.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { CHANGE, edited, editedAgain, NOTHING, SAVED } from '../../pages/edit-form.ts';
import { createKey, KeyPage } from '../../pages/key-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { storedKey } from '../../support/api-state.ts';
import { dayFromNow } from '../../support/dates.ts';
import { recordCalls } from '../../support/faults.ts';
import { goBack } from '../../support/flows.ts';
import { accepted, PROXIED, refused } from '../../support/public-calls.ts';

test.use({ standInOptions: PROXIED });

const LIST = 'get_all_ln_accounts';
const HOME = '203.0.113.7';

test('the form shows the current settings, and Save without changes sends nothing and says so', async ({
  app,
}) => {
  const { page } = app;
  const made = await createKey(app, 'Edited: nothing', {
    networks: [HOME, '2001:db8:1::/48'],
    actions: [LIST, 'me'],
    note: 'Vault, prod/crm',
  });
  const form = await edited(page, made);
  await expect(form.title).toBeFocused();
  assert.equal(await form.title.textContent(), 'Edit Edited: nothing');
  assert.equal(await form.name.inputValue(), made.name);
  await expect(form.onlyThese).toBeChecked();
  assert.deepEqual(await form.entries(), [HOME, '2001:db8:1::/48']);
  assert.deepEqual((await form.chosen()).sort(), ['Get own profile', 'List accounts']);
  assert.equal(await form.note.inputValue(), 'Vault, prod/crm');
  await expect(form.expiry.getByText('Never expires').first()).toBeVisible();
  await expect(form.preview.getByText(NOTHING)).toBeVisible();
  assert.equal(new URL(page.url()).pathname, `/settings/security/api-keys/${made.id}/edit`);

  const changes = await recordCalls(page, CHANGE);
  const nothingToSave = page.getByRole('status').filter({ hasText: /There is nothing to save yet\./ });
  await form.save.click();
  await expect(nothingToSave.first()).toBeAttached();
  // What is changed and changed back is nothing, too.
  await form.name.fill('Something else');
  await form.says('Renames it to “Something else”.');
  await form.name.fill('  Edited:  nothing ');
  await form.action('Get a result').check();
  await form.says('Adds 1 action: Get a result.');
  await form.action('Get a result').uncheck();
  await form.says();
  await form.save.click();
  await expect(nothingToSave.first()).toBeAttached();
  assert.equal(changes.requests.length, 0);
  await expect(form.title).toBeVisible();
});

// Rule: only what was changed is sent, so that nothing of anybody else's is overwritten.
test('a new name is shown in the preview and saved, and nothing else is sent', async ({ app }) => {
  const { page } = app;
  const form = await edited(page, await createKey(app, 'Edited: name'));
  await form.name.fill('Edited: renamed');
  await form.says('Renames it to “Edited: renamed”.');
  const changes = await recordCalls(page, CHANGE);
  await form.saveTo('Edited: renamed');
  await expectAnnounced(page, SAVED);
  await expect(new KeyPage(page).title).toBeFocused();
  assert.deepEqual(changes.requests[0]?.postDataJSON(), { name: 'Edited: renamed' });
  assert.match(changes.requests[0]?.headers()['if-match'] ?? '', /^"[^"]+"$/);
  await goBack(page);
  await expect(new KeyPage(page).named('Edited: renamed')).toBeVisible();
  assert.ok(!page.url().endsWith('/edit'), 'Back does not lead into the form that was saved');
});

test('added and removed networks are shown separately and apply from the next request on', async ({
  app,
}) => {
  const { page } = app;
  const made = await createKey(app, 'Edited: networks', { networks: [HOME, '198.51.100.9'] });
  await accepted(app, '198.51.100.9', LIST, made);
  await refused(app, '192.0.2.5', LIST, made);
  const form = await edited(page, made);
  await form.addNetwork('192.0.2.0/29');
  await form.says('Adds 1 network: 192.0.2.0/29.');
  await form.remove('198.51.100.9').click();
  await form.says('Adds 1 network: 192.0.2.0/29.', 'Removes 1 network: 198.51.100.9.');
  await form.saveTo(made.name);
  await refused(app, '198.51.100.9', LIST, made);
  await accepted(app, '192.0.2.5', LIST, made);
  await accepted(app, HOME, LIST, made);

  await test.step('a change to any address and back to one network', async () => {
    await refused(app, '198.51.100.9', LIST, made);
    await editedAgain(form);
    await form.anyAddress.check();
    await form.says('Opens it to any address.');
    await form.saveTo(made.name);
    await accepted(app, '198.51.100.9', LIST, made);
    await expect(page.getByText('Any address', { exact: true })).toBeVisible();
    await editedAgain(form);
    await form.onlyThese.check();
    await form.addNetwork(HOME);
    await form.says(`Limits it to 1 network: ${HOME}.`);
    await form.saveTo(made.name);
    await refused(app, '198.51.100.9', LIST, made);
    await refused(app, '192.0.2.5', LIST, made);
    await accepted(app, HOME, LIST, made);
  });
});

test('changed actions are listed by name, long lists in short, and apply from the next request on', async ({
  app,
}) => {
  const { page } = app;
  const made = await createKey(app, 'Edited: actions', { networks: [HOME], actions: [LIST, 'me'] });
  const form = await edited(page, made);
  await form.action('Get own profile').uncheck();
  await form.action('Get a result').check();
  await form.says('Adds 1 action: Get a result.', 'Removes 1 action: Get own profile.');
  await form.saveTo(made.name);
  await refused(app, HOME, 'me', made);
  await accepted(app, HOME, LIST, made);
  await accepted(app, HOME, 'get_response', made);

  await editedAgain(form);
  await form.preset('Read only').click();
  await form.says(/^Adds \d+ actions: .+ and \d+ more\.$/);
});

test('an expiry can be set, moved and removed with a preview, and a note can be set and removed', async ({
  app,
}) => {
  const { page } = app;
  const made = await createKey(app, 'Edited: expiry');
  const shown = (day: string) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  const [first, second] = [dayFromNow(40), dayFromNow(20)];
  const form = await edited(page, made);
  const choose = async (day: string) => {
    await form.changeExpiry.click();
    await form.expires.selectOption('On a date');
    await form.lastDay.fill(day);
  };
  await choose(first);
  await form.says(`Expires ${shown(first)} instead of never.`);
  await form.saveTo(made.name);
  assert.match((await storedKey(page, made.name)).expires_at ?? '', new RegExp(`^${first}T23:59:59`));
  await expect(page.getByText(`Expires ${shown(first)}`, { exact: true })).toBeVisible();

  await editedAgain(form);
  await choose(second);
  await form.says(`Expires ${shown(second)} instead of ${shown(first)}.`);
  await form.saveTo(made.name);

  await editedAgain(form);
  await form.changeExpiry.click();
  await form.expires.selectOption('Never');
  await form.says(`Never expires instead of ${shown(second)}.`);
  await form.expires.selectOption({ index: 0 });
  await form.says();
  await form.expires.selectOption('Never');
  await form.saveTo(made.name);
  assert.equal((await storedKey(page, made.name)).expires_at, null);

  await test.step('a note is set and removed', async () => {
    await editedAgain(form);
    await form.addNote.click();
    await expect(form.note).toBeFocused();
    await form.note.fill('Vault, prod/crm');
    await form.says('Notes “Vault, prod/crm”.');
    await form.saveTo(made.name);
    const note = page.getByRole('paragraph').filter({ hasText: /^Vault, prod\/crm$/ });
    await expect(note).toBeVisible();
    await editedAgain(form);
    await form.note.fill('');
    await form.says('Takes the note away.');
    await form.saveTo(made.name);
    assert.equal((await storedKey(page, made.name)).note, null);
    assert.equal(await note.count(), 0);
  });
});

test('changes to every field are listed line by line, in the order of the form', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Edited: all', { networks: [HOME], actions: [LIST] });
  const form = await edited(page, made);
  await form.name.fill('Edited: all of it');
  await form.addNetwork('192.0.2.5');
  await form.remove(HOME).click();
  await form.action('Get own profile').check();
  await form.action('List accounts').uncheck();
  await form.changeExpiry.click();
  await form.expires.selectOption('In 30 days');
  await form.addNote.click();
  await form.note.fill('Cron on web-3');
  await form.says(
    'Renames it to “Edited: all of it”.',
    'Adds 1 network: 192.0.2.5.',
    `Removes 1 network: ${HOME}.`,
    'Adds 1 action: Get own profile.',
    'Removes 1 action: List accounts.',
    /^Expires \d+ \w+ \d{4} instead of never\.$/,
    'Notes “Cron on web-3”.',
  );
  await form.saveTo('Edited: all of it');
  const stored = await storedKey(page, 'Edited: all of it');
  assert.deepEqual(stored.ip_restrictions.networks, ['192.0.2.5']);
  assert.deepEqual(stored.allowed_actions.actions, ['me']);
  assert.equal(stored.note, 'Cron on web-3');
  await accepted(app, '192.0.2.5', 'me', made);
  await refused(app, HOME, 'me', made);
});
