// The main task from end to end, with the key used over real HTTP in between.

import assert from 'node:assert/strict';
import { expect, test } from '../fixtures/test.ts';
import { LeaveDialog } from '../pages/leave-dialog.ts';
import { DEFAULT_INPUT } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../support/clipboard.ts';
import { filledForm } from '../support/flows.ts';
import { expectFocusWithin } from '../support/keyboard.ts';
import { call } from '../support/public-api.ts';

test('a key is created, copied, used, refused where it is not allowed, and revoked', async ({ app }) => {
  const { page, context, standIn } = app;
  await allowClipboard(context);
  const form = await filledForm(app, DEFAULT_INPUT);
  await form.save.click();

  const dialog = new OneTimeDialog(page);
  const pair = await dialog.pair();
  await dialog.copyBoth.click();
  await expect(dialog.dialog).toContainText('Both copied');
  await expect(async () => {
    const copied = await readClipboard(page);
    assert.ok(copied.includes(pair.apiKey) && copied.includes(pair.secretKey), 'both are on the clipboard');
  }).toPass();
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();

  const list = new SecurityPage(page);
  await expectFocusWithin(list.row(DEFAULT_INPUT.name));

  const allowed = await call(standIn, 'get_all_ln_accounts', pair);
  assert.equal(allowed.status, 200, JSON.stringify(allowed.body));
  assert.ok(allowed.body[0].accountId);
  const elsewhere = await call(standIn, 'get_all_ln_accounts', pair, {}, '127.0.0.2');
  assert.deepEqual([elsewhere.status, elsewhere.body.status], [403, 'IP_NOT_ALLOWED']);
  const more = await call(standIn, 'send_message_to_profile_id', pair);
  assert.deepEqual([more.status, more.body.status], [403, 'ACTION_NOT_ALLOWED']);
  const wrong = await call(standIn, 'get_all_ln_accounts', { ...pair, secretKey: `${pair.secretKey}x` });
  assert.equal(wrong.status, 401);

  await list.open();
  await expect(list.row(DEFAULT_INPUT.name)).toHaveText(/127\.0\.0\.1/);

  const question = await list.askToRevoke(DEFAULT_INPUT.name);
  await question.name.fill(DEFAULT_INPUT.name);
  await question.revoke.click();
  await expect(question.dialog).toBeHidden();
  await expect(list.row(DEFAULT_INPUT.name)).toBeHidden();
  const revoked = await call(standIn, 'get_all_ln_accounts', pair);
  assert.deepEqual([revoked.status, revoked.body.message], [401, wrong.body.message]);
});

test('cancelling the revoke dialog keeps the key and focuses its row', async ({ app }) => {
  const list = new SecurityPage(app.page);
  await list.open();
  const name = (await list.rows.first().getByRole('heading').textContent())?.trim() ?? '';
  const question = await list.askToRevoke(name);
  await question.keep.click();
  await expect(question.dialog).toBeHidden();
  await list.row(name).waitFor();
  await expectFocusWithin(list.row(name));
});

test('cancelling the form creates no key', async ({ app }) => {
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Never saved' });
  await form.cancel.click();
  await new LeaveDialog(app.page).leave.click();
  const list = new SecurityPage(app.page);
  await list.rows.first().waitFor();
  assert.equal(await list.row('Never saved').count(), 0);
});
