// The program from its start: its exit codes, its output, and what it leaves behind.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type StandIn, startStandIn } from '../../../e2e/support/stand-in.ts';
import { exchange } from '../exchange.ts';
import { OWNER, token, visit } from './people.ts';
import { startProxy } from './proxy.ts';

const MAIN = resolve(import.meta.dirname, '../main.ts');

describe('the program', () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn();
  });
  after(() => standIn?.stop());

  test('exits with 0 when the backend conforms, and prints no credentials', async () => {
    const { value } = await token(standIn.url, OWNER);
    const { code, output } = await ended(start(`${standIn.url}/api/settings`, { TOKEN: value }));
    assert.equal(code, 0, output);
    assert.match(output, /Conforms/);
    assert.ok(!output.includes(value));
  });

  test('exits with 1 when a check fails, and prints no credentials or secret keys', async () => {
    const handedOut: string[] = [];
    const { value } = await visit(standIn.url);
    // Places of an answer that a report quotes.
    const proxy = await startProxy(standIn.url, async (question, pass) => {
      const answer = await pass(question);
      const body = answer.text === '' ? {} : JSON.parse(answer.text);
      if (answer.status === 201) handedOut.push(body.secret_key);
      if (question.path.endsWith('/search') && answer.status === 200)
        body.matched = JSON.parse(question.body).query;
      if (answer.status === 404) Object.assign(body, { request_id: value, type: 'about:blank' });
      return { ...answer, text: JSON.stringify(body) };
    });
    try {
      const { code, output } = await ended(start(`${proxy.url}/api/settings`, { COOKIE: value }));
      assert.equal(code, 1, output);
      assert.match(output, /came: +\[hidden\]/);
      assert.match(output, /request id: +\[hidden\]/);
      assert.ok(handedOut.length > 10);
      assert.ok(![value, ...handedOut].some((secret) => output.includes(secret)));
    } finally {
      await proxy.stop();
    }
  });

  test('exits with 1 when the session has an invalid shape', async () => {
    const proxy = await startProxy(standIn.url, async (question, pass) => {
      const answer = await pass(question);
      return question.path.endsWith('/session') ? { ...answer, text: '{"user":"somebody"}' } : answer;
    });
    try {
      const { value } = await token(standIn.url, OWNER);
      const { code, output } = await ended(start(`${proxy.url}/api/settings`, { TOKEN: value }));
      assert.equal(code, 1, output);
      assert.match(output, /GET \/session\n +expected: +must have required property 'workspace'/);
    } finally {
      await proxy.stop();
    }
  });

  test('exits with 2 without an answer, with a refused token or without credentials', async () => {
    const api = `${standIn.url}/api/settings`;
    const out = await ended(start(api, { TOKEN: 'nobody-has-this-token' }));
    assert.equal(out.code, 2, out.output);
    assert.match(
      out.output,
      /GET \/session was answered with 401: the credentials are not taken \(request id req-/,
    );
    const gone = await ended(start('http://127.0.0.1:9/api/settings', { TOKEN: 'nobody-has-this-token' }));
    assert.equal(gone.code, 2, gone.output);
    assert.match(gone.output, /no answer to GET \/session\. The connection failed \(ECONNREFUSED\)/);
    assert.equal((await ended(start(api, {}))).code, 2);
  });

  test('revokes the keys that it created when it is interrupted', async () => {
    const { value } = await token(standIn.url, OWNER);
    const child = start(`${standIn.url}/api/settings`, { TOKEN: value });
    const end = ended(child);
    // A key is there from this line on.
    await said(child, /ok +create /);
    child.kill('SIGINT');
    const { code, output } = await end;
    assert.equal(code, 2, output);
    assert.match(output, /Broken off/);
    assert.match(output, /\d keys were made and are revoked\./);
    const headers = { authorization: `Bearer ${value}` };
    const url = `${standIn.url}/api/settings/api-keys?limit=100`;
    const { text } = await exchange({ method: 'GET', url, headers }, null);
    assert.doesNotMatch(text, /Conformance check/);
  });
});

function start(api: string, env: Record<string, string>): ChildProcess {
  // Nothing that the shell of the tests may hold counts.
  const { PATH } = process.env;
  return spawn(process.execPath, ['--import', 'tsx', MAIN, api], {
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}

function said(child: ChildProcess, words: RegExp): Promise<void> {
  let output = '';
  return new Promise((done, fail) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (words.test(output)) done();
    });
    child.on('close', () => fail(new Error(`It ended before it said ${words}:\n${output}`)));
  });
}
