// The delivery of a new key: a failed save, reauthentication and the one-time dialog.
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { refuseClipboard } from '../../support/clipboard.ts';
import { deferred } from '../../support/deferred.ts';
import {
  after,
  CREATE,
  interceptWith,
  noConnection,
  problem,
  responseDropped,
  rewritten,
} from '../../support/faults.ts';
import { filledForm, openDialog } from '../../support/flows.ts';
import { walks } from './look.ts';

walks([
  [
    'the one-time dialog with values of 512 characters',
    async (app, look) => {
      const { page } = app;
      await refuseClipboard(page);
      const long = { api_key: `wlk_${'W'.repeat(508)}`, secret_key: `wls_${'w$"'.repeat(169)}w` };
      await interceptWith(page, CREATE, [
        rewritten((text) => JSON.stringify({ ...JSON.parse(text), ...long })),
      ]);
      const dialog = await openDialog(app, { ...DEFAULT_INPUT, name: 'W'.repeat(64) });
      await look('the dialog as it opens');
      await dialog.close.click();
      await expect(dialog.keepOpen).toBeVisible();
      await look('the confirmation on closing');
      await dialog.keepOpen.click();
      await dialog.tryIt.click();
      await look('Try it open', { sizesOnly: true });
      await dialog.copyBoth.click();
      await expect(dialog.dialog).toHaveText(/did not let us copy/);
      await expect(dialog.byHand).toBeFocused();
      await look('the field to copy by hand, after a refused copy');
      await dialog.copyAsJson.click();
      await expect(dialog.byHand).toBeFocused();
      await look('the field to copy JSON by hand', { sizesOnly: true });
      await dialog.hideSecretKey.click();
      await look('a hidden field', { sizesOnly: true });
      await dialog.close.click();
      await expect(dialog.keepOpen).toBeVisible();
      await look('everything open, hidden values and the confirmation');
    },
  ],
  [
    'the one-time dialog after five minutes without input',
    async (app, look) => {
      await app.page.clock.install();
      const dialog = await openDialog(app);
      await app.page.clock.fastForward('05:01');
      await expect(dialog.state).toHaveText(/Hidden after 5 minutes/);
      await look('both hidden');
    },
  ],
  [
    'a refused save and a save with a lost response',
    async (app, look) => {
      const { page } = app;
      await interceptWith(page, CREATE, [problem(409, 'limit-reached'), responseDropped, noConnection], true);
      const form = await filledForm(app);
      await form.save.click();
      await expect(page.getByText(/req-of-limit-reached/).first()).toBeVisible();
      await look('a refused save');
      await form.save.click();
      await expect(page.getByText(/do not know yet/).first()).toBeVisible();
      await look('an unknown outcome');
    },
  ],
  [
    'a save that waits for the person to sign in',
    async (app, look) => {
      const { page } = app;
      const { promise: looked, resolve: ask } = deferred();
      const sign_in = [{ method: 'window', url: '/sign-in?window=1' }];
      const signedOut = problem(401, 'unauthenticated', { sign_in });
      await interceptWith(page, CREATE, [problem(500, 'internal'), after(looked, signedOut)]);
      const form = await filledForm(app);
      await form.save.click();
      await expect(page.getByText(/do not know yet/).first()).toBeVisible();
      await look('a save that retries', { sizesOnly: true });
      ask();
      await expect(page.getByText(/Saving goes on by itself/)).toBeVisible();
      await look('a save that waits');
      await page.getByRole('button', { name: 'Stop saving' }).click();
      await expect(page.getByText(/could not find out/).first()).toBeVisible();
      await look('a stopped save with an unknown outcome', { sizesOnly: true });
    },
  ],
]);

test.describe(() => {
  test.use({ standInOptions: ['--reauthentication'] });
  walks([
    [
      'reauthentication',
      async (app, look) => {
        const form = await filledForm(app);
        await form.save.click();
        const check = new SecondCheck(app.page);
        await expect(check.dialog).toBeVisible();
        await look('the reauthentication dialog as it opens', { sizesOnly: true });
        await check.password.fill('w'.repeat(200));
        await check.confirm.click();
        await expect(check.error).toHaveText(/not your password/);
        await look('a wrong password');
      },
    ],
  ]);
});

test.describe(() => {
  test.use({ standInOptions: ['--reauthentication', '--reauthentication-methods', 'host'] });
  walks([
    [
      'reauthentication by a method that the page does not support',
      async (app, look) => {
        const form = await filledForm(app);
        await form.save.click();
        await expect(new SecondCheck(app.page).dialog).toBeVisible();
        await look('reauthentication without a supported method');
      },
    ],
  ]);
});
