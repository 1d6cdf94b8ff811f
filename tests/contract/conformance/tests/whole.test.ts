// A complete backend, in each of the ways in which it can be reached.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type StandIn, startStandIn } from '../../../e2e/support/stand-in.ts';
import { CHECKS } from '../checks.ts';
import { NAME } from '../created-keys.ts';
import { exchange } from '../exchange.ts';
import type { Credentials } from '../settings.ts';
import { OTHER_OWNER, OWNER, signIn, token, VIEWER } from './people.ts';
import { startProxy } from './proxy.ts';
import { conformance, type Told } from './running.ts';

const ORIGIN = 'https://app.example';
/** What asks for reauthentication, or for somebody of another workspace. */
const ELSEWHERE = ['reauthentication', 'reauthentication-required', 'other-workspace'];

describe('a complete backend', () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn(['--no-auto-sign-in', '--allow-origin', ORIGIN, '--rate-limit', '10000']);
  });
  after(() => standIn?.stop());

  test('conforms with cookies', async () => {
    const main = await signIn(standIn.url, OWNER);
    const member = await signIn(standIn.url, VIEWER);
    conforms(await conformance(standIn.url, main, { ...all(standIn), member }));
    assert.deepEqual(await working(standIn, main), []);
  });

  test('conforms with bearer tokens', async () => {
    const main = await token(standIn.url, OWNER);
    const member = await token(standIn.url, VIEWER);
    conforms(await conformance(standIn.url, main, { ...all(standIn), member }));
    assert.deepEqual(await working(standIn, main), []);
  });

  test('passes the check of separate workspaces', async () => {
    const main = await token(standIn.url, OWNER);
    const told = await conformance(standIn.url, main, { member: await token(standIn.url, OTHER_OWNER) });
    assert.equal(told.code, 0, told.report);
    assert.ok(told.ids('ok').includes('other-workspace'), told.report);
  });

  test('conforms when it answers every third call with 429', async () => {
    const main = await token(standIn.url, OWNER);
    let refused = 0;
    let turn = 0;
    const proxy = await startProxy(standIn.url, (question, pass) => {
      turn += 1;
      if (turn % 3 > 0) return pass(question);
      refused += 1;
      return Promise.resolve({ status: 429, headers: { 'retry-after': '0' }, setCookies: [], text: '' });
    });
    try {
      const told = await conformance(proxy.url, main);
      assert.equal(told.code, 0, told.report);
      assert.ok(refused > 50);
    } finally {
      await proxy.stop();
    }
  });

  test('has no key left after the response to a create call was lost', async () => {
    const main = await token(standIn.url, OWNER);
    const proxy = await startProxy(standIn.url, async (question, pass) => {
      const answer = await pass(question);
      const lost = answer.status === 201 && question.body.includes(' create"');
      if (lost) throw new Error('The connection is cut here.');
      return answer;
    });
    try {
      const told = await conformance(proxy.url, main);
      assert.equal(told.code, 1, told.report);
      assert.deepEqual(told.ids('WRONG'), ['create'], told.report);
      assert.match(
        told.report,
        /POST \/api\/settings\/api-keys\n +expected: +an answer\n +came: +The connection failed/,
      );
      assert.deepEqual(await working(standIn, main), []);
    } finally {
      await proxy.stop();
    }
  });

  test('fails the check of separate workspaces when it mixes them', async () => {
    const main = await token(standIn.url, OWNER);
    const member = await token(standIn.url, OTHER_OWNER);
    const proxy = await startProxy(standIn.url, (question, pass) => {
      const theirs = question.headers['authorization'] === `Bearer ${member.value}`;
      const onKey = theirs && question.path.includes('/api-keys/');
      return pass(
        onKey
          ? { ...question, headers: { ...question.headers, authorization: `Bearer ${main.value}` } }
          : question,
      );
    });
    try {
      const told = await conformance(proxy.url, main, { member });
      assert.equal(told.code, 1, told.report);
      assert.deepEqual(told.ids('WRONG'), ['other-workspace'], told.report);
      assert.match(
        told.report,
        /DELETE \/api-keys\/key_\w+\n +expected: +404 not-found for a key of another workspace/,
      );
    } finally {
      await proxy.stop();
    }
  });

  test('is not changed in read-only mode', async () => {
    const main = await signIn(standIn.url, OWNER);
    const asked: string[] = [];
    const proxy = await startProxy(standIn.url, (question, pass) => {
      asked.push(`${question.method} ${question.path}`);
      return pass(question);
    });
    try {
      const told = await conformance(proxy.url, main, { ...all(standIn), readOnly: true });
      assert.equal(told.code, 0, told.report);
      const writing = CHECKS.filter(({ writes }) => writes).map(({ id }) => id);
      assert.deepEqual(told.ids('not checked'), ['roles', ...writing], told.report);
    } finally {
      await proxy.stop();
    }
    const changing = asked.filter((call) => !/^(GET|OPTIONS) /.test(call));
    assert.deepEqual([...new Set(changing)], ['POST /api/settings/api-keys/search']);
  });
});

function all(standIn: StandIn) {
  return { origin: ORIGIN, publicBase: `${standIn.url}/api/v1` };
}

function conforms({ code, report, ids }: Told): void {
  assert.equal(code, 0, report);
  assert.match(report, /Conforms, as far as it was checked: 0 wrong/);
  assert.deepEqual(ids('WRONG'), []);
  assert.deepEqual(ids('missing'), []);
  assert.deepEqual(ids('not checked'), ELSEWHERE, report);
}

/** Names of keys of the program that still work. */
async function working({ url }: StandIn, as: Credentials): Promise<string[]> {
  const headers: Record<string, string> =
    as.kind === 'bearer' ? { authorization: `Bearer ${as.value}` } : { cookie: as.value };
  const { text } = await exchange(
    { method: 'GET', url: `${url}/api/settings/api-keys?limit=100`, headers },
    null,
  );
  const names: string[] = JSON.parse(text).keys.map((key: { name: string }) => key.name);
  assert.ok(names.length > 0, 'the demo has keys of its own');
  return names.filter((name) => name.startsWith(NAME));
}
