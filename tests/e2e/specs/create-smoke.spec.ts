// The main job through the fixtures of the specs: a key is created, copied, and works for a program.

import { expect, test } from '../fixtures/test.ts';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../support/clipboard.ts';

test('creates a key and copies both credentials', async ({ page, context, standIn }) => {
  await allowClipboard(context);
  const list = new SecurityPage(page);
  await list.open();
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...PLAIN, name: 'Created by a spec' });
  await form.save.click();

  const dialog = new OneTimeDialog(page);
  const pair = await dialog.pair();
  await dialog.copyBoth.click();
  await expect(dialog.dialog).toContainText('Both copied');
  expect(await readClipboard(page)).toContain(pair.secretKey);
  await dialog.close.click();
  await expect(list.row('Created by a spec').locator(':focus')).toHaveCount(1);

  const answer = await fetch(`${standIn.url}/api/v1/get_all_ln_accounts`, {
    method: 'POST',
    headers: {
      'x-api-key': pair.apiKey,
      'x-api-secret': pair.secretKey,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  expect(answer.status).toBe(200);
});
