// A backend with one mistake: the report names the mistake and where it was made, and no other check fails.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type StandIn, startStandIn } from '../../../../e2e/support/stand-in.ts';
import { OWNER, signIn, token, VIEWER } from '../people.ts';
import { type Mutation, startProxy } from '../proxy.ts';
import { conformance } from '../running.ts';

const ORIGIN = 'https://app.example';

export interface Case {
  readonly mistake: string;
  readonly mutation: Mutation;
  /** Checks that find it, every one of them. */
  readonly found: readonly string[];
  /** How the report says it. */
  readonly told: RegExp;
}

/** One test for each mistake, all at one stand-in. */
export function mutationTests(what: string, cases: readonly Case[]): void {
  describe(what, () => {
    let standIn: StandIn;
    before(async () => {
      standIn = await startStandIn(['--no-auto-sign-in', '--allow-origin', ORIGIN, '--rate-limit', '10000']);
    });
    after(() => standIn?.stop());

    for (const { mistake, mutation, found, told } of cases) {
      test(`the report says that ${mistake}`, async () => {
        const proxy = await startProxy(standIn.url, mutation);
        try {
          const main = await signIn(standIn.url, OWNER);
          const member = await token(standIn.url, VIEWER);
          const also = { member, origin: ORIGIN, publicBase: `${proxy.url}/api/v1` };
          const { code, report, ids } = await conformance(proxy.url, main, also);
          assert.equal(code, 1, report);
          assert.match(report, told);
          assert.deepEqual(ids('WRONG'), found, report);
        } finally {
          await proxy.stop();
        }
      });
    }
  });
}
