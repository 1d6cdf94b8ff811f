// Mounting and unmounting the page, and opening and closing a dialog, leak no memory, nodes or listeners.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, KeyPage } from '../../pages/key-page.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { API_BASE, prepared, withElement } from '../../support/embedded.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { cycles, keepWasm, kept } from '../../support/memory.ts';

test.describe.configure({ timeout: 120_000 });
test.use({ embedded: true });

const IS_LONG = process.env['ALL'] !== undefined;
/** Mounts until nothing is new any more, and mounts in all. */
const SETTLED = IS_LONG ? 50 : 15;
const ALL = IS_LONG ? 200 : 60;
const SOME = 10;

test(`${ALL} mounts and unmounts leak no memory, nodes or listeners`, async ({ page }) => {
  await keepWasm(page);
  await prepared(page);
  const empty = await page.evaluate(() => document.querySelectorAll('*').length);
  await cycles(page, SETTLED, API_BASE);
  const settled = await kept(page);
  await cycles(page, ALL - SETTLED, API_BASE);
  const after = await kept(page);
  console.log('after', SETTLED, settled, 'after', ALL, after);
  assert.deepEqual(after, settled);
  assert.equal(after.detached, 0);
  assert.ok(after.wasm > 0);
  assert.equal(await page.evaluate(() => document.querySelectorAll('*').length), empty);
});

// What is held up above has to be able to fall.
for (const [what, plant, figure] of [
  [
    'a listener',
    () => document.addEventListener('wl-ready', () => window.addEventListener('keydown', () => {})),
    'listeners',
  ],
  [
    'a new node',
    () => {
      const held: unknown[] = [];
      Object.assign(window, { held });
      document.addEventListener('wl-ready', () => held.push(document.createElement('p')));
    },
    'detached',
  ],
  [
    'a node of the page',
    () => {
      const held: unknown[] = [];
      Object.assign(window, { held });
      document.addEventListener('wl-ready', (event) => {
        held.push((event.target as Element).shadowRoot?.querySelector('button'));
      });
    },
    'nodes',
  ],
] as const) {
  test(`the measurement detects ${what} that is leaked on purpose`, async ({ page }) => {
    await keepWasm(page);
    await prepared(page);
    await page.evaluate(plant);
    await cycles(page, SOME, API_BASE);
    const before = await kept(page);
    await cycles(page, SOME, API_BASE);
    const after = await kept(page);
    assert.ok(after[figure] >= before[figure] + SOME, `${figure}: ${before[figure]}, ${after[figure]}`);
  });
}

test.describe('the one-time dialog', () => {
  // Without them a key's page grows with each rotation, and rightly so.
  test.describe.configure({ timeout: 120_000 });
  test.use({ embedded: true, standInOptions: ['--without', 'events,usage'] });

  test(`showing and closing a secret key ${ALL} times leaks no memory, nodes or listeners`, async ({
    app,
  }) => {
    const { page, consoleGuard } = app;
    // Closed and rotated again sooner than a person could, a secret key may be gone before it is reported as shown.
    consoleGuard.expect(FAILED_CALL);
    const made = await createKey(app, 'Rotated often');
    await keepWasm(page);
    await withElement(page);
    await new SecurityPage(page).openKey(made.name);
    await expect(new KeyPage(page).rotate).toBeVisible();
    await rotations(page, SETTLED);
    const settled = await kept(page);
    await rotations(page, ALL - SETTLED);
    const after = await kept(page);
    console.log('after', SETTLED, settled, 'after', ALL, after);
    assert.deepEqual(after, settled);
    assert.equal(after.detached, 0);
  });
});

/** Pressed from within the page, since a test that looks for elements from outside holds them itself. */
function rotations(page: Page, times: number): Promise<void> {
  return page.evaluate(async (count) => {
    const root = document.querySelector('we-link-security')?.shadowRoot;
    const until = async <Found>(find: () => Found | undefined | null | false): Promise<Found> => {
      for (let look = 0; look < 1000; look += 1) {
        const found = find();
        if (found) return found;
        await new Promise((done) => setTimeout(done, 10));
      }
      throw new Error(`Not found: ${find}`);
    };
    const press = async (name: RegExp, isInDialog: boolean) => {
      const button = await until(() =>
        [...(root?.querySelectorAll('button') ?? [])].find(
          (it) => name.test(it.textContent ?? '') && (it.closest('dialog[open]') !== null) === isInDialog,
        ),
      );
      button.click();
    };
    for (let time = 0; time < count; time += 1) {
      await press(/^Rotate secret key$/, false);
      await until(() =>
        root?.querySelector<HTMLElement>('dialog[open] input[type=radio]:not(#rotate-planned)'),
      ).then((leaked) => leaked.click());
      // Pressed sooner than a person could, the key does not know yet that the last secret key was taken.
      await press(/^(Rotate|Create a new) secret key$/, true);
      await press(/^Close$/, true);
      await press(/^Close anyway$/, true);
      await until(() => !root?.querySelector('dialog[open]'));
    }
    await new Promise((done) => setTimeout(done, 500));
  }, times);
}
