// Nothing runs out of the window, nor out of what is drawn around it.
import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';

/** Fails where something begins or ends beside the window, or a text is wider than its box. */
export async function assertFits(page: Page, what: string): Promise<void> {
  assert.deepEqual(await tooWide(page), [], what);
}

/** What begins or ends beside the window, and texts that are wider than their box. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      found.push(`document: ${document.documentElement.scrollWidth}`);
    // What stands in a field scrolls within it; what only a screen reader hears is a point.
    const isElsewhere = (element: HTMLElement) =>
      element.closest('input, select, textarea, .visually-hidden') !== null;
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const shown = box.width > 1 && box.height > 1 && style.visibility === 'visible';
        if (!shown) continue;
        const name = `${element.localName}.${element.className}`;
        const isHidden = element.closest('.visually-hidden') !== null;
        if (!isHidden && (box.right > width + 1 || box.left < -1))
          found.push(`${name}: ${box.left} to ${box.right}`);
        if (
          style.display !== 'inline' &&
          !isElsewhere(element) &&
          element.scrollWidth > element.clientWidth + 1
        )
          found.push(`${name}: ${element.scrollWidth} in ${element.clientWidth}`);
      }
    };
    walk(document);
    return found;
  });
}
