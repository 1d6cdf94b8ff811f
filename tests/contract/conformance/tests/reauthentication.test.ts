// A backend that requires reauthentication: requested, passed, and requested again in another session.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type StandIn, startStandIn } from '../../../e2e/support/stand-in.ts';
import type { Credentials } from '../settings.ts';
import { OWNER, signIn, token, visit } from './people.ts';
import { type Mutation, startProxy } from './proxy.ts';
import { conformance } from './running.ts';

describe('a backend that requires reauthentication', () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn(['--reauthentication']);
  });
  after(() => standIn?.stop());

  test('passes both checks of reauthentication', async () => {
    const [main, unchecked] = [await visit(standIn.url), await visit(standIn.url)];
    const { password } = OWNER;
    const { code, report, ids } = await conformance(standIn.url, main, { unchecked, password });
    assert.equal(code, 0, report);
    const ok = ids('ok');
    assert.ok(ok.includes('reauthentication') && ok.includes('reauthentication-required'), report);
    assert.doesNotMatch(report, /Not checked: (reauthentication|reauthentication-required)/);
  });

  test('is not changed without reauthentication, and the report says so', async () => {
    const { code, report } = await conformance(standIn.url, await visit(standIn.url));
    assert.equal(code, 0, report);
    assert.match(report, /Not checked: reauthentication: the check itself: PASSWORD= was not given\./);
    assert.match(report, /Not checked: create: reauthentication is asked for before a key is made/);
    assert.doesNotMatch(report, /keys were made/);
  });

  test('fails the check when it accepts a rotation without reauthentication', async () => {
    const checked = await token(standIn.url, OWNER);
    const proxy = await startProxy(standIn.url, letThrough(checked));
    try {
      const [main, unchecked] = [await signIn(standIn.url, OWNER), await visit(standIn.url)];
      const { code, report, ids } = await conformance(proxy.url, main, {
        unchecked,
        password: OWNER.password,
      });
      assert.equal(code, 1, report);
      assert.deepEqual(ids('WRONG'), ['reauthentication-required'], report);
      assert.match(
        report,
        /403 reauthentication-required for a rotation before reauthentication\n +came: +201/,
      );
    } finally {
      await proxy.stop();
    }
  });
});

/** Does what was asked for, as somebody who passed the check. */
function letThrough({ value }: Credentials): Mutation {
  return async (question, pass) => {
    const answer = await pass(question);
    const asks = answer.status === 403 && answer.text.includes('reauthentication-required');
    if (!asks) return answer;
    const { cookie: _, ...headers } = question.headers;
    return pass({ ...question, headers: { ...headers, authorization: `Bearer ${value}` } });
  };
}
