// What a translator in the browser does to a page: each text node goes, and two <font> elements with another text stand
// in its place. Upper case serves as the language.
import type { Page } from '@playwright/test';

/** Translates what is on the screen now, or from now on all that ever is. */
export async function translate(page: Page, { forGood = false } = {}): Promise<void> {
  await page.evaluate((isForGood) => {
    const shadow = document.getElementById('we-link-security')?.shadowRoot;
    if (!shadow) throw new Error('The page has no shadow root.');
    const all = () => {
      const walker = document.createTreeWalker(shadow, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        const isDone = text.parentElement?.closest('font, [translate="no"], style, script, textarea');
        if (isDone || !text.data.trim()) continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.data.toUpperCase();
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    all();
    if (isForGood) {
      new MutationObserver(all).observe(shadow, { childList: true, characterData: true, subtree: true });
    }
  }, forGood);
}
