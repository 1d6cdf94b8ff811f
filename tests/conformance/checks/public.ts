// The other side: a key that was made works there, and one that ended does not.
import type { Check } from '../check.ts';
import { exchange } from '../exchange.ts';
import { look, type Made, makeTaken, NOWHERE, report } from '../made.ts';
import { NotChecked, type Probe, type Seen } from '../probe.ts';
import { anAction, has, type Json, type World } from '../world.ts';
import { patch } from './revision.ts';
import { rotate } from './rotation.ts';

const NOT_GIVEN = 'PUBLIC= was not given: where keys are used, such as https://api.host/v1';
const REFUSED = [401, 403];

export const publicSide: Check = {
  id: 'public',
  title: 'A key works from its first moment on, and its use leaves the settings as they are',
  rule: 'ETag; LastUsed',
  writes: true,
  async run(world, probe) {
    const { made, call } = await callable(world, probe, 'public');
    const accepted = await call(made.secretKey);
    probe.must(accepted, 200, 'for a call with the new key');
    probe.status(await call(`${made.secretKey}x`), 401, 'for a wrong secret key');
    const now = await look(world, probe, made.id);
    const same = now.headers['etag'] === made.answer.headers['etag'];
    probe.that(same, now, 'the ETag stays when a key is used', 'another one');
    if (has(world, 'edit')) {
      const away = { ip_restrictions: { mode: 'only', networks: [NOWHERE] } };
      const narrowed = await patch(world, made.id, now.body.revision, away);
      probe.must(narrowed, 200, 'for a change of the addresses');
      probe.status(
        await call(made.secretKey),
        403,
        'for a call from an address that is not allowed any more',
      );
    }
  },
};

export const publicEnds: Check = {
  id: 'public-ends',
  title: 'A key that is disabled or revoked, and a secret that has ended, is refused at the next call',
  rule: 'DELETE /api-keys/{id}; PATCH, enabled; rotations, 4',
  writes: true,
  async run(world, probe) {
    const { made, call } = await callable(world, probe, 'public ends');
    probe.must(await call(made.secretKey), 200, 'for a call with the new key');
    let secretKey = made.secretKey;
    if (has(world, 'rotation') && has(world, 'acknowledgement')) {
      const rotated = await rotate(world, made.id, 0);
      probe.must(rotated, 201, 'for a new secret');
      const fresh: string = rotated.body.secret_key;
      probe.status(
        await call(made.secretKey),
        200,
        'for a call with the old secret while the new one is pending',
      );
      await report(world, { id: made.id, secretId: rotated.body.secret_id }, 'shown');
      probe.status(await call(fresh), 200, 'for a call with the new secret');
      probe.status(await call(made.secretKey), 401, 'for a call with the old secret after one with the new');
      secretKey = fresh;
    }
    if (has(world, 'edit')) {
      const { body } = await look(world, probe, made.id);
      const off = await patch(world, made.id, body.revision, { enabled: false });
      probe.must(off, 200, 'for “enabled”: false');
      probe.status(await call(secretKey), REFUSED, 'for a call with a disabled key');
      const on = await patch(world, made.id, off.body.revision, { enabled: true });
      probe.must(on, 200, 'for “enabled”: true');
      probe.status(await call(secretKey), 200, 'for a call with a key that was enabled again');
    }
    const revoked = await world.main.ask('DELETE /api-keys/{id}', { params: { id: made.id } });
    probe.must(revoked, 200, 'when it is revoked');
    probe.status(await call(secretKey), 401, 'for a call with a revoked key');
  },
};

/** A key that works from here, and a way to call with it. */
async function callable(world: World, probe: Probe, what: string) {
  const base = world.settings.publicBase;
  if (base === null) throw new NotChecked(NOT_GIVEN);
  const action = anAction(world);
  if (!action?.example_body) throw new NotChecked('no action has an example_body to try it with');
  const here = world.options.caller_address;
  if (here === null)
    throw new NotChecked('the API does not tell caller_address, to which the key would be limited');
  const made: Made = await makeTaken(world, probe, what, {
    ip_restrictions: { mode: 'only', networks: [here] },
  });
  const body = JSON.stringify(action.example_body);
  const call = (secretKey: string) => send(world, `${base}/${action.id}`, made.apiKey, secretKey, body);
  return { made, call };
}

async function send(world: World, url: string, key: string, secret: string, body: string): Promise<Seen> {
  const headers = { 'content-type': 'application/json', 'x-api-key': key, 'x-api-secret': secret };
  const received = await exchange({ method: 'POST', url, headers, body }, world.around.signal);
  let told: Json = null;
  try {
    told = JSON.parse(received.text);
  } catch {
    // Only the status counts here.
  }
  if (received.status === 429) throw new NotChecked('the public side takes no more calls for a while (429)');
  const id = told?.requestId ?? told?.request_id ?? received.headers['x-request-id'];
  const path = new URL(url).pathname;
  return { operation: `POST ${path}`, path, status: received.status, problem: null, requestId: id ?? null };
}
