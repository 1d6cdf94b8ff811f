// Runs the program whole, and in two parts: both must say the same.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

const [whole, first, rest] = await Promise.all(process.argv.slice(2).map((path) => readFile(path)));

/**
 * @param {Buffer | undefined} bytes
 * @param {WebAssembly.Imports} imports
 * @returns {Promise<any>}
 */
async function instance(bytes, imports = {}) {
  assert.ok(bytes);
  return (await WebAssembly.instantiate(new Uint8Array(bytes), imports)).instance.exports;
}

const expected = await instance(whole);
const parts = await instance(first);

assert.equal(parts.early(7), expected.early(7), 'the first part stands by itself');
assert.equal(parts.said(1), expected.said(1));
assert.throws(() => parts.late(0, 1), WebAssembly.RuntimeError, 'the rest is not in the first part');
assert.ok(!first?.includes('that only the rest knows'), 'nor are its words');
assert.ok(first?.includes('A sentence of the first part'));

await instance(rest, { p: parts });
for (const n of [0, 1, 5]) {
  assert.equal(parts.late(0, n), expected.late(0, n));
  assert.equal(parts.late(1, n), expected.late(1, n));
  assert.equal(parts.said(n), expected.said(n), 'what either part has made is called from the other');
}
