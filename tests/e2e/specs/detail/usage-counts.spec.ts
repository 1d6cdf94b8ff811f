// The usage of a key shows exactly the calls that were sent.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { changedElsewhere } from '../../pages/edit-form.ts';
import { createKey, KeyPage, send } from '../../pages/key-page.ts';
import { changeUser, DEVELOPER, type User, VIEWER } from '../../pages/sign-in-page.ts';
import { sum, UsagePart } from '../../pages/usage-part.ts';
import { comeBack } from '../../support/flows.ts';
import { PROXIED, REASONS, Traffic } from '../../support/public-calls.ts';

test.use({ standInOptions: PROXIED });

const HOME = '203.0.113.7';
const OFFICE = '203.0.113.8';
const V6 = '2001:db8:1::9';
const STRANGER = '198.51.100.9';
const LIST = 'get_all_ln_accounts';

/** A key with calls of every kind that a key which works can have. */
async function busy(app: App, name: string): Promise<Traffic> {
  const made = await createKey(app, name, {
    networks: ['203.0.113.0/24', '2001:db8:1::/48'],
    actions: [LIST, 'me', 'get_response'],
  });
  const traffic = new Traffic(app, made);
  await traffic.good(HOME, LIST, 5);
  await traffic.good(OFFICE, LIST, 2);
  await traffic.good(V6, 'me', 3);
  await traffic.bad('address', STRANGER, LIST, 2);
  await traffic.bad('wrong secret', STRANGER, 'me', 3);
  await traffic.bad('wrong secret', HOME, LIST);
  await traffic.bad('action', OFFICE, 'personal_message_threads', 4);
  await traffic.bad('unknown call', HOME, 'make_coffee', 2);
  await new KeyPage(app.page).open(made);
  await new UsagePart(app.page).counts(traffic.count());
  return traffic;
}

/** All sent calls by outcome, in the page's words. */
function outcomes(traffic: Traffic): [string, number][] {
  const refused = [...traffic.byReason].map(([reason, n]) => [REASONS[reason], n] as [string, number]);
  return [['accepted', traffic.accepted] as [string, number], ...refused].sort();
}

// Rule: no call is lost and none is counted twice, in any of the three times and in any of the views.
test('chart, table, actions and addresses count exactly the calls that were sent', async ({ app }) => {
  const { page } = app;
  const traffic = await busy(app, 'Counted: all');
  const usage = new UsagePart(page);
  await test.step('the summary adds up, with the most frequent reason first', () => assertSentence(page));
  await test.step('recent refused calls show address, action and reason, the newest first', () =>
    assertRecent(usage, traffic));
  for (const [period, bars] of [
    ['7 days', 7],
    ['30 days', 30],
    ['24 hours', 24],
  ] as const) {
    await usage.period(period).click();
    await expect(async () => assert.equal(await usage.bars.count(), bars)).toPass();
    const drawn = await usage.drawn();
    assert.deepEqual(sum(drawn), outcomes(traffic), `the bars of ${period}`);
    // Midnight, or the full hour, may come between the calls.
    const empty = drawn
      .slice(0, -2)
      .every(({ accepted, refused }) => accepted + Object.keys(refused).length === 0);
    assert.ok(empty, `only the last bars of ${period} have calls`);
    assert.equal(new Set(drawn.map(({ start }) => start)).size, bars, 'each bar has a time of its own');
    await usage.openTable();
    assert.deepEqual(await usage.tabled(), drawn, `the table of ${period}`);
    assert.deepEqual(
      [...(await usage.rows(usage.byAction))].sort(),
      [...traffic.by(({ action }) => action ?? 'No such call')].sort(),
    );
    assert.deepEqual(
      [...(await usage.rows(usage.byAddress))].sort(),
      [...traffic.by(({ address }) => address)].sort(),
    );
  }

  // Rule: who comes back to the window sees the calls since then, without a reload and at the same place.
  await test.step('return to the window shows new calls', async () => {
    await traffic.good(HOME, LIST, 3);
    await comeBack(page);
    await usage.counts(traffic.count());
    assert.equal(await usage.period('24 hours').getAttribute('aria-pressed'), 'true');
    assert.equal(await usage.bars.count(), 24);
  });

  await test.step('the number of refused calls is shown, and “See the usage” moves to the usage', async () => {
    const hint = page.getByRole('listitem').filter({ hasText: 'calls were refused in the last 7 days' });
    await expect(hint).toHaveText(new RegExp(`${traffic.count() - traffic.accepted} calls were refused`));
    await hint.getByRole('button', { name: 'See the usage' }).click();
    await expect(usage.title).toBeFocused();
  });
});

test('calls with an old secret key, or to a disabled or revoked key, have their own reasons', async ({
  app,
}) => {
  const { page } = app;
  const made = await createKey(app, 'Counted: over', { networks: ['203.0.113.0/24'] });
  const usage = new UsagePart(page);
  await test.step('a key without calls shows a message, and no chart or table', async () => {
    await new KeyPage(page).open(made);
    await expect(usage.region.getByText('No calls in this time.')).toBeVisible();
    assert.equal(await usage.chart.count(), 0);
    assert.equal(await usage.region.getByRole('table').count(), 0);
  });
  const traffic = new Traffic(app, made);
  await traffic.good(HOME, LIST, 2);
  const { secret_key, secret_id } = await send(
    page,
    'POST',
    `/api-keys/${made.id}/rotations`,
    { overlap_seconds: 0 },
    { 'idempotency-key': crypto.randomUUID() },
  );
  for (const state of ['shown', 'saved']) {
    await send(page, 'POST', `/api-keys/${made.id}/secret-state`, { secret_id, state });
  }
  await traffic.bad('secret ended', HOME, LIST, 2);
  traffic.pair = { apiKey: made.apiKey, secretKey: secret_key };
  await traffic.good(HOME, LIST);
  await changedElsewhere(page, made.id, { enabled: false });
  await traffic.bad('disabled', HOME, LIST, 3);
  await send(page, 'DELETE', `/api-keys/${made.id}`);
  await traffic.bad('revoked', HOME, LIST, 4);
  await new KeyPage(page).open(made);
  await usage.counts(traffic.count());
  assert.deepEqual(sum(await usage.drawn()), outcomes(traffic));
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
  assert.equal(await usage.limitNetworks.count(), 0, 'nothing is proposed for a key that is over');
});

// Rule: addresses are personal data; the counts are everybody's.
test('a viewer sees the counts and no address, a developer sees addresses', async ({ app }) => {
  const { page } = app;
  const traffic = await busy(app, 'Counted: roles');
  const id = new URL(page.url()).pathname.split('/').pop() ?? '';
  const usage = new UsagePart(page);
  const open = async (user: User) => {
    await changeUser(page, user);
    await new KeyPage(page).open({ id, name: 'Counted: roles' });
    await usage.counts(traffic.count());
    assert.deepEqual(sum(await usage.drawn()), outcomes(traffic));
  };

  await open(VIEWER);
  await expect(usage.region.getByText('Your role does not include seeing addresses.')).toBeVisible();
  await expect(usage.byAddress).toBeHidden();
  await expect(usage.recent.first()).toBeVisible();
  assert.equal(await usage.strangers.count(), 0);
  const words = (await page.getByRole('region', { name: 'Security' }).textContent()) ?? '';
  assert.match(words, /Recent refused calls/);
  for (const address of [HOME, OFFICE, V6, STRANGER]) {
    assert.ok(!words.includes(address), address);
  }

  await open(DEVELOPER);
  assert.equal((await usage.rows(usage.byAddress)).size, 4);
});

async function assertSentence(page: Page): Promise<void> {
  const summary = page.getByText(/^10 calls accepted, 12 refused: 4 /);
  await expect(summary).toBeVisible();
  const words = (await summary.textContent()) ?? '';
  for (const part of [
    '4 with a wrong secret key',
    '4 for the action',
    '2 for no such call',
    '2 for the address',
  ]) {
    assert.ok(words.includes(part), part);
  }
  assert.ok(words.indexOf('2 for') > words.lastIndexOf('4 '));
}

// Rule: of the refused calls the newest ten are listed one by one, the newest first.
async function assertRecent(usage: UsagePart, traffic: Traffic): Promise<void> {
  const expected = traffic.sent
    .filter(({ refused }) => refused !== null)
    .reverse()
    .slice(0, 10)
    .map(({ address, action, refused }) => {
      const what = action === null ? 'refused' : `${action}, refused`;
      return ` from ${address}: ${what} ${refused ? REASONS[refused] : ''}`;
    });
  const lines = await usage.recent.allTextContents();
  assert.deepEqual(
    lines.map((line) => line.replace(/^\d+ \w+ \d{4}, \d\d:\d\d/, '')),
    expected,
  );
}
