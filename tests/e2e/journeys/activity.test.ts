// Activity: who did what, when, from where and by which permission, before and after; nothing secret in it.
import assert from 'node:assert/strict';
import { ACTIVITY_PATH, ActivityFeed } from '../pages/activity-feed.ts';
import { changedElsewhere } from '../pages/edit-form.ts';
import { KeyActions } from '../pages/key-actions.ts';
import { KeyPage, keyBefore, type Made, send } from '../pages/key-page.ts';
import { NewSecretDialog, rotated } from '../pages/rotate-dialog.ts';
import { DEVELOPER, FABRIKAM_OWNER, OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { eventually, gone, visible } from '../support/expect.ts';
import { FAILED_CALL } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { elsewhere } from '../support/others.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene({ as: OWNER });

const CIRCUMSTANCES = (permission: string) =>
  new RegExp(`^\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d · from 127\\.0\\.0\\.1 · permission: ${permission}$`);

/** A key with a life: made, changed by two people, off and on, rotated. Gives the second secret key. */
async function lived(journey: Journey, name: string): Promise<Made & { second: string }> {
  const { page } = journey;
  const made = await keyBefore(journey, name, { networks: ['203.0.113.7'], note: 'Vault' });
  await elsewhere(journey, DEVELOPER, (other) =>
    changedElsewhere(other, made.id, {
      name: `${name}, renamed`,
      ip_restrictions: { mode: 'only', networks: ['203.0.113.7', '2001:db8:1::/48'] },
      allowed_actions: { mode: 'only', actions: ['me'] },
      note: null,
    }),
  );
  await changedElsewhere(page, made.id, { enabled: false });
  await changedElsewhere(page, made.id, { enabled: true });
  const { secretKey } = await rotated(journey, { ...made, name: `${name}, renamed` });
  await new NewSecretDialog(page).copyAndClose();
  return { ...made, name: `${name}, renamed`, second: secretKey };
}

// Rule: whoever asks "who was that, and when?" finds the answer at the key.
tell('a key’s own page tells all that was done with it, the newest first', async (journey) => {
  const { page } = journey;
  const made = await lived(journey, 'Lived');
  await new KeyPage(page).open(made);
  const feed = new ActivityFeed(page);
  await eventually(async () => assert.equal(await feed.entries.count(), 9));
  const entries = await feed.read();
  assert.deepEqual(
    entries.map(({ headline }) => headline),
    [
      'Olivia Owner confirmed to have the secret key',
      'Olivia Owner was shown the secret key',
      'Olivia Owner made a new secret key',
      'Olivia Owner enabled the key',
      'Olivia Owner disabled the key',
      `${await nameOf(journey)} changed the key`,
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

// Rule: nothing that opens a door is in the record of what was done.
tell('nothing secret is in it, neither at the key nor for the workspace', async (journey) => {
  const { page, context } = journey;
  const made = await lived(journey, 'Secret');
  const secrets = [made.apiKey, made.secretKey, made.second];
  await new KeyPage(page).open(made);
  await visible(new ActivityFeed(page).entry(/created the key/));
  const check = async () => {
    const left = await everythingLeft(page, context);
    for (const secret of secrets) assert.ok(!left.includes(secret) && !left.includes(secret.slice(6, -4)));
  };
  await check();
  await page.goto(ACTIVITY_PATH);
  await visible(new ActivityFeed(page, 'workspace').entry(/created the key/).first());
  await check();
  for (const path of [`/api-keys/${made.id}/events?limit=100`, '/events?limit=100']) {
    const answer = JSON.stringify(await send(page, 'GET', path));
    for (const secret of secrets) assert.ok(!answer.includes(secret.slice(6, -4)), path);
  }
});

tell('what was just done on the page is in it at once', async (journey) => {
  const { page } = journey;
  const made = await keyBefore(journey, 'At once');
  const key = new KeyActions(page);
  await key.open(made);
  const feed = new ActivityFeed(page);
  await visible(feed.entry(/created the key/));
  await key.disable.click();
  await visible(feed.entry('Olivia Owner disabled the key'));
  await key.enable.click();
  await visible(feed.entry('Olivia Owner enabled the key'));
  await key.edit.click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('At once, renamed');
  await page.getByRole('button', { name: 'Save' }).click();
  await visible(feed.entry('Olivia Owner changed the key').filter({ hasText: 'before: “At once”' }));
  await key.revoke.click();
  await key.reallyRevoke.click();
  await visible(feed.entry('Olivia Owner revoked the key'));
  assert.equal((await feed.headlines())[0], 'Olivia Owner revoked the key');
});

// Rule: a key that is over is not forgotten, or nobody could look into what it did.
tell('the activity of the workspace keeps revoked keys, and leads to them', async (journey) => {
  const { page } = journey;
  const made = await keyBefore(journey, 'Over');
  await send(page, 'DELETE', `/api-keys/${made.id}`);
  await page.goto('/settings/security');
  await page.getByRole('button', { name: /^Activity/ }).click();
  await visible(page.getByRole('heading', { level: 2, name: 'Activity of all keys' }));
  assert.equal(new URL(page.url()).pathname, ACTIVITY_PATH);
  const feed = new ActivityFeed(page, 'workspace');
  const revoked = feed.entry('Olivia Owner revoked the key').filter({ hasText: 'Over' }).first();
  await visible(revoked);
  await visible(revoked.getByText(`${made.apiKey.slice(0, 8)}…${made.apiKey.slice(-4)}`));
  await revoked.getByRole('button', { name: 'Over', exact: true }).click();
  const key = new KeyActions(page);
  await visible(key.named('Over'));
  await visible(key.status('Revoked'));
  await visible(new ActivityFeed(page).entry('Olivia Owner created the key'));
  await page.goBack();
  await visible(page.getByRole('heading', { level: 2, name: 'Activity of all keys' }));
});

tell('who opened the page sees what others do when coming back to the window', async (journey) => {
  const { page } = journey;
  const made = await keyBefore(journey, 'Watched');
  await page.goto(ACTIVITY_PATH);
  const feed = new ActivityFeed(page, 'workspace');
  await visible(feed.entry(/created the key/).filter({ hasText: 'Watched' }));
  const developer = await nameOf(journey);
  await elsewhere(journey, DEVELOPER, (other) => changedElsewhere(other, made.id, { enabled: false }));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await visible(feed.entry(`${developer} disabled the key`).first());
});

for (const [role, user, sees] of [
  ['a developer', DEVELOPER, true],
  ['a viewer', VIEWER, false],
] as const) {
  // Rule: the address of a person is personal data, at the key and for the workspace.
  tell(`${role} sees who did what${sees ? ', and from where' : ' and no address'}`, async (journey) => {
    const { page, context } = journey;
    const made = await keyBefore(journey, `Seen by ${role}`);
    await context.clearCookies();
    await new SignInPage(page).signIn(user);
    for (const of of ['key', 'workspace'] as const) {
      await page.goto(of === 'key' ? KeyPage.path(made.id) : ACTIVITY_PATH);
      const feed = new ActivityFeed(page, of);
      const entry = feed.entry('Olivia Owner created the key').filter({ hasText: `“${made.name}”` });
      await visible(entry);
      const words = (await feed.region.textContent()) ?? '';
      assert.equal(/ from \d/.test(words), sees, of);
      assert.equal(words.includes('203.0.113.20'), sees && of === 'workspace', 'the office of the demo');
      assert.match(words, /permission: create/);
    }
  });
}

tell('another workspace has an activity of its own', async (journey) => {
  const { page, context } = journey;
  await keyBefore(journey, 'Of Northwind');
  await context.clearCookies();
  await new SignInPage(page).signIn(FABRIKAM_OWNER);
  await page.goto(ACTIVITY_PATH);
  await visible(page.getByText('Nothing is recorded yet.'));
  assert.ok(!(await everythingLeft(page, context)).includes('Olivia'));
});

tell('signing out elsewhere takes it from the screen', async (journey) => {
  const { page, context, watch } = journey;
  watch.expect(FAILED_CALL);
  await page.goto(ACTIVITY_PATH);
  const feed = new ActivityFeed(page, 'workspace');
  await visible(feed.entry(/created the key/).first());
  await context.clearCookies();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await gone(feed.entries.first());
  await visible(page.getByText(/You are signed out|Sign in to see/).first());
});

/** How the developer is called in the activity. */
async function nameOf(journey: Journey): Promise<string> {
  return elsewhere(journey, DEVELOPER, async (page) => (await send(page, 'GET', '/session')).user.name);
}
