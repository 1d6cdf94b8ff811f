// Nobody is there: a typed 401 that says how to sign in, before anything else is told.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Probe } from '../probe.ts';

const CALLS = ['GET /session', 'GET /api-key-options', 'GET /api-keys', 'POST /api-keys'];

export const signedOut: Check = {
  id: 'signed-out',
  title: 'Without a session nothing is told but how to begin one',
  rule: 'Unauthenticated; RFC 9110, 11.6.1',
  async run({ main, settings }, probe) {
    for (const call of CALLS) {
      if (settings.readOnly && !call.startsWith('GET')) continue;
      const body = call.startsWith('POST') ? {} : undefined;
      look(probe, await main.ask(call, { as: 'nobody', body }), 'without credentials');
    }
    const stranger = await main.ask('GET /api-keys', { as: 'stranger' });
    look(probe, stranger, 'with credentials that nobody has');
    if (main.kind !== 'bearer' || stranger.status !== 401) return;
    const challenge = stranger.headers['www-authenticate'] ?? '';
    const fits = /^bearer\b.*\berror="?invalid_token\b/i.test(challenge);
    const expected = 'WWW-Authenticate: Bearer, with error="invalid_token" (RFC 6750, 3)';
    probe.that(fits, stranger, expected, challenge || 'no such header');
  },
};

function look(probe: Probe, answer: Answer, when: string): void {
  if (!probe.status(answer, 401, when, 'unauthenticated')) return;
  const ways = answer.body?.sign_in;
  const told = Array.isArray(ways) && ways.length > 0;
  probe.that(told, answer, 'sign_in says how to begin a session', 'no way');
}
