// The budget of what an embedded page loads before its list is shown: the module and the first part of the program,
// which contains the style. In bytes with the best brotli compression.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clock } from '../bench/in-page.ts';
import { expect, test } from '../fixtures/test.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { bare, brotli, PLAIN_ELEMENT, put } from '../support/embedded.ts';
import { PACKAGE } from '../support/package.ts';
import { REST_FILE } from '../support/transfer-size.ts';

/** The host's own, which a browser asks for when it likes. */
const ICON = '/icon.svg';

test.use({ embedded: true });

/** Bytes of a file of the package, compressed as `br` beside it would be. */
async function compressed(path: string): Promise<number> {
  return brotli(await readFile(join(PACKAGE, path))).length;
}

test('the embedded page is within its budget of brotli bytes', async ({ page, consoleGuard }) => {
  const file = await readFile(join(import.meta.dirname, '../budget.json'), 'utf8');
  const budget = JSON.parse(file).embeddedFirstLoadBrotliBytes as number;
  await clock(page);
  await bare(page);
  const before = consoleGuard.addresses.length;
  await put(page, PLAIN_ELEMENT);
  await page.addScriptTag({ url: '/package/index.js', type: 'module' });
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  const listAt = await page.evaluate(() => window.listAt);
  const loaded = () =>
    page.evaluate(() => {
      const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return all.map(({ name, startTime }) => ({ path: new URL(name).pathname, startTime }));
    });
  await expect(async () => assert.ok((await loaded()).some(({ path }) => REST_FILE.test(path)))).toPass();
  const files = (await loaded()).filter(({ path }) => path.startsWith('/package/'));

  const first = files.filter(({ startTime }) => startTime < listAt).map(({ path }) => path);
  assert.equal(first.length, 2, `before the list stood there came ${first.join(' and ')}`);
  assert.ok(first.some((path) => path.endsWith('/index.js')));
  assert.ok(first.some((path) => path.endsWith('.wasm') && !REST_FILE.test(path)));
  // Nothing comes from elsewhere, and no style sheet or font beside them.
  const others = consoleGuard.addresses
    .slice(before)
    .map((address) => new URL(address).pathname)
    .filter((path) => !/^\/(package|api)\//.test(path) && path !== ICON);
  assert.deepEqual(others, []);

  let sum = 0;
  for (const path of first) {
    const bytes = await compressed(path.replace('/package/', ''));
    console.log(`${path.replace('/package/', '').padEnd(44)} ${String(bytes).padStart(7)} bytes`);
    sum += bytes;
  }
  console.log(`${'embedded, first load'.padEnd(44)} ${String(sum).padStart(7)} bytes of ${budget}`);
  assert.ok(sum <= budget, `${sum} bytes`);
});
