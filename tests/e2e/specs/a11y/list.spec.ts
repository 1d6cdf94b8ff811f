// The list of keys, its loading and error states, and the pages around it.
import { expect, test } from '../../fixtures/test.ts';
import { Finder, SEARCH } from '../../pages/finder.ts';
import { createKey, send } from '../../pages/key-page.ts';
import { RevokeDialog } from '../../pages/revoke-dialog.ts';
import { NEVER_CONFIRMED, VALID_UNTIL } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { signIn, VIEWER } from '../../pages/sign-in-page.ts';
import { paste } from '../../support/clipboard.ts';
import { interceptWith, LIST, neverResponds, problem, rewritten } from '../../support/faults.ts';
import { LONG_NAME, LONG_WISH, longKey } from './long.ts';
import { type Walk, walks } from './look.ts';

const WALKS: readonly Walk[] = [
  [
    'the list with another order, an empty filter and the revoke dialog',
    async ({ page }, look) => {
      const finder = new Finder(page);
      await finder.open();
      await expect(finder.list.rows.first()).toBeVisible();
      await look('the list', { unfocused: true });
      await finder.list.rows
        .first()
        .getByRole('button', { name: /^Revoke/ })
        .click();
      const question = new RevokeDialog(page);
      await expect(question.dialog).toBeVisible();
      await look('the revoke dialog');
      await question.keep.click();
      await finder.show.selectOption('All keys');
      await finder.sort.selectOption('Name');
      await expect(finder.list.row('Old laptop')).toBeVisible();
      await look('the list in another order');
      await page.route(/\/api-keys\?.*status=disabled/, async (route) => {
        const response = await route.fetch();
        const list = await response.json();
        await route.fulfill({ response, json: { ...list, keys: [], total: 0, next_cursor: null } });
      });
      await finder.show.selectOption('Disabled keys');
      await expect(page.getByText('No keys under this filter.')).toBeVisible();
      await look('an empty filter');
    },
  ],
  [
    'the search with results, no results, a pasted credential and a failure',
    async (app, look) => {
      const { page } = app;
      const made = await createKey(app, 'Found by its pair');
      const finder = new Finder(page);
      await finder.open();
      await finder.search.pressSequentially('cRm INT');
      await finder.lists('Client CRM integration');
      await look('search results');
      await finder.search.fill('nothing has this');
      await expect(page.getByText('No key found.')).toBeVisible();
      await look('no search results');
      for (const [what, pasted] of [
        ['an API key', made.apiKey],
        ['a secret key', made.secretKey],
      ] as const) {
        await finder.search.fill('');
        await paste(finder.search, pasted);
        await expect(page.getByText(`The ${what.slice(what.indexOf(' ') + 1)} you pasted`)).toBeVisible();
        await finder.lists(made.name);
        await look(`the result for ${what}`);
      }
      await interceptWith(page, SEARCH, [problem(500, 'internal')]);
      await finder.search.fill('crm');
      await expect(page.getByRole('alert').filter({ hasText: /We-Link has a problem/ })).toBeVisible();
      await look('a failed search');
    },
  ],
  [
    'the list with two valid secret keys, an unconfirmed key and the longest names',
    async (app, look) => {
      const { page } = app;
      const made = await longKey(app, 1);
      const once = { 'idempotency-key': crypto.randomUUID() };
      const rotation = `/api-keys/${made.id}/rotations`;
      const answer = await send(page, 'POST', rotation, { overlap_seconds: 86_400 }, once);
      for (const state of ['shown', 'saved']) {
        const report = { secret_id: answer.secret_id, state };
        await send(page, 'POST', `/api-keys/${made.id}/secret-state`, report);
      }
      await createKey(app, `2${LONG_NAME}`, { ...LONG_WISH, unsaved: true });
      await new SecurityPage(page).open();
      await expect(page.getByText(VALID_UNTIL).first()).toBeVisible();
      await expect(page.getByText(NEVER_CONFIRMED).first()).toBeVisible();
      await look('the list', { sizesOnly: true, unfocused: true });
    },
  ],
  [
    'warnings in the list',
    async ({ page }, look) => {
      const soon = new Date(Date.now() + 49 * 3_600_000).toISOString();
      const change = (text: string) => {
        const list = JSON.parse(text);
        for (const key of list.keys) {
          if (key.status === 'active') Object.assign(key, { refused_last_7_days: 12_345, expires_at: soon });
        }
        return JSON.stringify(list);
      };
      await interceptWith(page, LIST, [rewritten(change)], true);
      await new Finder(page).open();
      await expect(page.getByText('12,345 calls were refused in the last 7 days.').first()).toBeVisible();
      await look('warnings', { unfocused: true, axeWhenNarrow: true });
    },
  ],
  [
    'the list while it loads, after a failure and after signing out',
    async ({ page, context }, look) => {
      const list = new SecurityPage(page);
      const calls = await interceptWith(page, LIST, [neverResponds, problem(500, 'internal')], true);
      await list.open();
      await expect(list.create).toBeVisible();
      await look('the list while it loads', { unfocused: true });
      await list.open();
      await expect(page.getByText(/req-of-internal/).first()).toBeVisible();
      await look('the list after a failure', { unfocused: true });
      calls.restore();
      await context.clearCookies({ name: /wl_session/ });
      await page.reload();
      await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
      await look('signed out', { unfocused: true });
    },
  ],
  [
    'an unknown page and the sign-in page of the stand-in',
    async ({ page }, look) => {
      await page.goto('/settings/nothing-here');
      await expect(page.getByText(/There is no page at this address/)).toBeVisible();
      await look('an unknown page', { unfocused: true });
      await page.goto('/sign-in');
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
      await look('the sign-in page', { unfocused: true });
    },
  ],
  [
    'the list of a viewer',
    async ({ page }, look) => {
      await signIn(page, VIEWER);
      const finder = new Finder(page);
      await expect(finder.list.rows.first()).toBeVisible();
      await look('the list', { unfocused: true });
      await finder.open('?status=all&sort=name');
      await finder.search.fill('crm');
      await finder.lists('Client CRM integration');
      await look('the search results of a viewer');
    },
  ],
];
walks(WALKS);

test.describe(() => {
  test.use({ standInOptions: ['--seed-keys', '130'] });
  walks([
    [
      'the list with several pages',
      async ({ page }, look) => {
        const finder = new Finder(page);
        await finder.open();
        await expect(finder.next).toBeVisible();
        await look('the first page', { sizesOnly: true, unfocused: true });
        await finder.next.click();
        await expect(finder.previous).toBeVisible();
        await look('a page with Previous and Next', { sizesOnly: true });
        await finder.next.click();
        await expect(finder.next).toBeHidden();
        await look('the last page', { lightOnly: true });
      },
    ],
  ]);
});
