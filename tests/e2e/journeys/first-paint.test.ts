// What stands on the screen before the program is there, and where it cannot come.
import assert from 'node:assert/strict';
import { SecurityPage } from '../pages/security-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { visible } from '../support/expect.ts';
import { scene } from '../support/journey.ts';

const tell = scene();

tell('frame and skeleton are there before the wasm, and give way to it', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/settings/security', { waitUntil: 'commit' });
  const list = new SecurityPage(page);
  await visible(list.navigation);
  await visible(list.heading);
  await assertAccessible(page, 'the skeleton');
  assert.equal(await list.create.count(), 0);
  release();
  await visible(list.create);
  assert.equal(await list.heading.count(), 1, 'the skeleton is gone');
  const link = list.navigation.getByRole('link', { name: 'Security' });
  assert.equal(await link.getAttribute('aria-current'), 'page');
});

tell(
  'without JavaScript a sentence says what is needed',
  async ({ page }) => {
    await page.goto('/settings/security');
    await visible(page.getByText(/JavaScript/).first());
  },
  { javaScriptEnabled: false },
);

tell('where the program cannot be loaded a sentence says so', async ({ page, watch }) => {
  watch.expect(/./);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/settings/security');
  await visible(page.getByRole('alert').filter({ hasText: /could not|cannot|reload/i }));
});

tell('where the browser has no WebAssembly a sentence says so', async ({ page, watch }) => {
  watch.expect(/./);
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
  });
  await page.goto('/settings/security');
  await visible(page.getByRole('alert').filter({ hasText: /browser/i }));
});

tell('nothing of the page is inline, and its headers are those of the house', async ({ page, standIn }) => {
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
