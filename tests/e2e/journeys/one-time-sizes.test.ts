// Everything of a delivery fits into 320 px, however long the values are.
import { describe } from 'node:test';
import { PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { refuseClipboard } from '../support/clipboard.ts';
import { focused, hasText, visible } from '../support/expect.ts';
import { altered, CREATE, FAILED_CALL, problem, spoil } from '../support/faults.ts';
import { assertFits } from '../support/fits.ts';
import { scene } from '../support/journey.ts';
import { filledForm } from '../support/steps.ts';

const NARROW = { viewport: { width: 320, height: 640 } };

describe('the dialog', () => {
  const tell = scene({ context: NARROW });

  tell('every state of the one-time dialog fits, with values of 512 characters', async (journey) => {
    const { page } = journey;
    await refuseClipboard(page);
    const long = { api_key: `wlk_${'W'.repeat(508)}`, secret_key: `wls_${'w$"'.repeat(169)}w` };
    await spoil(page, CREATE, [altered((text) => JSON.stringify({ ...JSON.parse(text), ...long }))]);
    const form = await filledForm(journey, { ...PLAIN, name: 'W'.repeat(64) });
    await form.save.click();
    const dialog = new OneTimeDialog(page);
    await dialog.dialog.waitFor();
    await assertFits(page, 'the dialog');
    await dialog.tryIt.click();
    await assertFits(page, 'with Try it open');
    await dialog.copyAsJson.click();
    await focused(dialog.byHand);
    await assertFits(page, 'with the field to copy by hand');
    await dialog.hideSecretKey.click();
    await assertFits(page, 'with a hidden field');
    await dialog.close.click();
    await visible(dialog.keepOpen);
    await assertFits(page, 'with the question');
  });

  tell('what is said of a save that waits, or whose outcome is not known, fits', async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const sign_in = [{ method: 'window', url: '/sign-in?window=1' }];
    await spoil(page, CREATE, [problem(500, 'internal'), problem(401, 'unauthenticated', { sign_in })]);
    const form = await filledForm(journey);
    await form.save.click();
    await visible(page.getByText(/do not know yet/).first());
    await assertFits(page, 'while asking again');
    await visible(page.getByText(/Saving goes on by itself/));
    await assertFits(page, 'a save that waits');
    await page.getByRole('button', { name: 'Stop saving' }).click();
    await visible(page.getByText(/could not find out/).first());
    await assertFits(page, 'an outcome that is not known');
  });
});

describe('the second check', () => {
  const tell = scene({ standIn: ['--step-up'], context: NARROW });

  tell('the second check fits, with its error', async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const form = await filledForm(journey);
    await form.save.click();
    const check = new SecondCheck(page);
    await visible(check.dialog);
    await assertFits(page, 'the second check');
    await check.password.fill('w'.repeat(200));
    await check.confirm.click();
    await hasText(check.error, /not your password/);
    await assertFits(page, 'the second check with its error');
  });
});
