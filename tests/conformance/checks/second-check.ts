// The second check: asked for before a key can do more, never before it can do less.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import { create, draft, makeTaken, NOWHERE } from '../made.ts';
import type { Person } from '../person.ts';
import { NotChecked, type Probe } from '../probe.ts';
import { checkIsDue, has, type Json } from '../world.ts';
import { rotate } from './rotation.ts';

export const secondCheck: Check = {
  id: 'second-check',
  title: 'The second check is asked for before a key is made, and passed with the password',
  rule: 'POST /session/reauthentication; reauthentication-required',
  writes: true,
  async run(world, probe) {
    const { main, session, settings } = world;
    if (session.reauthentication.length === 0) throw new NotChecked('the session tells no second check');
    if (checkIsDue(world)) {
      demanded(probe, await create(main, draft(world, 'second check')), 'for a create call');
    } else {
      probe.leave('that it is asked for: this session has passed it already. Give a fresh one');
    }
    const ways: string[] = session.reauthentication.map((way: Json) => way.method);
    if (!ways.includes('password')) {
      probe.leave(
        'the check itself: the API offers no way “password”. Pass it elsewhere, then run this with that session',
      );
      return;
    }
    if (settings.password === null) {
      probe.leave('the check itself: PASSWORD= was not given');
      return;
    }
    const before = main.csrf;
    const wrong = await reauthenticate(main, 'not-the-password-of-anybody');
    probe.status(wrong, 403, 'for a wrong password', 'reauthentication-failed');
    const passed = await reauthenticate(main, settings.password);
    probe.must(passed, 200, 'for the right password');
    world.session = passed.body;
    const { checked_until } = passed.body;
    const counts = checked_until !== null && Date.parse(checked_until) > Date.now();
    probe.that(
      counts,
      passed,
      'checked_until in the future',
      checked_until === null ? 'null' : 'a past moment',
    );
    if (main.kind === 'bearer') return;
    probe.that(main.csrf !== before, passed, 'a new CSRF token with the renewed session', 'the old one');
  },
};

export const checkDemanded: Check = {
  id: 'check-demanded',
  title:
    'Rotating, widening and enabling ask for the second check; narrowing, disabling and revoking never do',
  rule: 'PATCH /api-keys/{id}; POST /api-keys/{id}/rotations',
  writes: true,
  async run(world, probe) {
    const other = world.unchecked;
    if (world.session.reauthentication.length === 0)
      throw new NotChecked('the session tells no second check');
    if (!other) {
      throw new NotChecked(
        'UNCHECKED_TOKEN= or UNCHECKED_COOKIE= was not given: a second session that has not passed it',
      );
    }
    const theirs = await other.ask('GET /session');
    probe.must(theirs, 200, 'with the credentials of the second session');
    if (theirs.body.checked_until !== null)
      throw new NotChecked('the second session has passed the second check, too');
    const { id, key } = await makeTaken(world, probe, 'check demanded');
    const change = async (body: Json, revision: number): Promise<Answer> =>
      other.ask('PATCH /api-keys/{id}', { params: { id }, headers: { 'If-Match': `"${revision}"` }, body });
    if (has(world, 'rotation')) {
      demanded(probe, await rotate({ ...world, main: other }, id, 0), 'for a rotation');
    }
    if (has(world, 'edit')) {
      const wider = { ip_restrictions: { mode: 'only', networks: [NOWHERE, '198.51.100.1'] } };
      demanded(probe, await change(wider, key.revision), 'for one more address');
      const sooner = new Date(Date.parse(key.expires_at) - 3_600_000).toISOString().replace(/\.\d+/, '');
      const narrowed = await change({ expires_at: sooner }, key.revision);
      probe.must(narrowed, 200, 'for an earlier expiry, without the second check');
      const disabled = await change({ enabled: false }, narrowed.body.revision);
      probe.must(disabled, 200, 'for disabling, without the second check');
      demanded(probe, await change({ enabled: true }, disabled.body.revision), 'for enabling');
    }
    const revoked = await other.ask('DELETE /api-keys/{id}', { params: { id } });
    probe.status(revoked, 200, 'for revoking, without the second check');
  },
};

function demanded(probe: Probe, answer: Answer, when: string): void {
  if (!probe.status(answer, 403, `${when} before the second check`, 'reauthentication-required')) return;
  const ways = answer.body.reauthentication;
  const told = Array.isArray(ways) && ways.length > 0;
  probe.that(told, answer, '“reauthentication” names the ways to pass it', 'none');
}

function reauthenticate(person: Person, password: string): Promise<Answer> {
  return person.ask('POST /session/reauthentication', { body: { password } });
}
