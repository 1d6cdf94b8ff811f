// What the page reports of a secret, and what the API never tells again.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import { look, type Made, make, report } from '../made.ts';
import { Ended, type Probe } from '../probe.ts';
import type { World } from '../world.ts';

export const secretState: Check = {
  id: 'secret-state',
  title: 'A secret is undelivered, then shown, then saved, and no state goes back',
  rule: 'POST /api-keys/{id}/secret-state; SecretRecord',
  writes: true,
  needs: ['acknowledgement'],
  async run(world, probe) {
    const made = await make(world, probe, 'secret state');
    const revision = made.key.revision;
    await told(world, probe, made, 'shown', 'shown');
    await told(world, probe, made, 'saved', 'saved');
    await told(world, probe, made, 'shown', 'saved');
    const after = await look(world, probe, made.id);
    const same = after.body.revision === revision;
    probe.that(same, after, 'a report does not move the revision of the settings', 'another revision');
    const body = { secret_id: 'sec_ConformanceCheckNone', state: 'shown' };
    const params = { id: made.id };
    const none = await world.main.ask('POST /api-keys/{id}/secret-state', { params, body });
    // The contract has a name for either: no such secret, or a value to mend.
    probe.status(none, [404, 422], 'for a secret that the key does not have');
    const odd = { secret_id: made.secretId, state: 'eaten' };
    const refused = await world.main.ask('POST /api-keys/{id}/secret-state', { params, body: odd });
    probe.status(refused, [400, 422], 'for a state that there is not');
  },
};

async function told(
  world: World,
  probe: Probe,
  made: Made,
  state: 'shown' | 'saved',
  then: string,
): Promise<void> {
  const answer: Answer | null = await report(world, made, state);
  if (!answer) throw new Ended();
  probe.must(answer, 200, `for the report “${state}”`);
  const now = answer.body.secrets[0]?.state;
  probe.that(now === then, answer, `the secret is “${then}” after the report “${state}”`, String(now));
}

export const once: Check = {
  id: 'once',
  title: 'Nothing tells a secret key or a whole API key a second time',
  rule: 'Key; hint',
  writes: true,
  async run(world, probe) {
    const made = await make(world, probe, 'once');
    const params = { id: made.id };
    // Each answer is searched for both values where it comes in; what counts here is to have asked.
    const found = await world.main.ask('GET /api-keys/{id}', { params });
    probe.status(found, 200, 'for the new key');
    for (const status of ['current', 'all', 'unconfirmed']) {
      const answer = await world.main.ask('GET /api-keys', { query: { status, limit: 100 } });
      probe.status(answer, 200, `for status=${status}`);
    }
    await report(world, made, 'shown');
    await report(world, made, 'saved');
    await world.main.ask('GET /api-key-options');
    await world.main.ask('GET /session');
    const revoked = await world.main.ask('DELETE /api-keys/{id}', { params });
    probe.status(revoked, 200, 'when it is revoked');
    const after = await world.main.ask('GET /api-keys', { query: { status: 'revoked', limit: 100 } });
    probe.status(after, 200, 'for status=revoked');
  },
};
