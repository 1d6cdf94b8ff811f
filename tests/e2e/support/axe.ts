// Accessibility rules of WCAG 2.2 A and AA and axe's good practices, on what is on the screen now.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rules whose outcome depends on colours; all others look at roles, names and structure. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Fails where axe finds something in the present colours. */
export async function assertAccessible(page: Page, state: string): Promise<void> {
  assert.deepEqual(await violations(builder(page)), [], `axe on ${state}`);
}

/** Fails where axe finds something in light, dark or forced colours; the state stays as it is. */
export async function assertAccessibleInAllColours(page: Page, state: string): Promise<void> {
  await assertAccessible(page, state);
  for (const media of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(media);
    const found = await violations(builder(page).withRules(COLOUR_RULES));
    assert.deepEqual(found, [], `axe on ${state}, ${Object.values(media)}`);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

function builder(page: Page): AxeBuilder {
  // Legacy mode opens no page of its own to finish in, which halves the time; it asks nothing of frames of other origins.
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations: found } = await axe.analyze();
  return found.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`,
    ),
  );
}
