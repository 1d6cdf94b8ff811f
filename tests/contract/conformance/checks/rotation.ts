// A new secret for a key: pending until it was shown, then beside the old one for a while.
import { randomUUID } from 'node:crypto';
import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import { type Context, has, type Json } from '../context.ts';
import { createSavedKey, report } from '../created-keys.ts';

export function rotate(
  context: Context,
  id: string,
  overlap: number,
  intent: string = randomUUID(),
): Promise<Answer> {
  const headers = { 'Idempotency-Key': intent };
  return context.main.request('POST /api-keys/{id}/rotations', {
    params: { id },
    headers,
    body: { overlap_seconds: overlap },
  });
}

/** Minutes that clocks may differ. */
const SLACK_MS = 5 * 60_000;

export const rotation: Check = {
  id: 'rotation',
  title: 'A new secret is pending until it was shown; then the old one goes on for the overlap',
  rule: 'POST /api-keys/{id}/rotations; Rotation',
  writes: true,
  needs: ['rotation', 'acknowledgement'],
  async run(context, findings) {
    const made = await createSavedKey(context, findings, 'rotation');
    const { id } = made;
    const overlap: number = context.options.rotation.overlaps_seconds[0];
    const intent = randomUUID();
    const rotated = await rotate(context, id, overlap, intent);
    findings.require(rotated, 201, 'for a new secret');
    const { key, secret_key, secret_id: secretId } = rotated.body;
    findings.check(secret_key !== made.secretKey, rotated, 'a new secret key', 'the old one');
    findings.check(
      rotated.body.api_key === undefined,
      rotated,
      'an answer without the API key',
      'one that holds it',
    );
    findings.check(
      key.revision === made.key.revision,
      rotated,
      'the revision of the settings stays',
      'another one',
    );
    findings.check(
      key.rotation?.state === 'pending',
      rotated,
      'rotation.state “pending”',
      String(key.rotation?.state),
    );
    findings.check(
      key.secrets.length === 2,
      rotated,
      'the new secret and the old one in “secrets”',
      `${key.secrets.length}`,
    );
    if (has(context, 'idempotent_create')) {
      const again = await rotate(context, id, overlap, intent);
      if (findings.status(again, 201, 'for the same request again, before “shown”')) {
        findings.check(again.body.secret_key === secret_key, again, 'the same secret key', 'another one');
      }
    }
    for (const [which, secret] of [
      ['pending', secretId],
      ['current', made.secretId],
    ] as const) {
      const params = { id, secret_id: secret };
      const kept = await context.main.request('DELETE /api-keys/{id}/secrets/{secret_id}', { params });
      findings.status(kept, 409, `when the ${which} secret is to be ended`, 'secret-current');
    }
    const shown = await report(context, { id, secretId }, 'shown');
    if (!shown) return;
    findings.require(shown, 200, 'for the report “shown”');
    const { state, ends_at, secret_id } = shown.body.rotation ?? {};
    findings.check(
      state === 'overlapping',
      shown,
      'rotation.state “overlapping” after “shown”',
      String(state),
    );
    findings.check(
      secret_id === made.secretId,
      shown,
      'rotation.secret_id names the old secret',
      'another one',
    );
    const end = Math.min(Date.now() + overlap * 1000, Date.parse(made.key.expires_at));
    const late = Math.abs(Date.parse(ends_at) - end);
    findings.check(
      late < SLACK_MS,
      shown,
      `the old secret ends ${overlap} seconds after “shown”`,
      'another end',
    );
    if (has(context, 'idempotent_create')) {
      const again = await rotate(context, id, overlap, intent);
      findings.status(again, 409, 'for the same request after “shown”', 'already-created');
    }
    await report(context, { id, secretId }, 'saved');
    const params = { id, secret_id: made.secretId };
    for (const time of ['', ' once more']) {
      const ended = await context.main.request('DELETE /api-keys/{id}/secrets/{secret_id}', { params });
      if (!findings.status(ended, 200, `when the old secret is ended${time}`)) continue;
      const left = ended.body.secrets.map((secret: Json) => secret.id);
      findings.check(
        left.length === 1 && left[0] === secretId,
        ended,
        'the new secret alone is left',
        'others',
      );
    }
  },
};

export const rotationEnds: Check = {
  id: 'rotation-ends',
  title:
    'A newer rotation cancels a pending one, and “it may have leaked” ends the old secret when the new one was taken',
  rule: 'POST /api-keys/{id}/rotations, 4 and 5; rotation-cancelled',
  writes: true,
  needs: ['rotation', 'acknowledgement'],
  async run(context, findings) {
    const { id, secretId: old } = await createSavedKey(context, findings, 'rotation ends');
    const odd = await rotate(context, id, 1);
    if (findings.status(odd, 422, 'for an overlap that is not offered', 'validation')) {
      const named = odd.body.errors?.some(
        (error: Json) => error.pointer === '/overlap_seconds' && error.code === 'unknown-value',
      );
      findings.check(
        named === true,
        odd,
        'an entry in errors with /overlap_seconds and unknown-value',
        'none',
      );
    }
    const first = await rotate(context, id, 0);
    findings.require(first, 201, 'for overlap_seconds 0');
    const second = await rotate(context, id, 0);
    findings.require(second, 201, 'for a second rotation');
    const cancelled = await report(context, { id, secretId: first.body.secret_id }, 'shown');
    if (cancelled)
      findings.status(cancelled, 409, 'for “shown” of the one that was superseded', 'rotation-cancelled');
    const secretId: string = second.body.secret_id;
    const shown = await report(context, { id, secretId }, 'shown');
    if (!shown) return;
    findings.require(shown, 200, 'for the report “shown”');
    const still = shown.body.secrets.some((secret: Json) => secret.id === old);
    findings.check(still, shown, 'the old secret goes on until the new one was taken', 'it ended at “shown”');
    const saved = await report(context, { id, secretId }, 'saved');
    if (!saved) return;
    findings.require(saved, 200, 'for the report “saved”');
    const gone = saved.body.secrets.every((secret: Json) => secret.id === secretId);
    findings.check(gone, saved, 'the old secret ends at “saved”', 'it goes on');
  },
};
