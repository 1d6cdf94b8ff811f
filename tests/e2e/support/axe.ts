// Accessibility rules of WCAG 2.2 A and AA and axe's good practices, on what is on the screen now.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Rules whose outcome depends on colours; all others look at roles, names and structure. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** A dialog that is open, within the element of the page. */
const OPEN_DIALOG: { fromShadowDom: [string, string] } = {
  fromShadowDom: ['#we-link-security', 'dialog[open]'],
};

/** Fails where axe finds something in the present colours. */
export async function assertAccessible(page: Page, state: string): Promise<void> {
  assert.deepEqual(await faults(page), [], `axe on ${state}`);
}

/** What axe finds in the present colours. */
export function faults(page: Page): Promise<string[]> {
  return violations(builder(page));
}

/**
 * What axe finds in light, dark and forced colours; the state stays as it is. Where a dialog is open, it alone is looked at
 * in the other colours: what is under it is a state of its own, and shows nothing new.
 */
export async function faultsInAllColours(page: Page, isForced = true): Promise<string[]> {
  const found = await faults(page);
  const hasDialog = await page.locator('#we-link-security dialog[open]').last().isVisible();
  for (const media of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    if ('forcedColors' in media && !isForced) continue;
    await page.emulateMedia(media);
    if ('forcedColors' in media) await page.evaluate(readColor);
    const axe = builder(page).withRules(COLOUR_RULES);
    if (hasDialog) axe.include(OPEN_DIALOG);
    const more = await violations(axe);
    found.push(...more.map((fault) => `${Object.values(media)}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  return found;
}

/**
 * Runs in the page. axe takes the colour of a text from `-webkit-text-fill-color`, which Chromium gives as it is without
 * forced colours; `color` is what is drawn, and the page sets no other.
 */
function readColor(): void {
  const styles = CSSStyleDeclaration.prototype;
  const read = styles.getPropertyValue;
  if (read.name === 'drawn') return;
  styles.getPropertyValue = function drawn(name) {
    return read.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
  };
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
