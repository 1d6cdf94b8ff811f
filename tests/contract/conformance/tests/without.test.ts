// A backend that lacks a part conforms, and the report says what is missing and what the page leaves out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type StandIn, startStandIn } from '../../../e2e/support/stand-in.ts';
import { CAPABILITIES, LEFT_OUT } from '../capabilities.ts';
import { CHECKS } from '../checks.ts';
import { refusalsCounted, saysNo } from './mutations/answers.ts';
import { OWNER, signIn } from './people.ts';
import { startProxy } from './proxy.ts';
import { conformance } from './running.ts';

/** Every sentence of the page. */
const TEXT = resolve(import.meta.dirname, '../../../../src/messages');

const PARTS = ['usage', 'events', 'search', 'rotation', 'edit'] as const;

for (const part of PARTS) {
  describe(`without ${part}`, () => {
    let standIn: StandIn;
    before(async () => {
      standIn = await startStandIn(['--no-auto-sign-in', '--without', part]);
    });
    after(() => standIn?.stop());

    test('the backend conforms, and the report names only that part', async () => {
      const { code, report, ids } = await conformance(standIn.url, await signIn(standIn.url, OWNER));
      assert.equal(code, 0, report);
      const missing = [...report.matchAll(/^Missing: (\w+)\. The page leaves out: (.+)\.$/gm)];
      assert.deepEqual(
        missing.map(([, name, what]) => [name, what]),
        [[part, LEFT_OUT[part]]],
      );
      const needing = CHECKS.filter(({ needs }) => needs?.includes(part)).map(({ id }) => id);
      assert.ok(needing.length > 0);
      assert.deepEqual(ids('missing'), needing);
    });
  });
}

for (const part of ['idempotent_create', 'acknowledgement'] as const) {
  test(`without ${part} the backend conforms, and the checks that need it are reported as missing`, async () => {
    const standIn = await startStandIn(['--no-auto-sign-in']);
    const proxy = await startProxy(standIn.url, saysNo(part));
    try {
      const { code, report, ids } = await conformance(proxy.url, await signIn(standIn.url, OWNER));
      assert.equal(code, 0, report);
      assert.ok(report.includes(`Missing: ${part}. The page leaves out: ${LEFT_OUT[part]}.`), report);
      const needing = CHECKS.filter(({ needs }) => needs?.includes(part)).map(({ id }) => id);
      assert.deepEqual(ids('missing'), needing);
    } finally {
      await proxy.stop();
      await standIn.stop();
    }
  });
}

test('a value of a missing part is reported as wrong', async () => {
  const standIn = await startStandIn(['--no-auto-sign-in', '--without', 'usage']);
  const proxy = await startProxy(standIn.url, refusalsCounted);
  try {
    const { code, report, ids } = await conformance(proxy.url, await signIn(standIn.url, OWNER));
    assert.equal(code, 1, report);
    assert.deepEqual(ids('WRONG'), ['missing'], report);
    assert.match(report, /refused_last_7_days is null without the capability/);
  } finally {
    await proxy.stop();
    await standIn.stop();
  }
});

test('every part has a text for what the page leaves out, and its quotations exist on the page', () => {
  assert.deepEqual(Object.keys(LEFT_OUT), [...CAPABILITIES]);
  const files = readdirSync(TEXT, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.rs'),
  );
  const text = files.map((file) => readFileSync(join(TEXT, file), 'utf8')).join('\n');
  const quoted = Object.values(LEFT_OUT).flatMap((words) => words.match(/(?<=“)[^”]+(?=”)/g) ?? []);
  assert.ok(quoted.length > 10);
  // A whole sentence, or the first ones of it.
  assert.deepEqual(
    quoted.filter((words) => !text.includes(`"${words}`)),
    [],
  );
});
