// The budgets of what is loaded before the list is shown and of everything that is loaded, as sent over the wire. A
// build that failed to split the program into two parts fails here, too.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clock } from '../bench/in-page.ts';
import { expect, test } from '../fixtures/test.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { type Load, measured, REST, REST_FILE, total } from '../support/transfer-size.ts';

interface Budget {
  readonly firstViewBrotliBytes: number;
  readonly everythingBrotliBytes: number;
  readonly restBrotliBytesAtLeast: number;
}

test('the page is within its budget of brotli bytes, and the list does not wait for the second part', async ({
  page,
}) => {
  const file = await readFile(join(import.meta.dirname, '../budget.json'), 'utf8');
  const budget = JSON.parse(file) as Budget;
  const list = new SecurityPage(page);
  await clock(page);
  const wire = await measured(page, async () => {
    await list.open();
    await expect(list.rows.first()).toBeVisible();
  });
  report(wire, budget);
  assert.ok(wire.some(({ kind }) => kind === 'wasm'));
  assert.ok(total(wire, false) <= budget.firstViewBrotliBytes, 'the first view');
  assert.ok(total(wire, true) <= budget.everythingBrotliBytes, 'everything');
  const rest = wire.find(({ kind }) => kind === REST);
  assert.ok((rest?.bytes ?? 0) >= budget.restBrotliBytesAtLeast, 'the rest is not with the first view');

  const listAt = await page.evaluate(() => window.listAt);
  const restAt = await page.evaluate((pattern) => {
    const all = performance.getEntriesByType('resource');
    return all.find(({ name }) => new RegExp(pattern).test(name))?.startTime;
  }, REST_FILE.source);
  assert.ok(
    restAt && restAt >= listAt,
    `the rest is asked for at ${restAt} ms, the list stands at ${listAt} ms`,
  );
});

function report(wire: readonly Load[], budget: Budget): void {
  const line = (words: string, bytes: number, more = '') =>
    console.log(`${words.padEnd(12)} ${String(bytes).padStart(7)} bytes${more}`);
  for (const { kind, bytes } of wire) line(kind, bytes);
  line('first view', total(wire, false), ` of ${budget.firstViewBrotliBytes}`);
  line('everything', total(wire, true), ` of ${budget.everythingBrotliBytes}`);
}
