// What is shown before the program is loaded, and when it cannot be loaded.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { deferred } from '../../support/deferred.ts';

test('frame and skeleton are shown before the wasm file is loaded, and are then replaced', async ({
  page,
}) => {
  const { promise: held, resolve: release } = deferred();
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/settings/security', { waitUntil: 'commit' });
  const list = new SecurityPage(page);
  await expect(list.navigation).toBeVisible();
  await expect(list.heading).toBeVisible();
  assert.equal(await list.create.count(), 0);
  release();
  await expect(list.create).toBeVisible();
  assert.equal(await list.heading.count(), 1, 'the skeleton is gone');
  const link = list.navigation.getByRole('link', { name: 'Security' });
  assert.equal(await link.getAttribute('aria-current'), 'page');
});

test.describe(() => {
  test.use({ javaScriptEnabled: false });
  test('without JavaScript a message mentions JavaScript', async ({ page, consoleGuard }) => {
    consoleGuard.expect(/was preloaded using link preload but not used/);
    await page.goto('/settings/security');
    await expect(page.getByText(/JavaScript/).first()).toBeVisible();
  });
});

test('a message is shown when the program cannot be loaded', async ({ page, consoleGuard }) => {
  consoleGuard.expect(/./);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/settings/security');
  await expect(page.getByRole('alert').filter({ hasText: /could not|cannot|reload/i })).toBeVisible();
});

test('a message is shown when the browser has no WebAssembly', async ({ page, consoleGuard }) => {
  consoleGuard.expect(/./);
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
  });
  await page.goto('/settings/security');
  await expect(page.getByRole('alert').filter({ hasText: /browser/i })).toBeVisible();
});

test('the page has no inline script or style, and has the expected headers', async ({ page, standIn }) => {
  const answer = await page.request.get(`${standIn.url}/settings/security`);
  const html = await answer.text();
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)[^>]*>\s*\S|<style|\son[a-z]+=|\sstyle=/);
  const headers = answer.headers();
  assert.match(headers['content-security-policy'] ?? '', /script-src 'self' 'wasm-unsafe-eval'/);
  assert.doesNotMatch(
    headers['content-security-policy'] ?? '',
    /unsafe-inline|unsafe-eval'.*'unsafe-eval|https?:/,
  );
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.equal(headers['cache-control'], 'no-cache');
  const missing = await page.request.get(`${standIn.url}/nothing-here`);
  assert.equal(missing.status(), 404);
});
