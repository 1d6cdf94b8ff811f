// A role that may not see addresses sees none, neither of the first call nor of a refused call.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, KeyPage } from '../../pages/key-page.ts';
import { changeUser, OWNER, VIEWER } from '../../pages/sign-in-page.ts';
import { call } from '../../support/public-api.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ user: OWNER });

test('a viewer sees the first call and a refused call without addresses', async ({ app }) => {
  const { page, context, standIn } = app;
  const made = await createKey(app, 'Looked at by a viewer', { networks: ['127.0.0.0/29'] });
  await changeUser(page, VIEWER);
  const key = new KeyPage(page);
  await page.clock.install();
  await key.open(made);
  const status = key.firstCall.getByRole('status');
  await expect(status).toHaveText(/Waiting for the first call…/);
  const wrong = { ...made, secretKey: 'wrong' };
  assert.equal((await call(standIn, 'get_all_ln_accounts', wrong, {}, '127.0.0.3')).status, 401);
  await page.clock.runFor(3_100);
  await expect(status).toHaveText(
    /A call was refused (now|\d+ seconds? ago): the secret key was another one/,
  );
  assert.equal((await call(standIn, 'get_all_ln_accounts', made, {}, '127.0.0.4')).status, 200);
  await page.clock.runFor(3_100);
  await expect(status).toHaveText(/First call (now|\d+ seconds? ago): get_all_ln_accounts/);
  await page.reload();
  await key.named(made.name).waitFor();
  const left = await everythingLeft(page, context);
  for (const address of ['127.0.0.3', '127.0.0.4']) assert.ok(!left.includes(address));
});
