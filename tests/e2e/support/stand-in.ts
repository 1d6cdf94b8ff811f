// The real stand-in API, on a port and a database of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const BINARY = process.env['STAND_IN'] ?? join(ROOT, 'target/stand-in/stand-in-api');
const DIST = process.env['DIST'] ?? join(ROOT, 'dist');
const START_MS = 30_000;

export interface StandIn {
  /** Without a slash at the end: `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Everything it has logged so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts the stand-in with the demo workspaces; `options` are those of its command line, `dist` is what it serves. */
export async function startStandIn(options: readonly string[] = [], dist = DIST): Promise<StandIn> {
  for (const path of [BINARY, join(dist, 'index.html')]) {
    if (!existsSync(path)) throw new Error(`${path} is not there: \`make test\` builds it first.`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'we-link-security-'));
  const database = join(folder, 'stand-in.db');
  const child = spawn(
    BINARY,
    ['--listen', '127.0.0.1:0', '--demo', '--dist', dist, '--database', database, ...options],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await address(child, () => output);
    return { url, log: () => output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One process that holds a stand-in for each test. */
export class StandInProcess {
  readonly #process: StandIn;

  private constructor(running: StandIn) {
    this.#process = running;
  }

  static async start(): Promise<StandInProcess> {
    return new StandInProcess(await startStandIn(['--test-servers']));
  }

  /** A stand-in of its own; `options` are those of the command line, `dist` is the folder that it serves. */
  async create(options: readonly string[] = [], dist = DIST): Promise<StandIn> {
    const response = await fetch(`${this.#process.url}/test/servers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(['--dist', dist, ...options]),
    });
    if (!response.ok) throw new Error(`No stand-in with ${options.join(' ')}: ${await response.text()}`);
    const { url } = (await response.json()) as { url: string };
    const begin = this.#process.log().length;
    return {
      url,
      log: () => this.#process.log().slice(begin),
      stop: async () => {
        await fetch(`${this.#process.url}/test/servers/${new URL(url).port}`, { method: 'DELETE' });
      },
    };
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}

async function address(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const found = /Listening on (http:\/\/[\d.:[\]a-f]+)/.exec(output());
    if (found?.[1]) return found[1];
    if (child.exitCode !== null) throw new Error(`The stand-in ended at once:\n${output()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`The stand-in did not say where it listens:\n${output()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exit;
  clearTimeout(forced);
}
