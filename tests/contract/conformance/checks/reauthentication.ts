// Reauthentication: asked for before a key can do more, never before it can do less.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Client } from '../client.ts';
import { has, type Json, needsReauthentication } from '../context.ts';
import { create, createSavedKey, DOCUMENTATION_IP, draft } from '../created-keys.ts';
import { CheckSkipped, type Findings } from '../findings.ts';
import { rotate } from './rotation.ts';

export const reauthentication: Check = {
  id: 'reauthentication',
  title: 'Reauthentication is asked for before a key is made, and passed with the password',
  rule: 'POST /session/reauthentication; reauthentication-required',
  writes: true,
  async run(context, findings) {
    const { main, session, settings } = context;
    if (session.reauthentication.length === 0)
      throw new CheckSkipped('the session tells no reauthentication');
    if (needsReauthentication(context)) {
      demanded(findings, await create(main, draft(context, 'reauthentication')), 'for a create call');
    } else {
      findings.skipPart('that it is asked for: this session has passed it already. Give a fresh one');
    }
    const ways: string[] = session.reauthentication.map((way: Json) => way.method);
    if (!ways.includes('password')) {
      findings.skipPart(
        'the check itself: the API offers no way “password”. Pass it elsewhere, then run this with that session',
      );
      return;
    }
    if (settings.password === null) {
      findings.skipPart('the check itself: PASSWORD= was not given');
      return;
    }
    const before = main.csrf;
    const wrong = await reauthenticate(main, 'not-the-password-of-anybody');
    findings.status(wrong, 403, 'for a wrong password', 'reauthentication-failed');
    const passed = await reauthenticate(main, settings.password);
    findings.require(passed, 200, 'for the right password');
    context.session = passed.body;
    const { checked_until } = passed.body;
    const counts = checked_until !== null && Date.parse(checked_until) > Date.now();
    findings.check(
      counts,
      passed,
      'checked_until in the future',
      checked_until === null ? 'null' : 'a past moment',
    );
    if (main.kind === 'bearer') return;
    findings.check(main.csrf !== before, passed, 'a new CSRF token with the renewed session', 'the old one');
  },
};

export const reauthenticationRequired: Check = {
  id: 'reauthentication-required',
  title:
    'Rotating, widening and enabling ask for reauthentication; narrowing, disabling and revoking never do',
  rule: 'PATCH /api-keys/{id}; POST /api-keys/{id}/rotations',
  writes: true,
  async run(context, findings) {
    const other = context.unauthenticated;
    if (context.session.reauthentication.length === 0)
      throw new CheckSkipped('the session tells no reauthentication');
    if (!other) {
      throw new CheckSkipped(
        'UNCHECKED_TOKEN= or UNCHECKED_COOKIE= was not given: a second session that has not passed it',
      );
    }
    const theirs = await other.request('GET /session');
    findings.require(theirs, 200, 'with the credentials of the second session');
    if (theirs.body.checked_until !== null)
      throw new CheckSkipped('the second session has passed reauthentication, too');
    const { id, key } = await createSavedKey(context, findings, 'check demanded');
    const change = async (body: Json, revision: number): Promise<Answer> =>
      other.request('PATCH /api-keys/{id}', {
        params: { id },
        headers: { 'If-Match': `"${revision}"` },
        body,
      });
    if (has(context, 'rotation')) {
      demanded(findings, await rotate({ ...context, main: other }, id, 0), 'for a rotation');
    }
    if (has(context, 'edit')) {
      const wider = { ip_restrictions: { mode: 'only', networks: [DOCUMENTATION_IP, '198.51.100.1'] } };
      demanded(findings, await change(wider, key.revision), 'for one more address');
      const sooner = new Date(Date.parse(key.expires_at) - 3_600_000).toISOString().replace(/\.\d+/, '');
      const narrowed = await change({ expires_at: sooner }, key.revision);
      findings.require(narrowed, 200, 'for an earlier expiry, without reauthentication');
      const disabled = await change({ enabled: false }, narrowed.body.revision);
      findings.require(disabled, 200, 'for disabling, without reauthentication');
      demanded(findings, await change({ enabled: true }, disabled.body.revision), 'for enabling');
    }
    const revoked = await other.request('DELETE /api-keys/{id}', { params: { id } });
    findings.status(revoked, 200, 'for revoking, without reauthentication');
  },
};

function demanded(findings: Findings, answer: Answer, when: string): void {
  if (!findings.status(answer, 403, `${when} before reauthentication`, 'reauthentication-required')) return;
  const ways = answer.body.reauthentication;
  const told = Array.isArray(ways) && ways.length > 0;
  findings.check(told, answer, '“reauthentication” names the ways to pass it', 'none');
}

function reauthenticate(person: Client, password: string): Promise<Answer> {
  return person.request('POST /session/reauthentication', { body: { password } });
}
