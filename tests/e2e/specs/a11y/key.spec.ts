// The page of a key with its usage and activity, and the activity of the workspace.
import { expect, test } from '../../fixtures/test.ts';
import { ACTIVITY_PATH, ActivityFeed, ALL_EVENTS, KEY_EVENTS } from '../../pages/activity-feed.ts';
import { CHANGE, changedElsewhere } from '../../pages/edit-form.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { createKey, idOf, KeyPage, send, USAGE } from '../../pages/key-page.ts';
import { FABRIKAM_OWNER, signIn, VIEWER } from '../../pages/sign-in-page.ts';
import { UsagePart } from '../../pages/usage-part.ts';
import { interceptWith, neverResponds, noConnection, problem } from '../../support/faults.ts';
import { tabTo } from '../../support/keyboard.ts';
import { PROXIED } from '../../support/public-calls.ts';
import { busyLongKey, LONG_NAME, V6 } from './long.ts';
import { type Walk, walks } from './look.ts';

const WALKS: readonly Walk[] = [
  [
    'the page of a busy key and its revoke dialog',
    async (app, look) => {
      const { page } = app;
      const made = await busyLongKey(app, 1);
      const key = new KeyActions(page);
      await key.open(made);
      const usage = new UsagePart(page);
      await usage.counts(3);
      await expect(usage.strangers).toBeVisible();
      await expect(usage.limitNetworks).toBeVisible();
      await expect(new ActivityFeed(page).entry(/created the key/)).toBeVisible();
      await usage.openTable();
      await tabTo(page, usage.chart, 'Shift+Tab');
      await look('a theft warning and suggestions, the table open, the focus on a bar');
      for (const [period, bars] of [
        ['7 days', 7],
        ['30 days', 30],
        ['24 hours', 24],
      ] as const) {
        await usage.period(period).click();
        await expect(usage.bars).toHaveCount(bars);
        await usage.openTable();
        await look(`${period} with the table open`, { sizesOnly: true });
      }
      await key.revoke.click();
      await expect(key.lastDay).toHaveText(/It made 1 call/);
      await key.typedName.fill('not its name');
      await key.reallyRevoke.click();
      await expect(key.question.getByText(/as it is written here/)).toBeVisible();
      await look('the revoke dialog of a key in use, with a wrong name');
      await signIn(page, VIEWER);
      await key.open(made);
      await usage.counts(3);
      await look('a busy key as a viewer sees it', { unfocused: true });
    },
  ],
  [
    'the page of a key that is used a lot',
    async ({ page }, look) => {
      const name = 'Client CRM integration';
      await new KeyPage(page).open({ id: await idOf(page, name), name });
      const usage = new UsagePart(page);
      await expect(usage.byAddress).toBeVisible();
      await usage.period('24 hours').click();
      await expect(usage.bars).toHaveCount(24);
      await look('24 hours');
      await usage.period('30 days').click();
      await expect(usage.bars).toHaveCount(30);
      await usage.openTable();
      await look('30 days with the table open', { sizesOnly: true });
    },
  ],
  [
    'usage and activity while they load and after a failure',
    async (app, look) => {
      const { page } = app;
      const made = await createKey(app, 'Waited for');
      await interceptWith(page, USAGE, [neverResponds], true);
      await interceptWith(page, KEY_EVENTS, [neverResponds], true);
      await new KeyPage(page).open(made);
      await page.getByText('Loading the usage').waitFor({ state: 'attached' });
      await look('both loading', { unfocused: true });
      await interceptWith(page, USAGE, [noConnection], true);
      await interceptWith(page, KEY_EVENTS, [problem(500, 'internal')], true);
      await new KeyPage(page).open(made);
      for (const name of ['Usage', 'Activity']) {
        const again = page.getByRole('region', { name }).getByRole('button', { name: /^Try again/ });
        await expect(again).toBeVisible();
      }
      await look('both failed', { unfocused: true });
    },
  ],
  [
    'a disabled key and an expired key',
    async (app, look) => {
      const { page } = app;
      const key = new KeyActions(page);
      await key.open(await createKey(app, 'Switched off'));
      await interceptWith(page, CHANGE, [noConnection]);
      await key.disable.click();
      await expect(page.getByRole('alert').filter({ hasText: /could not reach/ })).toBeVisible();
      await look('a key that could not be disabled');
      await key.disable.click();
      await expect(key.enable).toBeVisible();
      await look('a disabled key');
      const name = 'Spring campaign';
      await key.open({ id: await idOf(page, name), name });
      await expect(key.status('Expired')).toBeVisible();
      await look('an expired key', { unfocused: true });
    },
  ],
  [
    'the activity of the workspace',
    async (app, look) => {
      const { page } = app;
      const made = await busyLongKey(app, 2);
      await changedElsewhere(page, made.id, {
        name: `3${LONG_NAME}`,
        note: 'o'.repeat(200),
        ip_restrictions: { mode: 'only', networks: [V6] },
      });
      await send(page, 'DELETE', `/api-keys/${made.id}`);
      await page.goto(ACTIVITY_PATH);
      const feed = new ActivityFeed(page, 'workspace');
      for (const entry of [/changed the key/, /revoked the key/]) {
        await expect(feed.entry(entry).first()).toBeVisible();
      }
      await look('its entries', { unfocused: true });
      await interceptWith(page, ALL_EVENTS, [noConnection], true);
      await page.goto(ACTIVITY_PATH);
      await expect(page.getByRole('button', { name: /^Try again/ })).toBeVisible();
      await look('activity that could not be fetched', { unfocused: true });
    },
  ],
];

test.describe(() => {
  test.use({ standInOptions: PROXIED });
  walks(WALKS);
});

test.describe(() => {
  test.use({ user: FABRIKAM_OWNER });
  walks([
    [
      'an empty workspace',
      async ({ page }, look) => {
        await expect(page.getByText('No API keys yet')).toBeVisible();
        await look('the empty list', { unfocused: true });
        await page.goto(ACTIVITY_PATH);
        await expect(page.getByText('Nothing is recorded yet.')).toBeVisible();
        await look('no activity', { unfocused: true });
      },
    ],
  ]);
});
