// Searching by POST: what people have at hand, a pasted key included, and none of it comes back.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Context, Json } from '../context.ts';
import { createSavedKey } from '../created-keys.ts';

const ask = (context: Context, body: Json): Promise<Answer> =>
  context.main.request('POST /api-keys/search', { body });

export const searchWords: Check = {
  id: 'search-words',
  title: 'A search is a POST, and judges what it is given',
  rule: 'POST /api-keys/search; SearchRequest',
  needs: ['search'],
  async run(context, findings) {
    const nothing = `nothing is called ${context.createdKeys.runId} so`;
    const none = await ask(context, { query: nothing });
    findings.require(none, 200, 'for words that are nowhere');
    findings.check(none.body.keys.length === 0, none, 'no key for words that are nowhere', 'some');
    findings.check(
      none.body.matched === 'text',
      none,
      'matched “text” where nothing was found',
      none.body.matched,
    );
    const told = none.text.includes(nothing);
    findings.check(!told, none, 'the query is not sent back', 'the query in the answer');
    const wrong = { '   ': 'required', [`x${'y'.repeat(1024)}`]: 'too-long' };
    for (const [query, code] of Object.entries(wrong)) {
      const refused = await ask(context, { query });
      if (!findings.status(refused, 422, `for a query that is ${code}`, 'validation')) continue;
      const errors: Json[] = refused.body.errors ?? [];
      const named = errors.some((error) => error.pointer === '/query' && error.code === code);
      findings.check(named, refused, `an entry in errors with /query and ${code}`, 'none');
    }
  },
};

export const searchKeys: Check = {
  id: 'search-keys',
  title: 'A pasted API key or secret key finds the key it belongs to',
  rule: 'POST /api-keys/search; KeySearch',
  writes: true,
  needs: ['search'],
  async run(context, findings) {
    const made = await createSavedKey(context, findings, 'search');
    const { prefix, last4 } = made.key.hint;
    const queries: [string, string, string][] = [
      ['its API key', made.apiKey, 'api-key'],
      ['its secret key', made.secretKey, 'secret-key'],
      ['its secret key in a line of a file', `WE_LINK_API_SECRET="${made.secretKey}"`, 'secret-key'],
      ['its name in capitals', made.key.name.toUpperCase(), 'text'],
      ['the readable ends of its API key', `${prefix}…${last4}`, 'hint'],
    ];
    for (const [what, query, matched] of queries) {
      const answer = await ask(context, { query });
      if (!findings.status(answer, 200, `for ${what}`)) continue;
      const keys: Json[] = answer.body.keys;
      const found = keys.some((key) => key.id === made.id);
      findings.check(found, answer, `${what} finds the key`, found ? 'found' : `${keys.length} others`);
      if (found)
        findings.check(
          answer.body.matched === matched,
          answer,
          `matched “${matched}” for ${what}`,
          answer.body.matched,
        );
    }
    const params = { id: made.id };
    await context.main.request('DELETE /api-keys/{id}', { params });
    const after = await ask(context, { query: made.secretKey });
    if (!findings.status(after, 200, 'for the secret key of a revoked key')) return;
    const found = after.body.keys.some((key: Json) => key.id === made.id);
    findings.check(found, after, 'the secret key of a revoked key finds it, too', 'nothing');
    const { matched } = after.body;
    findings.check(!found || matched === 'ended-secret-key', after, 'matched “ended-secret-key”', matched);
  },
};
