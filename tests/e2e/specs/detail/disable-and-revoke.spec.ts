// After a key is disabled, enabled, revoked, restricted or expired, the very next request is answered accordingly.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { CHANGE, changedElsewhere, edited } from '../../pages/edit-form.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { type CreatedKey, createKey, send } from '../../pages/key-page.ts';
import { UsagePart } from '../../pages/usage-part.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { deferred } from '../../support/deferred.ts';
import {
  after,
  FAILED_CALL,
  interceptWith,
  noConnection,
  problem,
  responseDropped,
} from '../../support/faults.ts';
import { comeBack } from '../../support/flows.ts';
import { accepted, PROXIED, refused } from '../../support/public-calls.ts';

test.use({ standInOptions: PROXIED });

const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

async function working(app: App, name: string): Promise<{ made: CreatedKey; key: KeyActions }> {
  const made = await createKey(app, name, { networks: [HOME, '203.0.113.8'], actions: [LIST, 'me'] });
  const key = new KeyActions(app.page);
  await key.open(made);
  await accepted(app, HOME, LIST, made);
  return { made, key };
}

// Rule: in an incident one press is enough, since it can be taken back.
test('Disable takes effect without confirmation once the page shows it, and Enable reverts it', async ({
  app,
}) => {
  const { page } = app;
  const { made, key } = await working(app, 'Off and on');
  const { promise: moment, resolve: release } = deferred();
  await interceptWith(page, CHANGE, [after(moment, (route) => route.continue())]);
  await key.disable.click();
  await accepted(app, HOME, LIST, made);
  assert.equal(await key.status('Disabled').count(), 0, 'nothing is claimed before the answer');
  release();
  await expect(key.status('Disabled')).toBeVisible();
  await refused(app, HOME, LIST, made);
  await expectAnnounced(page, /The key is disabled\. Every request with it is refused until you enable it\./);
  await expect(key.enable).toBeFocused();
  await refused(app, HOME, 'me', made);
  await key.enable.click();
  await expect(key.disable).toBeFocused();
  await accepted(app, HOME, LIST, made);
  await expectAnnounced(page, /The key works again\./);
  await expect(key.status('Disabled')).toBeHidden();
});

test('a failed Disable shows an error, the key keeps working, and a second try disables it', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const { made, key } = await working(app, 'Off: failed');
  for (const [what, fault, says] of [
    ['no connection', noConnection, /could not reach We-Link\. The key was not changed as far as we know/],
    [
      '500',
      problem(500, 'internal'),
      /has a problem at the moment\. The key was not changed as far as we know/,
    ],
  ] as const) {
    await test.step(what, async () => {
      await interceptWith(page, CHANGE, [fault]);
      await key.disable.click();
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
      await accepted(app, HOME, LIST, made);
      await key.disable.click();
      await expect(key.status('Disabled')).toBeVisible();
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeHidden();
      await refused(app, HOME, LIST, made);
      await key.enable.click();
      await expect(key.disable).toBeFocused();
      await accepted(app, HOME, LIST, made);
    });
  }
  await test.step('a lost response: the second try finds the key disabled', async () => {
    await interceptWith(page, CHANGE, [responseDropped]);
    await key.disable.click();
    await expect(page.getByRole('alert').filter({ hasText: /could not reach We-Link/ })).toBeVisible();
    await refused(app, HOME, LIST, made);
    await key.disable.click();
    await expect(key.status('Disabled')).toBeVisible();
  });
});

test('a change by another person is reported and shown, also on return to the window', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const { made, key } = await working(app, 'Off: changed');
  await changedElsewhere(page, made.id, { note: 'Of somebody else' });
  await key.disable.click();
  await expect(
    page.getByRole('alert').filter({ hasText: /Somebody changed this key meanwhile\./ }),
  ).toBeVisible();
  await expect(page.getByRole('paragraph').filter({ hasText: /^Of somebody else$/ })).toBeVisible();
  await accepted(app, HOME, LIST, made);
  await key.disable.click();
  await expect(key.status('Disabled')).toBeVisible();
  await refused(app, HOME, LIST, made);

  await test.step('enabled and disabled elsewhere', async () => {
    await changedElsewhere(page, made.id, { enabled: true });
    await comeBack(page);
    await expect(key.disable).toBeVisible();
    await changedElsewhere(page, made.id, { enabled: false });
    await comeBack(page);
    await expect(key.status('Disabled')).toBeVisible();
    await expect(key.enable).toBeVisible();
  });
});

test('Revoke refuses the next request and removes all buttons that change the key', async ({ app }) => {
  const { page } = app;
  const { made, key } = await working(app, 'Revoked at once');
  await page.reload();
  await key.revoke.click();
  await key.typedName.fill(made.name);
  await accepted(app, HOME, LIST, made);
  await key.reallyRevoke.click();
  await expect(key.status('Revoked')).toBeVisible();
  await refused(app, HOME, LIST, made);
  await expectAnnounced(page, /Revoked at once is revoked\./);
  await expect(key.title).toBeFocused();
  for (const button of [key.edit, key.disable, key.enable, key.revoke, key.rotate])
    await expect(button).toBeHidden();
  await expect(page.getByRole('region', { name: 'Usage' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Activity' })).toBeVisible();
});

test('after a restriction, requests from a removed network or for a removed action are refused', async ({
  app,
}) => {
  const { page } = app;
  const { made } = await working(app, 'Narrowed at once');
  const form = await edited(page, made);
  await form.remove('203.0.113.8').click();
  await form.action('Get own profile').uncheck();
  await accepted(app, '203.0.113.8', LIST, made);
  await accepted(app, HOME, 'me', made);
  await form.saveTo(made.name);
  await refused(app, '203.0.113.8', LIST, made);
  await refused(app, HOME, 'me', made);
  await accepted(app, HOME, LIST, made);
});

// Rule: the end holds from its moment on, whatever anybody does in the background.
test('after the expiry the next request is refused, and the page shows it on return to the window', async ({
  app,
}) => {
  const { page } = app;
  const { made, key } = await working(app, 'Expired at once');
  const end = Date.now() + 4_000;
  await changedElsewhere(page, made.id, { expires_at: new Date(end).toISOString() });
  await accepted(app, HOME, LIST, made);
  await expect(async () => {
    assert.ok(Date.now() > end, 'its time is not over yet');
    await refused(app, HOME, LIST, made);
  }).toPass();
  await comeBack(page);
  await expect(key.status('Expired')).toBeVisible();
  await expect(key.disable).toBeHidden();
  await expect(key.rotate).toBeHidden();
  await expect(key.edit).toBeVisible();
  const usage = new UsagePart(page);
  await expect(async () =>
    assert.match((await usage.region.textContent()) ?? '', /after the expiry/),
  ).toPass();
  const { key: view } = { key: await send(page, 'GET', `/api-keys/${made.id}`) };
  assert.equal(view.status, 'expired');

  // A later end brings it back, with the very next request.
  const form = await edited(page, made);
  await form.changeExpiry.click();
  await form.expires.selectOption('In 30 days');
  await form.saveTo(made.name);
  await accepted(app, HOME, LIST, made);
  await expect(key.status('Expired')).toBeHidden();
});
