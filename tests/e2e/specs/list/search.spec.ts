// Finding a key by its name, note or key hint; pasted credentials are in `credential-search`.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { Finder, SEARCH } from '../../pages/finder.ts';
import { send } from '../../pages/key-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { deferred } from '../../support/deferred.ts';
import { FAILED_CALL, interceptWith, LIST, problem, recordCalls } from '../../support/faults.ts';
import { comeBack, signInElsewhere } from '../../support/flows.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ user: OWNER });
const CRM = 'Client CRM integration';
const NONE = 'No key found.';

test('a part of the name, the note or the key hint finds the key, and the box keeps the focus', async ({
  page,
}) => {
  const finder = new Finder(page);
  await finder.open();
  await expect(finder.list.row('Lead import')).toBeVisible();
  assert.ok((await finder.names()).length > 1);
  for (const [what, query, name] of [
    ['a part of the name, whatever the case', 'cRm INT', CRM],
    ['a part of the note', 'the runbook', CRM],
    ['a word with special characters', 'sales/lead-import', 'Lead import'],
  ] as const) {
    await test.step(what, async () => {
      await finder.search.pressSequentially(query);
      await finder.lists(name);
      await expectAnnounced(page, /^1 key\s?$/);
      await expect(finder.search).toBeFocused();
      assert.equal(await finder.search.inputValue(), query);
      assert.equal(finder.parameters(), '');
    });
    await finder.search.fill('');
    await expect(finder.list.row('Reporting dashboard')).toBeVisible();
  }
  const { keys } = await send(page, 'GET', '/api-keys');
  const { hint } = keys.find((key: { readonly name: string }) => key.name === CRM);
  for (const query of [`${hint.prefix}…${hint.last4}`, `${hint.prefix}...${hint.last4}`, hint.last4]) {
    await test.step('the key hint as the page shows it', async () => {
      await finder.search.fill(query);
      await finder.lists(CRM);
      await finder.search.fill('');
      await expect(finder.list.row('Lead import')).toBeVisible();
    });
  }
});

// Rule: `%` and `_` are plain characters.
test('a search without results shows a message, and clearing it shows all keys again', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open();
  const all = await finder.names();
  for (const query of ['%', 'C_ient', 'nothing has this']) {
    await finder.search.fill(query);
    await expect(page.getByText(NONE)).toBeVisible();
    assert.deepEqual(await finder.names(), []);
    // The browser's own way to empty such a box.
    await finder.search.press('Escape');
    assert.equal(await finder.search.inputValue(), '');
    await finder.lists(...all);
  }
});

// Rule: 300 ms after the last key press, or at Enter at once, and never twice. A script within the page presses the
// keys, all in one task, since on a slow machine there are pauses between presses, too.
test('the search is sent once after a pause, and at once on Enter', async ({ page }) => {
  await page.addInitScript(() => {
    const original = window.fetch;
    window.fetch = (...args) => {
      const address = args[0] instanceof Request ? args[0].url : String(args[0]);
      if (address.endsWith('/search')) performance.mark('searched');
      return original(...args);
    };
  });
  const finder = new Finder(page);
  const calls = await recordCalls(page, SEARCH);
  await finder.open();
  await expect(finder.list.rows.first()).toBeVisible();
  /** Milliseconds after which requests were made, as far as within half a second. */
  const typed = (texts: readonly string[], enter: boolean): Promise<number[]> =>
    finder.search.evaluate(
      async (box: HTMLInputElement, [texts, enter]) => {
        performance.clearMarks();
        const begin = performance.now();
        for (const text of texts) {
          box.value = text;
          box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        }
        const press = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true });
        if (enter) box.dispatchEvent(press);
        // A shorter timer that began earlier has run before this one.
        await new Promise((done) => setTimeout(done, 500));
        return performance.getEntriesByName('searched').map(({ startTime }) => startTime - begin);
      },
      [texts, enter] as const,
    );
  const [paused, ...again] = await typed(['c', 'cr', 'crm'], false);
  assert.ok(paused && paused >= 299, `${paused} ms`);
  assert.deepEqual(again, []);
  await finder.lists(CRM);
  const [entered, ...twice] = await typed(['l', 'lead'], true);
  assert.ok(entered !== undefined && entered < 290, `${entered} ms`);
  assert.deepEqual(twice, []);
  await finder.lists('Lead import');
  const queries = calls.requests.map((request) => request.postDataJSON().query);
  assert.deepEqual(queries, ['crm', 'lead']);
});

// Rule: an answer to an older question never takes the place of a younger one.
test('a late response to an older search is ignored', async ({ page }) => {
  const { promise: held, resolve: release } = deferred();
  const late = page.waitForResponse((response) => response.request().postDataJSON()?.query === 'crm');
  await interceptWith(page, SEARCH, [
    async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    },
  ]);
  const finder = new Finder(page);
  await finder.open();
  const asked = page.waitForRequest(/\/search$/);
  await finder.search.fill('crm');
  await asked;
  await finder.search.fill('lead');
  await finder.lists('Lead import');
  release();
  await (await late).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  assert.deepEqual(await finder.names(), ['Lead import']);
});

test('search and filter work together in either order', async ({ page }) => {
  const finder = new Finder(page);
  await finder.open();
  await finder.search.fill('laptop');
  await expect(page.getByText(NONE)).toBeVisible();
  await finder.show.selectOption('All keys');
  await finder.lists('Old laptop');
  await finder.search.fill('');
  await expect(finder.list.row(CRM)).toBeVisible();
  await finder.show.selectOption('Revoked keys');
  await finder.lists('Old laptop');
  await finder.search.fill('crm');
  await expect(page.getByText(NONE)).toBeVisible();
  await finder.show.selectOption('Current keys');
  await finder.lists(CRM);
  assert.equal(await finder.search.inputValue(), 'crm');
});

test('a failed search shows an error, keeps the text, and can be retried', async ({ page, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  const finder = new Finder(page);
  await finder.open();
  await expect(finder.list.rows.first()).toBeVisible();
  await interceptWith(page, SEARCH, [problem(500, 'internal')]);
  await finder.search.fill('crm');
  await expect(page.getByRole('alert').filter({ hasText: /We-Link has a problem/ })).toBeVisible();
  assert.equal(await finder.search.inputValue(), 'crm');
  await finder.list.retry.click();
  await finder.lists(CRM);
});

// Rule: who is not signed in sees nothing of the workspace, and nothing of what was typed stays.
test('a search while signed out hides the list, and signing in shows the full list again', async ({
  app,
}) => {
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const finder = new Finder(page);
  await finder.open();
  const all = await finder.names();
  await context.clearCookies();
  await finder.search.fill('whoever types this');
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  await expect(finder.search).toBeHidden();
  assert.deepEqual(await finder.names(), []);
  assert.ok(!(await everythingLeft(page, context)).includes('whoever types this'));

  const listed = await recordCalls(page, LIST);
  const searched = await recordCalls(page, SEARCH);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await finder.lists(...all);
  assert.equal(await finder.search.inputValue(), '');
  assert.ok(listed.requests.length > 0);
  assert.equal(searched.requests.length, 0, 'nothing is searched for any more');
});
