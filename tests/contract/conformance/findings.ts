// What one check saw: what it expected and got, what was otherwise, what it could not look at.
import type { Answer } from './answer.ts';

/** As much of an answer as a finding tells. */
export type AnswerSummary = Pick<Answer, 'operation' | 'path' | 'status' | 'problem' | 'requestId'>;

export interface Failure {
  readonly operation: string;
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  readonly requestId: string | null;
}

/** The check cannot go on; what is wrong was noted. */
export class CheckAborted extends Error {}

/** The check cannot be made here; the message says why. */
export class CheckSkipped extends Error {}

export class Findings {
  /** Expectations that were looked at. */
  checked = 0;
  isSkipped = false;
  readonly failures: Failure[] = [];
  readonly skipped: string[] = [];

  /** Notes an expectation; tells whether it holds. */
  check(holds: boolean, answer: AnswerSummary, expected: string, actual: string): boolean {
    this.checked += 1;
    if (!holds) {
      const { operation, path, requestId } = answer;
      this.failures.push({ operation, path, expected, actual, requestId });
    }
    return holds;
  }

  /** Expects a status and, with a refusal, the name of its problem. `when` says what was asked. */
  status(answer: AnswerSummary, status: number | readonly number[], when: string, problem?: string): boolean {
    const statuses = [status].flat();
    const expected = `${statuses.join(' or ')}${problem ? ` ${problem}` : ''} ${when}`;
    const name = answer.problem;
    const holds = statuses.includes(answer.status) && (problem === undefined || name === problem);
    return this.check(holds, answer, expected, `${answer.status}${name ? ` ${name}` : ''}`);
  }

  /** As {@link status}; without it the check ends. */
  require(answer: AnswerSummary, status: number | readonly number[], when: string, problem?: string): void {
    if (!this.status(answer, status, when, problem)) throw new CheckAborted();
  }

  /** The check cannot be made here, whatever was looked at before that came out. */
  skip(why: string): void {
    this.isSkipped = true;
    this.skipPart(why);
  }

  /** A part of the check that cannot be made here. */
  skipPart(why: string): void {
    this.skipped.push(why);
  }
}
