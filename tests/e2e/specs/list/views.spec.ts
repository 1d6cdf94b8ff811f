// The filter and order of the list are in the address: they survive a reload, a link can carry them, and unknown values
// fall back to the default.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { Finder } from '../../pages/finder.ts';
import { createKey, KeyPage, send } from '../../pages/key-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { FAILED_CALL, interceptWith, LIST, problem, recordCalls } from '../../support/faults.ts';
import { goBack } from '../../support/flows.ts';
import { tabTo } from '../../support/keyboard.ts';
import { call } from '../../support/public-api.ts';

test.use({ user: OWNER });

const FILTERS = [
  ['Active keys', 'active'],
  ['Keys that expire soon', 'expiring'],
  ['Expired keys', 'expired'],
  ['Disabled keys', 'disabled'],
  ['Keys never confirmed', 'unconfirmed'],
  ['Keys with refused calls', 'refused'],
  ['Keys for any address', 'unrestricted'],
  ['Revoked keys', 'revoked'],
  ['All keys', 'all'],
  ['Current keys', 'current'],
] as const;

const SORTS = [
  ['Oldest first', 'created_at'],
  ['Name', 'name'],
  ['Last used first', '-last_used'],
  ['Unused for longest first', 'last_used'],
  ['Expiry', 'expires_at'],
  ['Newest first', '-created_at'],
] as const;

test('every filter lists the same keys as the API and appears in the address', async ({ app }) => {
  const { page, standIn } = app;
  const made = await createKey(app, 'Refused today');
  assert.equal((await call(standIn, 'get_all_ln_accounts', made, {}, '127.0.0.9')).status, 403);
  const soon = await createKey(app, 'Ends soon');
  const expires_at = new Date(Date.now() + 9 * 86_400_000).toISOString();
  const current = await send(page, 'GET', `/api-keys/${soon.id}`);
  const match = { 'if-match': `"${current.revision}"` };
  await send(page, 'PATCH', `/api-keys/${soon.id}`, { expires_at }, match);

  const finder = new Finder(page);
  await finder.open();
  const length = await page.evaluate(() => history.length);
  const seen = new Set<string>();
  await finder.show.focus();
  for (const [name, word] of FILTERS) {
    await finder.show.selectOption(name);
    const { keys } = await send(page, 'GET', `/api-keys?status=${word}`);
    const names: string[] = keys.map((key: { readonly name: string }) => key.name);
    await finder.lists(...names);
    assert.ok(names.length > 0, `${name} has keys in the demo`);
    seen.add(names.join());
    assert.equal(finder.parameters(), word === 'current' ? '' : `?status=${word}`);
    await expect(finder.show).toBeFocused();
  }
  assert.equal(seen.size, FILTERS.length, 'no two filters show the same');
  assert.equal(await page.evaluate(() => history.length), length, 'Back leads out of the list');
});

test('every order lists the keys as the API does and appears in the address', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open('?status=all');
  await finder.sort.focus();
  for (const [name, word] of SORTS) {
    await finder.sort.selectOption(name);
    const { keys } = await send(page, 'GET', `/api-keys?status=all&sort=${word}`);
    await finder.lists(...keys.map((key: { readonly name: string }) => key.name));
    assert.equal(finder.parameters(), word === '-created_at' ? '?status=all' : `?status=all&sort=${word}`);
    await expect(finder.sort).toBeFocused();
  }
});

test('filter and order survive a reload and a visit to a key, and are in every request', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open();
  await finder.show.selectOption('All keys');
  await finder.sort.selectOption('Name');
  await expect(async () => assert.equal(finder.parameters(), '?status=all&sort=name')).toPass();
  await expect(finder.list.row('Old laptop')).toBeVisible();
  const names = await finder.names();
  const calls = await recordCalls(page, LIST);
  await page.reload();
  await finder.lists(...names);
  assert.equal(await finder.chosen(finder.show), 'All keys');
  assert.equal(await finder.chosen(finder.sort), 'Name');
  for (const request of calls.requests) {
    const { searchParams } = new URL(request.url());
    assert.deepEqual([searchParams.get('status'), searchParams.get('sort')], ['all', 'name']);
  }

  const key = new KeyPage(page);
  for (const [what, back] of [
    ['Back', () => goBack(page)],
    ['All API keys', () => key.back.click()],
  ] as const) {
    await test.step(`${what} on a key page returns to the same filter and order`, async () => {
      await finder.list.openKey('Spring campaign');
      await expect(key.named('Spring campaign')).toBeVisible();
      assert.equal(finder.parameters(), '');
      await back();
      await finder.lists(...names);
      await expect(async () => assert.equal(finder.parameters(), '?status=all&sort=name')).toPass();
      assert.equal(await finder.chosen(finder.show), 'All keys');
      assert.equal(await finder.chosen(finder.sort), 'Name');
    });
  }
});

test('unknown and default parts of the address are ignored and removed', async ({ page }) => {
  const finder = new Finder(page);
  for (const [what, given, left] of [
    ['an unknown filter', '?status=gone', ''],
    ['an unknown order beside a filter', '?status=expired&sort=colour', '?status=expired'],
    ['the default values', '?status=current&sort=-created_at', ''],
    ['further parameters', '?x=1&sort=name&api_key=wlk_pasted', '?sort=name'],
    ['a filter in another case', '?status=EXPIRED', ''],
    ['markup', '?status=%3Cimg%20src%3Dx%3E&sort=%00', ''],
    ['the same parameter twice', '?status=expired&status=all', '?status=all'],
  ] as const) {
    await test.step(what, async () => {
      await finder.open(given);
      await expect(async () => assert.equal(finder.parameters(), left)).toPass();
      const query = left.replace('?', '&');
      const { keys } = await send(page, 'GET', `/api-keys?limit=100${query}`);
      await finder.lists(...keys.map((key: { readonly name: string }) => key.name));
    });
  }
});

test('filter and order can be set with the keyboard alone', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open();
  await expect(finder.list.rows.first()).toBeVisible();
  await tabTo(page, finder.show);
  await page.keyboard.press('End');
  await expect(async () => assert.equal(finder.parameters(), '?status=all')).toPass();
  await tabTo(page, finder.sort);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(async () => assert.equal(finder.parameters(), '?status=all&sort=name')).toPass();
  await expect(finder.list.row('Old laptop')).toBeVisible();
});

test('a filter that fails to load shows an error and can be retried', async ({ page, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  const finder = new Finder(page);
  await finder.open();
  await expect(finder.list.rows.first()).toBeVisible();
  await interceptWith(page, LIST, [problem(500, 'internal')]);
  await finder.show.selectOption('Expired keys');
  await expect(page.getByRole('alert').filter({ hasText: /We-Link has a problem/ })).toBeVisible();
  assert.deepEqual(await finder.names(), [], 'nothing of the other filter is left standing');
  await finder.list.retry.click();
  await finder.lists('Spring campaign');
  assert.equal(finder.parameters(), '?status=expired');

  await test.step('a filter without keys shows a message', async () => {
    await page.route(/\/api-keys\?.*status=disabled/, async (route) => {
      const response = await route.fetch();
      const page = await response.json();
      await route.fulfill({ response, json: { ...page, keys: [], total: 0, next_cursor: null } });
    });
    await finder.show.selectOption('Disabled keys');
    await expect(page.getByText('No keys under this filter.')).toBeVisible();
  });
});
