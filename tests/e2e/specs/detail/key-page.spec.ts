// The page of one key opens by its address, survives a reload and reveals nothing about unknown keys.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, idOf, KeyPage, ONE_KEY } from '../../pages/key-page.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { changeUser, FABRIKAM_OWNER, OWNER } from '../../pages/sign-in-page.ts';
import {
  delayed,
  FAILED_CALL,
  type Fault,
  interceptWith,
  neverResponds,
  noConnection,
  problem,
  proxyPage,
  recordCalls,
  SESSION,
  truncated,
} from '../../support/faults.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ user: OWNER });

const NOT_FOUND = /did not find|no longer there|no such key|not in this workspace/i;

test('a name in the list opens the key page, a reload stays there, and Back returns to the list', async ({
  app,
}) => {
  const { page } = app;
  const name = 'Client CRM integration';
  const list = new SecurityPage(page);
  await list.open();
  await list.openKey(name);
  const key = new KeyPage(page);
  await expect(key.named(name)).toBeVisible();
  await expect(list.heading).toBeFocused();
  assert.match(new URL(page.url()).pathname, /^\/settings\/security\/api-keys\/key_[A-Za-z0-9]+$/);
  await expect(
    page.getByRole('paragraph').filter({ hasText: /^Nightly sync, see the runbook$/ }),
  ).toBeVisible();
  await page.reload();
  await expect(key.named(name)).toBeVisible();
  await key.back.click();
  await expect(list.row(name)).toBeVisible();
  assert.equal(new URL(page.url()).pathname, '/settings/security');
  await page.goBack();
  await expect(key.named(name)).toBeVisible();
  await page.goForward();
  await expect(list.row(name)).toBeVisible();
});

test('a key page opens by its address alone, without the full API key or secret key', async ({ app }) => {
  const made = await createKey(app, 'By its address', { note: 'Stands in a note' });
  const key = new KeyPage(app.page);
  await key.open(made);
  await expect(app.page.getByRole('paragraph').filter({ hasText: /^Stands in a note$/ })).toBeVisible();
  await expect(app.page.getByText('Only from 127.0.0.1')).toBeVisible();
  await expect(app.page.getByText(/1 action/)).toBeVisible();
  await expect(app.page.getByText(`${made.apiKey.slice(0, 8)}…${made.apiKey.slice(-4)}`)).toBeVisible();
  const left = await everythingLeft(app.page, app.context);
  assert.ok(!left.includes(made.apiKey) && !left.includes(made.secretKey));
});

test('the key is requested once, and opened details stay open', async ({ page }) => {
  const name = 'Lead import';
  const id = await idOf(page, name);
  const calls = await recordCalls(page, ONE_KEY);
  const session = await interceptWith(page, SESSION, [delayed(600)]);
  const key = new KeyPage(page);
  await key.open({ id, name });
  const fold = page.getByRole('list', { name: 'Allowed actions' });
  await page.getByText('Which ones').click();
  await expect(fold).toBeVisible();
  await (await session.requests[0]?.response())?.finished();
  await page.waitForLoadState('networkidle');
  await expect(fold).toBeVisible();
  assert.equal(calls.requests.length, 1);
});

test('a name with markup is shown as plain text', async ({ app }) => {
  const { page } = app;
  const name = '<img src=x onerror="document.title=1"><b>bold</b> &amp; {{x}}';
  const made = await createKey(app, name);
  const key = new KeyPage(page);
  await key.open(made);
  assert.equal(await key.title.textContent(), name);
  // Nothing but the element that keeps it apart.
  assert.equal(await key.title.locator(':not(bdi)').count(), 0);
  await key.rotate.click();
  await expect(
    page.getByRole('alertdialog', { name: `Rotate the secret key of “${name}”?`, exact: true }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await key.revoke.click();
  await expect(page.getByRole('alertdialog', { name: `Revoke “${name}”?`, exact: true })).toBeVisible();
  assert.match(await page.title(), /We-Link/);
});

test('an unknown key shows a message and a way back, a key of another workspace the same message', async ({
  app,
}) => {
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const key = new KeyPage(page);
  const made = await createKey(app, 'Northwind alone');
  const notFoundMessage = async (id: string) => {
    await page.goto(KeyPage.path(id));
    const alert = page.getByRole('alert').filter({ hasText: NOT_FOUND });
    await expect(alert).toBeVisible();
    assert.equal(await key.title.count(), 0);
    return ((await alert.textContent()) ?? '').replace(/Request for support: \S+?(?=Try|Ask|$)/, '');
  };
  for (const id of ['key_0000000000000000', 'x']) {
    await test.step(id, async () => {
      await notFoundMessage(id);
      await key.back.click();
      await expect(new SecurityPage(page).create).toBeVisible();
    });
  }
  await test.step('a key of another workspace', async () => {
    await changeUser(page, FABRIKAM_OWNER);
    const theirs = await notFoundMessage(made.id);
    assert.equal(theirs, await notFoundMessage('key_0000000000000000'));
    assert.ok(!(await everythingLeft(page, context)).includes(made.name));
  });
});

test('an address below a key page shows that no page exists there', async ({ page }) => {
  await page.goto(`${KeyPage.path('key_1')}/more`);
  await expect(page.getByText(/There is no page at this address/)).toBeVisible();
});

const FAILURES: readonly (readonly [string, Fault, RegExp])[] = [
  ['no connection', noConnection, /We could not reach We-Link/],
  ['500', problem(500, 'internal'), /We-Link has a problem/],
  ['502 with a page of HTML', proxyPage, /We-Link has a problem/],
  ['a truncated response', truncated, /could not be read/],
  ['429', problem(429, 'too-many-requests', {}, { 'retry-after': '30' }), /Try again in 30 seconds/],
];

test('a failed load of the key shows the reason, and “Try again” loads it', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const name = 'Lead import';
  const id = await idOf(page, name);
  const key = new KeyPage(page);
  for (const [what, fault, says] of FAILURES) {
    await test.step(what, async () => {
      const calls = await interceptWith(page, ONE_KEY, [fault], true);
      await page.goto(KeyPage.path(id));
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
      await page.waitForLoadState('networkidle');
      calls.restore();
      await key.retry.click();
      await expect(key.named(name)).toBeVisible();
      await expect(key.retry).toBeHidden();
    });
  }
});

test('no response within 15 seconds shows an error', async ({ page, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  const id = await idOf(page, 'Lead import');
  await page.clock.install();
  await interceptWith(page, ONE_KEY, [neverResponds]);
  await page.goto(KeyPage.path(id));
  await expect(page.getByText('Loading the API key')).toBeVisible();
  await page.clock.runFor(16_000);
  await expect(page.getByRole('alert').filter({ hasText: /took too long/ })).toBeVisible();
});
