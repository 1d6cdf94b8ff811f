// A key is made: both values once, and enough to find it again.
import type { Check } from '../check.ts';
import { create, draft, look, make } from '../made.ts';
import type { Probe } from '../probe.ts';
import { checkIsDue, type Json, type World } from '../world.ts';

export const createKey: Check = {
  id: 'create',
  title: 'A new key is handed out once, and never kept by a cache',
  rule: 'POST /api-keys; CreatedKey',
  writes: true,
  async run(world, probe) {
    const { answer, key, apiKey, secretKey, secretId, id, body } = await make(world, probe, 'create');
    probe.that(
      apiKey !== secretKey,
      answer,
      'an API key and a secret key that differ',
      'the same value twice',
    );
    probe.that(
      secretKey.length >= 22,
      answer,
      'a secret key of 128 bits, 22 characters or more',
      `${secretKey.length}`,
    );
    const { prefix, last4 } = key.hint;
    const fits = apiKey.startsWith(prefix) && apiKey.endsWith(last4);
    probe.that(fits, answer, 'the hint is how the API key begins and ends', 'other characters');
    const hidden = apiKey.length - prefix.length - last4.length;
    probe.that(hidden >= 8, answer, 'a hint that leaves 8 characters or more untold', `${hidden} untold`);
    for (const name of ['name', 'ip_restrictions', 'allowed_actions'] as const) {
      const same = JSON.stringify(key[name], sorted) === JSON.stringify(body[name], sorted);
      probe.that(same, answer, `“${name}” of the key is what was asked for`, 'something else');
    }
    const ends = Date.parse(key.expires_at) === Date.parse(body.expires_at);
    probe.that(ends, answer, '“expires_at” of the key is what was asked for', 'something else');
    probe.that(key.unrestricted === false, answer, 'unrestricted: false for one address', 'something else');
    const newest = key.secrets[0];
    probe.that(
      newest?.id === secretId,
      answer,
      'secret_id is that of the newest of its secrets',
      'another one',
    );
    probe.that(
      newest?.state === 'undelivered',
      answer,
      'a new secret is “undelivered”',
      String(newest?.state),
    );
    probe.that(key.last_used.state === 'never', answer, 'a new key was “never” used', key.last_used.state);
    const again = await look(world, probe, id);
    const etag = again.headers['etag'];
    probe.that(
      etag === `"${again.body.revision}"`,
      again,
      'the ETag is the revision in quotes',
      'something else',
    );
    const all = await world.main.ask('GET /api-keys', { query: { limit: 100 } });
    if (all.status !== 200) return;
    const listed = all.body.keys.some((entry: Json) => entry.id === id);
    probe.that(listed, all, 'the new key first in the list, which has the newest first', 'a list without it');
  },
};

export const validation: Check = {
  id: 'validation',
  title: 'What cannot be saved is refused, with a place and a code for each thing to mend',
  rule: 'POST /api-keys; NewKey, Unprocessable',
  writes: true,
  async run(world, probe) {
    const wrong: Json[] = [
      ['/name', 'required', { name: '   ' }],
      ['/name', 'bidi-character', { name: `${draft(world, 'x').name}\u202e` }],
      [
        '/ip_restrictions/networks/0',
        'host-bits-set',
        { ip_restrictions: { mode: 'only', networks: ['192.0.2.1/24'] } },
      ],
      [
        '/allowed_actions/actions/0',
        'unknown-action',
        { allowed_actions: { mode: 'only', actions: ['no-such-action'] } },
      ],
      ['/expires_at', 'in-the-past', { expires_at: '2001-01-01T00:00:00Z' }],
      ['/note', 'looks-like-a-secret', { note: '0f8fad5b-d9cb-469f-a165-70867728950e' }],
    ];
    if (checkIsDue(world)) {
      probe.leave('the second check is asked for first, and was not passed');
      return;
    }
    for (const [pointer, code, also] of wrong) {
      const answer = await create(world.main, draft(world, 'validation', also));
      if (!probe.status(answer, 422, `for ${code} at ${pointer}`, 'validation')) continue;
      const errors: Json[] = answer.body.errors ?? [];
      const named = errors.some((error) => error.pointer === pointer && error.code === code);
      const came = errors.map((error) => `${error.pointer} ${error.code}`).join(', ');
      probe.that(named, answer, `an entry in errors with ${pointer} and ${code}`, came || 'none');
    }
    await everywhere(world, probe);
    await shapes(world, probe);
  },
};

/** A list that adds up to any address is no mistake. Nothing else of it could be saved, so that no key is made. */
async function everywhere(world: World, probe: Probe): Promise<void> {
  const answer = await create(
    world.main,
    draft(world, 'validation', {
      name: '   ',
      ip_restrictions: { mode: 'only', networks: ['0.0.0.0/1', '128.0.0.0/1'] },
      allowed_actions: { mode: 'only', actions: ['no-such-action'] },
    }),
  );
  if (!probe.status(answer, 422, 'for a name of white space', 'validation')) return;
  const errors: Json[] = answer.body.errors ?? [];
  const refused = errors.find((error) => String(error.pointer).startsWith('/ip_restrictions'));
  probe.that(
    refused === undefined,
    answer,
    'no error for networks that add up to any address',
    `${refused?.pointer} ${refused?.code}`,
  );
}

/** What is refused before anybody looks at the values. */
async function shapes(world: World, probe: Probe): Promise<void> {
  const body = draft(world, 'validation');
  const noKey = await world.main.ask('POST /api-keys', { body });
  probe.status(noKey, 400, 'without Idempotency-Key', 'idempotency-key-missing');
  const plain = await create(world.main, body, undefined, { headers: { 'content-type': 'text/plain' } });
  probe.status(plain, 415, 'for a body of text/plain', 'unsupported-media-type');
  const long = await create(world.main, { ...body, note: 'x '.repeat(40_000) });
  probe.status(long, 413, 'for a body of more than 64 KiB', 'payload-too-large');
}

/** The order of properties says nothing. */
function sorted(_: string, value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
