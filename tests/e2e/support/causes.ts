// What keeps the page from starting: causes, and the sentence of each.
import type { Page, Route } from '@playwright/test';
import type { Fault } from './faults.ts';

/** The sentence on the screen, by the kind that a host hears. */
export const SENTENCES = {
  'wasm-unavailable': 'This browser cannot run this page. Update it, or turn on WebAssembly for this site.',
  'wasm-blocked':
    'A security policy blocks WebAssembly, so this page cannot run. Tell the people who run this site.',
  'part-missing':
    'A part of this page is missing. Reload it. If that does not help, tell the people who run this site.',
  'part-blocked':
    'A part of this page could not be loaded. Check your connection and any blocker, then try again.',
  'newer-version': 'There is a newer version of this page. Reload to go on.',
} as const;

/** What the browser itself writes where a policy forbids WebAssembly. */
export const WASM_REFUSED = /Content Security Policy directive|CSP: script-src blocked wasm-eval/;

/** A file of the page is not there, or another one is in its place, or nothing comes at all. */
export const FAULTS: readonly (readonly [what: string, kind: 'part-missing' | 'part-blocked', Fault])[] = [
  ['is not on the server', 'part-missing', (route) => route.fulfill({ status: 404, body: 'Not found' })],
  [
    'is the page that a server gives for every address',
    'part-missing',
    (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><h1>The host</h1>' }),
  ],
  ['is cut short', 'part-missing', cutShort],
  ['is blocked', 'part-blocked', (route) => route.abort('blockedbyclient')],
  ['is lost with the connection', 'part-blocked', (route) => route.abort('connectionreset')],
  [
    'is refused',
    'part-blocked',
    (route) => route.fulfill({ status: 403, contentType: 'text/html', body: '' }),
  ],
];

/** Half of the file, as if it was all. */
async function cutShort(route: Route): Promise<void> {
  const response = await route.fetch();
  const whole = await response.body();
  await route.fulfill({ response, body: whole.subarray(0, whole.length / 2) });
}

/** Takes WebAssembly out of every document from now on. */
export async function withoutWebAssembly(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly');
  });
}

/** Serves the document under a policy that forbids WebAssembly. */
export async function forbidWebAssembly(page: Page, address: string): Promise<void> {
  await page.route(address, async (route: Route) => {
    const response = await route.fetch();
    const policy = response.headers()['content-security-policy'] ?? '';
    const stricter = policy.replace(/ 'wasm-unsafe-eval'/, '');
    if (stricter === policy) throw new Error(`Nothing in the policy allows WebAssembly: ${policy}`);
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': stricter },
    });
  });
}
