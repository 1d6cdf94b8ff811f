// The Chromium that is there.
import { execFileSync } from 'node:child_process';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test';

const NAMES = ['chromium', 'google-chrome', 'chromium-browser', 'google-chrome-stable'];

/** `CHROME`, else the first Chromium on the path. */
export function chromePath(): string {
  // The set-up leaves the variable empty where it finds nothing.
  const path = process.env['CHROME'] || firstOf(NAMES);
  if (!path) throw new Error('No Chromium is there: `make test` installs one, or CHROME names one.');
  return path;
}

/** Chromium without its windows, menus and profile, which takes little more than half the time; else Chromium itself. */
export function headlessPath(): string {
  return process.env['CHROME_HEADLESS'] || firstOf(['chromium-headless-shell']) || chromePath();
}

function firstOf(names: readonly string[]): string | undefined {
  for (const name of names) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one; the next.
    }
  }
  return undefined;
}

/** Headless, and without a network beyond loopback. */
export const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/** A person's browser, new and empty. */
export async function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  // What tsx compiles names its functions through this helper, also where it is sent to a page.
  await context.addInitScript('globalThis.__name = (named) => named;');
  return context;
}

/** Starts the Chromium that is there. */
export function launch(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromePath(),
    // Chromium refuses its sandbox to root, and only to root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...CHROMIUM_ARGS, ...args],
  });
}
