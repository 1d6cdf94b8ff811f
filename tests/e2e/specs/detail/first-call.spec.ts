// The page of a key that was never used waits for the first call and shows it without a reload.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { ActivityFeed } from '../../pages/activity-feed.ts';
import { createKey, idOf, KeyPage, LOOK, send, USAGE } from '../../pages/key-page.ts';
import { NewSecretDialog, rotated } from '../../pages/rotate-dialog.ts';
import {
  delayed,
  FAILED_CALL,
  interceptWith,
  noConnection,
  OPTIONS,
  problem,
  proxyPage,
  recordCalls,
} from '../../support/faults.ts';
import { call } from '../../support/public-api.ts';

test.use({ standInOptions: ['--rate-limit', '10000'] });

const WAITING = /Waiting for the first call…/;
const FIRST = /First call (now|\d+ seconds? ago) from 127\.0\.0\.1: get_all_ln_accounts/;

test('the first call is shown without a reload, with its address and action', async ({ app }) => {
  const { page, standIn } = app;
  const made = await createKey(app, 'Waits for a call');
  const key = new KeyPage(page);
  await key.open(made);
  const status = key.firstCall.getByRole('status');
  await expect(status).toHaveText(WAITING);
  const answer = await call(standIn, 'get_all_ln_accounts', made);
  assert.equal(answer.status, 200);
  await expect(status).toHaveText(FIRST);
  assert.doesNotMatch((await status.textContent()) ?? '', WAITING);
  await test.step('the page no longer says that the key was never used', async () => {
    await key.revoke.click();
    await expect(key.revokeDialog.dialog).toHaveText(/refused from the next request on/);
    assert.equal(await page.getByText(/never used/i).count(), 0);
  });
});

test('a refused call is shown with its reason, and the page keeps waiting', async ({ app }) => {
  const { page, standIn } = app;
  const made = await createKey(app, 'Refused at first');
  const key = new KeyPage(page);
  await page.clock.install();
  await key.open(made);
  const status = key.firstCall.getByRole('status');
  for (const [what, attempt, says] of [
    [
      'a wrong secret key',
      { secret: 'x' },
      /A call was refused .+ from 127\.0\.0\.1: the secret key was another one/,
    ],
    ['an action that is not allowed', { action: 'me' }, /A call was refused .+: the key does not allow me\./],
    [
      'an address that is not allowed',
      { from: '127.0.0.2' },
      /A call was refused .+ from 127\.0\.0\.2: this address is not among those the key allows/,
    ],
  ] as const) {
    await test.step(what, async () => {
      const { action, from, secret } = {
        action: 'get_all_ln_accounts',
        from: '127.0.0.1',
        secret: '',
        ...attempt,
      } as const;
      const wrong = { ...made, secretKey: made.secretKey + secret };
      const answer = await call(standIn, action, wrong, {}, from);
      assert.ok([401, 403].includes(answer.status));
      await page.clock.runFor(3_100);
      await expect(status).toHaveText(says);
      await expect(status).toHaveText(WAITING);
      assert.ok(!(await page.locator('main').ariaSnapshot()).includes(made.secretKey));
    });
  }
  assert.equal((await call(standIn, 'get_all_ln_accounts', made)).status, 200);
  await page.clock.runFor(3_100);
  await expect(status).toHaveText(FIRST);
});

test('a used key, or a key of unknown use, does not wait for a first call', async ({ app }) => {
  const { page } = app;
  const key = new KeyPage(page);
  for (const name of ['Client CRM integration', 'Zapier (2023)', 'Internal staging key']) {
    await key.open({ id: await idOf(page, name), name });
    // The page is complete: the wait would have come before the activity.
    await expect(new ActivityFeed(page).region).toHaveText(/created the key|Nothing is recorded yet\./);
    await expect(key.firstCall).toBeHidden();
  }
});

test('a hidden tab does not check for calls, and checks again when it is visible', async ({ app }) => {
  const { page, standIn } = app;
  const made = await createKey(app, 'Hidden tab');
  await page.clock.install();
  const looks = await recordCalls(page, LOOK);
  const key = new KeyPage(page);
  await key.open(made);
  await expect(key.firstCall).toHaveText(WAITING);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  });
  await page.clock.runFor(4_000);
  // One may have been under way, and must not see the call that comes now.
  for (const look of looks.requests) await (await look.response())?.finished();
  const before = looks.requests.length;
  await call(standIn, 'get_all_ln_accounts', made);
  await page.clock.runFor(60_000);
  assert.equal(looks.requests.length, before, 'nobody looks, and nobody is asked');
  await expect(key.firstCall).toHaveText(WAITING);
  await page.evaluate(() => Reflect.deleteProperty(document, 'hidden'));
  await page.clock.runFor(4_000);
  await expect(key.firstCall.getByRole('status')).toHaveText(/First call .+get_all_ln_accounts/);
  const after = looks.requests.length;
  await page.clock.runFor(30_000);
  assert.equal(looks.requests.length, after, 'it has found what it waited for');
});

test('the page stops after 300 checks for calls, and “Look again” continues', async ({ app }) => {
  const { page, standIn } = app;
  const made = await createKey(app, 'Nobody calls');
  await page.clock.install();
  // Only heard of: a look that is intercepted takes several times as long.
  let asked = 0;
  page.on('request', (request) => {
    if (/\/usage\?days=1$/.test(request.url())) asked += 1;
  });
  const key = new KeyPage(page);
  await key.open(made);
  await expect(key.firstCall).toHaveText(WAITING);
  for (let round = 0; round < 1_000; round += 1) {
    await page.clock.runFor(3_000);
    if (round % 20 === 19 && (await key.lookAgain.isVisible())) break;
  }
  await expect(key.firstCall).toHaveText(/This page has stopped looking for calls./);
  // A request that virtual time gives up before it has left is a look, too.
  assert.ok(asked <= 300 && asked > 280, `${asked} looks`);
  const before = asked;
  await page.clock.runFor(60_000);
  assert.equal(asked, before, 'it has stopped');

  await call(standIn, 'get_all_ln_accounts', made);
  await key.lookAgain.click();
  await expect(key.firstCall).toHaveText(/First call .+get_all_ln_accounts/);
  assert.equal(await key.lookAgain.count(), 0);
});

test('a failed check for calls shows a message, and the page keeps checking', async ({ app }) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await page.clock.install();
  const key = new KeyPage(page);
  for (const [what, fault] of [
    ['500', problem(500, 'internal')],
    ['502 with a page of HTML', proxyPage],
    ['no connection', noConnection],
  ] as const) {
    await test.step(what, async () => {
      const made = await createKey(app, `Cannot look: ${what}`);
      await interceptWith(page, LOOK, [fault, fault]);
      await key.open(made);
      await expect(key.firstCall).toHaveText(/We cannot look at the moment/);
      await call(standIn, 'get_all_ln_accounts', made);
      await page.clock.runFor(3_100);
      await page.clock.runFor(3_100);
      await expect(key.firstCall).toHaveText(/First call .+get_all_ln_accounts/);
    });
  }
});

test('leaving the page stops the checks for calls', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Left alone');
  await page.clock.install();
  const looks = await recordCalls(page, LOOK);
  const key = new KeyPage(page);
  await key.open(made);
  await expect(key.firstCall).toHaveText(WAITING);
  await key.back.click();
  await expect(page.getByRole('button', { name: 'Create API Key' })).toBeVisible();
  await page.clock.runFor(4_000);
  const before = looks.requests.length;
  await page.clock.runFor(30_000);
  assert.equal(looks.requests.length, before);
});

test('a rotated key that was never used waits for a call with the new secret key', async ({ app }) => {
  const { page, standIn } = app;
  const made = await createKey(app, 'Rotated before its first call');
  const pair = await rotated(app, made);
  await new NewSecretDialog(page).copyAndClose();
  const key = new KeyPage(page);
  await expect(key.firstCall).toHaveText(WAITING);
  await call(standIn, 'get_all_ln_accounts', pair);
  await expect(key.firstCall).toHaveText(FIRST);
});

// Rule: who comes back from the terminal is told of the call, although the key is read anew before the call is looked for.
test('a call made while the window was inactive is shown on return to the window', async ({ app }) => {
  const { page, standIn } = app;
  const made = await createKey(app, 'Called from a terminal');
  const key = new KeyPage(page);
  await key.open(made);
  await expect(key.firstCall).toHaveText(WAITING);
  await interceptWith(page, LOOK, [delayed(3_000)], true);
  await call(standIn, 'get_all_ln_accounts', made);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByText(/^Used .* from 127\.0\.0\.1$/)).toBeVisible();
  await expect(key.firstCall).toBeVisible();
  await expect(key.firstCall).toHaveText(FIRST);
});

test('the wait for a call and the commands are shown even if the options arrive after the key', async ({
  app,
}) => {
  const { page } = app;
  const made = await createKey(app, 'Options come late');
  await interceptWith(page, OPTIONS, [delayed(800)]);
  const key = new KeyPage(page);
  await key.open(made);
  await expect(key.rotate).toBeVisible();
  await expect(key.firstCall).toHaveText(WAITING);
  await expect(page.getByText('Try it', { exact: true })).toBeVisible();
});

test('without usage data from the API, the page does not wait for a first call', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Not told');
  await page.route('**/api-key-options', async (route) => {
    const response = await route.fetch();
    const options = await response.json();
    options.capabilities.usage = false;
    await route.fulfill({ response, json: options });
  });
  const looks = await recordCalls(page, USAGE);
  const key = new KeyPage(page);
  await key.open(made);
  await expect(page.getByText('Try it', { exact: true })).toBeVisible();
  await expect(key.firstCall).toBeHidden();
  assert.equal(looks.requests.length, 0);
  assert.ok(await send(page, 'GET', `/api-keys/${made.id}/usage`), 'the API itself would tell');
});
