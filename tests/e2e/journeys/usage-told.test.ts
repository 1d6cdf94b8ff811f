// What the API does not tell, or not yet: the usage and the activity say so, and the rest of the page stands.
import assert from 'node:assert/strict';
import { ACTIVITY_PATH, ActivityFeed, KEY_EVENTS } from '../pages/activity-feed.ts';
import { KeyActions } from '../pages/key-actions.ts';
import { KeyPage, keyBefore, type Made, USAGE } from '../pages/key-page.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { sum, UsagePart } from '../pages/usage-part.ts';
import { eventually, gone, visible } from '../support/expect.ts';
import {
  FAILED_CALL,
  type Fault,
  noConnection,
  observe,
  problem,
  spoil,
  truncated,
} from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { accepted, callFrom, PROXIED } from '../support/traffic.ts';

const tell = scene({ as: OWNER, standIn: PROXIED });
const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

async function used(journey: Journey, name: string): Promise<Made> {
  const made = await keyBefore(journey, name, { networks: ['203.0.113.0/24'], actions: [LIST, 'me'] });
  await accepted(journey, HOME, LIST, made);
  return made;
}

/** The real answer with something else in it. */
function with_(change: object): Fault {
  return async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...change } });
  };
}

for (const [what, fault, says] of [
  ['no connection', noConnection, /We could not reach We-Link/],
  ['500', problem(500, 'internal'), /We-Link has a problem/],
  ['an answer that ends in the middle', truncated, /could not be read/],
] as const) {
  // Rule: a part that fails is told in its place, with a way to try it again, and takes nothing else along.
  tell(`${what}: said in the usage and in the activity, each tried again on its own`, async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const made = await used(journey, `Not told: ${what}`);
    const usages = await spoil(page, USAGE, [fault], true);
    const events = await spoil(page, KEY_EVENTS, [fault], true);
    const key = new KeyActions(page);
    await key.open(made);
    const usage = new UsagePart(page);
    const feed = new ActivityFeed(page);
    await visible(usage.region.getByRole('alert').filter({ hasText: says }));
    await visible(feed.region.getByRole('alert').filter({ hasText: says }));
    for (const button of [key.edit, key.rotate, key.disable, key.revoke]) await visible(button);
    usages.mend();
    await usage.region.getByRole('button', { name: /^Try again/ }).click();
    await usage.counts(1);
    await visible(feed.region.getByRole('alert'));
    events.mend();
    await feed.region.getByRole('button', { name: /^Try again/ }).click();
    await visible(feed.entry(/created the key/));
  });
}

// Rule: what is known stays on the screen while what is newer cannot be had.
tell('a time that cannot be fetched is said, and another one can be chosen', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  await new KeyPage(page).open(await used(journey, 'Not told: a time'));
  const usage = new UsagePart(page);
  await usage.counts(1);
  await spoil(page, USAGE, [noConnection]);
  await usage.period('30 days').click();
  await visible(usage.region.getByRole('alert').filter({ hasText: /could not reach/ }));
  await usage.period('24 hours').click();
  await eventually(async () => assert.equal(await usage.bars.count(), 24));
  await gone(usage.region.getByRole('alert'));
});

tell('the last choice wins, whichever answer comes last', async (journey) => {
  const { page } = journey;
  await new KeyPage(page).open(await used(journey, 'Not told: out of order'));
  const usage = new UsagePart(page);
  await usage.counts(1);
  let release = () => {};
  const moment = new Promise<void>((done) => {
    release = done;
  });
  const held: Fault = async (route) => {
    const response = await route.fetch();
    await moment;
    await route.fulfill({ response });
  };
  await spoil(page, USAGE, [held]);
  await usage.period('30 days').click();
  await usage.period('24 hours').click();
  await eventually(async () => assert.equal(await usage.bars.count(), 24));
  const late = page.waitForResponse(/days=30/);
  release();
  await (await late).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await usage.bars.count(), 24);
  assert.equal(await usage.period('24 hours').getAttribute('aria-pressed'), 'true');
});

// Rule: who does not know all must not propose to take away what may be needed.
tell('calls are counted for a short while only: said, and nothing is proposed', async (journey) => {
  const { page } = journey;
  const made = await used(journey, 'Not told: before');
  const since = new Date(Date.now() - 2 * 86_400_000).toISOString();
  await spoil(page, USAGE, [with_({ recorded_since: since })], true);
  await new KeyPage(page).open(made);
  const usage = new UsagePart(page);
  await visible(usage.region.getByText(/^Calls are counted since \d+ \w+ \d{4}, \d\d:\d\d\.$/));
  await usage.counts(1);
  assert.equal(await usage.limitNetworks.count(), 0);
  assert.equal(await usage.limitActions.count(), 0);
});

tell(
  'not every address is known: said, and the addresses are no proposal, the actions are',
  async (journey) => {
    const { page } = journey;
    const made = await used(journey, 'Not told: addresses');
    await spoil(page, USAGE, [with_({ addresses_complete: false })], true);
    await new KeyPage(page).open(made);
    const usage = new UsagePart(page);
    await visible(usage.region.getByText('There were calls from further addresses.'));
    assert.equal(await usage.limitNetworks.count(), 0);
    await visible(usage.limitActions);
  },
);

const tellLimited = scene({ standIn: ['--trusted-proxy', '127.0.0.2/32', '--rate-limit', '3'] });

tellLimited('calls over the limit are counted as what they are', async (journey) => {
  const made = await keyBefore(journey, 'Too many', { networks: [HOME] });
  const answers = [];
  for (let n = 0; n < 5; n += 1) answers.push((await callFrom(journey, HOME, LIST, made)).status);
  assert.deepEqual(answers, [200, 200, 200, 429, 429]);
  await new KeyPage(journey.page).open(made);
  const usage = new UsagePart(journey.page);
  await usage.counts(5);
  assert.deepEqual(sum(await usage.drawn()), [
    ['accepted', 3],
    ['for too many calls', 2],
  ]);
  assert.equal(await usage.strangers.count(), 0);
});

const tellWithout = scene({ standIn: [...PROXIED, '--without', 'usage,events,edit'] });

// Rule: a part that the API does not have is not on the page, and is not asked for.
tellWithout('an API without usage, activity and changes has none of them on the page', async (journey) => {
  const { page } = journey;
  const made = await keyBefore(journey, 'Without');
  const asked = await Promise.all([observe(page, USAGE), observe(page, KEY_EVENTS)]);
  const key = new KeyActions(page);
  await key.open(made);
  await visible(key.rotate);
  await page.waitForLoadState('networkidle');
  for (const absent of [key.edit, key.disable, new UsagePart(page).region, new ActivityFeed(page).region]) {
    await gone(absent);
  }
  await key.revoke.click();
  await visible(key.question);
  await gone(key.disableInstead);
  assert.equal(await key.lastDay.count(), 0);
  await key.keep.click();
  for (const { requests } of asked) assert.equal(requests.length, 0);
  await page.goto(ACTIVITY_PATH);
  await visible(page.getByText('We-Link does not tell what was done with keys here.'));
});
