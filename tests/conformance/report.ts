// The report, for the engineer of the backend: what was looked at, what is wrong, what is missing, what was left.
import { CAPABILITIES, LEFT_OUT } from './capabilities.ts';
import type { Outcome, Result } from './check.ts';
import type { Wrong } from './probe.ts';
import type { World } from './world.ts';

const WORDS: Record<Outcome, string> = {
  ok: 'ok',
  wrong: 'WRONG',
  'not checked': 'not checked',
  missing: 'missing',
};

/** One line when a check is over. */
export function line({ check, outcome, probe }: Result): string {
  const seen = outcome === 'ok' || outcome === 'wrong' ? ` (${probe.looked} looked at)` : '';
  return `  ${WORDS[outcome].padEnd(12)}${check.id.padEnd(17)}${check.title}${seen}`;
}

/** What is wrong, missing and not checked. */
export function findings(world: World | null, results: readonly Result[]): string {
  return [wrong(results), world ? missing(world) : '', notChecked(results)]
    .filter((part) => part !== '')
    .join('\n');
}

/** The last line. */
export function verdict(results: readonly Result[], interrupted: boolean): string {
  const looked = results.reduce((sum, { probe }) => sum + probe.looked, 0);
  const found = results.reduce((sum, { probe }) => sum + probe.wrong.length, 0);
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
    .map(({ check, probe }) =>
      [`\nWrong: ${check.id}. ${check.title}`, `  Rule: ${check.rule}`, ...probe.wrong.map(one)].join('\n'),
    )
    .join('\n');
}

function one({ operation, path, expected, came, requestId }: Wrong): string {
  const [method = ''] = operation.split(' ');
  return [
    `  - ${method} ${path || operation.slice(method.length + 1)}`,
    `      expected:   ${expected}`,
    `      came:       ${came}`,
    `      request id: ${requestId ?? 'none was told'}`,
  ].join('\n');
}

function missing(world: World): string {
  const has = world.options.capabilities;
  const gone = CAPABILITIES.filter((capability) => has[capability] !== true);
  return gone.map((name) => `\nMissing: ${name}. The page leaves out: ${LEFT_OUT[name]}.`).join('');
}

function notChecked(results: readonly Result[]): string {
  const lines = results.flatMap(({ check, probe }) =>
    probe.notChecked.map((why) => `Not checked: ${check.id}: ${why}.`),
  );
  return lines.length > 0 ? `\n${lines.join('\n')}` : '';
}
