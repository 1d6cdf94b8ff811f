// What a check is.
import type { Capability } from './capabilities.ts';
import type { Context } from './context.ts';
import type { Findings } from './findings.ts';

export interface Check {
  /** One word or two, for the report and for talking about it. */
  readonly id: string;
  /** What holds, as a sentence. */
  readonly title: string;
  /** Where that is written. */
  readonly rule: string;
  /** Whether it makes or changes keys. */
  readonly writes?: true;
  /** Without these it is left out. */
  readonly needs?: readonly Capability[];
  run(context: Context, findings: Findings): Promise<void>;
}

export type Outcome = 'ok' | 'wrong' | 'not checked' | 'missing';

export interface Result {
  readonly check: Check;
  readonly outcome: Outcome;
  readonly findings: Findings;
}
