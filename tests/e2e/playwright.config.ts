// Specs in real Chromium against the stand-in API. A spec takes its page and its stand-in from `fixtures/test.ts`.
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, headlessPath } from './support/browser.ts';

// The other machine of a page that is loaded over plain HTTP.
const HOST_NAMES = '--host-resolver-rules=MAP intranet.example 127.0.0.1';

export default defineConfig({
  outputDir: 'build/results',
  snapshotPathTemplate: '__snapshots__/{arg}{ext}',
  // Products of tests that only `make test-all` runs.
  ...(process.env['ALL'] ? {} : { grepInvert: /@all/ }),
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // The file is for `make test`, which counts.
  reporter: process.env['PLAYWRIGHT_JUNIT_OUTPUT_FILE'] ? [['list'], ['junit']] : [['list']],
  // Two loaded cores: a wait that fails takes long, one that succeeds does not.
  timeout: 60_000,
  expect: { timeout: 10_000, toPass: { timeout: 10_000, intervals: [40] } },
  use: {
    actionTimeout: 10_000,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: process.env['TRACE'] ? 'on' : 'off',
    launchOptions: {
      executablePath: headlessPath(),
      // Chromium refuses its sandbox to root, and only to root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [...CHROMIUM_ARGS, HOST_NAMES],
    },
  },
  projects: [
    { name: 'specs', testDir: 'specs' },
    { name: 'package', testDir: 'package' },
    { name: 'budget', testDir: 'budget' },
    { name: 'hosting', testDir: 'hosting' },
  ],
});
