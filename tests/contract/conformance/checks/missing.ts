// A part that is said to be missing is not there, and nothing promises it.
import type { Check } from '../check.ts';
import type { RequestOptions } from '../client.ts';
import { has, type Json } from '../context.ts';

const NOBODYS_KEY = { id: 'key_ConformanceCheckNone' };

export const missing: Check = {
  id: 'missing',
  title: 'Calls of a part that is missing are answered as what is not there, and no key promises them',
  rule: 'Capabilities; NotFound',
  async run(context, findings) {
    const list = await context.main.request('GET /api-keys', { query: { limit: 100 } });
    findings.require(list, 200, 'for the list');
    const keys: Json[] = list.body.keys;
    const params = { id: keys[0]?.id ?? NOBODYS_KEY.id };
    const calls: [boolean, string, RequestOptions][] = [
      [has(context, 'events'), 'GET /events', {}],
      [has(context, 'events'), 'GET /api-keys/{id}/events', { params }],
      [has(context, 'usage'), 'GET /api-keys/{id}/usage', { params }],
      [has(context, 'search'), 'POST /api-keys/search', { body: { query: 'nothing' } }],
    ];
    const gone = calls.filter(([there]) => !there);
    for (const [, call, ask] of gone) {
      findings.status(await context.main.request(call, ask), 404, 'without the capability', 'not-found');
    }
    const promises: [boolean, string, (key: Json) => boolean][] = [
      [has(context, 'rotation'), 'can.rotate is false without the capability', (key) => !key.can.rotate],
      [has(context, 'rotation'), '“rotation” is null without the capability', (key) => key.rotation === null],
      [
        has(context, 'usage'),
        'refused_last_7_days is null without the capability',
        (key) => key.refused_last_7_days === null,
      ],
    ];
    for (const [there, expected, holds] of promises) {
      if (!there) findings.check(keys.every(holds), list, expected, 'otherwise for a key');
    }
  },
};
