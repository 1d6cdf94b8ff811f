// What a key can be given: whether it fits together.
import type { Check } from '../check.ts';
import type { Json } from '../context.ts';
import { tellsTime } from './clock.ts';

const DAYS = ['default_days', 'any_address_days'] as const;

export const options: Check = {
  id: 'options',
  title: 'Catalogue, limits and policy fit together',
  rule: 'GET /api-key-options; Options',
  async run({ main }, findings) {
    const answer = await main.request('GET /api-key-options');
    findings.require(answer, 200, 'for somebody with a session');
    tellsTime(answer, findings);
    const { action_groups, presets, expiry, rotation, capabilities, can_create, cannot_create } = answer.body;
    const ids: string[] = action_groups.flatMap((group: Json) =>
      group.actions.map((action: Json) => action.id),
    );
    findings.check(
      new Set(ids).size === ids.length,
      answer,
      'each action once in the catalogue',
      'one of them twice',
    );
    const strange = presets.some((preset: Json) => preset.actions.some((id: string) => !ids.includes(id)));
    findings.check(!strange, answer, 'every action of a preset is in the catalogue', 'one that is not');
    for (const name of DAYS) {
      const days = expiry[name];
      const fits = days === null || expiry.maximum_days === null || days <= expiry.maximum_days;
      findings.check(fits, answer, `expiry.${name} is never more than expiry.maximum_days`, 'more');
    }
    const told = rotation !== null;
    const expected = '“rotation” is null without the capability, and told with it';
    findings.check(told === (capabilities.rotation === true), answer, expected, told ? 'told' : 'null');
    if (told) {
      const overlaps: number[] = rotation.overlaps_seconds;
      const sorted = overlaps.every((value, at) => at === 0 || value > (overlaps[at - 1] ?? 0));
      findings.check(sorted, answer, 'overlaps_seconds from the shortest on', 'another order');
      const known = rotation.default_seconds === 0 || overlaps.includes(rotation.default_seconds);
      findings.check(known, answer, 'default_seconds is one of overlaps_seconds', 'another one');
    }
    const agree = !can_create || cannot_create === null;
    findings.check(agree, answer, 'no reason in cannot_create while can_create is true', 'a reason');
  },
};
