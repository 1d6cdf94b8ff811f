// The API restarts between a lost response and its retry: it still knows the key but no longer has the pair.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { ConsoleGuard } from '../../support/console-guard.ts';
import { CREATE, FAILED_CALL, interceptWith } from '../../support/faults.ts';
import { filledForm } from '../../support/flows.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const BINARY = process.env['STAND_IN'] ?? join(ROOT, 'target/stand-in/stand-in-api');
const DIST = process.env['DIST'] ?? join(ROOT, 'dist');

let folder: string;
let child: ChildProcess | undefined;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'we-link-security-'));
});
test.afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

// Rule: the record of the intent is the database's, the pair was in memory alone. One key, no second one, and the way on.
test('after an API restart the page says the secret key can no longer be shown, and the list warns', async ({
  browser,
}) => {
  const url = await start('127.0.0.1:0');
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', timezoneId: 'UTC' });
  try {
    const consoleGuard = new ConsoleGuard(url);
    await consoleGuard.attach(context);
    consoleGuard.expect(FAILED_CALL);
    const page = await context.newPage();
    const calls = await interceptWith(page, CREATE, [
      async (route) => {
        assert.equal((await route.fetch()).status(), 201);
        await stop();
        await start(new URL(url).host);
        await route.abort('connectionreset');
      },
    ]);
    const name = 'Before the restart';
    const form = await filledForm(
      { page, context, consoleGuard, standIn: nobody(url) },
      { ...DEFAULT_INPUT, name },
    );
    await form.save.click();
    const notice = form.alert.filter({ hasText: 'was created' });
    await expect(notice).toHaveText(
      /This key was created, but its secret key can no longer be shown\. Go to the list/,
    );
    assert.equal(await new OneTimeDialog(page).dialog.count(), 0);
    const ids = calls.requests.map((request) => request.headers()['idempotency-key']);
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1], 'one intent, one idempotency key');
    await notice.getByRole('button', { name: 'Look in the list' }).click();
    await expect(new SecurityPage(page).row(name)).toHaveText(/The secret key was never confirmed/);
    await storedKey(page, name);
    consoleGuard.check();
  } finally {
    await context.close();
  }
});

/** Starts the stand-in on the one database; gives its URL. */
function start(listen: string): Promise<string> {
  const database = join(folder, 'stand-in.db');
  const options = ['--listen', listen, '--demo', '--dist', DIST, '--database', database];
  const started = spawn(BINARY, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  child = started;
  return new Promise((found, failed) => {
    let output = '';
    started.once('exit', () => failed(new Error(`The stand-in ended: ${output}`)));
    started.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Listening on (http:\/\/[\d.:]+)/.exec(output)?.[1];
      if (url) found(url);
    });
  });
}

/** Ends it at once, as a machine that goes down does. */
async function stop(): Promise<void> {
  const running = child;
  child = undefined;
  if (!running || running.exitCode !== null) return;
  const exit = new Promise((done) => running.once('exit', done));
  running.kill('SIGKILL');
  await exit;
}

function nobody(url: string) {
  return { url, log: () => '', stop };
}
