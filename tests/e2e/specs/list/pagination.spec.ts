// A workspace with more keys than one page of the list: one page is shown at a time, and every key is on one of them.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { Finder, SEARCH } from '../../pages/finder.ts';
import { createKey, KeyPage, send } from '../../pages/key-page.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { deferred } from '../../support/deferred.ts';
import {
  after,
  FAILED_CALL,
  interceptWith,
  LIST,
  passThrough,
  problem,
  recordCalls,
} from '../../support/faults.ts';
import { comeBack, goBack } from '../../support/flows.ts';
import { tabTo } from '../../support/keyboard.ts';

const PAGE = 50;
/** Which of the keys are shown. */
const SHOWN = /^(\d+)–(\d+) of (\d+) keys$/;

test.describe('several pages of keys', () => {
  test.use({ standInOptions: ['--seed-keys', '130'] });

  test('every key appears exactly once across the pages, in several orders', async ({ page }) => {
    const finder = new Finder(page);
    for (const order of ['?sort=name', '?sort=-last_used', '?sort=expires_at', '?status=all']) {
      await test.step(order, () => walk(finder, order));
    }
  });

  test('three pages show each key once, and Previous shows the same keys again', async ({ page }) => {
    const finder = new Finder(page);
    const names = await walk(finder, '');
    assert.equal(Math.ceil(names.length / PAGE), 3);
    for (const begin of [PAGE, 0]) {
      await turn(finder, finder.previous);
      await finder.lists(...names.slice(begin, begin + PAGE));
      await expect(finder.title).toBeFocused();
    }
    await expect(finder.previous).toBeHidden();
  });

  test('a key created between two pages neither repeats nor hides other keys', async ({ app }) => {
    const { page } = app;
    const finder = new Finder(page);
    await finder.open();
    await expect(finder.next).toBeVisible();
    const first = await finder.names();
    const before = (await send(page, 'GET', '/api-keys?limit=100')).keys;
    await createKey(app, 'Made between two pages');
    await turn(finder, finder.next);
    const second = await finder.names();
    const expected = before.slice(0, 2 * PAGE).map((key: { readonly name: string }) => key.name);
    assert.deepEqual([...first, ...second], expected);
  });

  test('a later page opens by keyboard and stays on return; Back from a key shows the first page', async ({
    page,
  }) => {
    const finder = new Finder(page);
    await finder.open('?sort=name');
    await expect(finder.next).toBeVisible();
    await finder.list.rows.last().getByRole('button').first().focus();
    await tabTo(page, finder.next);
    await page.keyboard.press('Enter');
    await expectAnnounced(page, /^51–100 of/);
    await expect(finder.title).toBeFocused();

    const names = await finder.names();
    await finder.list.rows.nth(3).getByText('Which ones').click();
    const open = finder.list.rows.nth(3).getByRole('group');
    await expect(open.getByRole('list').first()).toBeVisible();
    await test.step('return to the window keeps the page and the opened details', async () => {
      const calls = await recordCalls(page, LIST);
      const answer = page.waitForResponse(/\/api-keys\?/);
      await comeBack(page);
      await (await answer).finished();
      await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
      assert.deepEqual(await finder.names(), names);
      await expect(open.getByRole('list').first()).toBeVisible();
    });
    await test.step('Back from a key on a later page shows the first page of the list', async () => {
      const name = names[5] ?? '';
      await finder.list.openKey(name);
      await expect(new KeyPage(page).named(name)).toBeVisible();
      await goBack(page);
      await expect(finder.list.rows.first()).toBeVisible();
      assert.equal(finder.parameters(), '?sort=name');
      assert.deepEqual((await shown(finder)).slice(0, 1), [1], 'the list begins at its beginning');
    });
  });

  test('a page that fails to load twice keeps the current one, and “Try again” loads it', async ({ app }) => {
    const { page, consoleGuard } = app;
    consoleGuard.expect(FAILED_CALL);
    const finder = new Finder(page);
    await finder.open();
    await expect(finder.next).toBeVisible();
    const first = await finder.names();
    const { keys } = await send(page, 'GET', '/api-keys?limit=100');
    const calls = await interceptWith(page, LIST, [problem(500, 'internal'), problem(500, 'internal')]);
    for (const press of [1, 2]) {
      await finder.next.click();
      await expect(async () => assert.equal(calls.requests.length, press)).toPass();
      await expect(page.getByRole('alert').filter({ hasText: /We-Link has a problem/ })).toBeVisible();
      assert.deepEqual(await finder.names(), first);
      assert.deepEqual((await shown(finder)).slice(0, 2), [1, PAGE], 'what is shown is what is told');
    }
    await finder.list.retry.click();
    await finder.lists(...keys.slice(PAGE).map((key: { readonly name: string }) => key.name));
    assert.deepEqual((await shown(finder)).slice(0, 2), [PAGE + 1, 2 * PAGE]);
    await test.step('Previous works after it has failed', async () => {
      await interceptWith(page, LIST, [problem(500, 'internal')]);
      await finder.previous.click();
      await expect(page.getByRole('alert').filter({ hasText: /We-Link has a problem/ })).toBeVisible();
      await turn(finder, finder.previous);
      await finder.lists(...first);
    });
    await test.step('“Try again” shows the first page after the API refused the next one', async () => {
      const calls = await interceptWith(page, LIST, [problem(422, 'validation')]);
      await finder.next.click();
      await expect(async () => assert.match(calls.requests[0]?.url() ?? '', /cursor=/)).toPass();
      await finder.list.retry.click();
      await expect(async () => assert.equal(calls.requests.length, 2)).toPass();
      assert.doesNotMatch(calls.requests[1]?.url() ?? '', /cursor=/);
      await finder.lists(...first);
    });

    await test.step('an empty next page returns to the first page', async () => {
      await page.route(/\/api-keys\?.*cursor=/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({
          response,
          json: { ...(await response.json()), keys: [], next_cursor: null },
        });
      });
      const answer = page.waitForResponse(/cursor=/);
      await finder.next.click();
      await answer;
      await finder.lists(...first);
      await expect(finder.previous).toBeHidden();
    });
  });

  test('the next page is shown although the list is being refreshed, or a key of this page is revoked meanwhile', async ({
    page,
  }) => {
    const finder = new Finder(page);
    await finder.open();
    await expect(finder.next).toBeVisible();
    const [name = '', ...others] = await finder.names();
    const { promise: held, resolve: release } = deferred();
    await test.step('a refresh is under way', async () => {
      const calls = await interceptWith(page, LIST, [after(held, passThrough)]);
      await comeBack(page);
      await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
      await turn(finder, finder.next);
      assert.deepEqual((await shown(finder)).slice(0, 2), [PAGE + 1, 2 * PAGE]);
      await turn(finder, finder.previous);
    });
    await test.step('a key is revoked', async () => {
      await interceptWith(page, LIST, [after(held, passThrough)]);
      await finder.next.click();
      const dialog = await finder.list.askToRevoke(name);
      await dialog.revoke.click();
      await expect(dialog.dialog).toBeHidden();
      await expect(finder.list.rows.filter({ hasText: others[0] ?? '' })).toBeHidden();
      await expect.poll(() => shown(finder)).toEqual([PAGE + 1, 2 * PAGE, expect.any(Number)]);
    });
    release();
  });

  test('search results are shown in pages, too, and the focus moves to the list', async ({ page }) => {
    const finder = new Finder(page);
    await finder.open();
    const calls = await recordCalls(page, SEARCH);
    await finder.search.fill('seeded key');
    await expect(page.getByText(/^1–50 of 130 keys$/).first()).toBeVisible();
    const first = await finder.names();
    await turn(finder, finder.next);
    await expect(finder.title).toBeFocused();
    const second = await finder.names();
    assert.equal(new Set([...first, ...second]).size, 2 * PAGE);
    for (const name of second) assert.match(name, /^Seeded key/);
    assert.equal(await finder.search.inputValue(), 'seeded key');
    assert.ok(calls.requests.every((request) => !request.url().includes('seeded')));
  });
});

test.describe('more keys than the limit', () => {
  test.use({ standInOptions: ['--seed-keys', '520'] });

  test('the reason is shown instead of the Create button', async ({ page }) => {
    const list = new SecurityPage(page);
    await list.open();
    await expect(list.rows.first()).toBeVisible();
    await expect(page.getByText(/^1–50 of 5\d\d keys$/).first()).toBeVisible();
    assert.equal(await list.create.count(), 0);
    await expect(page.getByText(/500/).first()).toBeVisible();
  });
});

/** The first, the last and the number of all, as the list tells them. */
async function shown(finder: Finder): Promise<[number, number, number]> {
  const told = finder.page.getByRole('paragraph').filter({ hasText: SHOWN });
  const [, first, last, of] = SHOWN.exec((await told.textContent()) ?? '') ?? [];
  return [Number(first), Number(last), Number(of)];
}

/** From the first page to the last one; all keys are there, each once. */
async function walk(finder: Finder, order: string): Promise<string[]> {
  const { page } = finder;
  await finder.open(order);
  await expect(finder.next).toBeVisible();
  assert.equal(await finder.previous.count(), 0);
  const { total } = await send(page, 'GET', `/api-keys${order}`);
  const names: string[] = [];
  for (;;) {
    const here = await shown(finder);
    assert.deepEqual(here, [names.length + 1, Math.min(names.length + PAGE, total), total]);
    const listed = await finder.names();
    assert.ok(listed.length <= PAGE, `${listed.length} keys at once`);
    assert.equal(listed.length, here[1] - here[0] + 1);
    names.push(...listed);
    if (!(await finder.next.isVisible())) break;
    await turn(finder, finder.next);
    await expect(finder.title).toBeFocused();
    await expectAnnounced(page, new RegExp(`^${names.length + 1}–`));
  }
  assert.equal(names.length, total);
  assert.equal(new Set(names).size, total, 'no key twice');
  return names;
}

/** Presses, and waits until other keys are there. */
async function turn(finder: Finder, way: Finder['next']): Promise<void> {
  const [before] = await shown(finder);
  await way.click();
  await expect(async () => assert.notEqual((await shown(finder))[0], before)).toPass();
}
