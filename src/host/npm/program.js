// Loads the program, once for all pages of a document: its first part, and the rest when a page asks for it.

import { build, first, rest as later } from '#parts';
import start, { EmbeddedPage } from '#program';

export { build, EmbeddedPage };

/** A part that did not come. `cause` is the status that says why, if there was one. */
export class NotLoaded extends Error {
  /** Another one stands in its place, or none: a newer version has been deployed. */
  get replaced() {
    return this.cause === 404;
  }
}

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
export const program = once(async () => start({ module_or_path: await loaded(first) }));

/** Resolves when a page can show everything. */
export const rest = once(async () => {
  const [bytes, exports] = await Promise.all([loaded(later), program()]);
  await WebAssembly.instantiate(bytes, { p: exports });
});

/**
 * The bytes of a part, the very ones that it was built of.
 * @param {{ url: URL, integrity: string }} part
 */
async function loaded({ url, integrity }) {
  try {
    const answer = await fetch(url, { integrity, signal: AbortSignal.timeout(60_000) });
    if (answer.ok) return await answer.arrayBuffer();
    throw new NotLoaded(url.pathname, { cause: answer.status });
  } catch (error) {
    if (error instanceof NotLoaded) throw error;
    throw new NotLoaded(url.pathname, { cause: await whatIsThere(url) });
  }
}

/**
 * Whatever does not match its integrity fails as without a connection; somebody who serves one page for all addresses
 * answers with that where a part is gone.
 * @param {URL} url
 */
async function whatIsThere(url) {
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(10_000) });
    return answer.ok ? 404 : answer.status;
  } catch {
    return undefined;
  }
}

/**
 * What was asked for is not asked for again, unless it failed.
 * @template T
 * @param {() => Promise<T>} ask
 */
function once(ask) {
  /** @type {Promise<T> | undefined} */
  let asked;
  return () => {
    asked ??= ask().catch((error) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}
