// What a view loads, by kind, in bytes of compressed bodies as they come over the wire.
import type { Page, Response } from 'playwright-core';

export interface Load {
  readonly kind: string;
  readonly bytes: number;
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/wasm/, 'wasm'],
  [/javascript/, 'JavaScript'],
  [/css/, 'CSS'],
  [/html/, 'HTML'],
  [/svg|image/, 'images'],
];

/** Walks and adds up what was loaded meanwhile; the answers of the API are not part of the page. */
export async function measured(page: Page, walk: () => Promise<void>): Promise<Load[]> {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await walk();
  await page.waitForLoadState('networkidle');
  const sums = new Map<string, number>();
  for (const response of responses) {
    const type = response.headers()['content-type'] ?? '';
    if (/json/.test(type)) continue;
    const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
    const { responseBodySize } = await response.request().sizes();
    sums.set(kind, (sums.get(kind) ?? 0) + responseBodySize);
  }
  return [...sums].map(([kind, bytes]) => ({ kind, bytes }));
}
