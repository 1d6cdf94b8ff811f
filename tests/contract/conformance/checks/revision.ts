// Two people change a key: the second one is told, and nothing is lost.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Context, Json } from '../context.ts';
import { createSavedKey, readKey } from '../created-keys.ts';

export function patch(context: Context, id: string, revision: unknown, body: Json): Promise<Answer> {
  const headers: Record<string, string> = revision === null ? {} : { 'If-Match': `"${revision}"` };
  return context.main.request('PATCH /api-keys/{id}', { params: { id }, headers, body });
}

export const revision: Check = {
  id: 'revision',
  title: 'A change that is based on an older revision is refused',
  rule: 'PATCH /api-keys/{id}; RFC 9110, 13.1.1',
  writes: true,
  needs: ['edit'],
  async run(context, findings) {
    const { id, key } = await createSavedKey(context, findings, 'revision');
    const blind = await patch(context, id, null, { note: 'Without a revision' });
    findings.status(blind, 428, 'for a change without If-Match', 'revision-required');
    const changed = await patch(context, id, key.revision, { note: 'First change' });
    findings.require(changed, 200, 'for a change with the present ETag');
    const now = changed.body.revision;
    findings.check(
      now > key.revision,
      changed,
      'a later revision after a change',
      'the same or an earlier one',
    );
    findings.check(changed.body.note === 'First change', changed, 'the new note', 'another one');
    findings.check(
      changed.headers['etag'] === `"${now}"`,
      changed,
      'the ETag is the revision in quotes',
      'something else',
    );
    const stale = await patch(context, id, key.revision, {
      note: 'Second change, based on the first revision',
    });
    if (findings.status(stale, 412, 'for a change with an older ETag', 'revision-conflict')) {
      const told = stale.body.revision === now;
      findings.check(
        told,
        stale,
        '“revision” of the problem is the present one',
        told ? 'it' : 'another, or none',
      );
    }
    const after = await readKey(context, findings, id);
    const kept = after.body.note === 'First change';
    findings.check(kept, after, 'the refused change changed nothing', 'another note');
    const still = await readKey(context, findings, id);
    const same = still.headers['etag'] === after.headers['etag'];
    findings.check(
      same,
      still,
      'the same ETag while nobody changes the key',
      'another one: reading moves it',
    );
    const left = await patch(context, id, after.body.revision, { name: key.name.slice(0, -1) });
    if (!findings.status(left, 200, 'for a change of the name alone')) return;
    const untouched = left.body.note === 'First change' && left.body.expires_at === key.expires_at;
    findings.check(untouched, left, 'what a change leaves out stays as it is', 'something else was changed');
  },
};

export const switching: Check = {
  id: 'switch',
  title: 'A key is disabled and enabled again',
  rule: 'PATCH /api-keys/{id}; enabled',
  writes: true,
  needs: ['edit'],
  async run(context, findings) {
    const { id, key } = await createSavedKey(context, findings, 'switch');
    const off = await patch(context, id, key.revision, { enabled: false });
    findings.require(off, 200, 'for “enabled”: false');
    findings.check(off.body.status === 'disabled', off, 'the status “disabled”', off.body.status);
    const listed = await context.main.request('GET /api-keys', { query: { status: 'disabled', limit: 100 } });
    if (findings.status(listed, 200, 'for status=disabled')) {
      const there = listed.body.keys.some((entry: Json) => entry.id === id);
      findings.check(there, listed, 'the key under status=disabled', 'a list without it');
    }
    const on = await patch(context, id, off.body.revision, { enabled: true });
    findings.require(on, 200, 'for “enabled”: true');
    findings.check(on.body.status === 'active', on, 'the status “active”', on.body.status);
  },
};
