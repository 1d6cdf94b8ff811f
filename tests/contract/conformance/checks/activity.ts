// What keys were used for, and who did what with them.
import type { Check } from '../check.ts';
import { has, type Json } from '../context.ts';
import { createSavedKey } from '../created-keys.ts';
import { CheckSkipped } from '../findings.ts';
import { patch } from './revision.ts';

const BUCKETS = { 30: 30, 7: 7, 1: 24 } as const;

export const usage: Check = {
  id: 'usage',
  title: 'The usage of a key is told by day and by hour',
  rule: 'GET /api-keys/{id}/usage; Usage',
  needs: ['usage'],
  async run({ main, session }, findings) {
    const list = await main.request('GET /api-keys', { query: { sort: '-last_used', limit: 1 } });
    findings.require(list, 200, 'for the list');
    const id = list.body.keys[0]?.id;
    if (!id) throw new CheckSkipped('the workspace has no key');
    const params = { id };
    for (const [days, buckets] of Object.entries(BUCKETS)) {
      const answer = await main.request('GET /api-keys/{id}/usage', { params, query: { days } });
      if (!findings.status(answer, 200, `for days=${days}`)) continue;
      const { body } = answer;
      findings.check(body.days === Number(days), answer, `“days” is ${days}`, String(body.days));
      findings.check(
        body.buckets.length === buckets,
        answer,
        `${buckets} buckets for days=${days}`,
        `${body.buckets.length}`,
      );
      const sum = (all: Json[]) => all.reduce((count, bucket) => count + bucket.accepted, 0);
      const adds = sum(body.buckets) === body.totals.accepted;
      findings.check(adds, answer, 'totals.accepted is the sum of the buckets', 'another number');
      const redactor = session.permissions.see_addresses || body.addresses === null;
      findings.check(redactor, answer, 'no addresses without the permission see_addresses', 'addresses');
    }
    const odd = await main.request('GET /api-keys/{id}/usage', { params, query: { days: 2 } });
    findings.status(odd, 400, 'for days=2', 'malformed-request');
  },
};

export const events: Check = {
  id: 'events',
  title: 'Who did what is told, the newest first',
  rule: 'GET /events; EventPage',
  needs: ['events'],
  async run({ main }, findings) {
    const page = await main.request('GET /events', { query: { limit: 2 } });
    findings.require(page, 200, 'for the events of the workspace');
    const cursor = page.body.next_cursor;
    if (cursor === null) {
      findings.skipPart('paging goes on behind a cursor: there is no second page of events');
      return;
    }
    const next = await main.request('GET /events', { query: { limit: 2, cursor } });
    findings.require(next, 200, 'for the second page');
    const all: Json[] = [...page.body.events, ...next.body.events];
    const ids = new Set(all.map((event) => event.id));
    findings.check(ids.size === all.length, next, 'each event on one page alone', 'one of them on two');
    const sorted = all.every((event, at) => at === 0 || Date.parse(all[at - 1].at) >= Date.parse(event.at));
    findings.check(sorted, next, 'the newest first', 'another order');
  },
};

export const keyEvents: Check = {
  id: 'key-events',
  title: 'What was done with a key stands in its activity',
  rule: 'GET /api-keys/{id}/events; Event',
  writes: true,
  needs: ['events'],
  async run(context, findings) {
    const { id, key } = await createSavedKey(context, findings, 'events');
    const params = { id };
    const kinds = ['created'];
    if (has(context, 'acknowledgement')) kinds.unshift('secret-saved', 'secret-shown');
    if (has(context, 'edit')) {
      await patch(context, id, key.revision, { note: 'A change to tell of' });
      kinds.unshift('changed');
    }
    await context.main.request('DELETE /api-keys/{id}', { params });
    kinds.unshift('revoked');
    const answer = await context.main.request('GET /api-keys/{id}/events', { params });
    findings.require(answer, 200, 'for the events of a key');
    const told: Json[] = answer.body.events;
    const mine = told.filter((event) => kinds.includes(event.kind)).map((event) => event.kind);
    findings.check(
      mine.join() === kinds.join(),
      answer,
      `the events ${kinds.join(', ')}`,
      mine.join(', ') || 'none',
    );
    const created = told.find((event) => event.kind === 'created');
    if (!created) return;
    findings.check(
      created.by?.kind === 'user',
      answer,
      '“by” of “created” is a person',
      String(created.by?.kind),
    );
    const before = created.changes.every((change: Json) => change.before === null);
    findings.check(before, answer, '“before” of every change of “created” is null', 'something');
    const all = await context.main.request('GET /events', { query: { limit: 100 } });
    if (!findings.status(all, 200, 'for the events of the workspace')) return;
    const there = all.body.events.some((event: Json) => event.key.id === id && event.kind === 'revoked');
    findings.check(there, all, 'the revoked key in the activity of the workspace', 'none of it');
  },
};
