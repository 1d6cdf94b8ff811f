// A key's page, its form and its activity with the keyboard alone; the focus is never lost.

import assert from 'node:assert/strict';
import type { Locator } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { ACTIVITY_PATH, ActivityFeed } from '../../pages/activity-feed.ts';
import { changedElsewhere, EditForm } from '../../pages/edit-form.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { createKey } from '../../pages/key-page.ts';
import { UsagePart } from '../../pages/usage-part.ts';
import { storedKey } from '../../support/api-state.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { comeBack } from '../../support/flows.ts';
import { expectFocusWithin, focusedName, tabTo } from '../../support/keyboard.ts';
import { accepted, PROXIED, refused } from '../../support/public-calls.ts';

test.use({ standInOptions: PROXIED });

const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

async function press({ page }: Pick<App, 'page'>, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function working(app: App, name: string) {
  const made = await createKey(app, name, { networks: ['203.0.113.0/24'], actions: [LIST, 'me'] });
  await accepted(app, HOME, LIST, made);
  await refused(app, '198.51.100.9', LIST, made);
  const key = new KeyActions(app.page);
  await key.open(made);
  await expect(new UsagePart(app.page).chart).toBeVisible();
  return { made, key };
}

/** Waits until the focus is somewhere, and not on the whole document. */
async function isSomewhere(app: App, when: string): Promise<void> {
  await expect(async () =>
    assert.doesNotMatch(await focusedName(app.page), /^(body|html|nothing)/, when),
  ).toPass();
}

test('disable, enable and revoke work by keyboard, and the dialog keeps and returns the focus', async ({
  app,
}) => {
  const { page } = app;
  const { made, key } = await working(app, 'Keyboard: ends');
  await press(app, key.disable, 'Space');
  await expect(key.enable).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(key.disable).toBeFocused();
  await press(app, key.revoke);
  await expect(key.keep).toBeFocused();
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
  await expect(key.question).toBeHidden();
  await expect(key.revoke).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(key.keep).toBeFocused();
  await tabTo(page, key.typedName);
  await page.keyboard.type('not its name');
  await press(app, key.reallyRevoke);
  await expect(key.typedName).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(made.name);
  await press(app, key.reallyRevoke);
  await expect(key.status('Revoked')).toBeVisible();
  await expect(key.title).toBeFocused();
  await refused(app, HOME, LIST, made);
});

test('Cancel and its confirmation work by keyboard, and Ctrl+Enter saves the changes', async ({ app }) => {
  const { page } = app;
  const { made, key } = await working(app, 'Keyboard: edited');
  const form = new EditForm(page);
  await test.step('Cancel asks for confirmation and returns to the key', async () => {
    await press(app, key.edit);
    await tabTo(page, form.name);
    await page.keyboard.type('x');
    await press(app, form.cancel);
    const keep = page.getByRole('button', { name: 'Keep editing' });
    await expect(keep).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(form.cancel).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(keep).toBeFocused();
    await press(app, page.getByRole('button', { name: 'Leave', exact: true }));
    await expect(key.named(made.name)).toBeVisible();
    await isSomewhere(app, 'after the form was left');
  });
  await press(app, key.edit);
  await expect(form.title).toBeFocused();
  await tabTo(page, form.name);
  await page.keyboard.press('End');
  await page.keyboard.type(', renamed');
  await tabTo(page, form.networks);
  await page.keyboard.type(`${HOME}\n`);
  await press(app, form.remove('203.0.113.0/24'));
  await isSomewhere(app, 'after a network was removed');
  await form.says(
    'Renames it to “Keyboard: edited, renamed”.',
    `Adds 1 network: ${HOME}.`,
    'Removes 1 network: 203.0.113.0/24.',
  );
  await tabTo(page, form.name);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(key.named('Keyboard: edited, renamed')).toBeVisible();
  await expect(key.title).toBeFocused();
  assert.deepEqual((await storedKey(page, 'Keyboard: edited, renamed')).ip_restrictions.networks, [HOME]);
  await refused(app, '203.0.113.8', LIST, made);
});

test('Enter in the name field saves, and a conflict moves the focus to Save', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const { made, key } = await working(app, 'Keyboard: conflict');
  await press(app, key.edit);
  const form = new EditForm(page);
  await tabTo(page, form.name);
  await page.keyboard.press('End');
  await page.keyboard.type('ed');
  await changedElsewhere(page, made.id, { note: 'Of somebody else' });
  await page.keyboard.press('Enter');
  await expect(form.news(/Somebody changed this key meanwhile/)).toBeVisible();
  await expect(form.save).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(key.named('Keyboard: conflicted')).toBeVisible();
  assert.equal((await storedKey(page, 'Keyboard: conflicted')).note, 'Of somebody else');
});

test('a suggested limit can be opened and saved by keyboard', async ({ app }) => {
  const { page } = app;
  const { made, key } = await working(app, 'Keyboard: limited');
  const usage = new UsagePart(page);
  await press(app, usage.limitNetworks);
  const form = new EditForm(page);
  await expect(form.title).toBeFocused();
  await form.says(`Adds 1 network: ${HOME}.`, 'Removes 1 network: 203.0.113.0/24.');
  await press(app, form.save);
  await expect(key.named(made.name)).toBeVisible();
  await refused(app, '203.0.113.8', LIST, made);
});

/** The activity of the workspace, five entries at a time. */
async function inSmallPages({ page }: App): Promise<ActivityFeed> {
  await page.route('**/api/settings/events*', (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('limit', '5');
    return route.continue({ url: url.href });
  });
  await page.goto(ACTIVITY_PATH);
  const feed = new ActivityFeed(page, 'workspace');
  await expect(feed.earlier).toBeVisible();
  assert.equal(await feed.entries.count(), 5);
  return feed;
}

// Rules: coming back to the window brings what is new, and takes away nothing that was read up to; a list that grows does
// not throw the reader back to the top of the page.
test('loading earlier activity keeps the shown entries, and the focus stays in the list', async ({ app }) => {
  const { page } = app;
  const feed = await inSmallPages(app);
  await feed.earlier.click();
  await expect(feed.entries).toHaveCount(10);
  await test.step('loaded entries stay on return to the window', async () => {
    const read = await feed.headlines();
    const answer = page.waitForResponse(/\/api\/settings\/events/);
    await comeBack(page);
    await (await answer).finished();
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    assert.deepEqual((await feed.headlines()).slice(-10), read);
  });
  await tabTo(page, feed.earlier);
  for (let shown = 10; (await feed.earlier.count()) > 0; shown = await feed.entries.count()) {
    await page.keyboard.press('Enter');
    await expect(async () => assert.ok((await feed.entries.count()) > shown)).toPass();
    await isSomewhere(app, 'after earlier activity came');
    await expectFocusWithin(feed.region);
    assert.doesNotMatch(await focusedName(page), /^h1/);
    if ((await feed.earlier.count()) > 0) await tabTo(page, feed.earlier);
  }
  await expect(feed.entry(/created the key/).last()).toBeVisible();
});

test('a refresh on return to the window does not lose the focus', async ({ app }) => {
  const { page } = app;
  const { made, key } = await working(app, 'Keyboard: refreshed');
  const usage = new UsagePart(page);
  for (const [target, then] of [
    [usage.period('30 days'), usage.period('30 days')],
    [usage.asTable, usage.asTable],
    [usage.limitNetworks, usage.limitNetworks],
    // The page renders the key and its buttons again.
    [key.edit, key.title],
  ] as const) {
    await tabTo(page, target);
    await accepted(app, HOME, LIST, made);
    const answer = page.waitForResponse(/\/usage/);
    await comeBack(page);
    await answer;
    await page.waitForLoadState('networkidle');
    await expect(then).toBeFocused();
  }
});
