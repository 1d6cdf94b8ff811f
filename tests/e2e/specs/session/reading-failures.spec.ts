// Every kind of read error: a message, a way to continue, and the request id if there is one.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { deferred } from '../../support/deferred.ts';
import {
  after,
  CREATE,
  FAILED_CALL,
  type Fault,
  interceptWith,
  LIST,
  neverResponds,
  noConnection,
  OPTIONS,
  oldProblem,
  passThrough,
  problem,
  proxyPage,
  recordCalls,
  SESSION,
  truncated,
  wrongShape,
} from '../../support/faults.ts';
import { saved } from '../../support/flows.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';

interface Case {
  readonly name: string;
  readonly fault: Fault;
  readonly says: RegExp;
  readonly requestId?: string;
}

const CASES: readonly Case[] = [
  { name: 'no connection', fault: noConnection, says: /We could not reach We-Link/ },
  { name: '403', fault: problem(403, 'forbidden'), says: /does not include seeing API keys. Ask an owner/ },
  {
    name: '404',
    fault: problem(404, 'not-found'),
    says: /did not find what this page asked for/,
    requestId: 'req-of-not-found',
  },
  { name: '409', fault: problem(409, 'limit-reached'), says: /The detail of limit-reached/ },
  { name: '422', fault: problem(422, 'validation'), says: /./, requestId: 'req-of-validation' },
  {
    name: '429 with the wait',
    fault: problem(429, 'too-many-requests', {}, { 'retry-after': '42' }),
    says: /Try again in 42 seconds/,
    requestId: 'req-of-too-many-requests',
  },
  {
    name: '500',
    fault: problem(500, 'internal'),
    says: /We-Link has a problem at the moment/,
    requestId: 'req-of-internal',
  },
  {
    name: '500 in the other documented form',
    fault: oldProblem(500, 'INTERNAL_ERROR'),
    says: /We-Link has a problem at the moment/,
    requestId: 'req-of-INTERNAL_ERROR',
  },
  { name: '502 with a page of HTML', fault: proxyPage, says: /We-Link has a problem at the moment/ },
  { name: 'JSON that ends in the middle', fault: truncated, says: /answer could not be read/ },
  { name: 'JSON of another shape', fault: wrongShape, says: /answer could not be read/ },
];

test('every error of the list and the session is shown, and Try again loads the keys', async ({ app }) => {
  // Each case loads the page.
  test.slow();
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const list = new SecurityPage(page);
  for (const { name, fault, says, requestId } of CASES) {
    await test.step(`the list: ${name}`, async () => {
      const calls = await interceptWith(page, LIST, [fault], true);
      await list.open();
      await expect(page.getByText(says).first()).toBeVisible();
      if (requestId) await expect(page.getByText(requestId).first()).toBeVisible();
      calls.restore();
      await recovers(app);
    });
  }
  await test.step('the session: 500', async () => {
    await interceptWith(page, SESSION, [problem(500, 'internal')]);
    await page.goto('/settings/security');
    await expect(page.getByText(/We-Link has a problem at the moment/).first()).toBeVisible();
    await recovers(app);
  });
});

test('a list that failed before the session came is asked again only by Try again', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const { promise: held, resolve: release } = deferred();
  await interceptWith(page, SESSION, [after(held, passThrough)]);
  const calls = await interceptWith(page, LIST, [problem(500, 'internal')]);
  const list = new SecurityPage(page);
  await list.open();
  await expect(page.getByText(/We-Link has a problem at the moment/)).toBeVisible();
  const session = page.waitForResponse(/\/session$/);
  release();
  await (await session).finished();
  // Only a session that came offers to create a key.
  await expect(list.create).toBeVisible();
  await expect(page.getByText(/We-Link has a problem at the moment/)).toBeVisible();
  assert.equal(calls.requests.length, 1);
  await recovers(app);
  assert.equal(calls.requests.length, 2);
});

test('a list without a response for 15 seconds shows a timeout error', async ({ app }) => {
  const { page } = app;
  await page.clock.install();
  const calls = await interceptWith(page, LIST, [neverResponds], true);
  // The other calls must be over before the clock jumps, or they would run out of time as well.
  const others = [/\/session$/, /\/api-key-options$/].map((address) => page.waitForResponse(address));
  await page.goto('/settings/security');
  for (const response of await Promise.all(others)) await response.finished();
  await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
  // The clock also runs by itself, so the bound is not told to the second.
  await page.clock.runFor(10_000);
  assert.equal(await page.getByText(/took too long/).count(), 0);
  await page.clock.runFor(6_000);
  await expect(page.getByText(/We-Link took too long to answer/).first()).toBeVisible();
  calls.restore();
  await recovers(app);
});

test('nothing is saved without the catalogue, and Try again keeps the typed values', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const options = await interceptWith(page, OPTIONS, [problem(500, 'internal')], true);
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await page.goto(FORM_PATH);
  await form.fill({ ...DEFAULT_INPUT, actions: [] });
  await expect(form.actions).toHaveText(/We-Link has a problem at the moment/);
  await form.save.click();
  await expect(
    form.actions.getByText('The actions are not there yet. Try again to load them.'),
  ).toBeVisible();
  await expectFocusWithin(form.actions);
  const unknown = form.expiry.getByText(/^We-Link has not told yet how long a key may live\./);
  await expect(unknown).toBeVisible();
  await expect(form.mend('Allowed actions')).toBeVisible();
  await expect(form.mend('Expiry')).toBeVisible();
  assert.equal(calls.requests.length, 0);

  options.restore();
  await form.actions.getByRole('button', { name: 'Try again' }).click();
  await expectFocusWithin(form.actions.getByRole('searchbox'));
  await form.action(DEFAULT_INPUT.actions[0] ?? '').check();
  await expect(unknown).toBeHidden();
  assert.equal(await form.name.inputValue(), DEFAULT_INPUT.name);
  assert.deepEqual(await form.entries(), DEFAULT_INPUT.networks);
  await saved(app, form);
  assert.equal(calls.requests.length, 1);
});

/** The way on leads to the keys. */
async function recovers({ page }: App): Promise<void> {
  const list = new SecurityPage(page);
  await list.retry.first().click();
  await expect(list.rows.first()).toBeVisible();
  await expect(list.create).toBeVisible();
}
