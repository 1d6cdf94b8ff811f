// The page of one key, and keys to look at there.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import type { App } from '../fixtures/test.ts';
import type { Call } from '../support/faults.ts';
import type { Pair } from '../support/public-api.ts';
import { RevokeDialog } from './revoke-dialog.ts';

export const ONE_KEY: Call = { method: 'GET', path: /^\/api-keys\/[^/]+$/ };
export const USAGE: Call = { method: 'GET', path: /^\/api-keys\/[^/]+\/usage$/ };
/** A look for the first call; the section on usage opens with more days. */
export const LOOK: Call = { ...USAGE, search: /^\?days=1$/ };
export const END_SECRET: Call = { method: 'DELETE', path: /^\/api-keys\/[^/]+\/secrets\/[^/]+$/ };

const API = '/api/settings';

/** A key, with the pair that only its maker has. */
export interface CreatedKey extends Pair {
  readonly id: string;
  readonly name: string;
}

export class KeyPage {
  readonly title: Locator;
  readonly back: Locator;
  readonly rotate: Locator;
  readonly endOld: Locator;
  readonly revoke: Locator;
  readonly newSecret: Locator;
  readonly retry: Locator;
  /** What waits for the first call. */
  readonly firstCall: Locator;
  readonly lookAgain: Locator;
  readonly askSupport: Locator;
  readonly revokeDialog: RevokeDialog;

  constructor(readonly page: Page) {
    this.title = page.getByRole('heading', { level: 2 });
    this.back = page.getByRole('button', { name: 'All API keys' });
    this.rotate = page.getByRole('button', { name: 'Rotate secret key', exact: true });
    this.endOld = page.getByRole('button', { name: 'End the old secret key now', exact: true });
    this.revoke = page.getByRole('button', { name: 'Revoke', exact: true });
    this.newSecret = page.getByRole('button', { name: /^Create a new secret key/ });
    this.retry = page.getByRole('button', { name: /^Try again/ });
    this.firstCall = page.getByRole('region', { name: 'First call' });
    this.lookAgain = this.firstCall.getByRole('button', { name: 'Look again' });
    this.askSupport = page.getByRole('button', { name: 'Ask support' });
    this.revokeDialog = new RevokeDialog(page);
  }

  static path(id: string): string {
    return `/settings/security/api-keys/${id}`;
  }

  /** Opens it by its address and waits for the key. */
  async open(made: { readonly id: string; readonly name: string }): Promise<void> {
    await this.page.goto(KeyPage.path(made.id));
    await this.named(made.name).waitFor();
  }

  /** The title, when it is this key's. */
  named(name: string): Locator {
    return this.page.getByRole('heading', { level: 2, name, exact: true });
  }
}

/** The question before the old secret key ends. */
export class EndDialog {
  readonly dialog: Locator;
  readonly end: Locator;
  readonly keep: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: 'End the old secret key now?' });
    this.end = this.dialog.getByRole('button', { name: 'End the old secret key now' });
    this.keep = this.dialog.getByRole('button', { name: 'Keep it for now' });
  }
}

/** A change or a question, sent as the page sends it, by whoever is signed in. */
export async function send(
  page: Page,
  method: string,
  path: string,
  data?: object,
  headers: Record<string, string> = {},
  // biome-ignore lint/suspicious/noExplicitAny: the answers have no common shape
): Promise<any> {
  // The first visit signs the owner in, where the stand-in does so.
  const sessionOf = () => page.request.get(`${API}/session`);
  let session = await sessionOf();
  if (session.status() === 401) {
    await page.request.get('/settings/security');
    session = await sessionOf();
  }
  const token = (await session.json()).csrf_token;
  const answer = await page.request.fetch(`${API}${path}`, {
    method,
    headers: { 'x-csrf-token': token, ...headers },
    ...(data ? { data } : {}),
  });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** What a new key has where nothing else is wished for. */
export interface KeyInput {
  readonly actions?: readonly string[];
  readonly networks?: readonly string[];
  readonly note?: string;
  /** Nobody confirms to have the secret. */
  readonly unsaved?: boolean;
}

/** A key that was made, shown and saved before the app begins; the screen stays as it is. */
export async function createKey(
  { page }: Pick<App, 'page'>,
  name: string,
  wish: KeyInput = {},
): Promise<CreatedKey> {
  const made = await send(
    page,
    'POST',
    '/api-keys',
    {
      name,
      ...(wish.note ? { note: wish.note } : {}),
      ip_restrictions: { mode: 'only', networks: wish.networks ?? ['127.0.0.1'] },
      allowed_actions: { mode: 'only', actions: wish.actions ?? ['get_all_ln_accounts'] },
    },
    { 'idempotency-key': crypto.randomUUID() },
  );
  const { id } = made.key;
  for (const state of wish.unsaved ? ['shown'] : ['shown', 'saved']) {
    await send(page, 'POST', `/api-keys/${id}/secret-state`, { secret_id: made.secret_id, state });
  }
  return { id, name, apiKey: made.api_key, secretKey: made.secret_key };
}

/** The pair of a key that was given a new secret key at once; the one it had has ended. */
export async function replacedSecret({ page }: App, made: CreatedKey): Promise<Pair> {
  const { id, apiKey } = made;
  const once = { 'idempotency-key': crypto.randomUUID() };
  const answer = await send(page, 'POST', `/api-keys/${id}/rotations`, { overlap_seconds: 0 }, once);
  for (const state of ['shown', 'saved']) {
    await send(page, 'POST', `/api-keys/${id}/secret-state`, { secret_id: answer.secret_id, state });
  }
  return { apiKey, secretKey: answer.secret_key };
}

/** The id of a key of the demo. */
export async function idOf(page: Page, name: string): Promise<string> {
  const { keys } = await send(page, 'GET', '/api-keys?status=all');
  const key = keys.find((key: { readonly name: string }) => key.name === name);
  assert.ok(key, `${name} is a key of the demo`);
  return key.id;
}
