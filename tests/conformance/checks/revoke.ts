// The end of a key is final.
import type { Check } from '../check.ts';
import { look, makeTaken } from '../made.ts';
import { has, type Json } from '../world.ts';
import { patch } from './revision.ts';

export const revoke: Check = {
  id: 'revoke',
  title: 'Revoking is final, and a revoked key stays in the list of revoked ones',
  rule: 'DELETE /api-keys/{id}; Conflict, key-revoked',
  writes: true,
  async run(world, probe) {
    const { id } = await makeTaken(world, probe, 'revoke');
    const params = { id };
    const revoked = await world.main.ask('DELETE /api-keys/{id}', { params });
    probe.must(revoked, 200, 'when a key is revoked');
    const at = revoked.body.revoked_at;
    const now = await look(world, probe, id);
    probe.that(now.body.status === 'revoked', now, 'the status “revoked”', now.body.status);
    probe.that(now.body.revoked_at !== null, now, 'a moment in revoked_at', 'null');
    probe.that(now.body.secrets.length === 0, now, 'no secret that can still be accepted', 'some');
    const { edit, rotate } = now.body.can;
    probe.that(!edit && !rotate, now, 'can.edit and can.rotate are false for a revoked key', 'true');
    const again = await world.main.ask('DELETE /api-keys/{id}', { params });
    if (probe.status(again, 200, 'when it is revoked once more')) {
      probe.that(again.body.revoked_at === at, again, 'revoked_at stays as it was', 'another moment');
    }
    for (const [status, expected] of [
      ['revoked', true],
      ['current', false],
    ] as const) {
      const list = await world.main.ask('GET /api-keys', { query: { status, limit: 100 } });
      if (!probe.status(list, 200, `for status=${status}`) || list.body.next_cursor !== null) continue;
      const there = list.body.keys.some((key: Json) => key.id === id);
      const came = there ? 'the key in it' : 'a list without it';
      probe.that(
        there === expected,
        list,
        `${expected ? 'the' : 'no'} revoked key under status=${status}`,
        came,
      );
    }
    if (has(world, 'edit')) {
      const changed = await patch(world, id, now.body.revision, { enabled: true });
      probe.status(changed, 409, 'for a change of a revoked key', 'key-revoked');
    }
    if (has(world, 'rotation')) {
      const headers = { 'Idempotency-Key': `conformance-${id}` };
      const ask = { params, headers, body: { overlap_seconds: 0 } };
      const rotated = await world.main.ask('POST /api-keys/{id}/rotations', ask);
      probe.status(rotated, 409, 'for a new secret of a revoked key', 'key-revoked');
    }
  },
};
