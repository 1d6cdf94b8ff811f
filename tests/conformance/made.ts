// The keys that the program makes: what they look like, and how they end, all of them.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Answer } from './answer.ts';
import type { Ask, Person } from './person.ts';
import { Ended, NotChecked, type Probe } from './probe.ts';
import { anAction, checkIsDue, has, type Json, type World } from './world.ts';

const CREATE = 'POST /api-keys';
export const NAME = 'Conformance check';
const DAY_MS = 86_400_000;
const MOST_PAGES = 50;

/** An address for documentation (RFC 5737): from there nobody calls. */
export const NOWHERE = '192.0.2.1';

/** A key, as it was handed out. */
export interface Made {
  readonly id: string;
  readonly key: Json;
  readonly secretId: string;
  readonly secretKey: string;
  readonly apiKey: string;
  readonly intent: string;
  readonly body: Json;
  readonly answer: Answer;
}

export class MadeKeys {
  /** Those that may still work. */
  readonly #ids = new Set<string>();
  /** Tells the keys of this run from those of others. */
  readonly mark = randomBytes(3).toString('hex');
  /** Whether a create call was sent at all. */
  tried = false;
  count = 0;

  /** Its answer may be lost, and the key be there. */
  asks(operation: string): void {
    if (operation === CREATE) this.tried = true;
  }

  /** Whatever the check expected: a key that is there is to be revoked. */
  sees({ operation, status, body }: Answer): void {
    const id = operation === CREATE && status === 201 ? body?.key?.id : undefined;
    if (typeof id === 'string') this.#add(id);
  }

  /** Revokes the keys of a check that is over; a workspace may have few keys at a time. */
  async revokeSince(person: Person, before: ReadonlySet<string>): Promise<void> {
    for (const id of this.ids()) {
      if (!before.has(id) && (await revoked(person, id))) this.#ids.delete(id);
    }
  }

  /** Revokes all; gives the ids of those that could not be. */
  async revokeAll(person: Person): Promise<string[]> {
    if (!this.tried) return [];
    for (const id of await lost(person, this.mark)) this.#add(id);
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
async function revoked(person: Person, id: string): Promise<boolean> {
  const params = { id };
  await person.ask('DELETE /api-keys/{id}', { params }).catch(() => null);
  const answer = await person.ask('GET /api-keys/{id}', { params }).catch(() => null);
  return answer?.body?.status === 'revoked';
}

/** Keys of this run in the list whose answer never came. */
async function lost(person: Person, mark: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query: Record<string, string | number> = { limit: 100, ...(cursor !== null && { cursor }) };
    const answer: Answer | null = await person.ask('GET /api-keys', { query }).catch(() => null);
    const keys: Json[] = Array.isArray(answer?.body?.keys) ? answer?.body.keys : [];
    ids.push(...keys.filter((key) => String(key?.name).startsWith(`${NAME} ${mark}`)).map((key) => key.id));
    cursor = answer?.body?.next_cursor ?? null;
    if (typeof cursor !== 'string') break;
  }
  return ids;
}

/** The body for a key that can do as little as there is, from nowhere, for a day. */
export function draft(world: World, what: string, also: Json = {}): Json {
  const action = anAction(world);
  if (!action) throw new NotChecked('there is no action that this person may grant');
  const name = [...`${NAME} ${world.made.mark} ${what}`].slice(0, world.options.limits.name_length).join('');
  return {
    name,
    ip_restrictions: { mode: 'only', networks: [NOWHERE] },
    allowed_actions: { mode: 'only', actions: [action.id] },
    expires_at: new Date(Date.now() + DAY_MS).toISOString().replace(/\.\d+/, ''),
    ...also,
  };
}

/** A create call. */
export function create(
  person: Person,
  body: Json,
  intent: string = randomUUID(),
  ask: Ask = {},
): Promise<Answer> {
  const headers = { 'Idempotency-Key': intent, ...ask.headers };
  return person.ask('POST /api-keys', { ...ask, headers, body });
}

/** Makes a key; without one the check ends. */
export async function make(world: World, probe: Probe, what: string, also: Json = {}): Promise<Made> {
  if (checkIsDue(world)) {
    throw new NotChecked(
      'the second check is asked for before a key is made, and was not passed; see second-check',
    );
  }
  const intent = randomUUID();
  const body = draft(world, what, also);
  const answer = await create(world.main, body, intent);
  if (answer.problem === 'limit-reached')
    throw new NotChecked('the workspace has as many keys as it may have');
  probe.must(answer, 201, 'when a key is made');
  const { key, secret_id: secretId, secret_key: secretKey, api_key: apiKey } = answer.body ?? {};
  if (typeof key?.id !== 'string' || typeof secretKey !== 'string' || typeof apiKey !== 'string')
    throw new Ended();
  return { id: key.id, key, secretId, secretKey, apiKey, intent, body, answer };
}

/** Makes a key and takes its secret, as a person does. */
export async function makeTaken(world: World, probe: Probe, what: string, also: Json = {}): Promise<Made> {
  const made = await make(world, probe, what, also);
  for (const state of ['shown', 'saved'] as const) await report(world, made, state);
  return made;
}

/** Reports what became of a secret, where the API wants to know. */
export async function report(
  world: World,
  of: { id: string; secretId: string },
  state: 'shown' | 'saved',
): Promise<Answer | null> {
  if (!has(world, 'acknowledgement')) return null;
  const body = { secret_id: of.secretId, state };
  return world.main.ask('POST /api-keys/{id}/secret-state', { params: { id: of.id }, body });
}

/** The key as the API tells it now. */
export async function look(world: World, probe: Probe, id: string): Promise<Answer> {
  const answer = await world.main.ask('GET /api-keys/{id}', { params: { id } });
  probe.must(answer, 200, 'for a key of this workspace');
  return answer;
}
