// Two people change a key: the second one is told, and nothing is lost.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import { look, makeTaken } from '../made.ts';
import type { Json, World } from '../world.ts';

export function patch(world: World, id: string, revision: unknown, body: Json): Promise<Answer> {
  const headers: Record<string, string> = revision === null ? {} : { 'If-Match': `"${revision}"` };
  return world.main.ask('PATCH /api-keys/{id}', { params: { id }, headers, body });
}

export const revision: Check = {
  id: 'revision',
  title: 'A change that is based on an older revision is refused',
  rule: 'PATCH /api-keys/{id}; RFC 9110, 13.1.1',
  writes: true,
  needs: ['edit'],
  async run(world, probe) {
    const { id, key } = await makeTaken(world, probe, 'revision');
    const blind = await patch(world, id, null, { note: 'Without a revision' });
    probe.status(blind, 428, 'for a change without If-Match', 'revision-required');
    const changed = await patch(world, id, key.revision, { note: 'First change' });
    probe.must(changed, 200, 'for a change with the present ETag');
    const now = changed.body.revision;
    probe.that(now > key.revision, changed, 'a later revision after a change', 'the same or an earlier one');
    probe.that(changed.body.note === 'First change', changed, 'the new note', 'another one');
    probe.that(
      changed.headers['etag'] === `"${now}"`,
      changed,
      'the ETag is the revision in quotes',
      'something else',
    );
    const stale = await patch(world, id, key.revision, {
      note: 'Second change, based on the first revision',
    });
    if (probe.status(stale, 412, 'for a change with an older ETag', 'revision-conflict')) {
      const told = stale.body.revision === now;
      probe.that(
        told,
        stale,
        '“revision” of the problem is the present one',
        told ? 'it' : 'another, or none',
      );
    }
    const after = await look(world, probe, id);
    const kept = after.body.note === 'First change';
    probe.that(kept, after, 'the refused change changed nothing', 'another note');
    const still = await look(world, probe, id);
    const same = still.headers['etag'] === after.headers['etag'];
    probe.that(same, still, 'the same ETag while nobody changes the key', 'another one: reading moves it');
    const left = await patch(world, id, after.body.revision, { name: key.name.slice(0, -1) });
    if (!probe.status(left, 200, 'for a change of the name alone')) return;
    const untouched = left.body.note === 'First change' && left.body.expires_at === key.expires_at;
    probe.that(untouched, left, 'what a change leaves out stays as it is', 'something else was changed');
  },
};

export const switching: Check = {
  id: 'switch',
  title: 'A key is disabled and enabled again',
  rule: 'PATCH /api-keys/{id}; enabled',
  writes: true,
  needs: ['edit'],
  async run(world, probe) {
    const { id, key } = await makeTaken(world, probe, 'switch');
    const off = await patch(world, id, key.revision, { enabled: false });
    probe.must(off, 200, 'for “enabled”: false');
    probe.that(off.body.status === 'disabled', off, 'the status “disabled”', off.body.status);
    const listed = await world.main.ask('GET /api-keys', { query: { status: 'disabled', limit: 100 } });
    if (probe.status(listed, 200, 'for status=disabled')) {
      const there = listed.body.keys.some((entry: Json) => entry.id === id);
      probe.that(there, listed, 'the key under status=disabled', 'a list without it');
    }
    const on = await patch(world, id, off.body.revision, { enabled: true });
    probe.must(on, 200, 'for “enabled”: true');
    probe.that(on.body.status === 'active', on, 'the status “active”', on.body.status);
  },
};
