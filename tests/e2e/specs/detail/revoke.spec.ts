// The revoke dialog: it shows the calls that would fail, asks for the name of a key in use, and offers Disable instead.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { ActivityFeed } from '../../pages/activity-feed.ts';
import { CHANGE } from '../../pages/edit-form.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { type CreatedKey, createKey, idOf, send, USAGE } from '../../pages/key-page.ts';
import { rotated } from '../../pages/rotate-dialog.ts';
import { changeUser, VIEWER } from '../../pages/sign-in-page.ts';
import { UsagePart } from '../../pages/usage-part.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import {
  delayed,
  FAILED_CALL,
  interceptWith,
  noConnection,
  problem,
  REVOKE,
  recordCalls,
} from '../../support/faults.ts';
import { accepted, PROXIED, refused } from '../../support/public-calls.ts';

test.use({ standInOptions: PROXIED });

const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

/** A key with calls from two addresses, and the question about it. */
async function asked(app: App, name: string): Promise<{ made: CreatedKey; key: KeyActions }> {
  const made = await createKey(app, name, { networks: ['203.0.113.0/24'] });
  await accepted(app, HOME, LIST, made);
  await accepted(app, HOME, LIST, made);
  await accepted(app, '203.0.113.8', LIST, made);
  await refused(app, '198.51.100.9', LIST, made);
  const key = new KeyActions(app.page);
  await key.askToRevoke(made);
  return { made, key };
}

// Rule: who decides sees in numbers what would break, before any button; only of a key in use the name is asked for.
test('revoking shows recent calls and asks for the name; a wrong name or cancelling changes nothing', async ({
  app,
}) => {
  const { page } = app;
  const { made, key } = await asked(app, 'Revoked: typed');
  await expect(key.lastDay).toHaveText(
    /^It made 3 calls in the last 24 hours, from 203\.0\.113\.7 and 203\.0\.113\.8\. Such calls would be refused\.$/,
  );
  await expect(key.question).toHaveText(/refused from the next request on\. This is final/);
  await expect(key.keep).toBeFocused();
  const revokes = await recordCalls(page, REVOKE);

  for (const [way, leave] of [
    ['Keep the key', () => key.keep.click()],
    ['Escape', () => page.keyboard.press('Escape')],
  ] as const) {
    await test.step(`${way} does not change the key and returns the focus to Revoke`, async () => {
      await key.typedName.fill('half a na');
      await leave();
      await expect(key.question).toBeHidden();
      await expect(key.revoke).toBeFocused();
      await accepted(app, HOME, LIST, made);
      await key.revoke.click();
      assert.equal(await key.typedName.inputValue(), '', 'what was typed is not kept for the next time');
    });
  }
  for (const wrong of ['', 'revoked: typed', 'Revoked: typed!']) {
    await test.step(`“${wrong}” is refused as the name`, async () => {
      await key.typedName.fill(wrong);
      await key.reallyRevoke.click();
      await expect(key.question.getByText('Type “Revoked: typed”, as it is written here.')).toBeVisible();
      await expect(key.typedName).toBeFocused();
    });
  }
  assert.equal(revokes.requests.length, 0);
  await accepted(app, HOME, LIST, made);
  await key.typedName.fill('  Revoked: typed ');
  await key.reallyRevoke.click();
  await expect(key.status('Revoked')).toBeVisible();
  await refused(app, HOME, LIST, made);
});

// Rule: in an incident speed counts; only of a key in use the name is asked for.
test('only a key in use asks for its name, and only an active key offers Disable', async ({ page }) => {
  const key = new KeyActions(page);
  for (const [name, asks, canBeDisabled, why] of [
    ['Reporting dashboard', false, true, 'was never used'],
    ['Nightly export', false, null, 'was not used for 100 days'],
    ['Spring campaign', false, false, 'was last used 11 days ago, and has expired'],
    ['Zapier (2023)', true, true, 'may be in use (unknown)'],
    ['Lead import', true, true, 'was used 2 days ago'],
    ['Internal staging key', null, false, 'is already disabled'],
  ] as const) {
    await test.step(`${name} ${why}`, async () => {
      await key.askToRevoke({ id: await idOf(page, name), name });
      if (asks) await expect(key.typedName).toBeVisible();
      else if (asks === false) assert.equal(await key.typedName.count(), 0);
      if (canBeDisabled) await expect(key.disableInstead).toBeVisible();
      else if (canBeDisabled === false) assert.equal(await key.disableInstead.count(), 0);
      await key.keep.click();
      await expect(key.question).toBeHidden();
      await expect(key.revoke).toBeFocused();
    });
  }
});

test('an unused key that was never confirmed is revoked without typing its name', async ({ app }) => {
  const made = await createKey(app, 'Revoked: unconfirmed', { networks: [HOME], unsaved: true });
  const key = new KeyActions(app.page);
  await key.askToRevoke(made);
  assert.equal(await key.typedName.count(), 0);
  await expect(key.lastDay).toHaveText(/It made no calls in the last 24 hours\./);
  await key.reallyRevoke.click();
  await expect(key.status('Revoked')).toBeVisible();
  await refused(app, HOME, LIST, made);
});

test('a key that was never confirmed but is used asks for its name', async ({ app }) => {
  const made = await createKey(app, 'Revoked: used, unconfirmed', { networks: [HOME], unsaved: true });
  await accepted(app, HOME, LIST, made);
  const key = new KeyActions(app.page);
  await key.askToRevoke(made);
  await expect(key.lastDay).toHaveText(/It made 1 call in the last 24 hours/);
  await key.reallyRevoke.click();
  await expect(key.typedName).toBeFocused();
  await accepted(app, HOME, LIST, made);
  await key.typedName.fill(made.name);
  await key.reallyRevoke.click();
  await expect(key.status('Revoked')).toBeVisible();
  await refused(app, HOME, LIST, made);
});

test('a rotated key whose old secret key is in use asks for its name', async ({ app }) => {
  const made = await createKey(app, 'Revoked: rotated, old one in use', { networks: [HOME] });
  await accepted(app, HOME, LIST, made);
  await rotated(app, made);
  // Nobody confirms to have the new one.
  const other = await app.context.newPage();
  await app.page.close();
  const key = new KeyActions(other);
  await key.askToRevoke(made);
  await expect(key.typedName).toBeVisible();
});

test('Disable in the revoke dialog takes effect at once, can be reverted, and revokes nothing', async ({
  app,
}) => {
  const { page } = app;
  const { made, key } = await asked(app, 'Revoked: disabled');
  const revokes = await recordCalls(page, REVOKE);
  await expect(
    key.question.getByText(/Disable it first: that stops it at once as well, and can be taken back\./),
  ).toBeVisible();
  await key.disableInstead.click();
  await expect(key.status('Disabled')).toBeVisible();
  await refused(app, HOME, LIST, made);
  await expect(key.question).toBeHidden();
  await expectAnnounced(page, /The key is disabled\./);
  await expect(key.title).toBeFocused();
  await key.enable.click();
  await expect(key.disable).toBeFocused();
  await accepted(app, HOME, LIST, made);
  assert.equal(revokes.requests.length, 0);
});

test('late or missing call data is reported and does not block revoking', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, 'Revoked: late', { networks: [HOME] });
  await accepted(app, HOME, LIST, made);
  const key = new KeyActions(page);
  await key.open(made);
  await page.waitForLoadState('networkidle');
  await interceptWith(page, USAGE, [delayed(1_500), noConnection]);
  await key.revoke.click();
  await expect(key.lastDay).toHaveText(/Looking at its calls in the last 24 hours…/);
  await expect(key.reallyRevoke).toBeVisible();
  await expect(key.lastDay).toHaveText(/It made 1 call in the last 24 hours, from 203\.0\.113\.7\./);
  await key.keep.click();
  await key.revoke.click();
  await expect(key.lastDay).toHaveText(/We could not look at its calls in the last 24 hours\./);
  await key.typedName.fill(made.name);
  await key.reallyRevoke.click();
  await expect(key.status('Revoked')).toBeVisible();
});

test('a failed revoke keeps the dialog and the typed name, and a later try revokes the key', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const { made, key } = await asked(app, 'Revoked: at the third press');
  await key.typedName.fill(made.name);
  for (const [what, fault, says] of [
    ['no connection', noConnection, /could not reach We-Link.*not changed as far as we know/],
    ['500', problem(500, 'internal'), /has a problem.*not changed as far as we know/],
  ] as const) {
    await test.step(what, async () => {
      const revokes = await interceptWith(page, REVOKE, [fault]);
      await key.reallyRevoke.click();
      await expect(key.question.getByRole('alert').filter({ hasText: says })).toBeVisible();
      assert.equal(revokes.requests.length, 1);
      await accepted(app, HOME, LIST, made);
      assert.equal(await key.typedName.inputValue(), made.name);
    });
  }
  await key.reallyRevoke.click();
  await expect(key.status('Revoked')).toBeVisible();
  await refused(app, HOME, LIST, made);
});

test('after a change by another person, Disable reports a conflict and Revoke still works', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const { made, key } = await asked(app, 'Revoked: changed');
  const now = await page.request.get(`/api/settings/api-keys/${made.id}`);
  const match = { 'if-match': now.headers()['etag'] ?? '' };
  await send(page, 'PATCH', `/api-keys/${made.id}`, { note: 'Of somebody else' }, match);
  const changes = await recordCalls(page, CHANGE);
  await key.disableInstead.click();
  await expect(
    key.question.getByRole('alert').filter({ hasText: /Somebody changed this key meanwhile/ }),
  ).toBeVisible();
  assert.equal(changes.requests.length, 1);
  await accepted(app, HOME, LIST, made);
  await key.typedName.fill(made.name);
  await key.reallyRevoke.click();
  await expect(key.status('Revoked')).toBeVisible();
  await refused(app, HOME, LIST, made);
});

test('a viewer has no Revoke button', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Revoked: viewer');
  await changeUser(page, VIEWER);
  const key = new KeyActions(page);
  await key.open(made);
  // The page is complete: its last parts have come.
  await expect(new UsagePart(page).region.getByText('No calls in this time.')).toBeVisible();
  await expect(new ActivityFeed(page).entry(/created the key/)).toBeVisible();
  await expect(key.revoke).toBeHidden();
});
