// Loads the files of the program, and finds out why one of them does not come or cannot run.
import { FAILURES, RELOAD, TRY_AGAIN } from '../messages/start.js';

/** @typedef {keyof typeof FAILURES} Kind */

/** Why the page, or a part of it, is not there. Its message is for the person. */
export class Failure extends Error {
  /** @param {Kind} kind */
  constructor(kind) {
    super(FAILURES[kind]);
    this.kind = kind;
  }
}

/** Throws where the browser has no WebAssembly, or a policy forbids it. */
export function check() {
  if (!globalThis.WebAssembly) throw new Failure('wasm-unavailable');
  try {
    // The smallest module that there is.
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    throw new Failure('wasm-blocked');
  }
}

/**
 * Fetches a file of the program.
 * @param {string | URL} url
 * @param {string | URL} index what names the file
 * @param {string} type stands in its content type
 * @param {string} integrity empty where the page has been built without one
 */
export async function file(url, index, type = 'wasm', integrity = '') {
  const answer = await ask(url, { integrity });
  if (answer?.ok && (integrity || answer.headers.get('content-type')?.includes(type))) return answer;
  // What does not match its integrity fails as without a connection.
  const there = answer ?? (integrity && (await ask(url, { method: 'HEAD' })));
  if (!there || !(there.ok || there.status === 404 || there.status === 410))
    throw new Failure('part-blocked');
  const names = await (await ask(index, { cache: 'no-store' }))?.text().catch(() => '');
  const isNamed = !names?.includes('.wasm') || names.includes(`${url}`.replace(/.*\//, ''));
  throw new Failure(isNamed ? 'part-missing' : 'newer-version');
}

/**
 * @param {string | URL} url
 * @param {RequestInit} how
 */
function ask(url, how) {
  return fetch(url, { signal: AbortSignal.timeout(60_000), ...how }).catch(() => undefined);
}

/**
 * What was asked for is not asked for again, unless it failed.
 * @template T
 * @param {() => Promise<T>} load
 * @param {Kind} otherwise why it failed, where nothing else is known
 */
export function once(load, otherwise) {
  /** @type {Promise<T> | undefined} */
  let asked;
  return () => {
    asked ??= load().catch((error) => {
      asked = undefined;
      throw why(error, otherwise);
    });
    return asked;
  };
}

/**
 * @param {unknown} error
 * @param {Kind} otherwise
 */
export function why(error, otherwise) {
  if (error instanceof Failure) return error;
  // Other bytes came than were built. A browser that is too old for them has no `AbortSignal.timeout` to ask for them with.
  if (isDamage(error)) return new Failure('part-missing');
  // A connection that is lost on the way.
  const isLost = error instanceof TypeError || error instanceof DOMException;
  return new Failure(isLost ? 'part-blocked' : otherwise);
}

/** @param {unknown} error */
function isDamage(error) {
  if (error instanceof SyntaxError) return true;
  // A script can fail before it is known whether there is any.
  if (!globalThis.WebAssembly) return false;
  return error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
}

/**
 * A sentence and the way on.
 * @param {string} sentence
 * @param {() => void} [again] without it, only a reload helps
 */
export function notice(sentence, again) {
  const words = document.createElement('p');
  words.textContent = sentence;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = again ? TRY_AGAIN : RELOAD;
  button.addEventListener('click', again ?? reload);
  return [words, button];
}

/** Loads the document once more. */
export function reload() {
  location.reload();
}
