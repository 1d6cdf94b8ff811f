// A key's page, its form and its activity with the keyboard alone; the focus is never lost.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { ACTIVITY_PATH, ActivityFeed } from '../pages/activity-feed.ts';
import { changedElsewhere, EditForm } from '../pages/edit-form.ts';
import { KeyActions } from '../pages/key-actions.ts';
import { keyBefore } from '../pages/key-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { eventually, focused, focusedWithin, gone, visible } from '../support/expect.ts';
import { FAILED_CALL } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { focusedName, tabTo } from '../support/keyboard.ts';
import { comeBack } from '../support/steps.ts';
import { storedKey } from '../support/stored.ts';
import { accepted, PROXIED, refused } from '../support/traffic.ts';

const tell = scene({ standIn: PROXIED });

const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

async function press({ page }: Pick<Journey, 'page'>, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function working(journey: Journey, name: string) {
  const made = await keyBefore(journey, name, { networks: ['203.0.113.0/24'], actions: [LIST, 'me'] });
  await accepted(journey, HOME, LIST, made);
  await refused(journey, '198.51.100.9', LIST, made);
  const key = new KeyActions(journey.page);
  await key.open(made);
  await visible(new UsagePart(journey.page).chart);
  return { made, key };
}

/** Waits until the focus is somewhere, and not on the whole document. */
async function isSomewhere(journey: Journey, when: string): Promise<void> {
  await eventually(async () =>
    assert.doesNotMatch(await focusedName(journey.page), /^(body|html|nothing)/, when),
  );
}

tell('off, on, and revoked with its name typed', async (journey) => {
  const { page } = journey;
  const { made, key } = await working(journey, 'Keyboard: ends');
  await press(journey, key.disable, 'Space');
  await focused(key.enable);
  await page.keyboard.press('Enter');
  await focused(key.disable);
  await press(journey, key.revoke);
  await focused(key.keep);
  await tabTo(page, key.typedName);
  await page.keyboard.type('not its name');
  await press(journey, key.reallyRevoke);
  await focused(key.typedName);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(made.name);
  await press(journey, key.reallyRevoke);
  await visible(key.status('Revoked'));
  await focused(key.title);
  await refused(journey, HOME, LIST, made);
});

tell('the question before revoking keeps the focus in it, and gives it back', async (journey) => {
  const { page } = journey;
  const { key } = await working(journey, 'Keyboard: question');
  await press(journey, key.revoke);
  await focused(key.keep);
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.press('Tab');
    const out = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active !== null && active !== document.body && active.closest('dialog') === null;
    });
    assert.ok(!out, 'the focus has left the question');
  }
  await page.keyboard.press('Escape');
  await gone(key.question);
  await focused(key.revoke);
});

tell('a change of a name and of addresses, saved with Ctrl and Enter', async (journey) => {
  const { page } = journey;
  const { made, key } = await working(journey, 'Keyboard: edited');
  await press(journey, key.edit);
  const form = new EditForm(page);
  await focused(form.title);
  await tabTo(page, form.name);
  await page.keyboard.press('End');
  await page.keyboard.type(', renamed');
  await tabTo(page, form.networks);
  await page.keyboard.type(`${HOME}\n`);
  await press(journey, form.remove('203.0.113.0/24'));
  await isSomewhere(journey, 'after a network was removed');
  await form.says(
    'Renames it to “Keyboard: edited, renamed”.',
    `Adds 1 network: ${HOME}.`,
    'Removes 1 network: 203.0.113.0/24.',
  );
  await tabTo(page, form.name);
  await page.keyboard.press('ControlOrMeta+Enter');
  await visible(key.named('Keyboard: edited, renamed'));
  await focused(key.title);
  assert.deepEqual((await storedKey(page, 'Keyboard: edited, renamed')).ip_restrictions.networks, [HOME]);
  await refused(journey, '203.0.113.8', LIST, made);
});

tell('Enter in the name saves, and a conflict leaves the focus at Save', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const { made, key } = await working(journey, 'Keyboard: conflict');
  await press(journey, key.edit);
  const form = new EditForm(page);
  await tabTo(page, form.name);
  await page.keyboard.press('End');
  await page.keyboard.type('ed');
  await changedElsewhere(page, made.id, { note: 'Of somebody else' });
  await page.keyboard.press('Enter');
  await visible(form.news(/Somebody changed this key meanwhile/));
  await focused(form.save);
  await page.keyboard.press('Enter');
  await visible(key.named('Keyboard: conflicted'));
  assert.equal((await storedKey(page, 'Keyboard: conflicted')).note, 'Of somebody else');
});

tell('a proposal, from the usage to the saved limit', async (journey) => {
  const { page } = journey;
  const { made, key } = await working(journey, 'Keyboard: limited');
  const usage = new UsagePart(page);
  await press(journey, usage.limitNetworks);
  const form = new EditForm(page);
  await focused(form.title);
  await form.says(`Adds 1 network: ${HOME}.`, 'Removes 1 network: 203.0.113.0/24.');
  await press(journey, form.save);
  await visible(key.named(made.name));
  await refused(journey, '203.0.113.8', LIST, made);
});

tell('Cancel, the question about leaving, and back at the key', async (journey) => {
  const { page } = journey;
  const { made, key } = await working(journey, 'Keyboard: left');
  await press(journey, key.edit);
  const form = new EditForm(page);
  await tabTo(page, form.name);
  await page.keyboard.type('x');
  await press(journey, form.cancel);
  const keep = page.getByRole('button', { name: 'Keep editing' });
  await focused(keep);
  await page.keyboard.press('Escape');
  await focused(form.cancel);
  await page.keyboard.press('Enter');
  await focused(keep);
  await press(journey, page.getByRole('button', { name: 'Leave', exact: true }));
  await visible(key.named(made.name));
  await isSomewhere(journey, 'after the form was left');
});

/** The activity of the workspace, five entries at a time. */
async function inSmallPages({ page }: Journey): Promise<ActivityFeed> {
  await page.route('**/api/settings/events*', (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('limit', '5');
    return route.continue({ url: url.href });
  });
  await page.goto(ACTIVITY_PATH);
  const feed = new ActivityFeed(page, 'workspace');
  await visible(feed.earlier);
  assert.equal(await feed.entries.count(), 5);
  return feed;
}

// Rule: a list that grows does not throw the reader back to the top of the page.
tell('earlier activity: the focus stays in the list that has grown, to its end', async (journey) => {
  const { page } = journey;
  const feed = await inSmallPages(journey);
  await tabTo(page, feed.earlier);
  for (let shown = 5; (await feed.earlier.count()) > 0; shown = await feed.entries.count()) {
    await page.keyboard.press('Enter');
    await eventually(async () => assert.ok((await feed.entries.count()) > shown));
    await isSomewhere(journey, 'after earlier activity came');
    await focusedWithin(feed.region);
    assert.doesNotMatch(await focusedName(page), /^h1/);
    if ((await feed.earlier.count()) > 0) await tabTo(page, feed.earlier);
  }
  await visible(feed.entry(/created the key/).last());
});

// Rule: coming back to the window brings what is new, and takes away nothing that was read up to.
tell('what was read on stays on the screen when one comes back to the window', async (journey) => {
  const { page } = journey;
  const feed = await inSmallPages(journey);
  await feed.earlier.click();
  await eventually(async () => assert.equal(await feed.entries.count(), 10));
  const read = await feed.headlines();
  const answer = page.waitForResponse(/\/api\/settings\/events/);
  await comeBack(page);
  await (await answer).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual((await feed.headlines()).slice(-10), read);
});

tell('a refresh from outside leaves the focus where it was', async (journey) => {
  const { page } = journey;
  const { made, key } = await working(journey, 'Keyboard: refreshed');
  const usage = new UsagePart(page);
  for (const target of [usage.period('30 days'), usage.asTable, usage.limitNetworks, key.edit]) {
    await tabTo(page, target);
    await accepted(journey, HOME, LIST, made);
    const answer = page.waitForResponse(/\/usage/);
    await comeBack(page);
    await answer;
    await page.waitForLoadState('networkidle');
    await isSomewhere(journey, `at ${target}`);
  }
});
