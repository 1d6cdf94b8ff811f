// A part that is said to be missing is not there, and nothing promises it.
import type { Check } from '../check.ts';
import type { Ask } from '../person.ts';
import { has, type Json } from '../world.ts';

const NOBODYS_KEY = { id: 'key_ConformanceCheckNone' };

export const missing: Check = {
  id: 'missing',
  title: 'Calls of a part that is missing are answered as what is not there, and no key promises them',
  rule: 'Capabilities; NotFound',
  async run(world, probe) {
    const list = await world.main.ask('GET /api-keys', { query: { limit: 100 } });
    probe.must(list, 200, 'for the list');
    const keys: Json[] = list.body.keys;
    const params = { id: keys[0]?.id ?? NOBODYS_KEY.id };
    const calls: [boolean, string, Ask][] = [
      [has(world, 'events'), 'GET /events', {}],
      [has(world, 'events'), 'GET /api-keys/{id}/events', { params }],
      [has(world, 'usage'), 'GET /api-keys/{id}/usage', { params }],
      [has(world, 'search'), 'POST /api-keys/search', { body: { query: 'nothing' } }],
    ];
    const gone = calls.filter(([there]) => !there);
    for (const [, call, ask] of gone) {
      probe.status(await world.main.ask(call, ask), 404, 'without the capability', 'not-found');
    }
    const promises: [boolean, string, (key: Json) => boolean][] = [
      [has(world, 'rotation'), 'can.rotate is false without the capability', (key) => !key.can.rotate],
      [has(world, 'rotation'), '“rotation” is null without the capability', (key) => key.rotation === null],
      [
        has(world, 'usage'),
        'refused_last_7_days is null without the capability',
        (key) => key.refused_last_7_days === null,
      ],
    ];
    for (const [there, expected, holds] of promises) {
      if (!there) probe.that(keys.every(holds), list, expected, 'otherwise for a key');
    }
  },
};
