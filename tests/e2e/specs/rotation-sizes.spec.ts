// Nothing overflows at 320 px: the page of a key, its questions, and the new secret key.
import { expect, test } from '../fixtures/test.ts';
import { EndDialog, KeyPage, keyBefore } from '../pages/key-page.ts';
import { askToRotate, NewSecretDialog, ROTATE, rotated, VALID_UNTIL } from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { FAILED_CALL, problem, spoil } from '../support/faults.ts';
import { assertFits } from '../support/fits.ts';
import { call } from '../support/public-api.ts';

test.use({ standInOptions: ['--rate-limit', '10000'], viewport: { width: 320, height: 640 } });

const NAME = 'W'.repeat(62);
const WISH = {
  networks: ['127.0.0.1', '2001:db8:1111:2222:3333:4444:5555:6666', '2001:db8:aaaa:bbbb:cccc::/80'],
  actions: ['get_all_ln_accounts', 'get_profile_contact_details', 'send_message_to_profile_id'],
  note: 'n'.repeat(200),
};

test('the page of a key fits, with everything open', async ({ app }) => {
  const { page, standIn } = app;
  const made = await keyBefore(app, `1${NAME}`, WISH);
  const key = new KeyPage(page);
  await key.open(made);
  await expect(key.firstCall).toHaveText(/Waiting/);
  await page.waitForLoadState('networkidle');
  await assertFits(page, 'the page');
  await page.getByText('Which ones').click();
  await page.getByText('Try it', { exact: true }).click();
  await expect(page.getByRole('group', { name: 'Python' })).toBeVisible();
  await assertFits(page, 'with everything open');
  await call(standIn, 'personal_message_threads', made);
  await expect(key.firstCall).toHaveText(/refused .+ personal_message_threads/);
  await assertFits(page, 'with a refused call');
  await key.revoke.click();
  await expect(key.revokeDialog.dialog).toBeVisible();
  await assertFits(page, 'the question before revoking');
});

test('a rotation fits from the question to the end of the old secret key', async ({ app }) => {
  const { page, watch } = app;
  watch.expect(FAILED_CALL);
  const made = await keyBefore(app, `2${NAME}`, WISH);
  const ask = await askToRotate(app, made);
  await assertFits(page, 'the question');
  await spoil(page, ROTATE, [problem(409, 'key-revoked', { detail: 'd'.repeat(120) })]);
  await ask.rotate.click();
  await expect(ask.alert.filter({ hasText: /req-of-key-revoked/ })).toBeVisible();
  await assertFits(page, 'the question with a refusal');
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  await dialog.secret();
  await dialog.dialog.getByText('Try it').click();
  await assertFits(page, 'the new secret key, with everything open');
  await dialog.close.click();
  await expect(dialog.keepOpen).toBeVisible();
  await assertFits(page, 'the question on closing');
  await dialog.closeAnyway.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(page.getByText(VALID_UNTIL)).toBeVisible();
  await assertFits(page, 'the page with an overlap');
  await new KeyPage(page).endOld.click();
  await expect(new EndDialog(page).dialog).toBeVisible();
  await assertFits(page, 'the question before the end');
});

test('the list fits with an overlap and with a key that nobody confirmed', async ({ app }) => {
  const { page } = app;
  await rotated(app, await keyBefore(app, `3${NAME}`, WISH));
  await new NewSecretDialog(page).copyAndClose();
  await keyBefore(app, `4${NAME}`, { ...WISH, unsaved: true });
  const list = new SecurityPage(page);
  await list.open();
  await expect(page.getByText(VALID_UNTIL).first()).toBeVisible();
  await assertFits(page, 'the list');
});

test('the support chat and its button fit, and cover nothing that is to be pressed', async ({ app }) => {
  const { page } = app;
  const key = new KeyPage(page);
  await key.open(await keyBefore(app, `5${NAME}`, WISH));
  await key.askSupport.click();
  await expect(page.getByRole('dialog', { name: 'Support chat' })).toBeVisible();
  await assertFits(page, 'the chat');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await key.askSupport.click({ trial: true });
});
