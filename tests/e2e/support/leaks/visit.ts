// A browser with a profile on disk, as a person has one, which a test may end and start again.

import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import type { App } from '../../fixtures/test.ts';
import { chromePath } from '../browser.ts';
import { ConsoleGuard } from '../console-guard.ts';
import type { StandIn } from '../stand-in.ts';
import { recordEvents } from './events.ts';
import { keepMemory } from './memory.ts';
import { strings, type Text } from './secret-search.ts';

const STEP_MS = 10_000;

const ARGS = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Otherwise a snapshot of the heap has the beginnings of its strings only.
  '--js-flags=--heap-snapshot-string-limit=10000000',
];

export interface Visit extends App {
  /** The folder of the browser's profile. */
  readonly profile: string;
  /** What went out in requests, came on the console and was logged by the stand-in, from the beginning on. */
  said(): Text[];
  /** Ends the browser as a person does. */
  close(): Promise<void>;
  /** Ends the browser as a power cut does. */
  kill(): Promise<void>;
}

/** Starts the browser again with the tabs that it had, whatever ended it. The caller closes it. */
export async function startedAgain(visit: Visit): Promise<Visit> {
  const path = join(visit.profile, 'Default/Preferences');
  const preferences = existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : {};
  // After a crash the browser asks first, where nobody can answer it.
  const profile = { ...preferences.profile, exit_type: 'Normal' };
  await writeFile(path, JSON.stringify({ ...preferences, profile }));
  return begin(visit.profile, visit.standIn, ['--restore-last-session']);
}

/** Starts a browser with this profile. The caller closes it. */
export async function begin(profile: string, standIn: StandIn, args: readonly string[] = []): Promise<Visit> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromePath(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...ARGS, ...args],
    // A person's browser has one.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    baseURL: standIn.url,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 900 },
  });
  await keepMemory(context);
  await recordEvents(context);
  const consoleGuard = new ConsoleGuard(standIn.url);
  await consoleGuard.attach(context);
  const sent: Text[] = [];
  context.on('request', (request) => {
    const text = [request.url(), request.postData() ?? '', strings(request.headers())].join('\n');
    sent.push({ where: `the request ${request.method()} ${request.url()}`, text });
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(STEP_MS);
  return {
    page,
    context,
    standIn,
    consoleGuard,
    profile,
    said: () => [
      ...sent,
      { where: 'a line of the console', text: consoleGuard.lines.join('\n') },
      { where: 'the log of the stand-in', text: standIn.log() },
    ],
    close: () => context.close(),
    kill: () => kill(context),
  };
}

async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const processes = await session?.send('SystemInfo.getProcessInfo');
  const own = processes?.processInfo.find(({ type }) => type === 'browser')?.id;
  if (!own) throw new Error('The browser has no process.');
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(own, 'SIGKILL');
  await closed;
}
