// A key is made: both values once, and enough to find it again.
import type { Check } from '../check.ts';
import { type Context, type Json, needsReauthentication } from '../context.ts';
import { create, createKey, draft, readKey } from '../created-keys.ts';
import type { Findings } from '../findings.ts';

export const creation: Check = {
  id: 'create',
  title: 'A new key is handed out once, and never kept by a cache',
  rule: 'POST /api-keys; CreatedKey',
  writes: true,
  async run(context, findings) {
    const { answer, key, apiKey, secretKey, secretId, id, body } = await createKey(
      context,
      findings,
      'create',
    );
    findings.check(
      apiKey !== secretKey,
      answer,
      'an API key and a secret key that differ',
      'the same value twice',
    );
    findings.check(
      secretKey.length >= 22,
      answer,
      'a secret key of 128 bits, 22 characters or more',
      `${secretKey.length}`,
    );
    const { prefix, last4 } = key.hint;
    const fits = apiKey.startsWith(prefix) && apiKey.endsWith(last4);
    findings.check(fits, answer, 'the hint is how the API key begins and ends', 'other characters');
    const redactor = apiKey.length - prefix.length - last4.length;
    findings.check(
      redactor >= 8,
      answer,
      'a hint that leaves 8 characters or more untold',
      `${redactor} untold`,
    );
    for (const name of ['name', 'ip_restrictions', 'allowed_actions'] as const) {
      const same = JSON.stringify(key[name], sorted) === JSON.stringify(body[name], sorted);
      findings.check(same, answer, `“${name}” of the key is what was asked for`, 'something else');
    }
    const ends = Date.parse(key.expires_at) === Date.parse(body.expires_at);
    findings.check(ends, answer, '“expires_at” of the key is what was asked for', 'something else');
    findings.check(
      key.unrestricted === false,
      answer,
      'unrestricted: false for one address',
      'something else',
    );
    const newest = key.secrets[0];
    findings.check(
      newest?.id === secretId,
      answer,
      'secret_id is that of the newest of its secrets',
      'another one',
    );
    findings.check(
      newest?.state === 'undelivered',
      answer,
      'a new secret is “undelivered”',
      String(newest?.state),
    );
    findings.check(
      key.last_used.state === 'never',
      answer,
      'a new key was “never” used',
      key.last_used.state,
    );
    const again = await readKey(context, findings, id);
    const etag = again.headers['etag'];
    findings.check(
      etag === `"${again.body.revision}"`,
      again,
      'the ETag is the revision in quotes',
      'something else',
    );
    const all = await context.main.request('GET /api-keys', { query: { limit: 100 } });
    if (all.status !== 200) return;
    const listed = all.body.keys.some((entry: Json) => entry.id === id);
    findings.check(
      listed,
      all,
      'the new key first in the list, which has the newest first',
      'a list without it',
    );
  },
};

export const validation: Check = {
  id: 'validation',
  title: 'What cannot be saved is refused, with a place and a code for each thing to mend',
  rule: 'POST /api-keys; NewKey, Unprocessable',
  writes: true,
  async run(context, findings) {
    const wrong: Json[] = [
      ['/name', 'required', { name: '   ' }],
      ['/name', 'bidi-character', { name: `${draft(context, 'x').name}\u202e` }],
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
    if (needsReauthentication(context)) {
      findings.skipPart('reauthentication is asked for first, and was not passed');
      return;
    }
    for (const [pointer, code, also] of wrong) {
      const answer = await create(context.main, draft(context, 'validation', also));
      if (!findings.status(answer, 422, `for ${code} at ${pointer}`, 'validation')) continue;
      const errors: Json[] = answer.body.errors ?? [];
      const named = errors.some((error) => error.pointer === pointer && error.code === code);
      const came = errors.map((error) => `${error.pointer} ${error.code}`).join(', ');
      findings.check(named, answer, `an entry in errors with ${pointer} and ${code}`, came || 'none');
    }
    await everywhere(context, findings);
    await shapes(context, findings);
  },
};

/** A list that adds up to any address is no mistake. Nothing else of it could be saved, so that no key is made. */
async function everywhere(context: Context, findings: Findings): Promise<void> {
  const answer = await create(
    context.main,
    draft(context, 'validation', {
      name: '   ',
      ip_restrictions: { mode: 'only', networks: ['0.0.0.0/1', '128.0.0.0/1'] },
      allowed_actions: { mode: 'only', actions: ['no-such-action'] },
    }),
  );
  if (!findings.status(answer, 422, 'for a name of white space', 'validation')) return;
  const errors: Json[] = answer.body.errors ?? [];
  const refused = errors.find((error) => String(error.pointer).startsWith('/ip_restrictions'));
  findings.check(
    refused === undefined,
    answer,
    'no error for networks that add up to any address',
    `${refused?.pointer} ${refused?.code}`,
  );
}

/** What is refused before anybody looks at the values. */
async function shapes(context: Context, findings: Findings): Promise<void> {
  const body = draft(context, 'validation');
  const noKey = await context.main.request('POST /api-keys', { body });
  findings.status(noKey, 400, 'without Idempotency-Key', 'idempotency-key-missing');
  const plain = await create(context.main, body, undefined, { headers: { 'content-type': 'text/plain' } });
  findings.status(plain, 415, 'for a body of text/plain', 'unsupported-media-type');
  const long = await create(context.main, { ...body, note: 'x '.repeat(40_000) });
  findings.status(long, 413, 'for a body of more than 64 KiB', 'payload-too-large');
}

/** The order of properties says nothing. */
function sorted(_: string, value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
