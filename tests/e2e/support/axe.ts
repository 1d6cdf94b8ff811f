// Accessibility rules of WCAG 2.2 A and AA and axe's good practices, on what is on the screen now.
import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

/** Rules whose outcome depends on colours; all others look at roles, names and structure. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** A dialog that is open, within the element of the page. */
const OPEN_DIALOG: [string, string] = ['#we-link-security', 'dialog[open]'];

/** What axe finds in the present colours. */
export function faults(page: Page): Promise<string[]> {
  return violations(page);
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
    const more = await violations(
      page,
      { runOnly: { type: 'rule', values: COLOUR_RULES } },
      hasDialog ? OPEN_DIALOG : undefined,
    );
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

async function violations(
  page: Page,
  options: RunOptions = {},
  fromShadowDom?: [string, string],
): Promise<string[]> {
  // `@axe-core/playwright` puts all of axe into the page twice for each run and takes all results out of it, which takes
  // as long as the rules do.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ fromShadowDom, options }) => {
      const context = fromShadowDom ? { include: [{ fromShadowDom }] } : document;
      const { violations: found } = await window.axe.run(context, options);
      return found.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
      );
    },
    { fromShadowDom, options: { resultTypes: ['violations'], ...options } satisfies RunOptions },
  );
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
