// The row of a key shows its warnings, each from its exact threshold on, and a healthy key has none.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { Finder } from '../../pages/finder.ts';
import { createKey, send } from '../../pages/key-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { comeBack } from '../../support/flows.ts';
import { call } from '../../support/public-api.ts';

test.use({ user: OWNER });

const DAY = 86_400_000;
const MINUTE = 60_000;
const NAME = 'Looked at closely';
const ANY = 'Works from any address. Limit it to where it is used.';

/** So long ago, or to come. */
function ago(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}

const used = (ms: number) => ({ last_used: { state: 'used', at: ago(ms), address: null } });

/** What the API tells of the key, and the hints that follow, the most urgent first. */
const CASES: readonly (readonly [string, () => object, readonly string[]])[] = [
  ['nothing', () => used(MINUTE), []],
  ['unused for a minute less than 90 days', () => used(90 * DAY - MINUTE), []],
  ['unused for 90 days', () => used(90 * DAY), ['Not used for 90 days. Revoke it if nothing needs it.']],
  [
    'never used, made 91 days ago',
    () => ({ last_used: { state: 'never', at: null, address: null }, created_at: ago(91 * DAY) }),
    ['Not used for 91 days. Revoke it if nothing needs it.'],
  ],
  [
    'never used, made a minute less than 90 days ago',
    () => ({ last_used: { state: 'never', at: null, address: null }, created_at: ago(90 * DAY - MINUTE) }),
    [],
  ],
  [
    'of unknown use',
    () => ({ last_used: { state: 'unknown', at: null, address: null }, created_at: ago(900 * DAY) }),
    [],
  ],
  ['an end in 14 days and a minute', () => ({ expires_at: ago(-14 * DAY - MINUTE) }), []],
  [
    'an end in a minute less than 14 days',
    () => ({ expires_at: ago(-14 * DAY + MINUTE) }),
    ['Expires in 13 days.'],
  ],
  ['an end in a day and an hour', () => ({ expires_at: ago(-25 * 60 * MINUTE) }), ['Expires in 1 day.']],
  ['an end in 23 hours', () => ({ expires_at: ago(-23 * 60 * MINUTE) }), ['Expires within a day.']],
  ['one refused call', () => ({ refused_last_7_days: 1 }), ['1 call was refused in the last 7 days.']],
  ['refused calls', () => ({ refused_last_7_days: 1_234 }), ['1,234 calls were refused in the last 7 days.']],
  ['no record of refusals', () => ({ refused_last_7_days: null }), []],
  ['any address', () => ({ ip_restrictions: { mode: 'any', networks: [] } }), [ANY]],
  ['a list that adds up to any address', () => ({ unrestricted: true }), [ANY]],
  [
    'everything at once',
    () => ({
      refused_last_7_days: 3,
      expires_at: ago(-2.5 * DAY),
      ip_restrictions: { mode: 'any', networks: [] },
      ...used(200 * DAY),
    }),
    [
      '3 calls were refused in the last 7 days.',
      'Expires in 2 days.',
      ANY,
      'Not used for 200 days. Revoke it if nothing needs it.',
    ],
  ],
  // What does not work needs no hint, whatever is so.
  ...['disabled', 'expired', 'revoked'].map(
    (status) =>
      [
        `${status}, with everything`,
        () => ({ status, refused_last_7_days: 3, ...used(200 * DAY) }),
        [],
      ] as const,
  ),
];

test('each warning is shown from its threshold on, the most urgent first', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, NAME);
  const finder = new Finder(page);
  let change = {};
  await page.route(/\/api-keys\?/, async (route) => {
    const response = await route.fetch();
    const list = await response.json();
    const keys = list.keys.map((key: { readonly id: string }) =>
      key.id === made.id ? { ...key, ...change } : key,
    );
    await route.fulfill({ response, json: { ...list, keys } });
  });
  await finder.open();
  await expect(finder.list.row(NAME)).toBeVisible();
  for (const [what, wish, hints] of CASES) {
    // By its name the row tells that this answer is on the screen.
    change = { name: what, ...wish() };
    await comeBack(page);
    const row = finder.list.row(what);
    await expect(row).toBeVisible();
    // The lists of what is folded up are not among them.
    const lines = row.getByRole('listitem').filter({ hasText: /\.$/ });
    assert.deepEqual(await lines.allTextContents(), hints, what);
  }
});

test('a refused call is counted in a warning', async ({ app }) => {
  const { page, standIn } = app;
  const made = await createKey(app, 'Refused once');
  const finder = new Finder(page);
  await test.step('a new, restricted and used key has no warnings', async () => {
    assert.equal((await call(standIn, 'get_all_ln_accounts', made)).status, 200);
    await finder.open();
    const row = finder.list.row(made.name);
    await expect(row).toBeVisible();
    assert.equal(await row.getByText(/refused|Expires|Works from any|Not used for/).count(), 0);
    const { refused_last_7_days } = await send(page, 'GET', `/api-keys/${made.id}`);
    assert.equal(refused_last_7_days, 0);
  });
  assert.equal((await call(standIn, 'get_all_ln_accounts', made, {}, '127.0.0.9')).status, 403);
  await finder.open('?status=refused');
  const row = finder.list.row(made.name);
  await expect(row.getByText('1 call was refused in the last 7 days.')).toBeVisible();
});
