// What a view loads, by kind, in bytes of compressed bodies as they come over the wire.
import type { Page, Response } from '@playwright/test';

export interface Load {
  readonly kind: string;
  readonly bytes: number;
}

/** What the list can stand without, and what comes after it. */
export const REST = 'rest (wasm)';
export const REST_FILE = /-rest-[0-9a-f]{16}\.wasm$/;

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
    const known = KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
    const kind = REST_FILE.test(response.url()) ? REST : known;
    const { responseBodySize } = await response.request().sizes();
    sums.set(kind, (sums.get(kind) ?? 0) + responseBodySize);
  }
  return [...sums].map(([kind, bytes]) => ({ kind, bytes }));
}

/** Bytes of all of it, or of all but the rest. */
export function total(wire: readonly Load[], withRest: boolean): number {
  const counted = wire.filter(({ kind }) => withRest || kind !== REST);
  return counted.reduce((sum, { bytes }) => sum + bytes, 0);
}
