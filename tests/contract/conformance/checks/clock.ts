// The clock of the API, by which the page counts days.
import type { Answer } from '../answer.ts';
import type { Findings } from '../findings.ts';

/** `Date` counts seconds, and a proxy may have written it a moment later. */
const NEAR_MS = 60_000;

/** Expects `now` of a body near the `Date` of its answer. Its form was held against the contract. */
export function tellsTime(answer: Answer, findings: Findings): void {
  const date = Date.parse(answer.headers['date'] ?? '');
  if (Number.isNaN(date)) {
    findings.skipPart('whether “now” is right, since the answer has no Date');
    return;
  }
  const apart = Math.abs(Date.parse(answer.body.now) - date);
  const came = Number.isNaN(apart) ? 'none' : `${Math.round(apart / 1000)} seconds apart`;
  findings.check(apart <= NEAR_MS, answer, '“now” within a minute of the header Date', came);
}
