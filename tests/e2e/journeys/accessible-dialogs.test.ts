// axe in the further states of the one-time dialog and of the second check; the first ones are with the other screens.
import { describe } from 'node:test';
import { SecondCheck } from '../pages/second-check.ts';
import { assertAccessible } from '../support/axe.ts';
import { refuseClipboard } from '../support/clipboard.ts';
import { focused, hasText, visible } from '../support/expect.ts';
import { CREATE, FAILED_CALL, problem, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { filledForm, openDialog } from '../support/steps.ts';
import { accessibleInBothThemes } from '../support/themes.ts';

describe('the one-time dialog', () => {
  const tell = scene();

  accessibleInBothThemes(tell, [
    [
      'the one-time dialog with everything open and hidden',
      async (journey) => {
        await refuseClipboard(journey.page);
        const dialog = await openDialog(journey);
        await dialog.copyBoth.click();
        await focused(dialog.byHand);
        await dialog.hideSecretKey.click();
        await dialog.tryIt.click();
        await dialog.close.click();
        await visible(dialog.keepOpen);
      },
    ],
  ]);

  tell('after five minutes without input', async (journey) => {
    await journey.page.clock.install();
    const dialog = await openDialog(journey);
    await journey.page.clock.fastForward('05:01');
    await hasText(dialog.state, /Hidden after 5 minutes/);
    await assertAccessible(journey.page, 'both hidden');
  });

  tell('a save that waits for a signature', async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const sign_in = [{ method: 'window', url: '/sign-in?window=1' }];
    await spoil(page, CREATE, [problem(401, 'unauthenticated', { sign_in })]);
    const form = await filledForm(journey);
    await form.save.click();
    await visible(page.getByText(/Saving goes on by itself/));
    await assertAccessible(page, 'a save that waits');
  });
});

describe('the second check', () => {
  const tell = scene({ standIn: ['--step-up'] });

  accessibleInBothThemes(tell, [['the second check after a wrong password', wrongPassword]]);
});

describe('the second check in no way that the page knows', () => {
  const tell = scene({ standIn: ['--step-up', '--step-up-ways', 'host'] });

  tell('it is accessible', async (journey) => {
    const check = await secondCheck(journey);
    await assertAccessible(check.page, 'the second check without a way');
  });
});

async function secondCheck(journey: Journey): Promise<SecondCheck> {
  journey.watch.expect(FAILED_CALL);
  const form = await filledForm(journey);
  await form.save.click();
  const check = new SecondCheck(journey.page);
  await visible(check.dialog);
  return check;
}

async function wrongPassword(journey: Journey): Promise<void> {
  const check = await secondCheck(journey);
  await check.password.fill('wrong');
  await check.confirm.click();
  await hasText(check.error, /not your password/);
}
