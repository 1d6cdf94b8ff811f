// Who may not see addresses sees none, neither of the first call nor of one that was refused.
import assert from 'node:assert/strict';
import { KeyPage, keyBefore } from '../pages/key-page.ts';
import { OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { hasText } from '../support/expect.ts';
import { scene } from '../support/journey.ts';
import { call } from '../support/public-api.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene({ as: OWNER });

tell('a viewer is told of calls without their addresses', async (journey) => {
  const { page, context, standIn } = journey;
  const made = await keyBefore(journey, 'Looked at by a viewer', { networks: ['127.0.0.0/29'] });
  await context.clearCookies();
  await new SignInPage(page).signIn(VIEWER);
  const key = new KeyPage(page);
  await page.clock.install();
  await key.open(made);
  const status = key.firstCall.getByRole('status');
  await hasText(status, /Waiting for the first call…/);
  const wrong = { ...made, secretKey: 'wrong' };
  assert.equal((await call(standIn, 'get_all_ln_accounts', wrong, {}, '127.0.0.3')).status, 401);
  await page.clock.runFor(3_100);
  await hasText(status, /A call was refused (now|\d+ seconds? ago): the secret key was another one/);
  assert.equal((await call(standIn, 'get_all_ln_accounts', made, {}, '127.0.0.4')).status, 200);
  await page.clock.runFor(3_100);
  await hasText(status, /First call (now|\d+ seconds? ago): get_all_ln_accounts/);
  await page.reload();
  await key.named(made.name).waitFor();
  const left = await everythingLeft(page, context);
  for (const address of ['127.0.0.3', '127.0.0.4']) assert.ok(!left.includes(address));
});
