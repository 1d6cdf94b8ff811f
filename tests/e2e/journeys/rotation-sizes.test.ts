// Nothing overflows at 320 px: the page of a key, its questions, and the new secret key.
import { EndDialog, KeyPage, keyBefore } from '../pages/key-page.ts';
import { askToRotate, NewSecretDialog, ROTATE, rotated, VALID_UNTIL } from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { gone, hasText, visible } from '../support/expect.ts';
import { FAILED_CALL, problem, spoil } from '../support/faults.ts';
import { assertFits } from '../support/fits.ts';
import { type Journey, scene } from '../support/journey.ts';
import { call } from '../support/public-api.ts';

const tell = scene({
  standIn: ['--rate-limit', '10000'],
  context: { viewport: { width: 320, height: 640 } },
});

const NAME = 'W'.repeat(62);
const WISH = {
  networks: ['127.0.0.1', '2001:db8:1111:2222:3333:4444:5555:6666', '2001:db8:aaaa:bbbb:cccc::/80'],
  actions: ['get_all_ln_accounts', 'get_profile_contact_details', 'send_message_to_profile_id'],
  note: 'n'.repeat(200),
};

tell('the page of a key fits, with everything open', async (journey) => {
  const { page, standIn } = journey;
  const made = await keyBefore(journey, `1${NAME}`, WISH);
  const key = new KeyPage(page);
  await key.open(made);
  await hasText(key.firstCall, /Waiting/);
  await page.waitForLoadState('networkidle');
  await assertFits(page, 'the page');
  await page.getByText('Which ones').click();
  await page.getByText('Try it', { exact: true }).click();
  await visible(page.getByRole('group', { name: 'Python' }));
  await assertFits(page, 'with everything open');
  await call(standIn, 'personal_message_threads', made);
  await hasText(key.firstCall, /refused .+ personal_message_threads/);
  await assertFits(page, 'with a refused call');
  await key.revoke.click();
  await visible(key.revokeDialog.dialog);
  await assertFits(page, 'the question before revoking');
});

tell('a rotation fits from the question to the end of the old secret key', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const made = await keyBefore(journey, `2${NAME}`, WISH);
  const ask = await askToRotate(journey, made);
  await assertFits(page, 'the question');
  await spoil(page, ROTATE, [problem(409, 'key-revoked', { detail: 'd'.repeat(120) })]);
  await ask.rotate.click();
  await visible(ask.alert.filter({ hasText: /req-of-key-revoked/ }));
  await assertFits(page, 'the question with a refusal');
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  await dialog.secret();
  await dialog.dialog.getByText('Try it').click();
  await assertFits(page, 'the new secret key, with everything open');
  await dialog.close.click();
  await visible(dialog.keepOpen);
  await assertFits(page, 'the question on closing');
  await dialog.closeAnyway.click();
  await gone(dialog.dialog);
  await visible(page.getByText(VALID_UNTIL));
  await assertFits(page, 'the page with an overlap');
  await new KeyPage(page).endOld.click();
  await visible(new EndDialog(page).dialog);
  await assertFits(page, 'the question before the end');
});

tell('the list fits with an overlap and with a key that nobody confirmed', async (journey) => {
  const { page } = journey;
  await rotated(journey, await keyBefore(journey, `3${NAME}`, WISH));
  await new NewSecretDialog(page).copyAndClose();
  await keyBefore(journey, `4${NAME}`, { ...WISH, unsaved: true });
  const list = new SecurityPage(page);
  await list.open();
  await visible(page.getByText(VALID_UNTIL).first());
  await assertFits(page, 'the list');
});

tell(
  'the support chat and its button fit, and cover nothing that is to be pressed',
  async (journey: Journey) => {
    const { page } = journey;
    const key = new KeyPage(page);
    await key.open(await keyBefore(journey, `5${NAME}`, WISH));
    await key.askSupport.click();
    await visible(page.getByRole('dialog', { name: 'Support chat' }));
    await assertFits(page, 'the chat');
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await key.askSupport.click({ trial: true });
  },
);
