// Nobody is there: a typed 401 that says how to sign in, before anything else is told.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Findings } from '../findings.ts';

const CALLS = ['GET /session', 'GET /api-key-options', 'GET /api-keys', 'POST /api-keys'];

export const signedOut: Check = {
  id: 'signed-out',
  title: 'Without a session nothing is told but how to begin one',
  rule: 'Unauthenticated; RFC 9110, 11.6.1',
  async run({ main, settings }, findings) {
    for (const call of CALLS) {
      if (settings.readOnly && !call.startsWith('GET')) continue;
      const body = call.startsWith('POST') ? {} : undefined;
      look(findings, await main.request(call, { as: 'nobody', body }), 'without credentials');
    }
    const stranger = await main.request('GET /api-keys', { as: 'stranger' });
    look(findings, stranger, 'with credentials that nobody has');
    if (main.kind !== 'bearer' || stranger.status !== 401) return;
    const challenge = stranger.headers['www-authenticate'] ?? '';
    const fits = /^bearer\b.*\berror="?invalid_token\b/i.test(challenge);
    const expected = 'WWW-Authenticate: Bearer, with error="invalid_token" (RFC 6750, 3)';
    findings.check(fits, stranger, expected, challenge || 'no such header');
  },
};

function look(findings: Findings, answer: Answer, when: string): void {
  if (!findings.status(answer, 401, when, 'unauthenticated')) return;
  const ways = answer.body?.sign_in;
  const told = Array.isArray(ways) && ways.length > 0;
  findings.check(told, answer, 'sign_in says how to begin a session', 'no way');
}
