// Another site can make a browser send the cookie, and not the token.
import type { Check } from '../check.ts';
import { needsReauthentication } from '../context.ts';
import { create, createSavedKey, draft } from '../created-keys.ts';
import { CheckSkipped } from '../findings.ts';

export const csrf: Check = {
  id: 'csrf',
  title: 'Calls that change something need the CSRF token with a cookie, and none with a bearer token',
  rule: 'X-CSRF-Token; Forbidden, csrf-token-mismatch',
  writes: true,
  async run(context, findings) {
    const { main } = context;
    if (main.kind === 'bearer') {
      // Every other check changes keys without one. Here nothing is changed.
      const answer = await create(main, {}, undefined, { csrf: 'none' });
      const refused = answer.problem === 'csrf-token-mismatch';
      findings.check(
        !refused,
        answer,
        'no CSRF token is asked for with a bearer token',
        'csrf-token-mismatch',
      );
      const wrong = await main.request('GET /session', {
        headers: { cookie: 'session=nobody-has-this-session' },
      });
      findings.status(
        wrong,
        200,
        'for a bearer token beside a cookie that means nothing: the token alone counts',
      );
      return;
    }
    if (needsReauthentication(context)) {
      throw new CheckSkipped('reauthentication may be asked for before the token, and was not passed');
    }
    for (const token of ['none', 'wrong'] as const) {
      const when = token === 'none' ? 'without X-CSRF-Token' : 'with a wrong X-CSRF-Token';
      const made = await create(main, draft(context, 'csrf'), undefined, { csrf: token });
      findings.status(made, 403, `for a create call ${when}`, 'csrf-token-mismatch');
    }
    // As a browser tells who made it send this; a backend may go by either header.
    const foreign = { Origin: 'https://conformance-check.invalid', 'Sec-Fetch-Site': 'cross-site' };
    const theirs = await create(main, draft(context, 'csrf'), undefined, { headers: foreign });
    findings.status(
      theirs,
      403,
      'for a create call from a foreign origin, whatever token it has',
      'csrf-token-mismatch',
    );
    const { origin } = context.settings;
    if (origin !== null) {
      const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-site' };
      const made = await create(main, draft(context, 'csrf'), undefined, { headers });
      findings.status(made, 201, `for a create call from ${origin}, with its token`);
    }
    const { id, key } = await createSavedKey(context, findings, 'csrf key');
    const params = { id };
    const headers = { 'If-Match': `"${key.revision}"` };
    const calls: [string, object][] = [
      ['POST /api-keys/search', { body: { query: 'nothing' } }],
      ['PATCH /api-keys/{id}', { params, headers, body: { note: 'Conformance' } }],
      [
        'POST /api-keys/{id}/rotations',
        { params, headers: { 'Idempotency-Key': `conformance-${id}` }, body: { overlap_seconds: 0 } },
      ],
      ['DELETE /api-keys/{id}', { params }],
    ];
    const { search, edit, rotation } = context.options.capabilities;
    const there = [search, edit, rotation, true];
    for (const [at, [call, ask]] of calls.entries()) {
      if (there[at] !== true) continue;
      const answer = await main.request(call, { ...ask, csrf: 'none' });
      findings.status(answer, 403, `for ${call} without X-CSRF-Token`, 'csrf-token-mismatch');
    }
  },
};
