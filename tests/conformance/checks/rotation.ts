// A new secret for a key: pending until it was shown, then beside the old one for a while.
import { randomUUID } from 'node:crypto';
import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import { makeTaken, report } from '../made.ts';
import { has, type Json, type World } from '../world.ts';

export function rotate(
  world: World,
  id: string,
  overlap: number,
  intent: string = randomUUID(),
): Promise<Answer> {
  const headers = { 'Idempotency-Key': intent };
  return world.main.ask('POST /api-keys/{id}/rotations', {
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
  async run(world, probe) {
    const made = await makeTaken(world, probe, 'rotation');
    const { id } = made;
    const overlap: number = world.options.rotation.overlaps_seconds[0];
    const intent = randomUUID();
    const rotated = await rotate(world, id, overlap, intent);
    probe.must(rotated, 201, 'for a new secret');
    const { key, secret_key, secret_id: secretId } = rotated.body;
    probe.that(secret_key !== made.secretKey, rotated, 'a new secret key', 'the old one');
    probe.that(
      rotated.body.api_key === undefined,
      rotated,
      'an answer without the API key',
      'one that holds it',
    );
    probe.that(
      key.revision === made.key.revision,
      rotated,
      'the revision of the settings stays',
      'another one',
    );
    probe.that(
      key.rotation?.state === 'pending',
      rotated,
      'rotation.state “pending”',
      String(key.rotation?.state),
    );
    probe.that(
      key.secrets.length === 2,
      rotated,
      'the new secret and the old one in “secrets”',
      `${key.secrets.length}`,
    );
    if (has(world, 'idempotent_create')) {
      const again = await rotate(world, id, overlap, intent);
      if (probe.status(again, 201, 'for the same request again, before “shown”')) {
        probe.that(again.body.secret_key === secret_key, again, 'the same secret key', 'another one');
      }
    }
    for (const [which, secret] of [
      ['pending', secretId],
      ['current', made.secretId],
    ] as const) {
      const params = { id, secret_id: secret };
      const kept = await world.main.ask('DELETE /api-keys/{id}/secrets/{secret_id}', { params });
      probe.status(kept, 409, `when the ${which} secret is to be ended`, 'secret-current');
    }
    const shown = await report(world, { id, secretId }, 'shown');
    if (!shown) return;
    probe.must(shown, 200, 'for the report “shown”');
    const { state, ends_at, secret_id } = shown.body.rotation ?? {};
    probe.that(state === 'overlapping', shown, 'rotation.state “overlapping” after “shown”', String(state));
    probe.that(secret_id === made.secretId, shown, 'rotation.secret_id names the old secret', 'another one');
    const end = Math.min(Date.now() + overlap * 1000, Date.parse(made.key.expires_at));
    const late = Math.abs(Date.parse(ends_at) - end);
    probe.that(late < SLACK_MS, shown, `the old secret ends ${overlap} seconds after “shown”`, 'another end');
    if (has(world, 'idempotent_create')) {
      const again = await rotate(world, id, overlap, intent);
      probe.status(again, 409, 'for the same request after “shown”', 'already-created');
    }
    await report(world, { id, secretId }, 'saved');
    const params = { id, secret_id: made.secretId };
    for (const time of ['', ' once more']) {
      const ended = await world.main.ask('DELETE /api-keys/{id}/secrets/{secret_id}', { params });
      if (!probe.status(ended, 200, `when the old secret is ended${time}`)) continue;
      const left = ended.body.secrets.map((secret: Json) => secret.id);
      probe.that(left.length === 1 && left[0] === secretId, ended, 'the new secret alone is left', 'others');
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
  async run(world, probe) {
    const { id, secretId: old } = await makeTaken(world, probe, 'rotation ends');
    const odd = await rotate(world, id, 1);
    if (probe.status(odd, 422, 'for an overlap that is not offered', 'validation')) {
      const named = odd.body.errors?.some(
        (error: Json) => error.pointer === '/overlap_seconds' && error.code === 'unknown-value',
      );
      probe.that(named === true, odd, 'an entry in errors with /overlap_seconds and unknown-value', 'none');
    }
    const first = await rotate(world, id, 0);
    probe.must(first, 201, 'for overlap_seconds 0');
    const second = await rotate(world, id, 0);
    probe.must(second, 201, 'for a second rotation');
    const cancelled = await report(world, { id, secretId: first.body.secret_id }, 'shown');
    if (cancelled)
      probe.status(cancelled, 409, 'for “shown” of the one that was superseded', 'rotation-cancelled');
    const secretId: string = second.body.secret_id;
    const shown = await report(world, { id, secretId }, 'shown');
    if (!shown) return;
    probe.must(shown, 200, 'for the report “shown”');
    const still = shown.body.secrets.some((secret: Json) => secret.id === old);
    probe.that(still, shown, 'the old secret goes on until the new one was taken', 'it ended at “shown”');
    const saved = await report(world, { id, secretId }, 'saved');
    if (!saved) return;
    probe.must(saved, 200, 'for the report “saved”');
    const gone = saved.body.secrets.every((secret: Json) => secret.id === secretId);
    probe.that(gone, saved, 'the old secret ends at “saved”', 'it goes on');
  },
};
