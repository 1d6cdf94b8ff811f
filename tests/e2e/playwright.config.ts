// Specs in real Chromium against the stand-in API. What a spec needs, it takes from `fixtures/test.ts`.
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, chromePath } from './support/browser.ts';

export default defineConfig({
  testDir: 'specs',
  outputDir: 'build/results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  reporter: [['list']],
  // Two loaded cores: a wait that fails takes long, one that succeeds does not.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromePath(),
      // Chromium refuses its sandbox to root, and only to root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [...CHROMIUM_ARGS],
    },
  },
});
