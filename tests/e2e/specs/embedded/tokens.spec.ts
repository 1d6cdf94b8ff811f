// Tokens instead of cookies: the host supplies new headers for each attempt, and they are sent only to the API.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { KeyPage } from '../../pages/key-page.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import type { StoredKey } from '../../support/api-state.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { API_BASE, heardOf } from '../../support/embedded.ts';
import { CREATE, FAILED_CALL, interceptWith, LIST, responseDropped } from '../../support/faults.ts';
import { give, sorted, tokenOf, withTokens } from '../../support/tokens.ts';

test.use({ embedded: true, standInOptions: ['--no-auto-sign-in'] });

async function filled({ page }: App, name: string): Promise<NewKeyForm> {
  await withTokens(page);
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...DEFAULT_INPUT, name });
  return form;
}

async function taken({ page, context }: App, name: string): Promise<void> {
  await allowClipboard(context);
  const dialog = new OneTimeDialog(page);
  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(new SecurityPage(page).row(name)).toBeVisible();
}

/** What the API has, asked with the host's token. */
async function keyOf(page: Page, name: string): Promise<StoredKey | undefined> {
  const authorization = `Bearer ${await tokenOf(page)}`;
  const answer = await page.request.get(`${API_BASE}/api-keys?limit=100`, { headers: { authorization } });
  return ((await answer.json()).keys as StoredKey[]).find((key) => key.name === name);
}

test('a key is created and copied with a token in every API call and nowhere else', async ({ app }) => {
  const { page, context } = app;
  const requests = sorted(page);
  const form = await filled(app, 'By token');
  await form.save.click();
  await taken(app, 'By token');
  const headers = await Promise.all(requests.api.map((request) => request.allHeaders()));
  assert.ok(headers.length >= 5, `${headers.length} calls`);
  for (const sent of headers) {
    assert.match(sent['authorization'] ?? '', /^Bearer \S{10}/);
    assert.equal(sent['x-csrf-token'], undefined);
    assert.equal(sent['cookie'], undefined);
  }
  // Asked for afresh: no number is used twice, and none is asked for in vain.
  const numbers = headers.map((sent) => Number(sent['x-number'])).sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: headers.length }, (_, index) => index + 1),
  );
  const files = requests.other.filter((request) => /\.(wasm|js)$/.test(request.url()));
  assert.ok(files.length >= 3, 'the module and both parts of the program');
  for (const request of requests.other) {
    const sent = await request.allHeaders();
    assert.equal(sent['authorization'], undefined, request.url());
    assert.equal(sent['x-number'], undefined, request.url());
  }
  assert.deepEqual(await context.cookies(), []);
  const stored = await page.evaluate(() => document.querySelector('we-link-security')?.outerHTML ?? '');
  const token = await page.evaluate(() => window.token);
  assert.ok(!stored.includes(token), 'a token is no attribute');
});

test('a retry after a lost response uses new headers', async ({ app }) => {
  app.consoleGuard.expect(FAILED_CALL);
  const calls = await interceptWith(app.page, CREATE, [responseDropped]);
  const form = await filled(app, 'Repeated');
  await form.save.click();
  await taken(app, 'Repeated');
  const sent = calls.requests.map((request) => request.headers());
  assert.equal(sent.length, 2);
  assert.equal(sent[0]?.['idempotency-key'], sent[1]?.['idempotency-key']);
  assert.notEqual(sent[0]?.['x-number'], sent[1]?.['x-number']);
});

test('an expired token is reported once, and the form is kept until there is a new token', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const form = await filled(app, 'Kept meanwhile');
  await page.locator('we-link-security').evaluate((element) =>
    Object.assign(element, {
      onUnauthenticated: () => {
        window.toldSignedOut += 1;
        return new Promise((resolve) => Object.assign(window, { signedInAgain: resolve }));
      },
    }),
  );
  await give(page, 'ended');
  await form.save.click();
  await expect(async () => assert.equal(await page.evaluate(() => window.toldSignedOut), 1)).toPass();
  assert.deepEqual(
    (await heardOf(page, 'wl-unauthenticated')).map(({ detail }) => detail),
    [{}],
  );
  assert.equal(await form.name.inputValue(), 'Kept meanwhile');
  await give(page, await tokenOf(page));
  await page.evaluate(() => Reflect.get(window, 'signedInAgain')());
  // The save goes on by itself, with everything that was typed.
  await taken(app, 'Kept meanwhile');
  const stored = await keyOf(page, 'Kept meanwhile');
  assert.deepEqual(stored?.ip_restrictions.networks, DEFAULT_INPUT.networks);
  assert.equal(await page.evaluate(() => window.toldSignedOut), 1);
});

test('no request is sent without the host’s headers, and Try again works with them', async ({ app }) => {
  const { page, consoleGuard } = app;
  await withTokens(page);
  const list = new SecurityPage(page);
  const heading = page.getByRole('heading', { level: 2, name: 'Client CRM integration' });
  for (const [what, make] of Object.entries<() => unknown>({
    throws: () => {
      throw new Error('Of the host.');
    },
    rejects: () => Promise.reject(new Error('Of the host.')),
    'returns a number': () => 5,
    'returns an invalid header name': () => ({ 'not a name': '1' }),
  })) {
    await test.step(`getHeaders ${what}`, async () => {
      await expect(list.rows.first()).toBeVisible();
      const before = consoleGuard.addresses.length;
      const heard = (await heardOf(page, 'wl-error')).length;
      await page.evaluate(
        `window.good = document.querySelector('we-link-security').getHeaders;
         document.querySelector('we-link-security').getHeaders = ${make.toString()}`,
      );
      await list.openKey('Client CRM integration');
      await expect(page.getByRole('alert').first()).toBeVisible();
      const asked = consoleGuard.addresses.slice(before).filter((address) => address.includes('/api/'));
      assert.deepEqual(asked, [], 'nothing was sent without the headers');
      const kinds = (await heardOf(page, 'wl-error')).slice(heard).map(({ detail }) => detail['kind']);
      assert.ok(kinds.includes('no-connection'), `${kinds}`);
      await page
        .locator('we-link-security')
        .evaluate((it) => Object.assign(it, { getHeaders: Reflect.get(window, 'good') }));
      await page
        .getByRole('button', { name: /^Try again/ })
        .first()
        .click();
      await expect(heading).toBeVisible();
      await new KeyPage(page).back.click();
    });
  }
});

test('getHeaders without a result times out, and Try again works', async ({ page }) => {
  await page.clock.install();
  await withTokens(page);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  const element = page.locator('we-link-security');
  await element.evaluate((it) => {
    Object.assign(window, { good: Reflect.get(it, 'getHeaders') });
    Object.assign(it, { getHeaders: () => new Promise(() => {}) });
  });
  await list.openKey('Client CRM integration');
  await page.clock.runFor(120_000);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(async () =>
    assert.ok((await heardOf(page, 'wl-error')).some(({ detail }) => detail['kind'] === 'timed-out')),
  ).toPass();
  await element.evaluate((it) => Object.assign(it, { getHeaders: Reflect.get(window, 'good') }));
  await page
    .getByRole('button', { name: /^Try again/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 2, name: 'Client CRM integration' })).toBeVisible();
});

test('a redirect shows an error and is not followed', async ({ page, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  await interceptWith(
    page,
    LIST,
    [(route) => route.fulfill({ status: 307, headers: { location: '/api/settings/elsewhere' } })],
    true,
  );
  await withTokens(page);
  await expect(page.getByRole('alert').first()).toBeVisible();
  assert.ok(!consoleGuard.addresses.some((address) => address.endsWith('/elsewhere')));
  assert.ok((await heardOf(page, 'wl-error')).length > 0);
});

test('the fetch option is used for the API instead of a patched window.fetch', async ({ page }) => {
  await page.addInitScript(() => {
    const unpatched = window.fetch.bind(window);
    const seen: string[] = [];
    Object.assign(window, { unpatched, seen });
    window.fetch = (...given) => {
      seen.push(String(given[0] instanceof Request ? given[0].url : given[0]));
      return unpatched(...given);
    };
  });
  await withTokens(page);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  const seen = () =>
    page.evaluate(() => Reflect.get(window, 'seen').filter((at: string) => /\/api\//.test(at)));
  const before = (await seen()).length;
  assert.ok(before > 0, 'the recorder sees what it can');
  await page
    .locator('we-link-security')
    .evaluate((it) => Object.assign(it, { fetch: Reflect.get(window, 'unpatched') }));
  await list.openKey('Client CRM integration');
  await expect(page.getByRole('heading', { level: 2, name: 'Client CRM integration' })).toBeVisible();
  assert.equal((await seen()).length, before);
});
