// The Chromium that is there, headless, without a network beyond loopback.
import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'google-chrome', 'chromium-browser', 'google-chrome-stable'];

/** `CHROME`, else the first Chromium on the path. */
export function chromePath(): string {
  if (process.env['CHROME']) return process.env['CHROME'];
  for (const name of NAMES) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one; the next.
    }
  }
  throw new Error('No Chromium is there: `make test` installs one, or CHROME names one.');
}

export function launch(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromePath(),
    // Chromium refuses its sandbox to root, and only to root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}
