// What keys were used for, and who did what with them.
import type { Check } from '../check.ts';
import { makeTaken } from '../made.ts';
import { NotChecked } from '../probe.ts';
import { has, type Json } from '../world.ts';
import { patch } from './revision.ts';

const BUCKETS = { 30: 30, 7: 7, 1: 24 } as const;

export const usage: Check = {
  id: 'usage',
  title: 'The usage of a key is told by day and by hour',
  rule: 'GET /api-keys/{id}/usage; Usage',
  needs: ['usage'],
  async run({ main, session }, probe) {
    const list = await main.ask('GET /api-keys', { query: { sort: '-last_used', limit: 1 } });
    probe.must(list, 200, 'for the list');
    const id = list.body.keys[0]?.id;
    if (!id) throw new NotChecked('the workspace has no key');
    const params = { id };
    for (const [days, buckets] of Object.entries(BUCKETS)) {
      const answer = await main.ask('GET /api-keys/{id}/usage', { params, query: { days } });
      if (!probe.status(answer, 200, `for days=${days}`)) continue;
      const { body } = answer;
      probe.that(body.days === Number(days), answer, `“days” is ${days}`, String(body.days));
      probe.that(
        body.buckets.length === buckets,
        answer,
        `${buckets} buckets for days=${days}`,
        `${body.buckets.length}`,
      );
      const sum = (all: Json[]) => all.reduce((count, bucket) => count + bucket.accepted, 0);
      const adds = sum(body.buckets) === body.totals.accepted;
      probe.that(adds, answer, 'totals.accepted is the sum of the buckets', 'another number');
      const hidden = session.permissions.see_addresses || body.addresses === null;
      probe.that(hidden, answer, 'no addresses without the permission see_addresses', 'addresses');
    }
    const odd = await main.ask('GET /api-keys/{id}/usage', { params, query: { days: 2 } });
    probe.status(odd, 400, 'for days=2', 'malformed-request');
  },
};

export const events: Check = {
  id: 'events',
  title: 'Who did what is told, the newest first',
  rule: 'GET /events; EventPage',
  needs: ['events'],
  async run({ main }, probe) {
    const page = await main.ask('GET /events', { query: { limit: 2 } });
    probe.must(page, 200, 'for the events of the workspace');
    const cursor = page.body.next_cursor;
    if (cursor === null) {
      probe.leave('paging goes on behind a cursor: there is no second page of events');
      return;
    }
    const next = await main.ask('GET /events', { query: { limit: 2, cursor } });
    probe.must(next, 200, 'for the second page');
    const all: Json[] = [...page.body.events, ...next.body.events];
    const ids = new Set(all.map((event) => event.id));
    probe.that(ids.size === all.length, next, 'each event on one page alone', 'one of them on two');
    const sorted = all.every((event, at) => at === 0 || Date.parse(all[at - 1].at) >= Date.parse(event.at));
    probe.that(sorted, next, 'the newest first', 'another order');
  },
};

export const keyEvents: Check = {
  id: 'key-events',
  title: 'What was done with a key stands in its activity',
  rule: 'GET /api-keys/{id}/events; Event',
  writes: true,
  needs: ['events'],
  async run(world, probe) {
    const { id, key } = await makeTaken(world, probe, 'events');
    const params = { id };
    const kinds = ['created'];
    if (has(world, 'acknowledgement')) kinds.unshift('secret-saved', 'secret-shown');
    if (has(world, 'edit')) {
      await patch(world, id, key.revision, { note: 'A change to tell of' });
      kinds.unshift('changed');
    }
    await world.main.ask('DELETE /api-keys/{id}', { params });
    kinds.unshift('revoked');
    const answer = await world.main.ask('GET /api-keys/{id}/events', { params });
    probe.must(answer, 200, 'for the events of a key');
    const told: Json[] = answer.body.events;
    const mine = told.filter((event) => kinds.includes(event.kind)).map((event) => event.kind);
    probe.that(
      mine.join() === kinds.join(),
      answer,
      `the events ${kinds.join(', ')}`,
      mine.join(', ') || 'none',
    );
    const created = told.find((event) => event.kind === 'created');
    if (!created) return;
    probe.that(
      created.by?.kind === 'user',
      answer,
      '“by” of “created” is a person',
      String(created.by?.kind),
    );
    const before = created.changes.every((change: Json) => change.before === null);
    probe.that(before, answer, '“before” of every change of “created” is null', 'something');
    const all = await world.main.ask('GET /events', { query: { limit: 100 } });
    if (!probe.status(all, 200, 'for the events of the workspace')) return;
    const there = all.body.events.some((event: Json) => event.key.id === id && event.kind === 'revoked');
    probe.that(there, all, 'the revoked key in the activity of the workspace', 'none of it');
  },
};
