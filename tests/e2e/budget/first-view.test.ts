// Everything that the first view loads stays within its budget, as it comes over the wire.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SecurityPage } from '../pages/security-page.ts';
import { visible } from '../support/expect.ts';
import { scene } from '../support/journey.ts';
import { measured } from '../support/wire.ts';

const tell = scene();

tell('the first view is within its budget of brotli bytes', async ({ page }) => {
  const file = await readFile(join(import.meta.dirname, '../budget.json'), 'utf8');
  const { firstViewBrotliBytes } = JSON.parse(file) as { firstViewBrotliBytes: number };
  const list = new SecurityPage(page);
  const wire = await measured(page, async () => {
    await list.open();
    await visible(list.rows.first());
  });
  const total = wire.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { kind, bytes } of wire) console.log(`${kind.padEnd(12)} ${String(bytes).padStart(7)} bytes`);
  console.log(`${'all of it'.padEnd(12)} ${String(total).padStart(7)} bytes of ${firstViewBrotliBytes}`);
  assert.ok(wire.some(({ kind }) => kind === 'wasm'));
  assert.ok(total <= firstViewBrotliBytes, `${total} bytes`);
});
