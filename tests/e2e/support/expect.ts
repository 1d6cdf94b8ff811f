// The few waiting assertions that the journeys need; Playwright's own expect belongs to its own runner.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

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

/** Waits until the element, or an element in a shadow root of it, has the focus. */
export async function focused(locator: Locator): Promise<void> {
  await eventually(async () => {
    const has = await locator.evaluate((element) => {
      const root = element.getRootNode() as Document | ShadowRoot;
      return root.activeElement === element;
    });
    assert.ok(has, `the focus is not on ${locator}`);
  });
}

export async function hasText(locator: Locator, text: RegExp): Promise<void> {
  await eventually(async () => assert.match((await locator.textContent()) ?? '', text));
}
