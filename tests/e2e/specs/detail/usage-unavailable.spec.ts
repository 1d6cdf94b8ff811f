// If usage or activity data is missing or fails to load, its section says so, and the rest of the page works.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { ACTIVITY_PATH, ActivityFeed, KEY_EVENTS } from '../../pages/activity-feed.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { type CreatedKey, createKey, KeyPage, USAGE } from '../../pages/key-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { sum, UsagePart } from '../../pages/usage-part.ts';
import { deferred } from '../../support/deferred.ts';
import {
  FAILED_CALL,
  type Fault,
  interceptWith,
  noConnection,
  problem,
  recordCalls,
  truncated,
} from '../../support/faults.ts';
import { accepted, callFrom, PROXIED } from '../../support/public-calls.ts';

test.use({ user: OWNER, standInOptions: PROXIED });
const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

async function used(app: App, name: string): Promise<CreatedKey> {
  const made = await createKey(app, name, { networks: ['203.0.113.0/24'], actions: [LIST, 'me'] });
  await accepted(app, HOME, LIST, made);
  return made;
}

/** The real answer with something else in it. */
function with_(change: object): Fault {
  return async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...change } });
  };
}

// Rule: a part that fails is told in its place, with a way to try it again, and takes nothing else along.
test('usage and activity each show their own error and can be retried separately', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await used(app, 'Not told');
  const key = new KeyActions(page);
  const usage = new UsagePart(page);
  const feed = new ActivityFeed(page);
  for (const [what, fault, says] of [
    ['no connection', noConnection, /We could not reach We-Link/],
    ['500', problem(500, 'internal'), /We-Link has a problem/],
    ['a truncated response', truncated, /could not be read/],
  ] as const) {
    await test.step(what, async () => {
      const usages = await interceptWith(page, USAGE, [fault], true);
      const events = await interceptWith(page, KEY_EVENTS, [fault], true);
      await key.open(made);
      await expect(usage.region.getByRole('alert').filter({ hasText: says })).toBeVisible();
      await expect(feed.region.getByRole('alert').filter({ hasText: says })).toBeVisible();
      for (const button of [key.edit, key.rotate, key.disable, key.revoke]) {
        await expect(button).toBeVisible();
      }
      usages.restore();
      await usage.region.getByRole('button', { name: /^Try again/ }).click();
      await usage.counts(1);
      await expect(feed.region.getByRole('alert')).toBeVisible();
      events.restore();
      await feed.region.getByRole('button', { name: /^Try again/ }).click();
      await expect(feed.entry(/created the key/)).toBeVisible();
    });
  }
});

// Rule: what is known stays on the screen while what is newer cannot be had.
test('a period that fails to load shows an error, another can be chosen, and the last choice wins', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await new KeyPage(page).open(await used(app, 'Not told: a time'));
  const usage = new UsagePart(page);
  await usage.counts(1);
  await interceptWith(page, USAGE, [noConnection]);
  await usage.period('30 days').click();
  await expect(usage.region.getByRole('alert').filter({ hasText: /could not reach/ })).toBeVisible();
  await usage.period('24 hours').click();
  await expect(async () => assert.equal(await usage.bars.count(), 24)).toPass();
  await expect(usage.region.getByRole('alert')).toBeHidden();

  // The last choice wins, whichever answer comes last.
  await usage.period('7 days').click();
  await expect(async () => assert.equal(await usage.bars.count(), 7)).toPass();
  const { promise: moment, resolve: release } = deferred();
  const held: Fault = async (route) => {
    const response = await route.fetch();
    await moment;
    await route.fulfill({ response });
  };
  await interceptWith(page, USAGE, [held]);
  await usage.period('30 days').click();
  await usage.period('24 hours').click();
  await expect(async () => assert.equal(await usage.bars.count(), 24)).toPass();
  const late = page.waitForResponse(/days=30/);
  release();
  await (await late).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await usage.bars.count(), 24);
  assert.equal(await usage.period('24 hours').getAttribute('aria-pressed'), 'true');
});

// Rule: who does not know all must not propose to take away what may be needed.
test('incomplete usage data is reported, and no limit is suggested from it', async ({ app }) => {
  const { page } = app;
  const made = await used(app, 'Not told: before');
  const since = new Date(Date.now() - 2 * 86_400_000).toISOString();
  await interceptWith(page, USAGE, [with_({ recorded_since: since })], true);
  await new KeyPage(page).open(made);
  const usage = new UsagePart(page);
  await expect(usage.region.getByText(/^Calls are counted since \d+ \w+ \d{4}, \d\d:\d\d\.$/)).toBeVisible();
  await usage.counts(1);
  assert.equal(await usage.limitNetworks.count(), 0);
  assert.equal(await usage.limitActions.count(), 0);

  // Where not every address is known, the addresses are no proposal, the actions are.
  await interceptWith(page, USAGE, [with_({ addresses_complete: false })], true);
  await new KeyPage(page).open(made);
  await expect(usage.region.getByText('There were calls from further addresses.')).toBeVisible();
  assert.equal(await usage.limitNetworks.count(), 0);
  await expect(usage.limitActions).toBeVisible();
});

test.describe('with a rate limit', () => {
  test.use({ standInOptions: ['--trusted-proxy', '127.0.0.2/32', '--rate-limit', '3'] });

  test('calls over the rate limit are counted as too many calls', async ({ app }) => {
    const made = await createKey(app, 'Too many', { networks: [HOME] });
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push((await callFrom(app, HOME, LIST, made)).status);
    assert.deepEqual(answers, [200, 200, 200, 429, 429]);
    await new KeyPage(app.page).open(made);
    const usage = new UsagePart(app.page);
    await usage.counts(5);
    assert.deepEqual(sum(await usage.drawn()), [
      ['accepted', 3],
      ['for too many calls', 2],
    ]);
    assert.equal(await usage.strangers.count(), 0);
  });
});

test.describe('without usage, activity and changes', () => {
  test.use({ standInOptions: [...PROXIED, '--without', 'usage,events,edit'] });

  // Rule: a part that the API does not have is not on the page, and is not asked for.
  test('usage, activity and edit controls are not shown, and their data is not requested', async ({
    app,
  }) => {
    const { page } = app;
    const made = await createKey(app, 'Without');
    const asked = await Promise.all([recordCalls(page, USAGE), recordCalls(page, KEY_EVENTS)]);
    const key = new KeyActions(page);
    await key.open(made);
    await expect(key.rotate).toBeVisible();
    await page.waitForLoadState('networkidle');
    for (const absent of [key.edit, key.disable, new UsagePart(page).region, new ActivityFeed(page).region]) {
      await expect(absent).toBeHidden();
    }
    await key.revoke.click();
    await expect(key.question).toBeVisible();
    await expect(key.disableInstead).toBeHidden();
    assert.equal(await key.lastDay.count(), 0);
    await key.keep.click();
    for (const { requests } of asked) assert.equal(requests.length, 0);
    await page.goto(ACTIVITY_PATH);
    await expect(page.getByText('We-Link does not tell what was done with keys here.')).toBeVisible();
  });
});
