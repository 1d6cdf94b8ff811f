// The report, for the engineer of the backend: what was looked at, what is wrong, what is missing, what was left.
import { CAPABILITIES, LEFT_OUT } from './capabilities.ts';
import type { Outcome, Result } from './check.ts';
import type { Context } from './context.ts';
import type { Failure } from './findings.ts';

const WORDS: Record<Outcome, string> = {
  ok: 'ok',
  wrong: 'WRONG',
  'not checked': 'not checked',
  missing: 'missing',
};

/** One line when a check is over. */
export function line({ check, outcome, findings }: Result): string {
  const seen = outcome === 'ok' || outcome === 'wrong' ? ` (${findings.checked} looked at)` : '';
  return `  ${WORDS[outcome].padEnd(12)}${check.id.padEnd(27)}${check.title}${seen}`;
}

/** What is wrong, missing and not checked. */
export function formatFindings(context: Context | null, results: readonly Result[]): string {
  return [wrong(results), context ? missing(context) : '', notChecked(results)]
    .filter((part) => part !== '')
    .join('\n');
}

/** The last line. */
export function verdict(results: readonly Result[], interrupted: boolean): string {
  const looked = results.reduce((sum, { findings }) => sum + findings.checked, 0);
  const found = results.reduce((sum, { findings }) => sum + findings.failures.length, 0);
  const bad = results.filter((result) => result.outcome === 'wrong').length;
  if (interrupted) return `Broken off. Until then ${found} wrong in ${looked} expectations.`;
  if (found > 0) return `Does not conform: ${found} wrong in ${bad} of ${results.length} checks.`;
  const left = results.filter((result) => result.outcome === 'not checked').length;
  const rest = left > 0 ? `; ${left} of ${results.length} checks could not be made` : '';
  return `Conforms, as far as it was checked: 0 wrong in ${looked} expectations${rest}.`;
}

function wrong(results: readonly Result[]): string {
  const bad = results.filter(({ outcome }) => outcome === 'wrong');
  return bad
    .map(({ check, findings }) =>
      [`\nWrong: ${check.id}. ${check.title}`, `  Rule: ${check.rule}`, ...findings.failures.map(one)].join(
        '\n',
      ),
    )
    .join('\n');
}

function one({ operation, path, expected, actual, requestId }: Failure): string {
  const [method = ''] = operation.split(' ');
  return [
    `  - ${method} ${path || operation.slice(method.length + 1)}`,
    `      expected:   ${expected}`,
    `      came:       ${actual}`,
    `      request id: ${requestId ?? 'none was told'}`,
  ].join('\n');
}

function missing(context: Context): string {
  const has = context.options.capabilities;
  const gone = CAPABILITIES.filter((capability) => has[capability] !== true);
  return gone.map((name) => `\nMissing: ${name}. The page leaves out: ${LEFT_OUT[name]}.`).join('');
}

function notChecked(results: readonly Result[]): string {
  const lines = results.flatMap(({ check, findings }) =>
    findings.skipped.map((why) => `Not checked: ${check.id}: ${why}.`),
  );
  return lines.length > 0 ? `\n${lines.join('\n')}` : '';
}
