// Keys are changed in another tab or by another person: on return to the window the list is up to date, and without
// changes nothing moves.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { Finder, SEARCH } from '../../pages/finder.ts';
import { type CreatedKey, createKey, send } from '../../pages/key-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { FAILED_CALL, interceptWith, LIST, noConnection, recordCalls } from '../../support/faults.ts';
import { comeBack } from '../../support/flows.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';
import { call } from '../../support/public-api.ts';

test.use({ user: OWNER });

/** As another tab of the same browser does it. */
async function change({ page }: App, made: Pick<CreatedKey, 'id'>, wish: object): Promise<void> {
  const { revision } = await send(page, 'GET', `/api-keys/${made.id}`);
  await send(page, 'PATCH', `/api-keys/${made.id}`, wish, { 'if-match': `"${revision}"` });
}

test('keys changed, created, revoked or used elsewhere are up to date on return to the window', async ({
  app,
}) => {
  const { page, standIn } = app;
  const called = await createKey(app, 'Called meanwhile');
  const changed = await createKey(app, 'Before the change');
  const revoked = await createKey(app, 'Revoked elsewhere');
  const finder = new Finder(page);
  await finder.open();
  await expect(finder.list.row(revoked.name)).toBeVisible();
  await change(app, changed, { name: 'After the change', note: 'From another tab', enabled: false });
  await send(page, 'DELETE', `/api-keys/${revoked.id}`);
  await createKey(app, 'Made elsewhere');
  await expect(finder.list.row(called.name).getByText('Never used')).toBeVisible();
  assert.equal((await call(standIn, 'get_all_ln_accounts', called)).status, 200);
  await expect(finder.list.row(changed.name)).toBeVisible();

  await comeBack(page);
  const row = finder.list.row('After the change');
  await expect(row.getByText('Disabled', { exact: true })).toBeVisible();
  await expect(row.getByText('From another tab')).toBeVisible();
  await expect(finder.list.row('Made elsewhere')).toBeVisible();
  await expect(finder.list.row(revoked.name)).toBeHidden();
  await expect(finder.list.row(changed.name)).toBeHidden();
  await expect(finder.list.row(called.name).getByText(/^Used .+ from 127\.0\.0\.1$/)).toBeVisible();
});

// Rule: the same told anew is no news.
test('without changes, a refresh keeps the focus, opened details and rows', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open();
  const row = finder.list.row('Client CRM integration');
  await row.getByText('Which ones').click();
  const actions = row.getByRole('list', { name: 'Allowed actions' });
  await expect(actions).toBeVisible();
  const copy = row.getByRole('button', { name: /^Duplicate/ });
  await copy.focus();
  const node = await row.elementHandle();
  const calls = await recordCalls(page, LIST);
  await back(page);
  await expect(async () => assert.ok(calls.requests.length > 0)).toPass();
  assert.ok(await node?.evaluate((element) => element.isConnected), 'the row is the same');
  await expect(actions).toBeVisible();
  await expect(copy).toBeFocused();
});

test('the focus stays on its key when another key is revoked', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Goes while another has the focus');
  const finder = new Finder(page);
  await finder.open();
  const row = finder.list.row('Lead import');
  await row.getByRole('button', { name: /^Revoke/ }).focus();
  await send(page, 'DELETE', `/api-keys/${made.id}`);
  await comeBack(page);
  await expect(finder.list.row(made.name)).toBeHidden();
  await expectFocusWithin(row);
});

test('a refresh keeps the filter, order and search', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Crm of another team');
  const finder = new Finder(page);
  await finder.open('?status=all&sort=name');
  await finder.search.fill('crm');
  await finder.lists('Client CRM integration', made.name);
  const calls = await recordCalls(page, SEARCH);
  await change(app, made, { name: 'A crm' });
  await comeBack(page);
  await finder.lists('A crm', 'Client CRM integration');
  assert.equal(await finder.search.inputValue(), 'crm');
  assert.equal(finder.parameters(), '?status=all&sort=name');
  assert.deepEqual(
    calls.requests.map((request) => request.postDataJSON().query),
    ['crm'],
  );
});

// Rule: a look that nobody asked for must not take away what is there.
test('a failed refresh keeps the list', async ({ page, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  const finder = new Finder(page);
  await finder.open();
  await expect(finder.list.rows.first()).toBeVisible();
  const names = await finder.names();
  await interceptWith(page, LIST, [noConnection]);
  const failed = page.waitForEvent('requestfailed');
  await comeBack(page);
  await failed;
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  assert.deepEqual(await finder.names(), names);
});

test('return to the window after signing out hides the list', async ({ page, context, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  const finder = new Finder(page);
  await finder.open();
  await expect(finder.list.rows.first()).toBeVisible();
  await context.clearCookies();
  await comeBack(page);
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  assert.equal(await finder.list.rows.count(), 0);
});

/** Comes back, and waits until the list was looked at anew and drawn. */
async function back(page: App['page']): Promise<void> {
  const answer = page.waitForResponse(/\/api-keys\?/);
  await comeBack(page);
  await (await answer).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}
