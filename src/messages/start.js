// Words that stand there before the program is there that has all others.

/** Why the page, or a part of it, is not there, and what to do; by the `kind` that the host hears. */
export const FAILURES = {
  'wasm-unavailable': 'This browser cannot run this page. Update it, or turn on WebAssembly for this site.',
  'wasm-blocked':
    'A security policy blocks WebAssembly, so this page cannot run. Tell the people who run this site.',
  'part-missing':
    'A part of this page is missing. Reload it. If that does not help, tell the people who run this site.',
  'part-blocked':
    'A part of this page could not be loaded. Check your connection and any blocker, then try again.',
  'newer-version': 'There is a newer version of this page. Reload to go on.',
};
/** When the program has ended by a mistake of its own; the page itself says the same. */
export const CRASHED = 'Something went wrong in this page. Reload it to go on.';
/** While it is tried again. */
export const LOADING = 'Loading…';
export const TRY_AGAIN = 'Try again';
export const RELOAD = 'Reload';
