// The page cannot start: each cause has its own message and a way to continue.

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import {
  FAULTS,
  forbidWebAssembly,
  SENTENCES,
  WASM_REFUSED,
  withoutWebAssembly,
} from '../../support/causes.ts';
import { FAILED_CALL } from '../../support/faults.ts';

const PROGRAM = /settings-page-[0-9a-f]+_bg\.wasm$/;
const SCRIPT = /settings-page-[0-9a-f]+\.js$/;

/** The sentence stands there alone, with its button. */
async function says(page: Page, kind: keyof typeof SENTENCES) {
  const alert = page.getByRole('alert');
  await expect(alert.getByRole('paragraph')).toHaveText(SENTENCES[kind]);
  await expect(page.locator('.waiting')).toBeHidden();
  return alert.getByRole('button', { name: kind === 'part-blocked' ? 'Try again' : 'Reload' });
}

async function stands(page: Page) {
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
}

test('a browser without WebAssembly shows an error', async ({ page }) => {
  await withoutWebAssembly(page);
  await page.goto(LIST_PATH);
  await expect(await says(page, 'wasm-unavailable')).toBeVisible();
});

test('a policy that blocks WebAssembly is named in an error, and Reload starts the page', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(WASM_REFUSED);
  await forbidWebAssembly(page, `**${LIST_PATH}`);
  await page.goto(LIST_PATH);
  const reload = await says(page, 'wasm-blocked');
  await page.unrouteAll();
  await reload.click();
  await stands(page);
});

for (const [part, file] of [
  ['program', PROGRAM],
  ['script of the program', SCRIPT],
] as const) {
  test(`an error says why the ${part} did not load, and its button starts the page`, async ({
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(FAILED_CALL, /^the console has: Failed to load module script/);
    for (const [what, kind, fault] of FAULTS) {
      await test.step(`the ${part} ${what}: ${kind}`, async () => {
        // While requests are handled here, nothing comes from the browser's cache.
        await page.route(file, fault);
        await page.goto(LIST_PATH);
        const button = await says(page, kind);
        await page.unrouteAll();
        await button.click();
        await stands(page);
      });
    }
  });
}

test('a newer version is distinguished from a missing part, and Reload starts the page', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  // The first document is an old one, whose files are gone.
  await page.route(
    `**${LIST_PATH}`,
    async (route) => {
      const response = await route.fetch();
      const old = (await response.text()).replace(/[0-9a-f]+(?=_bg\.wasm")/, '0123456789abcdef');
      await route.fulfill({ response, body: old });
    },
    { times: 1 },
  );
  await page.goto(LIST_PATH);
  await (await says(page, 'newer-version')).click();
  await stands(page);
});

test('a message appears after a while when even the start script does not load', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  await page.route(/start-[0-9a-f]+\.js$/, (route) => route.abort('blockedbyclient'));
  await page.goto(LIST_PATH);
  const sentence = page.getByText('This page is still loading. If nothing comes, check your connection');
  await expect(sentence).toBeHidden();
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect(sentence).toBeVisible();
});
