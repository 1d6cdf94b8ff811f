// A dashboard whose API is on another origin, with bearer tokens in place of cookies.

import assert from 'node:assert/strict';
import type { Request } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { inEach, open, type Page, signIn } from '../../support/dashboard.ts';
import { CREATE, FAILED_CALL, type Fault, interceptWith, LIST, recordCalls } from '../../support/faults.ts';
import { everythingLeft } from '../../support/residue.ts';

interface Sent {
  readonly url: string;
  /** With the cookies, which the browser adds last. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The real call, with a token that the API does not know any more. */
const wornOut: Fault = (route) =>
  route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer worn-out' } });

inEach(
  ['vue'],
  [],
  (name) => {
    test('the token is sent only to the API, without cookies or CSRF tokens', async ({ app }) => {
      const { page, standIn } = app;
      const watched = everySent(page);
      await open(app, name);
      await created(page, 'With a token');
      const sent = await watched();
      const calls = sent.filter(({ url }) => url.startsWith(`${standIn.url}/api/settings/`));
      assert.ok(calls.length >= 5, `${calls.length} calls`);
      for (const { url, headers } of calls) {
        assert.match(headers['authorization'] ?? '', /^Bearer ./, url);
        assert.equal(headers['cookie'], undefined, url);
        assert.equal(headers['x-csrf-token'], undefined, url);
      }
      const others = sent.filter((request) => !calls.includes(request));
      assert.ok(
        others.some(({ url }) => url.endsWith('.wasm')),
        'the files of the page are among the others',
      );
      for (const { url, headers } of others) assert.equal(headers['authorization'], undefined, url);
    });

    test('the token is in no attribute, storage, address or history', async ({ app }) => {
      const { page, context } = app;
      const watched = everySent(page);
      await open(app, name);
      await expect(new SecurityPage(page).rows.first()).toBeVisible();
      const calls = (await watched()).filter(({ headers }) => headers['authorization']);
      const token = calls[0]?.headers['authorization']?.replace('Bearer ', '') ?? '';
      assert.ok(token.length >= 16);
      const left = `${await everythingLeft(page, context)}\n${await page.content()}`;
      assert.ok(left.includes('we-link-security'), 'the search sees the element');
      assert.ok(!left.includes(token), 'a trace of the token');
    });

    test('with an expired token the dashboard asks for sign-in, and the save continues automatically', async ({
      app,
    }) => {
      const { page, consoleGuard } = app;
      consoleGuard.expect(FAILED_CALL);
      await open(app, name);
      const calls = await interceptWith(page, CREATE, [wornOut]);
      const form = await filled(page, 'Saved with a fresh token');
      await form.save.click();
      await expect(page.getByRole('dialog', { name: 'Sign in to the dashboard' })).toBeVisible();
      assert.equal(await form.name.inputValue(), 'Saved with a fresh token');
      await signIn(page);
      await copied(page);
      await expect(new SecurityPage(page).row('Saved with a fresh token')).toBeVisible();
      assert.equal(calls.requests.length, 2);
      const [first, second] = calls.requests.map((request) => request.headers());
      assert.equal(first?.['idempotency-key'], second?.['idempotency-key'], 'one intent');
      assert.notEqual(first?.['authorization'], second?.['authorization'], 'asked for afresh');
    });

    test('an expired token at the list leads to one sign-in, and the list is then shown', async ({ app }) => {
      const { page, consoleGuard } = app;
      consoleGuard.expect(FAILED_CALL);
      await open(app, name);
      const list = new SecurityPage(page);
      await list.create.click();
      const lists = await interceptWith(page, LIST, [wornOut]);
      const signIns: Request[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/tokens')) signIns.push(request);
      });
      await new NewKeyForm(page).cancel.click();
      await expect(page.getByRole('dialog', { name: 'Sign in to the dashboard' })).toBeVisible();
      await signIn(page);
      await expect(list.row('Internal staging key')).toBeVisible();
      const calls = await recordCalls(page, CREATE);
      await created(page, 'After the sign-in');
      assert.equal(calls.requests.length, 1);
      await expect(page.getByRole('dialog', { name: 'Sign in to the dashboard' })).toBeHidden();
      assert.equal(signIns.length, 1, 'asked once');
      const statuses = lists.requests.map(async (request) => (await request.response())?.status());
      const [first, ...others] = await Promise.all(statuses);
      assert.equal(first, 401);
      assert.ok(others.length > 0 && others.every((status) => status === 200), `${others}`);
    });
  },
  true,
);

/** Watches every request of the page from now on; what it returns waits and gives them all. */
function everySent(page: Page): () => Promise<Sent[]> {
  const sent: Promise<Sent>[] = [];
  page.on('request', (request) => {
    sent.push(request.allHeaders().then((headers) => ({ url: request.url(), headers })));
  });
  return async () => {
    await page.waitForLoadState('networkidle');
    return Promise.all(sent);
  };
}

async function filled(page: Page, name: string): Promise<NewKeyForm> {
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...DEFAULT_INPUT, name });
  return form;
}

async function copied(page: Page): Promise<void> {
  const dialog = new OneTimeDialog(page);
  await dialog.dialog.waitFor();
  await dialog.close.click();
  await dialog.closeAnyway.click();
  await expect(dialog.dialog).toBeHidden();
}

async function created(page: Page, name: string): Promise<void> {
  await (await filled(page, name)).save.click();
  await copied(page);
  await expect(new SecurityPage(page).row(name)).toBeVisible();
}
