// The other side: a key that was made works there, and one that ended does not.
import type { Check } from '../check.ts';
import { type Context, has, type Json, pickAction } from '../context.ts';
import { type CreatedKey, createSavedKey, DOCUMENTATION_IP, readKey, report } from '../created-keys.ts';
import { exchange } from '../exchange.ts';
import { type AnswerSummary, CheckSkipped, type Findings } from '../findings.ts';
import { patch } from './revision.ts';
import { rotate } from './rotation.ts';

const NOT_GIVEN = 'PUBLIC= was not given: where keys are used, such as https://api.host/v1';
const REFUSED = [401, 403];

export const publicSide: Check = {
  id: 'public',
  title: 'A key works from its first moment on, and its use leaves the settings as they are',
  rule: 'ETag; LastUsed',
  writes: true,
  async run(context, findings) {
    const { made, call } = await callable(context, findings, 'public');
    const accepted = await call(made.secretKey);
    findings.require(accepted, 200, 'for a call with the new key');
    findings.status(await call(`${made.secretKey}x`), 401, 'for a wrong secret key');
    const now = await readKey(context, findings, made.id);
    const same = now.headers['etag'] === made.answer.headers['etag'];
    findings.check(same, now, 'the ETag stays when a key is used', 'another one');
    if (has(context, 'edit')) {
      const away = { ip_restrictions: { mode: 'only', networks: [DOCUMENTATION_IP] } };
      const narrowed = await patch(context, made.id, now.body.revision, away);
      findings.require(narrowed, 200, 'for a change of the addresses');
      findings.status(
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
  async run(context, findings) {
    const { made, call } = await callable(context, findings, 'public ends');
    findings.require(await call(made.secretKey), 200, 'for a call with the new key');
    let secretKey = made.secretKey;
    if (has(context, 'rotation') && has(context, 'acknowledgement')) {
      const rotated = await rotate(context, made.id, 0);
      findings.require(rotated, 201, 'for a new secret');
      const fresh: string = rotated.body.secret_key;
      findings.status(
        await call(made.secretKey),
        200,
        'for a call with the old secret while the new one is pending',
      );
      await report(context, { id: made.id, secretId: rotated.body.secret_id }, 'shown');
      findings.status(await call(fresh), 200, 'for a call with the new secret');
      findings.status(
        await call(made.secretKey),
        401,
        'for a call with the old secret after one with the new',
      );
      secretKey = fresh;
    }
    if (has(context, 'edit')) {
      const { body } = await readKey(context, findings, made.id);
      const off = await patch(context, made.id, body.revision, { enabled: false });
      findings.require(off, 200, 'for “enabled”: false');
      findings.status(await call(secretKey), REFUSED, 'for a call with a disabled key');
      const on = await patch(context, made.id, off.body.revision, { enabled: true });
      findings.require(on, 200, 'for “enabled”: true');
      findings.status(await call(secretKey), 200, 'for a call with a key that was enabled again');
    }
    const revoked = await context.main.request('DELETE /api-keys/{id}', { params: { id: made.id } });
    findings.require(revoked, 200, 'when it is revoked');
    findings.status(await call(secretKey), 401, 'for a call with a revoked key');
  },
};

/** A key that works from here, and a way to call with it. */
async function callable(context: Context, findings: Findings, what: string) {
  const base = context.settings.publicBase;
  if (base === null) throw new CheckSkipped(NOT_GIVEN);
  const action = pickAction(context);
  if (!action?.example_body) throw new CheckSkipped('no action has an example_body to try it with');
  const here = context.options.caller_address;
  if (here === null)
    throw new CheckSkipped('the API does not tell caller_address, to which the key would be limited');
  const made: CreatedKey = await createSavedKey(context, findings, what, {
    ip_restrictions: { mode: 'only', networks: [here] },
  });
  const body = JSON.stringify(action.example_body);
  const call = (secretKey: string) => send(context, `${base}/${action.id}`, made.apiKey, secretKey, body);
  return { made, call };
}

async function send(
  context: Context,
  url: string,
  key: string,
  secret: string,
  body: string,
): Promise<AnswerSummary> {
  const headers = { 'content-type': 'application/json', 'x-api-key': key, 'x-api-secret': secret };
  const received = await exchange({ method: 'POST', url, headers, body }, context.clientContext.signal);
  let told: Json = null;
  try {
    told = JSON.parse(received.text);
  } catch {
    // Only the status counts here.
  }
  if (received.status === 429)
    throw new CheckSkipped('the public side takes no more calls for a while (429)');
  const id = told?.requestId ?? told?.request_id ?? received.headers['x-request-id'];
  const path = new URL(url).pathname;
  return { operation: `POST ${path}`, path, status: received.status, problem: null, requestId: id ?? null };
}
