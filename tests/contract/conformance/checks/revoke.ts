// The end of a key is final.
import type { Check } from '../check.ts';
import { has, type Json } from '../context.ts';
import { createSavedKey, readKey } from '../created-keys.ts';
import { patch } from './revision.ts';

export const revoke: Check = {
  id: 'revoke',
  title: 'Revoking is final, and a revoked key stays in the list of revoked ones',
  rule: 'DELETE /api-keys/{id}; Conflict, key-revoked',
  writes: true,
  async run(context, findings) {
    const { id } = await createSavedKey(context, findings, 'revoke');
    const params = { id };
    const revoked = await context.main.request('DELETE /api-keys/{id}', { params });
    findings.require(revoked, 200, 'when a key is revoked');
    const at = revoked.body.revoked_at;
    const now = await readKey(context, findings, id);
    findings.check(now.body.status === 'revoked', now, 'the status “revoked”', now.body.status);
    findings.check(now.body.revoked_at !== null, now, 'a moment in revoked_at', 'null');
    findings.check(now.body.secrets.length === 0, now, 'no secret that can still be accepted', 'some');
    const { edit, rotate } = now.body.can;
    findings.check(!edit && !rotate, now, 'can.edit and can.rotate are false for a revoked key', 'true');
    const again = await context.main.request('DELETE /api-keys/{id}', { params });
    if (findings.status(again, 200, 'when it is revoked once more')) {
      findings.check(again.body.revoked_at === at, again, 'revoked_at stays as it was', 'another moment');
    }
    for (const [status, expected] of [
      ['revoked', true],
      ['current', false],
    ] as const) {
      const list = await context.main.request('GET /api-keys', { query: { status, limit: 100 } });
      if (!findings.status(list, 200, `for status=${status}`) || list.body.next_cursor !== null) continue;
      const there = list.body.keys.some((key: Json) => key.id === id);
      const came = there ? 'the key in it' : 'a list without it';
      findings.check(
        there === expected,
        list,
        `${expected ? 'the' : 'no'} revoked key under status=${status}`,
        came,
      );
    }
    if (has(context, 'edit')) {
      const changed = await patch(context, id, now.body.revision, { enabled: true });
      findings.status(changed, 409, 'for a change of a revoked key', 'key-revoked');
    }
    if (has(context, 'rotation')) {
      const headers = { 'Idempotency-Key': `conformance-${id}` };
      const ask = { params, headers, body: { overlap_seconds: 0 } };
      const rotated = await context.main.request('POST /api-keys/{id}/rotations', ask);
      findings.status(rotated, 409, 'for a new secret of a revoked key', 'key-revoked');
    }
  },
};
