// One check after the other, and what came of each.
import type { Check, Outcome, Result } from './check.ts';
import type { ClientContext } from './client.ts';
import { type Context, has } from './context.ts';
import { NoAnswer } from './exchange.ts';
import { CheckAborted, CheckSkipped, Findings } from './findings.ts';

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
export function commonResults(clientContext: ClientContext): Result[] {
  return (['answers', 'leaks'] as const).map((name) => {
    const check: Check = { ...OF_ALL[name], run: () => Promise.resolve() };
    return { check, outcome: outcome(clientContext[name]), findings: clientContext[name] };
  });
}

export async function runCheck(context: Context, check: Check): Promise<Result> {
  const findings = new Findings();
  const lacking = (check.needs ?? []).filter((capability) => !has(context, capability));
  if (lacking.length > 0) return { check, outcome: 'missing', findings };
  const cannot = check.writes ? cannotWrite(context) : null;
  if (cannot !== null) findings.skip(cannot);
  else await attempt(context, check, findings);
  return { check, outcome: outcome(findings), findings };
}

function cannotWrite({ settings, session, options }: Context): string | null {
  if (settings.readOnly) return 'READ_ONLY=1: it makes or changes keys';
  if (!session.permissions.create) return 'this person has no permission to create keys';
  return options.can_create ? null : 'the API says that no key can be created now (can_create)';
}

async function attempt(context: Context, check: Check, findings: Findings): Promise<void> {
  try {
    await check.run(context, findings);
  } catch (error) {
    if (error instanceof CheckAborted) findings.skipPart('the rest of it, since it could not go on');
    else if (error instanceof CheckSkipped) findings.skip(error.message);
    else if (error instanceof NoAnswer) {
      const lost = {
        operation: error.method,
        path: error.path,
        status: 0,
        problem: null,
        requestId: null,
      };
      findings.check(false, lost, 'an answer', error.message);
    } else if (error instanceof TypeError && context.clientContext.reported.size > 0) {
      // Something was not there that the contract demands; that it was not stands in the report.
      findings.skipPart('the rest of it, since an answer lacked something that the contract demands');
    } else throw error;
  }
}

function outcome(findings: Findings): Outcome {
  if (findings.failures.length > 0) return 'wrong';
  return findings.checked > 0 && !findings.isSkipped ? 'ok' : 'not checked';
}
