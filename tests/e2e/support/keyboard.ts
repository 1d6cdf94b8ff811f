// Going about with the keyboard alone.
import { expect, type Locator, type Page } from '@playwright/test';

const MOST_PRESSES = 80;

/** Whether the element, or something within it, has the focus, through shadow roots. */
export function hasFocus(locator: Locator): Promise<boolean> {
  return locator.first().evaluate((element) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return element === active || element.contains(active);
  });
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.first().waitFor();
  for (let press = 0; press < MOST_PRESSES; press += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_PRESSES} presses of ${key} do not lead to ${target}`);
}

/** The element that has the focus, in words; `body` where nothing has. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active ? `${active.localName} ${active.textContent?.trim().slice(0, 60) ?? ''}`.trim() : 'nothing';
  });
}

/** Waits until the element, or something within it, has the focus. */
export async function expectFocusWithin(locator: Locator): Promise<void> {
  await expect.poll(() => hasFocus(locator), `the focus is in ${locator}`).toBe(true);
}

/** What a screen reader adds to the name of an element. */
export function description(locator: Locator): Promise<string> {
  return locator.evaluate((element) => {
    const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    const root = element.getRootNode() as ShadowRoot;
    return ids.map((id) => root.getElementById(id)?.textContent ?? `no #${id}`).join(' ');
  });
}
