// axe in the further states of the one-time dialog and of the second check; the first ones are with the other screens.
import { type App, expect, test } from '../fixtures/test.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { assertAccessible } from '../support/axe.ts';
import { refuseClipboard } from '../support/clipboard.ts';
import { CREATE, FAILED_CALL, problem, spoil } from '../support/faults.ts';
import { filledForm, openDialog } from '../support/steps.ts';
import { accessibleInAllColours } from '../support/themes.ts';

test.describe('the one-time dialog', () => {
  accessibleInAllColours([
    [
      'the one-time dialog with everything open and hidden',
      async (app) => {
        await refuseClipboard(app.page);
        const dialog = await openDialog(app);
        await dialog.copyBoth.click();
        await expect(dialog.byHand).toBeFocused();
        await dialog.hideSecretKey.click();
        await dialog.tryIt.click();
        await dialog.close.click();
        await expect(dialog.keepOpen).toBeVisible();
      },
    ],
  ]);

  test('after five minutes without input', async ({ app }) => {
    await app.page.clock.install();
    const dialog = await openDialog(app);
    await app.page.clock.fastForward('05:01');
    await expect(dialog.state).toHaveText(/Hidden after 5 minutes/);
    await assertAccessible(app.page, 'both hidden');
  });

  test('a save that waits for a signature', async ({ app }) => {
    const { page, watch } = app;
    watch.expect(FAILED_CALL);
    const sign_in = [{ method: 'window', url: '/sign-in?window=1' }];
    await spoil(page, CREATE, [problem(401, 'unauthenticated', { sign_in })]);
    const form = await filledForm(app);
    await form.save.click();
    await expect(page.getByText(/Saving goes on by itself/)).toBeVisible();
    await assertAccessible(page, 'a save that waits');
  });
});

test.describe('the second check', () => {
  test.use({ standInOptions: ['--step-up'] });

  accessibleInAllColours([['the second check after a wrong password', wrongPassword]]);
});

test.describe('the second check in no way that the page knows', () => {
  test.use({ standInOptions: ['--step-up', '--step-up-ways', 'host'] });

  test('it is accessible', async ({ app }) => {
    const check = await secondCheck(app);
    await assertAccessible(check.page, 'the second check without a way');
  });
});

async function secondCheck(app: App): Promise<SecondCheck> {
  app.watch.expect(FAILED_CALL);
  const form = await filledForm(app);
  await form.save.click();
  const check = new SecondCheck(app.page);
  await expect(check.dialog).toBeVisible();
  return check;
}

async function wrongPassword(app: App): Promise<void> {
  const check = await secondCheck(app);
  await check.password.fill('wrong');
  await check.confirm.click();
  await expect(check.error).toHaveText(/not your password/);
}
