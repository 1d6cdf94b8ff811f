// Everything of a delivery fits into 320 px, however long the values are.
import { expect, test } from '../fixtures/test.ts';
import { PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { refuseClipboard } from '../support/clipboard.ts';
import { altered, CREATE, FAILED_CALL, problem, spoil } from '../support/faults.ts';
import { assertFits } from '../support/fits.ts';
import { filledForm } from '../support/steps.ts';

const NARROW = { viewport: { width: 320, height: 640 } };

test.describe('the dialog', () => {
  test.use({ ...NARROW });

  test('every state of the one-time dialog fits, with values of 512 characters', async ({ app }) => {
    const { page } = app;
    await refuseClipboard(page);
    const long = { api_key: `wlk_${'W'.repeat(508)}`, secret_key: `wls_${'w$"'.repeat(169)}w` };
    await spoil(page, CREATE, [altered((text) => JSON.stringify({ ...JSON.parse(text), ...long }))]);
    const form = await filledForm(app, { ...PLAIN, name: 'W'.repeat(64) });
    await form.save.click();
    const dialog = new OneTimeDialog(page);
    await dialog.dialog.waitFor();
    await assertFits(page, 'the dialog');
    await dialog.tryIt.click();
    await assertFits(page, 'with Try it open');
    await dialog.copyAsJson.click();
    await expect(dialog.byHand).toBeFocused();
    await assertFits(page, 'with the field to copy by hand');
    await dialog.hideSecretKey.click();
    await assertFits(page, 'with a hidden field');
    await dialog.close.click();
    await expect(dialog.keepOpen).toBeVisible();
    await assertFits(page, 'with the question');
  });

  test('what is said of a save that waits, or whose outcome is not known, fits', async ({ app }) => {
    const { page, watch } = app;
    watch.expect(FAILED_CALL);
    const sign_in = [{ method: 'window', url: '/sign-in?window=1' }];
    await spoil(page, CREATE, [problem(500, 'internal'), problem(401, 'unauthenticated', { sign_in })]);
    const form = await filledForm(app);
    await form.save.click();
    await expect(page.getByText(/do not know yet/).first()).toBeVisible();
    await assertFits(page, 'while asking again');
    await expect(page.getByText(/Saving goes on by itself/)).toBeVisible();
    await assertFits(page, 'a save that waits');
    await page.getByRole('button', { name: 'Stop saving' }).click();
    await expect(page.getByText(/could not find out/).first()).toBeVisible();
    await assertFits(page, 'an outcome that is not known');
  });
});

test.describe('the second check', () => {
  test.use({ standInOptions: ['--step-up'], ...NARROW });

  test('the second check fits, with its error', async ({ app }) => {
    const { page, watch } = app;
    watch.expect(FAILED_CALL);
    const form = await filledForm(app);
    await form.save.click();
    const check = new SecondCheck(page);
    await expect(check.dialog).toBeVisible();
    await assertFits(page, 'the second check');
    await check.password.fill('w'.repeat(200));
    await check.confirm.click();
    await expect(check.error).toHaveText(/not your password/);
    await assertFits(page, 'the second check with its error');
  });
});
