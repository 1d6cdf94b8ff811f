// Activity: person, action, time, address, permission, and values before and after; it contains no secret.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { ACTIVITY_PATH, ActivityFeed } from '../../pages/activity-feed.ts';
import { changedElsewhere } from '../../pages/edit-form.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { type CreatedKey, createKey, KeyPage, send } from '../../pages/key-page.ts';
import { NewSecretDialog, rotated } from '../../pages/rotate-dialog.ts';
import { changeUser, DEVELOPER, FABRIKAM_OWNER, OWNER, VIEWER } from '../../pages/sign-in-page.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { asOtherUser } from '../../support/other-user.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ user: OWNER });

const CIRCUMSTANCES = (permission: string) =>
  new RegExp(`^\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d · from 127\\.0\\.0\\.1 · permission: ${permission}$`);

/** A key with a life: made, changed by two people, off and on, rotated. Gives the second secret key. */
async function lived(app: App, name: string): Promise<CreatedKey & { second: string }> {
  const { page } = app;
  const made = await createKey(app, name, { networks: ['203.0.113.7'], note: 'Vault' });
  await asOtherUser(app, DEVELOPER, (other) =>
    changedElsewhere(other, made.id, {
      name: `${name}, renamed`,
      ip_restrictions: { mode: 'only', networks: ['203.0.113.7', '2001:db8:1::/48'] },
      allowed_actions: { mode: 'only', actions: ['me'] },
      note: null,
    }),
  );
  await changedElsewhere(page, made.id, { enabled: false });
  await changedElsewhere(page, made.id, { enabled: true });
  const { secretKey } = await rotated(app, { ...made, name: `${name}, renamed` });
  await new NewSecretDialog(page).copyAndClose();
  return { ...made, name: `${name}, renamed`, second: secretKey };
}

// Rule: whoever asks "who was that, and when?" finds the answer at the key, and nothing that opens a door.
test('the key page lists all activity of the key, the newest first, without any secret', async ({ app }) => {
  const { page, context } = app;
  const made = await lived(app, 'Lived');
  const secrets = [made.apiKey, made.secretKey, made.second];
  const holdsNone = async () => {
    const left = await everythingLeft(page, context);
    for (const secret of secrets) assert.ok(!left.includes(secret) && !left.includes(secret.slice(6, -4)));
  };
  await test.step('the activity of the workspace and the activity from the API contain no secret', async () => {
    await page.goto(ACTIVITY_PATH);
    await expect(new ActivityFeed(page, 'workspace').entry(/created the key/).first()).toBeVisible();
    await holdsNone();
    for (const path of [`/api-keys/${made.id}/events?limit=100`, '/events?limit=100']) {
      const answer = JSON.stringify(await send(page, 'GET', path));
      for (const secret of secrets) assert.ok(!answer.includes(secret.slice(6, -4)), path);
    }
  });
  await new KeyPage(page).open(made);
  const feed = new ActivityFeed(page);
  await expect(feed.entry(/created the key/)).toBeVisible();
  await holdsNone();
  await expect(async () => assert.equal(await feed.entries.count(), 9)).toPass();
  const entries = await feed.read();
  assert.deepEqual(
    entries.map(({ headline }) => headline),
    [
      'Olivia Owner confirmed to have the secret key',
      'Olivia Owner was shown the secret key',
      'Olivia Owner made a new secret key',
      'Olivia Owner enabled the key',
      'Olivia Owner disabled the key',
      `${await nameOf(app)} changed the key`,
      'Olivia Owner confirmed to have the secret key',
      'Olivia Owner was shown the secret key',
      'Olivia Owner created the key',
    ],
  );
  for (const [at, permission] of [
    [2, 'rotate'],
    [3, 'edit'],
    [4, 'edit'],
    [5, 'edit'],
    [8, 'create'],
  ] as const) {
    assert.match(entries[at]?.circumstances ?? '', CIRCUMSTANCES(permission));
  }
  assert.deepEqual(entries[5]?.changes, [
    'Name: “Lived, renamed”, before: “Lived”',
    'Note: none, before: “Vault”',
    'IP restrictions: 203.0.113.7 and 2001:db8:1::/48, before: 203.0.113.7',
    'Allowed actions: me, before: get_all_ln_accounts',
  ]);
  assert.deepEqual(entries[4]?.changes, ['Switched off']);
  assert.deepEqual(entries[3]?.changes, ['Works again']);
  assert.deepEqual(entries[8]?.changes.slice(0, 4), [
    'Name: “Lived”',
    'Note: “Vault”',
    'IP restrictions: 203.0.113.7',
    'Allowed actions: get_all_ln_accounts',
  ]);
});

test('a change on the key page appears in its activity at once', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'At once');
  const key = new KeyActions(page);
  await key.open(made);
  const feed = new ActivityFeed(page);
  await expect(feed.entry(/created the key/)).toBeVisible();
  await key.disable.click();
  await expect(feed.entry('Olivia Owner disabled the key')).toBeVisible();
  await key.enable.click();
  await expect(feed.entry('Olivia Owner enabled the key')).toBeVisible();
  await key.edit.click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('At once, renamed');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(
    feed.entry('Olivia Owner changed the key').filter({ hasText: 'before: “At once”' }),
  ).toBeVisible();
  await key.revoke.click();
  await key.reallyRevoke.click();
  await expect(feed.entry('Olivia Owner revoked the key')).toBeVisible();
  assert.equal((await feed.headlines())[0], 'Olivia Owner revoked the key');
});

// Rule: a key that is over is not forgotten, or nobody could look into what it did.
test('the activity of the workspace keeps revoked keys and links to them', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Over');
  await send(page, 'DELETE', `/api-keys/${made.id}`);
  await page.goto('/settings/security');
  await page.getByRole('button', { name: /^Activity/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Activity of all keys' })).toBeVisible();
  assert.equal(new URL(page.url()).pathname, ACTIVITY_PATH);
  const feed = new ActivityFeed(page, 'workspace');
  const revoked = feed.entry('Olivia Owner revoked the key').filter({ hasText: 'Over' }).first();
  await expect(revoked).toBeVisible();
  await expect(revoked.getByText(`${made.apiKey.slice(0, 8)}…${made.apiKey.slice(-4)}`)).toBeVisible();
  await revoked.getByRole('button', { name: 'Over', exact: true }).click();
  const key = new KeyActions(page);
  await expect(key.named('Over')).toBeVisible();
  await expect(key.status('Revoked')).toBeVisible();
  await expect(new ActivityFeed(page).entry('Olivia Owner created the key')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 2, name: 'Activity of all keys' })).toBeVisible();
});

test('return to the window shows the activity of others, and hides it after signing out', async ({ app }) => {
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, 'Watched');
  await page.goto(ACTIVITY_PATH);
  const feed = new ActivityFeed(page, 'workspace');
  await expect(feed.entry(/created the key/).filter({ hasText: 'Watched' })).toBeVisible();
  const developer = await nameOf(app);
  await asOtherUser(app, DEVELOPER, (other) => changedElsewhere(other, made.id, { enabled: false }));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(feed.entry(`${developer} disabled the key`).first()).toBeVisible();

  await context.clearCookies();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(feed.entries.first()).toBeHidden();
  await expect(page.getByText(/You are signed out|Sign in to see/).first()).toBeVisible();
});

// Rule: the address of a person is personal data, at the key and for the workspace.
test('a viewer sees the activity without addresses; a developer also sees addresses', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Seen by others');
  for (const [role, user, sees] of [
    ['a viewer', VIEWER, false],
    ['a developer', DEVELOPER, true],
  ] as const) {
    await changeUser(page, user);
    for (const of of ['key', 'workspace'] as const) {
      await test.step(`${role}, the activity of the ${of}`, async () => {
        await page.goto(of === 'key' ? KeyPage.path(made.id) : ACTIVITY_PATH);
        const feed = new ActivityFeed(page, of);
        const entry = feed.entry('Olivia Owner created the key').filter({ hasText: `“${made.name}”` });
        await expect(entry).toBeVisible();
        const words = (await feed.region.textContent()) ?? '';
        assert.equal(/ from \d/.test(words), sees, of);
        assert.equal(words.includes('203.0.113.20'), sees && of === 'workspace', 'the office of the demo');
        assert.match(words, /permission: create/);
      });
    }
  }
});

test('another workspace does not see this activity', async ({ app }) => {
  const { page, context } = app;
  await createKey(app, 'Of Northwind');
  await changeUser(page, FABRIKAM_OWNER);
  await page.goto(ACTIVITY_PATH);
  await expect(page.getByText('Nothing is recorded yet.')).toBeVisible();
  assert.ok(!(await everythingLeft(page, context)).includes('Olivia'));
});

/** How the developer is called in the activity. */
async function nameOf(app: App): Promise<string> {
  return asOtherUser(app, DEVELOPER, async (page) => (await send(page, 'GET', '/session')).user.name);
}
