// The footer of the form stays visible and never covers the focused element (WCAG 2.2, 2.4.11).

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { paste } from '../../support/clipboard.ts';

const RULES = Array.from({ length: 30 }, (_, n) => `-A INPUT -s 91.198.${n}.0/24 -p ${n % 6} -j ACCEPT`);
/** From the heading of the panel past its last button. */
const PRESSES = 18;

/** How the focused element is covered by the footer or outside the window, once the page has scrolled to it. */
async function coveredFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const root = document.getElementById('we-link-security')?.shadowRoot;
    const [focused, footer] = [root?.activeElement, root?.querySelector('.form-footer')];
    if (!focused || !footer) return 'no focused element, or no footer';
    if (footer.contains(focused)) return 'the focus is in the footer';
    const [inner, outer] = [focused.getBoundingClientRect(), footer.getBoundingClientRect()];
    const isUnder = inner.bottom > outer.top + 1 && inner.top < outer.bottom - 1;
    const isOutside = inner.bottom > innerHeight + 1 || inner.top < -1;
    if (!isUnder && !isOutside) return undefined;
    const name = focused.closest('label')?.textContent ?? focused.textContent;
    return `“${name}” to ${inner.bottom}, the footer from ${outer.top}`;
  });
}

test('the footer never covers the focused element, in small windows and with errors shown', async ({
  page,
}) => {
  for (const [height, how] of [
    [600, 'as it opens'],
    [660, 'as it opens'],
    [660, 'with what is to be mended'],
  ] as const) {
    await test.step(`a window of 390 × ${height}, the form ${how}`, async () => {
      await page.setViewportSize({ width: 390, height });
      const form = new NewKeyForm(page);
      await form.open();
      if (how === 'with what is to be mended') {
        await form.save.click();
        await expect(form.mend('Name')).toBeVisible();
      }
      await paste(form.networks, RULES.join('\n'));
      await expect(form.reviewHeading).toBeFocused();
      const covered = [await coveredFocus(page)];
      for (const key of ['Tab', 'Shift+Tab'])
        for (let press = 0; press < PRESSES; press += 1) {
          await page.keyboard.press(key);
          covered.push(await coveredFocus(page));
        }
      await expect(form.networks).toBeFocused();
      expect.soft(covered.filter((reason) => reason !== undefined)).toEqual([]);
    });
  }
});
