// Another site can make a browser send the cookie, and not the token.
import type { Check } from '../check.ts';
import { create, draft, makeTaken } from '../made.ts';
import { NotChecked } from '../probe.ts';
import { checkIsDue } from '../world.ts';

export const csrf: Check = {
  id: 'csrf',
  title: 'Calls that change something need the CSRF token with a cookie, and none with a bearer token',
  rule: 'X-CSRF-Token; Forbidden, csrf-token-mismatch',
  writes: true,
  async run(world, probe) {
    const { main } = world;
    if (main.kind === 'bearer') {
      // Every other check changes keys without one. Here nothing is changed.
      const answer = await create(main, {}, undefined, { csrf: 'none' });
      const refused = answer.problem === 'csrf-token-mismatch';
      probe.that(!refused, answer, 'no CSRF token is asked for with a bearer token', 'csrf-token-mismatch');
      const wrong = await main.ask('GET /session', {
        headers: { cookie: 'session=nobody-has-this-session' },
      });
      probe.status(
        wrong,
        200,
        'for a bearer token beside a cookie that means nothing: the token alone counts',
      );
      return;
    }
    if (checkIsDue(world)) {
      throw new NotChecked('the second check may be asked for before the token, and was not passed');
    }
    for (const token of ['none', 'wrong'] as const) {
      const when = token === 'none' ? 'without X-CSRF-Token' : 'with a wrong X-CSRF-Token';
      const made = await create(main, draft(world, 'csrf'), undefined, { csrf: token });
      probe.status(made, 403, `for a create call ${when}`, 'csrf-token-mismatch');
    }
    // As a browser tells who made it send this; a backend may go by either header.
    const foreign = { Origin: 'https://conformance-check.invalid', 'Sec-Fetch-Site': 'cross-site' };
    const theirs = await create(main, draft(world, 'csrf'), undefined, { headers: foreign });
    probe.status(
      theirs,
      403,
      'for a create call from a foreign origin, whatever token it has',
      'csrf-token-mismatch',
    );
    const { origin } = world.settings;
    if (origin !== null) {
      const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-site' };
      const made = await create(main, draft(world, 'csrf'), undefined, { headers });
      probe.status(made, 201, `for a create call from ${origin}, with its token`);
    }
    const { id, key } = await makeTaken(world, probe, 'csrf key');
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
    const { search, edit, rotation } = world.options.capabilities;
    const there = [search, edit, rotation, true];
    for (const [at, [call, ask]] of calls.entries()) {
      if (there[at] !== true) continue;
      const answer = await main.ask(call, { ...ask, csrf: 'none' });
      probe.status(answer, 403, `for ${call} without X-CSRF-Token`, 'csrf-token-mismatch');
    }
  },
};
