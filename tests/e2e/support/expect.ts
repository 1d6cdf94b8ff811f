// The few waiting assertions that the journeys need; Playwright's own expect belongs to its own runner.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { hasFocus } from './keyboard.ts';

const PATIENCE_MS = 10_000;

/** Repeats an assertion until it holds. */
export async function eventually(assertion: () => Promise<void>, patience = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(40);
    }
  }
}

export async function visible(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'visible' });
}

export async function gone(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'hidden' });
}

/** Waits until the element itself has the focus, through shadow roots. */
export function focused(locator: Locator): Promise<void> {
  return eventually(async () => {
    const itself = await locator.evaluate(
      (element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element,
    );
    assert.ok(itself, `the focus is not on ${locator}`);
  });
}

/** Waits until the element, or something in it, has the focus. */
export function focusedWithin(locator: Locator): Promise<void> {
  return eventually(async () => assert.ok(await hasFocus(locator), `the focus is not in ${locator}`));
}

export async function hasText(locator: Locator, text: RegExp): Promise<void> {
  await eventually(async () => assert.match((await locator.textContent()) ?? '', text));
}

/** Waits until a screen reader was told, without being asked. */
export async function heard(page: Page, text: RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
}
