// axe finds nothing around a rotation and on the page of a key.
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
import { eventually, hasText, visible } from '../support/expect.ts';
import { noConnection, problem, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { call } from '../support/public-api.ts';
import { accessibleInBothThemes, type State } from '../support/themes.ts';

const STATES: readonly State[] = [
  [
    'the question about a rotation',
    async (journey) => {
      await askToRotate(journey, await keyBefore(journey, 'axe: asked'));
    },
  ],
  [
    'the question after “It may have leaked”',
    async (journey) => {
      const ask = await askToRotate(journey, await keyBefore(journey, 'axe: leaked'));
      await ask.leaked.check();
    },
  ],
  [
    'the question with a refusal',
    async (journey) => {
      const ask = await askToRotate(journey, await keyBefore(journey, 'axe: refused'));
      await spoil(journey.page, ROTATE, [problem(409, 'key-revoked')]);
      await ask.rotate.click();
      await visible(ask.alert.filter({ hasText: /req-of-key-revoked/ }));
    },
  ],
  [
    'the question while nobody knows the outcome',
    async (journey) => {
      const ask = await askToRotate(journey, await keyBefore(journey, 'axe: unknown'));
      await spoil(journey.page, ROTATE, [noConnection], true);
      await ask.rotate.click();
      await visible(ask.alert.filter({ hasText: /do not know yet/ }));
    },
  ],
  [
    'the new secret key on the screen',
    async (journey) => {
      await rotated(journey, await keyBefore(journey, 'axe: shown'));
      await new NewSecretDialog(journey.page).dialog.getByText('Try it').click();
    },
  ],
  [
    'the question on closing without it',
    async (journey) => {
      await rotated(journey, await keyBefore(journey, 'axe: closing'), true);
      const dialog = new NewSecretDialog(journey.page);
      await dialog.close.click();
      await visible(dialog.keepOpen);
    },
  ],
  [
    'a key whose old secret key goes on',
    async (journey) => {
      await overlapping(journey, 'axe: overlap');
    },
  ],
  [
    'the question before the old secret key ends',
    async (journey) => {
      await overlapping(journey, 'axe: end');
      await new KeyPage(journey.page).endOld.click();
      await visible(new EndDialog(journey.page).dialog);
    },
  ],
  [
    'a key with a rotation under way',
    async (journey) => {
      const { page } = journey;
      const made = await keyBefore(journey, 'axe: pending');
      await spoil(page, ROTATE, [heldBack([]), noConnection], true);
      const ask = await askToRotate(journey, made);
      await ask.rotate.click();
      await visible(ask.alert.filter({ hasText: /do not know yet/ }));
      await new KeyPage(page).open(made);
      await visible(page.getByText(PENDING));
    },
  ],
  [
    'a key that waits for its first call, with everything open',
    async (journey) => {
      const { page } = journey;
      const made = await keyBefore(journey, 'axe: waits');
      const key = new KeyPage(page);
      await key.open(made);
      await hasText(key.firstCall, /Waiting/);
      await page.getByText('Try it', { exact: true }).click();
      await page.getByText('Which ones').click();
    },
  ],
  [
    'a key whose first call was refused',
    async (journey) => {
      const made = await keyBefore(journey, 'axe: refused call');
      await call(journey.standIn, 'me', made);
      const key = new KeyPage(journey.page);
      await key.open(made);
      await hasText(key.firstCall, /was refused/);
    },
  ],
  [
    'a key that nobody confirmed to have',
    async ({ page }) => {
      const name = 'Reporting dashboard';
      await new KeyPage(page).open({ id: await idOf(page, name), name });
      await visible(page.getByText(NEVER_CONFIRMED));
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
      await visible(page.getByRole('alert').filter({ hasText: /did not find/ }));
    },
  ],
  [
    'the question before revoking on a key’s page',
    async (journey) => {
      const key = new KeyPage(journey.page);
      await key.open(await keyBefore(journey, 'axe: revoke'));
      await key.revoke.click();
      await visible(key.revokeDialog.dialog);
    },
  ],
  [
    'the support chat',
    async (journey) => {
      const key = new KeyPage(journey.page);
      await key.open(await keyBefore(journey, 'axe: chat'));
      await key.askSupport.click();
      await visible(journey.page.getByRole('dialog', { name: 'Support chat' }));
    },
  ],
];

accessibleInBothThemes(scene({ standIn: ['--rate-limit', '10000'] }), STATES);

accessibleInBothThemes(scene({ standIn: ['--delivery-seconds', '1'] }), [
  [
    'a key whose rotation was cancelled',
    async (journey) => {
      const { page } = journey;
      const made = await keyBefore(journey, 'axe: cancelled');
      await spoil(page, ROTATE, [heldBack([]), noConnection], true);
      await (await askToRotate(journey, made)).rotate.click();
      await eventually(async () => {
        await new KeyPage(page).open(made);
        await page.getByText(CANCELLED).waitFor({ timeout: 200 });
      });
    },
  ],
  [
    'a key as a viewer sees it',
    async (journey) => {
      const { page, context } = journey;
      const made = await keyBefore(journey, 'axe: viewer');
      await context.clearCookies();
      await new SignInPage(page).signIn(VIEWER);
      await new KeyPage(page).open(made);
    },
  ],
]);

async function overlapping(journey: Journey, name: string): Promise<void> {
  await rotated(journey, await keyBefore(journey, name));
  await new NewSecretDialog(journey.page).copyAndClose();
  await visible(journey.page.getByText(VALID_UNTIL));
}
