// The response to a rotation is lost: the same request is sent again, and there is one new secret key.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { type CreatedKey, createKey, KeyPage } from '../../pages/key-page.ts';
import {
  askToRotate,
  NewSecretDialog,
  PENDING,
  ROTATE,
  RotateDialog,
  refused,
  rotated,
  VALID_UNTIL,
  works,
} from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { deferred } from '../../support/deferred.ts';
import {
  after,
  type Calls,
  FAILED_CALL,
  type Fault,
  interceptWith,
  noConnection,
  problem,
  proxyPage,
  responseDropped,
  truncated,
  wrongShape,
} from '../../support/faults.ts';

test.use({ standInOptions: ['--rate-limit', '10000'] });

const CASES: readonly (readonly [string, Fault])[] = [
  ['the request never arrived', noConnection],
  ['the answer was lost', responseDropped],
  ['502 with a page of HTML', proxyPage],
  ['a 201 that ends in the middle', truncated],
  ['a 201 of another shape', wrongShape],
  [
    '409, the first one is still at work',
    problem(409, 'idempotency-in-progress', {}, { 'retry-after': '1' }),
  ],
];

test('a retry shows the secret key after any kind of lost response, and the key is rotated once', async ({
  app,
}) => {
  // Each row waits for a repetition.
  test.slow();
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  for (const [what, fault] of CASES) {
    await test.step(what, async () => {
      const old = await createKey(app, `Lost: ${what}`);
      const sent = await interceptWith(page, ROTATE, [fault]);
      const ask = await askToRotate(app, old);
      await ask.rotate.click();
      await expect(
        ask.alert.filter({ hasText: /do not know yet whether the secret key was rotated/ }),
      ).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(ask.dialog).toBeVisible();
      await assertRotatedOnce(app, old, sent);
    });
  }
});

test('the secret key is still shown after Back during the retries', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Lost: and left');
  const list = new SecurityPage(page);
  await list.open();
  await list.openKey(old.name);
  await new KeyPage(page).rotate.click();
  const sent = await interceptWith(page, ROTATE, [responseDropped, responseDropped]);
  const ask = new RotateDialog(page);
  await ask.rotate.click();
  await expect(ask.alert.filter({ hasText: /do not know yet/ })).toBeVisible();
  await page.goBack();
  await expect(list.create).toBeVisible();
  await expect(ask.alert.filter({ hasText: /do not know yet/ })).toBeVisible();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await dialog.copyAndClose();
  assert.ok(sent.requests.length >= 2);
  await works(app.standIn, { ...old, secretKey }, 'the new one');
});

test('after five retries the page stops, and “Try again” repeats the same request', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Lost: six times');
  const sent = await stalled(app, old);
  await new RotateDialog(page).tryAgain.click();
  await assertRotatedOnce(app, old, sent);
});

test('“Look at the key” opens the key’s page, which shows the pending rotation', async ({ app }) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Lost: looked at');
  await works(standIn, old, 'the first one');
  await stalled(app, old);
  const ask = new RotateDialog(page);
  await ask.look.click();
  await expect(ask.dialog).toBeHidden();
  await expect(new KeyPage(page).named(old.name)).toBeVisible();
  await expect(page.getByText(PENDING)).toBeVisible();
  await works(standIn, old, 'the old one');
});

test('“Look at the key” also opens the key’s page from the list', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const list = new SecurityPage(page);
  await page.clock.install();
  await interceptWith(page, ROTATE, [noConnection], true);
  await list.open();
  await list
    .row('Reporting dashboard')
    .getByRole('button', { name: /^Create a new secret key/ })
    .click();
  const ask = new RotateDialog(page);
  await ask.rotate.click();
  await stopped(ask);
  await ask.look.click();
  await expect(ask.dialog).toBeHidden();
  await expect(new KeyPage(page).named('Reporting dashboard')).toBeVisible();
  assert.match(new URL(page.url()).pathname, /\/api-keys\/key_/);
});

test('the dialog says that the secret key can no longer be shown, and another rotation works', async ({
  app,
}) => {
  const { page, context, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Lost: another came first');
  const { promise: held, resolve: release } = deferred();
  // The second request waits until another tab has rotated, which ends the secret of the first.
  await interceptWith(page, ROTATE, [responseDropped, after(held, (route) => route.continue())]);
  const ask = await askToRotate(app, old);
  await ask.rotate.click();
  await expect(ask.alert.filter({ hasText: /do not know yet/ })).toBeVisible();
  const other = await context.newPage();
  const theirs = await rotated({ ...app, page: other }, old);
  await new NewSecretDialog(other).copyAndClose();
  release();
  await expect(
    ask.alert.filter({ hasText: /A new secret key was made, but it can no longer be shown/ }),
  ).toBeVisible();
  await works(standIn, theirs, 'the one of the other tab');
  await works(standIn, old, 'the old one');

  await page.bringToFront();
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await dialog.copyAndClose();
  await works(standIn, { ...old, secretKey }, 'the one of this tab');
});

test('a retry refused for the role mentions rotating, not creating', async ({ app }) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Lost: and then forbidden');
  await interceptWith(page, ROTATE, [responseDropped, problem(403, 'forbidden')]);
  const ask = await askToRotate(app, old);
  await ask.rotate.click();
  await expect(
    ask.alert.filter({ hasText: /We could not find out whether the secret key was rotated/ }),
  ).toBeVisible();
  assert.equal(await ask.alert.filter({ hasText: /creating API keys/ }).count(), 0);
  await expect(ask.look).toBeVisible();
  await works(standIn, old, 'the old one');
});

test('every refusal is shown in the dialog, rotates nothing, and the dialog can be cancelled', async ({
  app,
}) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Refused');
  const ask = await askToRotate(app, old);
  for (const [what, fault, says] of [
    ['403', problem(403, 'forbidden'), /does not include rotating/],
    ['404', problem(404, 'not-found'), /no longer there/],
    ['409', problem(409, 'key-revoked'), /The detail of key-revoked/],
    ['429', problem(429, 'too-many-requests', {}, { 'retry-after': '120' }), /Try again in 2 minutes/],
  ] as const) {
    await test.step(what, async () => {
      const sent = await interceptWith(page, ROTATE, [fault]);
      await ask.rotate.click();
      await expect(ask.alert.filter({ hasText: says })).toBeVisible();
      assert.equal(sent.requests.length, 1);
      await works(standIn, old, 'the only one');
      await ask.cancel.click();
      await expect(ask.dialog).toBeHidden();
      await new KeyPage(page).rotate.click();
      await expect(ask.rotate).toBeVisible();
      assert.equal(await ask.alert.count(), 0, 'what went wrong before is not said again');
    });
  }
});

/** Rotated, with the answer lost for as often as the page tries by itself. */
async function stalled(app: App, old: CreatedKey): Promise<Calls> {
  await app.page.clock.install();
  const sent = await interceptWith(app.page, ROTATE, [
    responseDropped,
    ...Array<Fault>(5).fill(noConnection),
  ]);
  const ask = await askToRotate(app, old);
  await ask.rotate.click();
  await stopped(ask);
  assert.equal(sent.requests.length, 6);
  return sent;
}

async function assertRotatedOnce({ page, standIn }: App, old: CreatedKey, sent: Calls): Promise<void> {
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await dialog.copyAndClose();
  assert.ok(sent.requests.length >= 2);
  const ids = new Set(sent.requests.map((request) => request.headers()['idempotency-key']));
  const bodies = new Set(sent.requests.map((request) => request.postData()));
  assert.deepEqual([ids.size, bodies.size], [1, 1], 'the identical request');
  await expect(page.getByText(VALID_UNTIL)).toBeVisible();
  const { secrets } = await (await page.request.get(`/api/settings/api-keys/${old.id}`)).json();
  assert.equal(secrets.length, 2, 'the old one and one new one');
  await works(standIn, { ...old, secretKey }, 'the new one');
  await works(standIn, old, 'the old one');
  await refused(standIn, { ...old, secretKey: `${secretKey}x` }, 'anything else');
}

/** Lets the clock run until the page has stopped trying by itself. */
async function stopped(ask: RotateDialog): Promise<void> {
  const { page } = ask;
  await expect(async () => {
    await page.clock.runFor(2_000);
    await ask.look.waitFor({ timeout: 20 });
  }).toPass({ timeout: 20_000 });
  await expect(
    ask.alert.filter({ hasText: /We could not find out whether the secret key was rotated/ }),
  ).toBeVisible();
  await expect(ask.alert.filter({ hasText: /The old secret key goes on/ })).toBeVisible();
}
