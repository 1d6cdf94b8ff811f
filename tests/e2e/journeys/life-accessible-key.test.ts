// axe finds nothing on the page of a key with its usage and activity, nor on the activity of the workspace.
import { ACTIVITY_PATH, ActivityFeed, ALL_EVENTS, KEY_EVENTS } from '../pages/activity-feed.ts';
import { CHANGE, changedElsewhere } from '../pages/edit-form.ts';
import { KeyActions } from '../pages/key-actions.ts';
import { idOf, KeyPage, keyBefore, send, USAGE } from '../pages/key-page.ts';
import { FABRIKAM_OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { hasText, visible } from '../support/expect.ts';
import { noConnection, problem, silence, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { tabTo } from '../support/keyboard.ts';
import { accessibleInBothThemes, type State } from '../support/themes.ts';
import { accepted, PROXIED, refused } from '../support/traffic.ts';

const LIST = 'get_all_ln_accounts';

/** A key with calls of its own and of somebody else's, on its page. */
async function busy(journey: Journey, name: string): Promise<UsagePart> {
  const made = await keyBefore(journey, name, { networks: ['203.0.113.0/24'], actions: [LIST, 'me'] });
  await accepted(journey, '203.0.113.7', LIST, made);
  await refused(journey, '198.51.100.9', LIST, made);
  await new KeyPage(journey.page).open(made);
  const usage = new UsagePart(journey.page);
  await usage.counts(2);
  await visible(new ActivityFeed(journey.page).entry(/created the key/));
  return usage;
}

const STATES: readonly State[] = [
  [
    'usage with a theft and proposals, the table open, the focus on a bar',
    async (journey) => {
      const usage = await busy(journey, 'axe: busy');
      await usage.openTable();
      await tabTo(journey.page, usage.chart, 'Shift+Tab');
    },
  ],
  [
    '24 hours of a key that is used a lot',
    async ({ page }) => {
      const name = 'Client CRM integration';
      await new KeyPage(page).open({ id: await idOf(page, name), name });
      const usage = new UsagePart(page);
      await usage.period('24 hours').click();
      await visible(usage.bars.nth(23));
    },
  ],
  [
    'usage and activity that could not be fetched',
    async (journey) => {
      const { page } = journey;
      const made = await keyBefore(journey, 'axe: not fetched');
      await spoil(page, USAGE, [noConnection], true);
      await spoil(page, KEY_EVENTS, [problem(500, 'internal')], true);
      await new KeyPage(page).open(made);
      await visible(page.getByRole('region', { name: 'Usage' }).getByRole('button', { name: /^Try again/ }));
      await visible(
        page.getByRole('region', { name: 'Activity' }).getByRole('button', { name: /^Try again/ }),
      );
    },
  ],
  [
    'usage and activity on their way',
    async (journey) => {
      const { page } = journey;
      const made = await keyBefore(journey, 'axe: waits');
      await spoil(page, USAGE, [silence], true);
      await spoil(page, KEY_EVENTS, [silence], true);
      await new KeyPage(page).open(made);
      await page.getByText('Loading the usage').waitFor({ state: 'attached' });
    },
  ],
  [
    'a disabled key',
    async (journey) => {
      const { page } = journey;
      const made = await keyBefore(journey, 'axe: disabled');
      await changedElsewhere(page, made.id, { enabled: false });
      const key = new KeyActions(page);
      await key.open(made);
      await visible(key.enable);
    },
  ],
  [
    'a key that could not be switched off',
    async (journey) => {
      const { page } = journey;
      const key = new KeyActions(page);
      await key.open(await keyBefore(journey, 'axe: not switched'));
      await spoil(page, CHANGE, [noConnection]);
      await key.disable.click();
      await visible(page.getByRole('alert').filter({ hasText: /could not reach/ }));
    },
  ],
  [
    'the question before revoking a key in use, with a wrong name',
    async (journey) => {
      await busy(journey, 'axe: revoked');
      const key = new KeyActions(journey.page);
      await key.revoke.click();
      await hasText(key.lastDay, /It made 1 call/);
      await key.reallyRevoke.click();
      await visible(key.question.getByText(/as it is written here/));
    },
  ],
  [
    'an expired key',
    async ({ page }) => {
      const name = 'Spring campaign';
      const key = new KeyActions(page);
      await key.open({ id: await idOf(page, name), name });
      await visible(key.status('Expired'));
    },
  ],
  [
    'the activity of the workspace',
    async (journey) => {
      const { page } = journey;
      const made = await keyBefore(journey, 'axe: activity');
      await send(page, 'DELETE', `/api-keys/${made.id}`);
      await page.goto(ACTIVITY_PATH);
      await visible(new ActivityFeed(page, 'workspace').entry(/revoked the key/).first());
    },
  ],
  [
    'the activity that could not be fetched',
    async ({ page }) => {
      await page.goto('/settings/security');
      await spoil(page, ALL_EVENTS, [noConnection], true);
      await page.goto(ACTIVITY_PATH);
      await visible(page.getByRole('button', { name: /^Try again/ }));
    },
  ],
  [
    'a workspace without activity',
    async ({ page, context }) => {
      await context.clearCookies();
      await new SignInPage(page).signIn(FABRIKAM_OWNER);
      await page.goto(ACTIVITY_PATH);
      await visible(page.getByText('Nothing is recorded yet.'));
    },
  ],
  [
    'a busy key as a viewer sees it',
    async (journey) => {
      const { page, context } = journey;
      await busy(journey, 'axe: viewer');
      const address = page.url();
      await context.clearCookies();
      await new SignInPage(page).signIn(VIEWER);
      await page.goto(address);
      await new UsagePart(page).counts(2);
    },
  ],
];

accessibleInBothThemes(scene({ standIn: PROXIED }), STATES);
