// What the API holds, asked with the person's own session: what was saved, not what the page says.
import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';

export interface StoredKey {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
  readonly expires_at: string | null;
  readonly ip_restrictions: { readonly mode: string; readonly networks: readonly string[] };
  readonly allowed_actions: { readonly mode: string; readonly actions: readonly string[] };
}

export interface Action {
  readonly id: string;
  readonly name: string;
  readonly can: boolean;
}

export interface Options {
  readonly action_groups: readonly { readonly name: string; readonly actions: readonly Action[] }[];
  readonly presets: readonly { readonly name: string; readonly actions: readonly string[] }[];
}

async function asked<T>(page: Page, path: string): Promise<T> {
  const answer = await page.context().request.get(`/api/settings${path}`);
  assert.equal(answer.status(), 200, path);
  return (await answer.json()) as T;
}

/** The keys that are not revoked, the newest first. */
export async function storedKeys(page: Page): Promise<readonly StoredKey[]> {
  return (await asked<{ keys: StoredKey[] }>(page, '/api-keys?limit=100')).keys;
}

/** The only key with this name. */
export async function storedKey(page: Page, name: string): Promise<StoredKey> {
  const found = (await storedKeys(page)).filter((key) => key.name === name);
  assert.equal(found.length, 1, `keys called ${name}`);
  return found[0] as StoredKey;
}

export function storedOptions(page: Page): Promise<Options> {
  return asked<Options>(page, '/api-key-options');
}

/** Every action of the catalogue. */
export function actionsOf(options: Options): readonly Action[] {
  return options.action_groups.flatMap((group) => group.actions);
}

/** The visible names of actions. */
export function namesOf(options: Options, ids: readonly string[]): readonly string[] {
  return actionsOf(options)
    .filter((action) => ids.includes(action.id))
    .map((action) => action.name);
}
