// The keys that the program makes: what they look like, and how they end, all of them.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Answer } from './answer.ts';
import type { Client, RequestOptions } from './client.ts';
import { type Context, has, type Json, needsReauthentication, pickAction } from './context.ts';
import { CheckAborted, CheckSkipped, type Findings } from './findings.ts';

const CREATE = 'POST /api-keys';
export const NAME = 'Conformance check';
const DAY_MS = 86_400_000;
const MOST_PAGES = 50;

/** An address for documentation (RFC 5737): from there nobody calls. */
export const DOCUMENTATION_IP = '192.0.2.1';

/** A key, as it was handed out. */
export interface CreatedKey {
  readonly id: string;
  readonly key: Json;
  readonly secretId: string;
  readonly secretKey: string;
  readonly apiKey: string;
  readonly intent: string;
  readonly body: Json;
  readonly answer: Answer;
}

export class CreatedKeys {
  /** Those that may still work. */
  readonly #ids = new Set<string>();
  /** Tells the keys of this run from those of others. */
  readonly runId = randomBytes(3).toString('hex');
  /** Whether a create call was sent at all. */
  hasTried = false;
  count = 0;

  /** Its answer may be lost, and the key be there. */
  onRequest(operation: string): void {
    if (operation === CREATE) this.hasTried = true;
  }

  /** Whatever the check expected: a key that is there is to be revoked. */
  onAnswer({ operation, status, body }: Answer): void {
    const id = operation === CREATE && status === 201 ? body?.key?.id : undefined;
    if (typeof id === 'string') this.#add(id);
  }

  /** Revokes the keys of a check that is over; a workspace may have few keys at a time. */
  async revokeSince(person: Client, before: ReadonlySet<string>): Promise<void> {
    for (const id of this.ids()) {
      if (!before.has(id) && (await revoked(person, id))) this.#ids.delete(id);
    }
  }

  /** Revokes all; gives the ids of those that could not be. */
  async revokeAll(person: Client): Promise<string[]> {
    if (!this.hasTried) return [];
    for (const id of await lost(person, this.runId)) this.#add(id);
    await this.revokeSince(person, new Set());
    return [...this.#ids];
  }

  ids(): Set<string> {
    return new Set(this.#ids);
  }

  #add(id: string): void {
    if (!this.#ids.has(id)) this.count += 1;
    this.#ids.add(id);
  }
}

/** Ends a key. What the call says of itself is not enough here. */
async function revoked(person: Client, id: string): Promise<boolean> {
  const params = { id };
  await person.request('DELETE /api-keys/{id}', { params }).catch(() => null);
  const answer = await person.request('GET /api-keys/{id}', { params }).catch(() => null);
  return answer?.body?.status === 'revoked';
}

/** Keys of this run in the list whose answer never came. */
async function lost(person: Client, mark: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query: Record<string, string | number> = { limit: 100, ...(cursor !== null && { cursor }) };
    const answer: Answer | null = await person.request('GET /api-keys', { query }).catch(() => null);
    const keys: Json[] = Array.isArray(answer?.body?.keys) ? answer?.body.keys : [];
    ids.push(...keys.filter((key) => String(key?.name).startsWith(`${NAME} ${mark}`)).map((key) => key.id));
    cursor = answer?.body?.next_cursor ?? null;
    if (typeof cursor !== 'string') break;
  }
  return ids;
}

/** The body for a key that can do as little as there is, from nowhere, for a day. */
export function draft(context: Context, what: string, also: Json = {}): Json {
  const action = pickAction(context);
  if (!action) throw new CheckSkipped('there is no action that this person may grant');
  const name = [...`${NAME} ${context.createdKeys.runId} ${what}`]
    .slice(0, context.options.limits.name_length)
    .join('');
  return {
    name,
    ip_restrictions: { mode: 'only', networks: [DOCUMENTATION_IP] },
    allowed_actions: { mode: 'only', actions: [action.id] },
    expires_at: new Date(Date.now() + DAY_MS).toISOString().replace(/\.\d+/, ''),
    ...also,
  };
}

/** A create call. */
export function create(
  person: Client,
  body: Json,
  intent: string = randomUUID(),
  ask: RequestOptions = {},
): Promise<Answer> {
  const headers = { 'Idempotency-Key': intent, ...ask.headers };
  return person.request('POST /api-keys', { ...ask, headers, body });
}

/** Makes a key; without one the check ends. */
export async function createKey(
  context: Context,
  findings: Findings,
  what: string,
  also: Json = {},
): Promise<CreatedKey> {
  if (needsReauthentication(context)) {
    throw new CheckSkipped(
      'reauthentication is asked for before a key is made, and was not passed; see reauthentication',
    );
  }
  const intent = randomUUID();
  const body = draft(context, what, also);
  const answer = await create(context.main, body, intent);
  if (answer.problem === 'limit-reached')
    throw new CheckSkipped('the workspace has as many keys as it may have');
  findings.require(answer, 201, 'when a key is made');
  const { key, secret_id: secretId, secret_key: secretKey, api_key: apiKey } = answer.body ?? {};
  if (typeof key?.id !== 'string' || typeof secretKey !== 'string' || typeof apiKey !== 'string')
    throw new CheckAborted();
  return { id: key.id, key, secretId, secretKey, apiKey, intent, body, answer };
}

/** Makes a key and takes its secret, as a person does. */
export async function createSavedKey(
  context: Context,
  findings: Findings,
  what: string,
  also: Json = {},
): Promise<CreatedKey> {
  const made = await createKey(context, findings, what, also);
  for (const state of ['shown', 'saved'] as const) await report(context, made, state);
  return made;
}

/** Reports what became of a secret, where the API wants to know. */
export async function report(
  context: Context,
  of: { id: string; secretId: string },
  state: 'shown' | 'saved',
): Promise<Answer | null> {
  if (!has(context, 'acknowledgement')) return null;
  const body = { secret_id: of.secretId, state };
  return context.main.request('POST /api-keys/{id}/secret-state', { params: { id: of.id }, body });
}

/** The key as the API tells it now. */
export async function readKey(context: Context, findings: Findings, id: string): Promise<Answer> {
  const answer = await context.main.request('GET /api-keys/{id}', { params: { id } });
  findings.require(answer, 200, 'for a key of this workspace');
  return answer;
}
