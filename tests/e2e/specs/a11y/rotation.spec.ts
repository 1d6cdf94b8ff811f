// A rotation from its dialog to its end, its possible outcomes, and the key page around it.
import { expect, test } from '../../fixtures/test.ts';
import { createKey, EndDialog, idOf, KeyPage } from '../../pages/key-page.ts';
import {
  askToRotate,
  CANCELLED,
  holdResponse,
  NEVER_CONFIRMED,
  NewSecretDialog,
  PENDING,
  ROTATE,
  VALID_UNTIL,
} from '../../pages/rotate-dialog.ts';
import { signIn, VIEWER } from '../../pages/sign-in-page.ts';
import { interceptWith, noConnection, problem } from '../../support/faults.ts';
import { call } from '../../support/public-api.ts';
import { LONG_NAME, LONG_WISH, longKey } from './long.ts';
import { type Walk, walks } from './look.ts';

const WALKS: readonly Walk[] = [
  [
    'a rotation from its dialog to the end of the old secret key',
    async (app, look) => {
      const { page } = app;
      const made = await longKey(app, 1);
      const ask = await askToRotate(app, made);
      await look('the rotation dialog');
      await ask.leaked.check();
      await look('the dialog after “It may have leaked”');
      await ask.planned.check();
      await interceptWith(page, ROTATE, [problem(409, 'key-revoked', { detail: 'd'.repeat(120) })]);
      await ask.rotate.click();
      await expect(ask.alert.filter({ hasText: /req-of-key-revoked/ })).toBeVisible();
      await look('the dialog with a refusal');
      await ask.rotate.click();
      const dialog = new NewSecretDialog(page);
      await dialog.secret();
      await dialog.dialog.getByText('Try it').click();
      await look('the new secret key, with everything open');
      await dialog.close.click();
      await expect(dialog.keepOpen).toBeVisible();
      await look('the confirmation on closing, with the old secret key still valid', { sizesOnly: true });
      await dialog.closeAnyway.click();
      await expect(dialog.dialog).toBeHidden();
      await expect(page.getByText(VALID_UNTIL)).toBeVisible();
      await look('a key whose old secret key is still valid');
      const key = new KeyPage(page);
      await key.endOld.click();
      const question = new EndDialog(page);
      await expect(question.dialog).toBeVisible();
      await look('the dialog to end the old secret key');
      await question.end.click();
      await expect(question.dialog).toBeHidden();
      await key.rotate.click();
      await ask.leaked.check();
      await ask.rotate.click();
      await dialog.secret();
      await dialog.close.click();
      await expect(dialog.keepOpen).toBeVisible();
      await look('the confirmation on closing, with the old secret key ended');
    },
  ],
  [
    'a rotation with an unknown outcome',
    async (app, look) => {
      const { page } = app;
      const made = await createKey(app, 'Unknown');
      await interceptWith(page, ROTATE, [holdResponse([]), noConnection], true);
      const ask = await askToRotate(app, made);
      await ask.rotate.click();
      await expect(ask.alert.filter({ hasText: /do not know yet/ })).toBeVisible();
      await look('the dialog with an unknown outcome');
      await new KeyPage(page).open(made);
      await expect(page.getByText(PENDING)).toBeVisible();
      await look('a key with a rotation in progress', { unfocused: true });
    },
  ],
  [
    'a key that waits for its first call and the support chat',
    async (app, look) => {
      const { page, standIn } = app;
      const here = ['127.0.0.1', ...LONG_WISH.networks.slice(1)];
      const made = await createKey(app, `2${LONG_NAME}`, { ...LONG_WISH, networks: here });
      const key = new KeyPage(page);
      await key.open(made);
      await expect(key.firstCall).toHaveText(/Waiting/);
      await page.waitForLoadState('networkidle');
      await look('a key that waits for its first call', { sizesOnly: true, unfocused: true });
      await page.getByText('Which ones').click();
      await page.getByText('Try it', { exact: true }).click();
      await expect(page.getByRole('group', { name: 'Python' })).toBeVisible();
      await look('the same with everything open');
      await key.askSupport.click();
      await expect(page.getByRole('dialog', { name: 'Support chat' })).toBeVisible();
      await look('the support chat');
      await page.keyboard.press('Escape');
      await call(standIn, 'personal_message_threads', made);
      await expect(key.firstCall).toHaveText(/refused .+ personal_message_threads/);
      await look('a key whose first call was refused');
      await key.revoke.click();
      await expect(key.revokeDialog.dialog).toBeVisible();
      await look('the revoke dialog on the key page');
    },
  ],
  [
    'an unconfirmed key, a revoked key and an unknown key',
    async ({ page }, look) => {
      const key = new KeyPage(page);
      const unconfirmed = 'Reporting dashboard';
      await key.open({ id: await idOf(page, unconfirmed), name: unconfirmed });
      await expect(page.getByText(NEVER_CONFIRMED)).toBeVisible();
      await look('an unconfirmed key', { unfocused: true });
      const revoked = 'Old laptop';
      await key.open({ id: await idOf(page, revoked), name: revoked });
      await look('a revoked key', { unfocused: true });
      await page.goto(KeyPage.path('key_0000000000000000'));
      await expect(page.getByRole('alert').filter({ hasText: /did not find/ })).toBeVisible();
      await look('an unknown key', { unfocused: true });
    },
  ],
];

test.describe(() => {
  test.use({ standInOptions: ['--rate-limit', '10000'] });
  walks(WALKS);

  test('the support chat button does not cover “Ask support” on a narrow screen', async ({ app }) => {
    const { page } = app;
    await page.setViewportSize({ width: 320, height: 640 });
    const key = new KeyPage(page);
    await key.open(await longKey(app, 3));
    await key.askSupport.click();
    await expect(page.getByRole('dialog', { name: 'Support chat' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await key.askSupport.click({ trial: true });
  });
});

test.describe(() => {
  test.use({ standInOptions: ['--delivery-seconds', '1'] });
  walks([
    [
      'a key with a cancelled rotation and the key page of a viewer',
      async (app, look) => {
        const { page } = app;
        const made = await createKey(app, 'Cancelled');
        const calm = await createKey(app, 'Calm');
        await interceptWith(page, ROTATE, [holdResponse([]), noConnection], true);
        await (await askToRotate(app, made)).rotate.click();
        await expect(async () => {
          await new KeyPage(page).open(made);
          await page.getByText(CANCELLED).waitFor({ timeout: 200 });
        }).toPass();
        await look('a key whose rotation was cancelled', { unfocused: true });
        await signIn(page, VIEWER);
        await new KeyPage(page).open(calm);
        await look('the key page of a viewer', { unfocused: true });
      },
    ],
  ]);
});
