// What the page reports of a secret, and what the API never tells again.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Context } from '../context.ts';
import { type CreatedKey, createKey, readKey, report } from '../created-keys.ts';
import { CheckAborted, type Findings } from '../findings.ts';

export const secretState: Check = {
  id: 'secret-state',
  title: 'A secret is undelivered, then shown, then saved, and no state goes back',
  rule: 'POST /api-keys/{id}/secret-state; SecretRecord',
  writes: true,
  needs: ['acknowledgement'],
  async run(context, findings) {
    const made = await createKey(context, findings, 'secret state');
    const revision = made.key.revision;
    await told(context, findings, made, 'shown', 'shown');
    await told(context, findings, made, 'saved', 'saved');
    await told(context, findings, made, 'shown', 'saved');
    const after = await readKey(context, findings, made.id);
    const same = after.body.revision === revision;
    findings.check(same, after, 'a report does not move the revision of the settings', 'another revision');
    const body = { secret_id: 'sec_ConformanceCheckNone', state: 'shown' };
    const params = { id: made.id };
    const none = await context.main.request('POST /api-keys/{id}/secret-state', { params, body });
    // The contract has a name for either: no such secret, or a value to mend.
    findings.status(none, [404, 422], 'for a secret that the key does not have');
    const odd = { secret_id: made.secretId, state: 'eaten' };
    const refused = await context.main.request('POST /api-keys/{id}/secret-state', { params, body: odd });
    findings.status(refused, [400, 422], 'for a state that there is not');
  },
};

async function told(
  context: Context,
  findings: Findings,
  made: CreatedKey,
  state: 'shown' | 'saved',
  then: string,
): Promise<void> {
  const answer: Answer | null = await report(context, made, state);
  if (!answer) throw new CheckAborted();
  findings.require(answer, 200, `for the report “${state}”`);
  const now = answer.body.secrets[0]?.state;
  findings.check(now === then, answer, `the secret is “${then}” after the report “${state}”`, String(now));
}

export const once: Check = {
  id: 'once',
  title: 'Nothing tells a secret key or a whole API key a second time',
  rule: 'Key; hint',
  writes: true,
  async run(context, findings) {
    const made = await createKey(context, findings, 'once');
    const params = { id: made.id };
    // Each answer is searched for both values where it comes in; what counts here is to have asked.
    const found = await context.main.request('GET /api-keys/{id}', { params });
    findings.status(found, 200, 'for the new key');
    for (const status of ['current', 'all', 'unconfirmed']) {
      const answer = await context.main.request('GET /api-keys', { query: { status, limit: 100 } });
      findings.status(answer, 200, `for status=${status}`);
    }
    await report(context, made, 'shown');
    await report(context, made, 'saved');
    await context.main.request('GET /api-key-options');
    await context.main.request('GET /session');
    const revoked = await context.main.request('DELETE /api-keys/{id}', { params });
    findings.status(revoked, 200, 'when it is revoked');
    const after = await context.main.request('GET /api-keys', { query: { status: 'revoked', limit: 100 } });
    findings.status(after, 200, 'for status=revoked');
  },
};
