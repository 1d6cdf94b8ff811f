// axe finds nothing on the page of a key with its usage and activity, nor on the activity of the workspace.
import { type App, expect, test } from '../fixtures/test.ts';
import { ACTIVITY_PATH, ActivityFeed, ALL_EVENTS, KEY_EVENTS } from '../pages/activity-feed.ts';
import { CHANGE, changedElsewhere } from '../pages/edit-form.ts';
import { KeyActions } from '../pages/key-actions.ts';
import { idOf, KeyPage, keyBefore, send, USAGE } from '../pages/key-page.ts';
import { FABRIKAM_OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { noConnection, problem, silence, spoil } from '../support/faults.ts';
import { tabTo } from '../support/keyboard.ts';
import { accessibleInAllColours, type State } from '../support/themes.ts';
import { accepted, PROXIED, refused } from '../support/traffic.ts';

const LIST = 'get_all_ln_accounts';

/** A key with calls of its own and of somebody else's, on its page. */
async function busy(app: App, name: string): Promise<UsagePart> {
  const made = await keyBefore(app, name, { networks: ['203.0.113.0/24'], actions: [LIST, 'me'] });
  await accepted(app, '203.0.113.7', LIST, made);
  await refused(app, '198.51.100.9', LIST, made);
  await new KeyPage(app.page).open(made);
  const usage = new UsagePart(app.page);
  await usage.counts(2);
  await expect(new ActivityFeed(app.page).entry(/created the key/)).toBeVisible();
  return usage;
}

const STATES: readonly State[] = [
  [
    'usage with a theft and proposals, the table open, the focus on a bar',
    async (app) => {
      const usage = await busy(app, 'axe: busy');
      await usage.openTable();
      await tabTo(app.page, usage.chart, 'Shift+Tab');
    },
  ],
  [
    '24 hours of a key that is used a lot',
    async ({ page }) => {
      const name = 'Client CRM integration';
      await new KeyPage(page).open({ id: await idOf(page, name), name });
      const usage = new UsagePart(page);
      await usage.period('24 hours').click();
      await expect(usage.bars.nth(23)).toBeVisible();
    },
  ],
  [
    'usage and activity that could not be fetched',
    async (app) => {
      const { page } = app;
      const made = await keyBefore(app, 'axe: not fetched');
      await spoil(page, USAGE, [noConnection], true);
      await spoil(page, KEY_EVENTS, [problem(500, 'internal')], true);
      await new KeyPage(page).open(made);
      await expect(
        page.getByRole('region', { name: 'Usage' }).getByRole('button', { name: /^Try again/ }),
      ).toBeVisible();
      await expect(
        page.getByRole('region', { name: 'Activity' }).getByRole('button', { name: /^Try again/ }),
      ).toBeVisible();
    },
  ],
  [
    'usage and activity on their way',
    async (app) => {
      const { page } = app;
      const made = await keyBefore(app, 'axe: waits');
      await spoil(page, USAGE, [silence], true);
      await spoil(page, KEY_EVENTS, [silence], true);
      await new KeyPage(page).open(made);
      await page.getByText('Loading the usage').waitFor({ state: 'attached' });
    },
  ],
  [
    'a disabled key',
    async (app) => {
      const { page } = app;
      const made = await keyBefore(app, 'axe: disabled');
      await changedElsewhere(page, made.id, { enabled: false });
      const key = new KeyActions(page);
      await key.open(made);
      await expect(key.enable).toBeVisible();
    },
  ],
  [
    'a key that could not be switched off',
    async (app) => {
      const { page } = app;
      const key = new KeyActions(page);
      await key.open(await keyBefore(app, 'axe: not switched'));
      await spoil(page, CHANGE, [noConnection]);
      await key.disable.click();
      await expect(page.getByRole('alert').filter({ hasText: /could not reach/ })).toBeVisible();
    },
  ],
  [
    'the question before revoking a key in use, with a wrong name',
    async (app) => {
      await busy(app, 'axe: revoked');
      const key = new KeyActions(app.page);
      await key.revoke.click();
      await expect(key.lastDay).toHaveText(/It made 1 call/);
      await key.reallyRevoke.click();
      await expect(key.question.getByText(/as it is written here/)).toBeVisible();
    },
  ],
  [
    'an expired key',
    async ({ page }) => {
      const name = 'Spring campaign';
      const key = new KeyActions(page);
      await key.open({ id: await idOf(page, name), name });
      await expect(key.status('Expired')).toBeVisible();
    },
  ],
  [
    'the activity of the workspace',
    async (app) => {
      const { page } = app;
      const made = await keyBefore(app, 'axe: activity');
      await send(page, 'DELETE', `/api-keys/${made.id}`);
      await page.goto(ACTIVITY_PATH);
      await expect(new ActivityFeed(page, 'workspace').entry(/revoked the key/).first()).toBeVisible();
    },
  ],
  [
    'the activity that could not be fetched',
    async ({ page }) => {
      await page.goto('/settings/security');
      await spoil(page, ALL_EVENTS, [noConnection], true);
      await page.goto(ACTIVITY_PATH);
      await expect(page.getByRole('button', { name: /^Try again/ })).toBeVisible();
    },
  ],
  [
    'a workspace without activity',
    async ({ page, context }) => {
      await context.clearCookies();
      await new SignInPage(page).signIn(FABRIKAM_OWNER);
      await page.goto(ACTIVITY_PATH);
      await expect(page.getByText('Nothing is recorded yet.')).toBeVisible();
    },
  ],
  [
    'a busy key as a viewer sees it',
    async (app) => {
      const { page, context } = app;
      await busy(app, 'axe: viewer');
      const address = page.url();
      await context.clearCookies();
      await new SignInPage(page).signIn(VIEWER);
      await page.goto(address);
      await new UsagePart(page).counts(2);
    },
  ],
];

test.describe(() => {
  test.use({ standInOptions: PROXIED });
  accessibleInAllColours(STATES);
});
