// One check after the other, and what came of each.
import type { Check, Outcome, Result } from './check.ts';
import { NoAnswer } from './exchange.ts';
import type { Surroundings } from './person.ts';
import { Ended, NotChecked, Probe } from './probe.ts';
import { has, type World } from './world.ts';

/** What holds of every answer, whichever check asked for it. */
const OF_ALL = {
  answers: {
    id: 'answers',
    title: 'Every answer has a status, headers and a body as the contract has them',
    rule: 'openapi.yaml, responses of each call',
  },
  leaks: {
    id: 'leaks',
    title: 'No secret key and no whole API key stands in any answer but that which hands it out',
    rule: 'openapi.yaml, “A secret is delivered once”; Key, hint',
  },
} as const;

/** The results that all checks together have. */
export function ofAll(around: Surroundings): Result[] {
  return (['answers', 'leaks'] as const).map((name) => {
    const check: Check = { ...OF_ALL[name], run: () => Promise.resolve() };
    return { check, outcome: outcome(around[name]), probe: around[name] };
  });
}

export async function judge(world: World, check: Check): Promise<Result> {
  const probe = new Probe();
  const lacking = (check.needs ?? []).filter((capability) => !has(world, capability));
  if (lacking.length > 0) return { check, outcome: 'missing', probe };
  const cannot = check.writes ? cannotWrite(world) : null;
  if (cannot !== null) probe.giveUp(cannot);
  else await attempt(world, check, probe);
  return { check, outcome: outcome(probe), probe };
}

function cannotWrite({ settings, session, options }: World): string | null {
  if (settings.readOnly) return 'READ_ONLY=1: it makes or changes keys';
  if (!session.permissions.create) return 'this person has no permission to create keys';
  return options.can_create ? null : 'the API says that no key can be created now (can_create)';
}

async function attempt(world: World, check: Check, probe: Probe): Promise<void> {
  try {
    await check.run(world, probe);
  } catch (error) {
    if (error instanceof Ended) probe.leave('the rest of it, since it could not go on');
    else if (error instanceof NotChecked) probe.giveUp(error.message);
    else if (error instanceof NoAnswer) {
      const lost = {
        operation: error.method,
        path: error.path,
        status: 0,
        problem: null,
        requestId: null,
      };
      probe.that(false, lost, 'an answer', error.message);
    } else if (error instanceof TypeError && world.around.told.size > 0) {
      // Something was not there that the contract demands; that it was not stands in the report.
      probe.leave('the rest of it, since an answer lacked something that the contract demands');
    } else throw error;
  }
}

function outcome(probe: Probe): Outcome {
  if (probe.wrong.length > 0) return 'wrong';
  return probe.looked > 0 && !probe.isGivenUp ? 'ok' : 'not checked';
}
