// Words that stand in an embedded page before the program is there that has all others.

/** When it did not come. */
export const CANNOT_LOAD = 'This page could not be loaded. Check your connection and try again.';
/** When it came, and the browser cannot run it. */
export const CANNOT_START = 'This page could not start. Update your browser, then reload the page.';
/** When a newer one has taken its place. */
export const REPLACED = 'There is a newer version of this page. Reload to go on.';
/** When the program has ended by a mistake of its own; the page itself says the same. */
export const CRASHED = 'Something went wrong in this page. Reload it to go on.';
export const TRY_AGAIN = 'Try again';
export const RELOAD = 'Reload';
