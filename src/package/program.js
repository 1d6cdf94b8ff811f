// Loads the program, once for all pages of a document: its first part, and the rest when a page asks for it.

import { build, first, rest as later } from '#parts';
import start, { EmbeddedPage } from '#program';
import { check, file, once } from '../hosts/loading.js';

export { build, EmbeddedPage };

let hasEnded = false;

/** Whether a mistake of its own has ended the program, for all pages of the document: nothing of it may be called. */
export function ended() {
  return hasEnded;
}

/** It has. */
export function end() {
  hasEnded = true;
}

/** Resolves when pages can be made. */
export const program = once(async () => {
  check();
  return start({ module_or_path: await bytes(first) });
}, 'wasm-unavailable');

/** Resolves when a page can show everything. */
export const rest = once(async () => {
  const [part, exports] = await Promise.all([bytes(later), program()]);
  await WebAssembly.instantiate(part, { __wasm_split: exports });
}, 'part-missing');

/**
 * The bytes of a part, the very ones that it was built of.
 * @param {{ url: URL, integrity: string }} part
 */
async function bytes({ url, integrity }) {
  // Where the package is served as it is, the module stands beside its parts, and names them.
  const answer = await file(url, new URL('index.js', url), 'wasm', integrity);
  return answer.arrayBuffer();
}
