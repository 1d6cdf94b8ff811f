// One check after the other, and what came of each.
import type { Check, Outcome, Result } from './check.ts';
import { NoAnswer } from './exchange.ts';
import { Ended, NotChecked, Probe } from './probe.ts';
import { has, type World } from './world.ts';

export async function judge(world: World, check: Check): Promise<Result> {
  const probe = new Probe();
  world.around.probe = probe;
  const lacking = (check.needs ?? []).filter((capability) => !has(world, capability));
  if (lacking.length > 0) return { check, outcome: 'missing', probe };
  const cannot = check.writes ? cannotWrite(world) : null;
  if (cannot !== null) probe.leave(cannot);
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
    else if (error instanceof NotChecked) probe.leave(error.message);
    else if (error instanceof NoAnswer) {
      const lost = {
        operation: '(a call of this check)',
        path: '',
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
  return probe.looked > 0 ? 'ok' : 'not checked';
}
