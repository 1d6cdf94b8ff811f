// What one check saw: what it expected and got, what was otherwise, what it could not look at.
import type { Answer } from './answer.ts';

/** As much of an answer as a finding tells. */
export type Seen = Pick<Answer, 'operation' | 'path' | 'status' | 'problem' | 'requestId'>;

export interface Wrong {
  readonly operation: string;
  readonly path: string;
  readonly expected: string;
  readonly came: string;
  readonly requestId: string | null;
}

/** The check cannot go on; what is wrong was noted. */
export class Ended extends Error {}

/** The check cannot be made here; the message says why. */
export class NotChecked extends Error {}

export class Probe {
  /** Expectations that were looked at. */
  looked = 0;
  isGivenUp = false;
  readonly wrong: Wrong[] = [];
  readonly notChecked: string[] = [];

  /** Notes an expectation; tells whether it holds. */
  that(holds: boolean, answer: Seen, expected: string, came: string): boolean {
    this.looked += 1;
    if (!holds) {
      const { operation, path, requestId } = answer;
      this.wrong.push({ operation, path, expected, came, requestId });
    }
    return holds;
  }

  /** Expects a status and, with a refusal, the name of its problem. `when` says what was asked. */
  status(answer: Seen, status: number | readonly number[], when: string, problem?: string): boolean {
    const statuses = [status].flat();
    const expected = `${statuses.join(' or ')}${problem ? ` ${problem}` : ''} ${when}`;
    const name = answer.problem;
    const holds = statuses.includes(answer.status) && (problem === undefined || name === problem);
    return this.that(holds, answer, expected, `${answer.status}${name ? ` ${name}` : ''}`);
  }

  /** As {@link status}; without it the check ends. */
  must(answer: Seen, status: number | readonly number[], when: string, problem?: string): void {
    if (!this.status(answer, status, when, problem)) throw new Ended();
  }

  /** The check cannot be made here, whatever was looked at before that came out. */
  giveUp(why: string): void {
    this.isGivenUp = true;
    this.leave(why);
  }

  /** A part of the check that cannot be made here. */
  leave(why: string): void {
    this.notChecked.push(why);
  }
}
