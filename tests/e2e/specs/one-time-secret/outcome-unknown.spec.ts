// The outcome of a save is unknown: the form is locked, the same request is sent again, and one key is created.

import assert from 'node:assert/strict';
import type { Page, Response } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { deferred } from '../../support/deferred.ts';
import {
  after,
  type Calls,
  CREATE,
  FAILED_CALL,
  type Fault,
  hangAfterServer,
  interceptWith,
  noConnection,
  passThrough,
  problem,
  proxyPage,
  proxyPageAfterwards,
  responseDropped,
  truncated,
  wrongShape,
} from '../../support/faults.ts';
import { filledForm, nextForm } from '../../support/flows.ts';
import { call } from '../../support/public-api.ts';

const CASES: readonly (readonly [string, Fault])[] = [
  ['the request never arrived', noConnection],
  ['the answer was lost', responseDropped],
  ['500', problem(500, 'internal')],
  ['502 with a page of HTML', proxyPage],
  ['502 with a page of HTML, after the key was made', proxyPageAfterwards],
  ['a 201 that ends in the middle', truncated],
  ['a 201 of another shape', wrongShape],
  [
    '409, the first one is still at work',
    problem(409, 'idempotency-in-progress', {}, { 'retry-after': '1' }),
  ],
];

// Rule: whatever is not a clear answer leaves the outcome unknown; the identical request goes out until it is known. The
// machine's own network is no other case.
test('a retry delivers the key after any kind of lost response, and only one key is created', async ({
  app,
}) => {
  // Each row waits for a repetition.
  test.slow();
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await new SecurityPage(page).open();
  for (const [what, fault] of [...CASES, ['offline at Save', passThrough] as const]) {
    await test.step(what, async () => {
      const calls = await interceptWith(page, CREATE, [fault]);
      const name = `Lost: ${what}`;
      const form = await nextForm(app, { ...DEFAULT_INPUT, name });
      await context.setOffline(fault === passThrough);
      await form.save.click();
      await expect(page.getByText(/do not know yet whether your key was created/).first()).toBeVisible();
      assert.ok(!(await form.name.isEditable()), 'the form is locked');
      await context.setOffline(false);
      await assertDeliveredOnce(app, calls, name);
    });
  }
});

// Rule: the pair of the first attempt is what comes late, not that of a second key.
test('the pair delivered by a retry works, and its response is marked as replayed', async ({ app }) => {
  const { page, consoleGuard, standIn } = app;
  consoleGuard.expect(FAILED_CALL);
  const answers: Response[] = [];
  page.on('response', (response) => answers.push(response));
  await interceptWith(page, CREATE, [responseDropped]);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Lost: and works' });
  await form.save.click();
  const pair = await new OneTimeDialog(page).pair();
  assert.equal((await call(standIn, 'get_all_ln_accounts', pair)).status, 200);
  const created = answers.filter((answer) => answer.status() === 201);
  assert.deepEqual(await Promise.all(created.map((answer) => answer.headerValue('idempotency-replayed'))), [
    'true',
  ]);
});

// Rule: leaving the form does not stop a save, and what comes of it is told where the person is.
test('after leaving the form, the list shows the unknown outcome and the pair is still delivered', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const calls = await interceptWith(page, CREATE, [responseDropped, responseDropped]);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Lost: and left' });
  await form.save.click();
  await expect(page.getByText(/do not know yet/).first()).toBeVisible();
  await page.goBack();
  await expect(new SecurityPage(page).create).toBeVisible();
  await expect(page.getByText(/do not know yet/).first()).toBeVisible();
  await assertDeliveredOnce(app, calls, 'Lost: and left');
});

// Rule: 30 seconds without an answer are a lost answer.
test('a save without a response for 30 seconds is repeated with the same idempotency key', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await page.clock.install();
  // The second attempt is held, or its answer would be there before anybody has read of it.
  const { promise: moment, resolve: release } = deferred();
  const calls = await interceptWith(page, CREATE, [hangAfterServer, after(moment, passThrough)]);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Lost: silence' });
  await form.save.click();
  await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
  await page.clock.runFor(31_000);
  await expect(page.getByText(/do not know yet/).first()).toBeVisible();
  release();
  await page.clock.runFor(1_500);
  await assertDeliveredOnce(app, calls, 'Lost: silence');
});

// Rule: the page stops by itself, and never says that nothing was made; trying again is the same request.
test('after five retries the page stops and says so, and Try again repeats the same request', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await page.clock.install();
  const calls = await interceptWith(page, CREATE, [responseDropped, ...Array<Fault>(5).fill(noConnection)]);
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Lost: six times' });
  await form.save.click();
  for (let sent = 1; sent <= 6; sent += 1) {
    await expect(async () => {
      // Time passes between two attempts only, however long each of them takes.
      if (calls.requests.at(-1)?.failure()) await page.clock.runFor(2_000);
      assert.ok(calls.requests.length >= sent);
    }).toPass({ timeout: 20_000 });
  }
  await expect(page.getByText(/We could not find out whether your key was created/).first()).toBeVisible();
  await page.clock.runFor(60_000);
  assert.equal(calls.requests.length, 6, 'it has stopped by itself');
  await page.getByRole('button', { name: /^Try again/ }).click();
  await assertDeliveredOnce(app, calls, 'Lost: six times');
});

// Rule: a refusal of the caller says nothing of the attempt before; whether a key was made stays unknown.
test('a refusal after a lost response leaves the outcome unknown, and the list warns', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await new SecurityPage(page).open();
  for (const [what, fault, says] of [
    [
      'a 403',
      problem(403, 'forbidden', { permission: 'create' }),
      /Your role no longer includes creating API keys/,
    ],
    [
      'a 429',
      problem(429, 'too-many-requests', {}, { 'retry-after': '120' }),
      /That was a lot of requests: wait 2 minutes first/,
    ],
  ] as const) {
    await test.step(what, async () => {
      const name = `Lost: then ${what}`;
      await interceptWith(page, CREATE, [responseDropped, fault]);
      const form = await nextForm(app, { ...DEFAULT_INPUT, name });
      await form.save.click();
      await expect(
        page.getByText(/We could not find out whether your key was created/).first(),
      ).toBeVisible();
      await expect(page.getByText(says).first()).toBeVisible();
      await page.getByRole('button', { name: 'Look in the list' }).click();
      await expect(new SecurityPage(page).row(name)).toHaveText(/The secret key was never confirmed/);
      assert.equal(await page.getByRole('alertdialog').count(), 0, 'nobody is asked about the form');
    });
  }
});

async function assertDeliveredOnce({ page }: App, calls: Calls, name: string): Promise<void> {
  const dialog = new OneTimeDialog(page);
  assert.ok((await dialog.pair()).secretKey);
  assert.ok(calls.requests.length >= 2);
  const keys = new Set(calls.requests.map((request) => request.headers()['idempotency-key']));
  const bodies = new Set(calls.requests.map((request) => request.postData()));
  assert.equal(keys.size, 1, 'one intent, one idempotency key');
  assert.equal(bodies.size, 1, 'the identical request');
  await assertInListOnce(page, dialog, name);
}

async function assertInListOnce(page: Page, dialog: OneTimeDialog, name: string): Promise<void> {
  await dialog.close.click();
  await dialog.closeAnyway.click();
  const list = new SecurityPage(page);
  await list.row(name).first().waitFor();
  assert.equal(await list.row(name).count(), 1);
}
