// What of the list is shown, and in what order, stands in the address: it survives a reload, a link carries it, and
// what the page does not know is taken for what is usual.
import assert from 'node:assert/strict';
import { Finder } from '../pages/finder.ts';
import { KeyPage, keyBefore, send } from '../pages/key-page.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { eventually, focused, visible } from '../support/expect.ts';
import { FAILED_CALL, LIST, observe, problem, spoil } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { tabTo } from '../support/keyboard.ts';
import { call } from '../support/public-api.ts';
import { goBack } from '../support/steps.ts';

const tell = scene({ as: OWNER });

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

tell('every filter shows what the API has under it, and stands in the address', async (journey) => {
  const { page, standIn } = journey;
  const made = await keyBefore(journey, 'Refused today');
  assert.equal((await call(standIn, 'get_all_ln_accounts', made, {}, '127.0.0.9')).status, 403);
  const soon = await keyBefore(journey, 'Ends soon');
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
    await focused(finder.show);
  }
  assert.equal(seen.size, FILTERS.length, 'no two filters show the same');
  assert.equal(await page.evaluate(() => history.length), length, 'Back leads out of the list');
});

tell('every order is that of the API', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open('?status=all');
  await finder.sort.focus();
  for (const [name, word] of SORTS) {
    await finder.sort.selectOption(name);
    const { keys } = await send(page, 'GET', `/api-keys?status=all&sort=${word}`);
    await finder.lists(...keys.map((key: { readonly name: string }) => key.name));
    assert.equal(finder.parameters(), word === '-created_at' ? '?status=all' : `?status=all&sort=${word}`);
    await focused(finder.sort);
  }
});

tell('both survive a reload, and the first request asks for them', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open();
  await finder.show.selectOption('All keys');
  await finder.sort.selectOption('Name');
  await eventually(async () => assert.equal(finder.parameters(), '?status=all&sort=name'));
  await visible(finder.list.row('Old laptop'));
  const names = await finder.names();
  const calls = await observe(page, LIST);
  await page.reload();
  await finder.lists(...names);
  assert.equal(await finder.chosen(finder.show), 'All keys');
  assert.equal(await finder.chosen(finder.sort), 'Name');
  for (const request of calls.requests) {
    const { searchParams } = new URL(request.url());
    assert.deepEqual([searchParams.get('status'), searchParams.get('sort')], ['all', 'name']);
  }
  await assertAccessible(page, 'the list in another order');
});

for (const [what, given, left] of [
  ['an unknown filter', '?status=gone', ''],
  ['an unknown order beside a filter', '?status=expired&sort=colour', '?status=expired'],
  ['what is usual', '?status=current&sort=-created_at', ''],
  ['further parameters', '?x=1&sort=name&api_key=wlk_pasted', '?sort=name'],
  ['a filter in another case', '?status=EXPIRED', ''],
  ['something that would be markup', '?status=%3Cimg%20src%3Dx%3E&sort=%00', ''],
  ['the same twice', '?status=expired&status=all', '?status=all'],
] as const) {
  tell(`an address with ${what} is read as far as it is known, and mended`, async ({ page }) => {
    const finder = new Finder(page);
    await finder.open(given);
    await eventually(async () => assert.equal(finder.parameters(), left));
    const query = left.replace('?', '&');
    const { keys } = await send(page, 'GET', `/api-keys?limit=100${query}`);
    await finder.lists(...keys.map((key: { readonly name: string }) => key.name));
  });
}

tell('from a key Back leads to the same filter and order, and so does “All API keys”', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open('?status=all&sort=name');
  await visible(finder.list.row('Spring campaign'));
  const names = await finder.names();
  const key = new KeyPage(page);
  for (const back of [() => goBack(page), () => key.back.click()]) {
    await finder.list.openKey('Spring campaign');
    await visible(key.named('Spring campaign'));
    assert.equal(finder.parameters(), '');
    await back();
    await finder.lists(...names);
    await eventually(async () => assert.equal(finder.parameters(), '?status=all&sort=name'));
    assert.equal(await finder.chosen(finder.show), 'All keys');
    assert.equal(await finder.chosen(finder.sort), 'Name');
  }
});

tell('filter and order are chosen with the keyboard alone', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open();
  await visible(finder.list.rows.first());
  await tabTo(page, finder.show);
  await page.keyboard.press('End');
  await eventually(async () => assert.equal(finder.parameters(), '?status=all'));
  await tabTo(page, finder.sort);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await eventually(async () => assert.equal(finder.parameters(), '?status=all&sort=name'));
  await visible(finder.list.row('Old laptop'));
});

tell('a filter that cannot be fetched says so and goes on from there', async ({ page, watch }) => {
  watch.expect(FAILED_CALL);
  const finder = new Finder(page);
  await finder.open();
  await visible(finder.list.rows.first());
  await spoil(page, LIST, [problem(500, 'internal')]);
  await finder.show.selectOption('Expired keys');
  await visible(page.getByRole('alert').filter({ hasText: /We-Link has a problem/ }));
  assert.deepEqual(await finder.names(), [], 'nothing of the other filter is left standing');
  await finder.list.retry.click();
  await finder.lists('Spring campaign');
  assert.equal(finder.parameters(), '?status=expired');
});

tell('a filter with nothing under it says so', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open('?status=revoked');
  await finder.lists('Old laptop');
  await page.route(/\/api-keys\?.*status=disabled/, async (route) => {
    const response = await route.fetch();
    const page = await response.json();
    await route.fulfill({ response, json: { ...page, keys: [], total: 0, next_cursor: null } });
  });
  await finder.show.selectOption('Disabled keys');
  await visible(page.getByText('No keys under this filter.'));
  await assertAccessible(page, 'nothing under a filter');
});
