// axe finds nothing around a rotation and on the page of a key.
import { type App, expect, test } from '../fixtures/test.ts';
import { EndDialog, idOf, KeyPage, keyBefore } from '../pages/key-page.ts';
import {
  askToRotate,
  CANCELLED,
  heldBack,
  NEVER_CONFIRMED,
  NewSecretDialog,
  PENDING,
  ROTATE,
  rotated,
  VALID_UNTIL,
} from '../pages/rotate-dialog.ts';
import { SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { noConnection, problem, spoil } from '../support/faults.ts';
import { call } from '../support/public-api.ts';
import { accessibleInAllColours, type State } from '../support/themes.ts';

const STATES: readonly State[] = [
  [
    'the question about a rotation',
    async (app) => {
      await askToRotate(app, await keyBefore(app, 'axe: asked'));
    },
  ],
  [
    'the question after “It may have leaked”',
    async (app) => {
      const ask = await askToRotate(app, await keyBefore(app, 'axe: leaked'));
      await ask.leaked.check();
    },
  ],
  [
    'the question with a refusal',
    async (app) => {
      const ask = await askToRotate(app, await keyBefore(app, 'axe: refused'));
      await spoil(app.page, ROTATE, [problem(409, 'key-revoked')]);
      await ask.rotate.click();
      await expect(ask.alert.filter({ hasText: /req-of-key-revoked/ })).toBeVisible();
    },
  ],
  [
    'the question while nobody knows the outcome',
    async (app) => {
      const ask = await askToRotate(app, await keyBefore(app, 'axe: unknown'));
      await spoil(app.page, ROTATE, [noConnection], true);
      await ask.rotate.click();
      await expect(ask.alert.filter({ hasText: /do not know yet/ })).toBeVisible();
    },
  ],
  [
    'the new secret key on the screen',
    async (app) => {
      await rotated(app, await keyBefore(app, 'axe: shown'));
      await new NewSecretDialog(app.page).dialog.getByText('Try it').click();
    },
  ],
  [
    'the question on closing without it',
    async (app) => {
      await rotated(app, await keyBefore(app, 'axe: closing'), true);
      const dialog = new NewSecretDialog(app.page);
      await dialog.close.click();
      await expect(dialog.keepOpen).toBeVisible();
    },
  ],
  [
    'a key whose old secret key goes on',
    async (app) => {
      await overlapping(app, 'axe: overlap');
    },
  ],
  [
    'the question before the old secret key ends',
    async (app) => {
      await overlapping(app, 'axe: end');
      await new KeyPage(app.page).endOld.click();
      await expect(new EndDialog(app.page).dialog).toBeVisible();
    },
  ],
  [
    'a key with a rotation under way',
    async (app) => {
      const { page } = app;
      const made = await keyBefore(app, 'axe: pending');
      await spoil(page, ROTATE, [heldBack([]), noConnection], true);
      const ask = await askToRotate(app, made);
      await ask.rotate.click();
      await expect(ask.alert.filter({ hasText: /do not know yet/ })).toBeVisible();
      await new KeyPage(page).open(made);
      await expect(page.getByText(PENDING)).toBeVisible();
    },
  ],
  [
    'a key that waits for its first call, with everything open',
    async (app) => {
      const { page } = app;
      const made = await keyBefore(app, 'axe: waits');
      const key = new KeyPage(page);
      await key.open(made);
      await expect(key.firstCall).toHaveText(/Waiting/);
      await page.getByText('Try it', { exact: true }).click();
      await page.getByText('Which ones').click();
    },
  ],
  [
    'a key whose first call was refused',
    async (app) => {
      const made = await keyBefore(app, 'axe: refused call');
      await call(app.standIn, 'me', made);
      const key = new KeyPage(app.page);
      await key.open(made);
      await expect(key.firstCall).toHaveText(/was refused/);
    },
  ],
  [
    'a key that nobody confirmed to have',
    async ({ page }) => {
      const name = 'Reporting dashboard';
      await new KeyPage(page).open({ id: await idOf(page, name), name });
      await expect(page.getByText(NEVER_CONFIRMED)).toBeVisible();
    },
  ],
  [
    'a revoked key',
    async ({ page }) => {
      await new KeyPage(page).open({ id: await idOf(page, 'Old laptop'), name: 'Old laptop' });
    },
  ],
  [
    'a key that is not there',
    async ({ page }) => {
      await page.goto(KeyPage.path('key_0000000000000000'));
      await expect(page.getByRole('alert').filter({ hasText: /did not find/ })).toBeVisible();
    },
  ],
  [
    'the question before revoking on a key’s page',
    async (app) => {
      const key = new KeyPage(app.page);
      await key.open(await keyBefore(app, 'axe: revoke'));
      await key.revoke.click();
      await expect(key.revokeDialog.dialog).toBeVisible();
    },
  ],
  [
    'the support chat',
    async (app) => {
      const key = new KeyPage(app.page);
      await key.open(await keyBefore(app, 'axe: chat'));
      await key.askSupport.click();
      await expect(app.page.getByRole('dialog', { name: 'Support chat' })).toBeVisible();
    },
  ],
];

test.describe(() => {
  test.use({ standInOptions: ['--rate-limit', '10000'] });
  accessibleInAllColours(STATES);
});

test.describe(() => {
  test.use({ standInOptions: ['--delivery-seconds', '1'] });
  accessibleInAllColours([
    [
      'a key whose rotation was cancelled',
      async (app) => {
        const { page } = app;
        const made = await keyBefore(app, 'axe: cancelled');
        await spoil(page, ROTATE, [heldBack([]), noConnection], true);
        await (await askToRotate(app, made)).rotate.click();
        await expect(async () => {
          await new KeyPage(page).open(made);
          await page.getByText(CANCELLED).waitFor({ timeout: 200 });
        }).toPass();
      },
    ],
    [
      'a key as a viewer sees it',
      async (app) => {
        const { page, context } = app;
        const made = await keyBefore(app, 'axe: viewer');
        await context.clearCookies();
        await new SignInPage(page).signIn(VIEWER);
        await new KeyPage(page).open(made);
      },
    ],
  ]);
});

async function overlapping(app: App, name: string): Promise<void> {
  await rotated(app, await keyBefore(app, name));
  await new NewSecretDialog(app.page).copyAndClose();
  await expect(app.page.getByText(VALID_UNTIL)).toBeVisible();
}
