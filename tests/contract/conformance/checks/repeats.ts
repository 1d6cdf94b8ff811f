// A create call whose answer was lost is repeated: one key, the same pair, until it was shown.
import { randomUUID } from 'node:crypto';
import type { Check } from '../check.ts';
import type { Client } from '../client.ts';
import { has, type Json } from '../context.ts';
import { create, createKey, report } from '../created-keys.ts';

/** By the contract; the first answer is not one of them. */
const MOST_REPEATS = 5;

export const repeats: Check = {
  id: 'repeats',
  title:
    'The same request under the same Idempotency-Key makes one key, and gives its pair again until it was shown',
  rule: 'POST /api-keys; Idempotency-Key',
  writes: true,
  needs: ['idempotent_create'],
  async run(context, findings) {
    const made = await createKey(context, findings, 'repeats');
    const again = await create(context.main, made.body, made.intent);
    if (findings.status(again, 201, 'for the same request again, before “shown”')) {
      const { key, secret_key, api_key, secret_id } = again.body;
      findings.check(key?.id === made.id, again, 'the same key', 'another key: it was made twice');
      const same = secret_key === made.secretKey && api_key === made.apiKey && secret_id === made.secretId;
      findings.check(same, again, 'the same API key, secret key and secret_id', 'others');
      const told = again.headers['idempotency-replayed'];
      findings.check(told === 'true', again, 'Idempotency-Replayed: true', told ?? 'no such header');
    }
    const other = { ...made.body, name: `${made.body.name}s` };
    const reused = await create(context.main, other, made.intent);
    findings.status(reused, 422, 'for another body under the same Idempotency-Key', 'idempotency-key-reused');
    if (!has(context, 'acknowledgement')) {
      findings.skipPart('no answer after “shown”: the capability acknowledgement is missing');
      return;
    }
    const shown = await report(context, made, 'shown');
    if (shown) findings.status(shown, 200, 'for the report “shown”');
    const late = await create(context.main, made.body, made.intent);
    if (!findings.status(late, 409, 'for the same request after “shown”', 'already-created')) return;
    const named = late.body.key_id === made.id;
    findings.check(named, late, 'key_id names the key that was made', named ? 'it' : 'none, or another');
  },
};

export const atOnce: Check = {
  id: 'at-once',
  title: 'The same request twice at the same time makes one key',
  rule: 'POST /api-keys; idempotency-in-progress',
  writes: true,
  needs: ['idempotent_create'],
  async run(context, findings) {
    const { body } = await createKey(context, findings, 'at once');
    const intent = randomUUID();
    const both = await Promise.all([create(context.main, body, intent), create(context.main, body, intent)]);
    const ids = new Set<string>();
    for (const answer of both) {
      const problem = answer.status === 409 ? 'idempotency-in-progress' : undefined;
      const when = 'for one of two requests under one Idempotency-Key at once';
      if (findings.status(answer, [201, 409], when, problem) && answer.status === 201)
        ids.add(answer.body.key?.id);
    }
    const [first] = both;
    if (first) findings.check(ids.size === 1, first, 'one key from both together', `${ids.size} keys`);
  },
};

export const repeatsEnd: Check = {
  id: 'repeats-end',
  title: 'A pair is given again five times at the most',
  rule: 'POST /api-keys; Idempotency-Key',
  writes: true,
  needs: ['idempotent_create'],
  async run(context, findings) {
    const made = await createKey(context, findings, 'repeats end');
    const given = await countRepeats(context.main, made.body, made.intent);
    const expected = `409 already-created after ${MOST_REPEATS} repetitions at the latest`;
    findings.check(given <= MOST_REPEATS, made.answer, expected, `${given} repetitions, each with the pair`);
    const fresh = await create(context.main, made.body, randomUUID());
    findings.require(fresh, 201, 'for the same body under a new Idempotency-Key');
    findings.check(fresh.body.key?.id !== made.id, fresh, 'another key for another intent', 'the same key');
  },
};

/** How often the pair is given again; one more than allowed is enough to know. */
async function countRepeats(person: Client, body: Json, intent: string): Promise<number> {
  for (let given = 0; given <= MOST_REPEATS; given += 1) {
    const answer = await create(person, body, intent);
    if (answer.status !== 201) return given;
  }
  return MOST_REPEATS + 1;
}
