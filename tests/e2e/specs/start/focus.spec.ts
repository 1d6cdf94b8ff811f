// The content of the element is replaced, for example while the first part is loaded again: the focus stays in the
// element, unless the person has moved it elsewhere.

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { PLAIN_ELEMENT, put, withElement } from '../../support/embedded.ts';
import { FAILED_CALL } from '../../support/faults.ts';

test.use({ embedded: true });

const FIRST_FILE = /we-link-security-[0-9a-f]{16}\.wasm$/;
/** Milliseconds in which a focus that fell would be seen. */
const SLOW = 1_500;

/** The elements, of which none can start. */
async function without(page: Page, html = PLAIN_ELEMENT) {
  await page.route(FIRST_FILE, (route) => route.abort('connectionreset'));
  await withElement(page, html);
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again.first()).toBeVisible();
  await page.unrouteAll();
  return again;
}

/** The first part comes from now on, or is lost again, after a while. */
async function slowly(page: Page, becomes: 'comes' | 'is lost'): Promise<void> {
  await page.route(FIRST_FILE, async (route) => {
    await new Promise((done) => setTimeout(done, SLOW));
    // The page may have closed meanwhile.
    await (becomes === 'comes' ? route.continue() : route.abort('connectionreset')).catch(() => {});
  });
}

test.beforeEach(({ consoleGuard }) => consoleGuard.expect(FAILED_CALL));

test('the focus stays in the element during a retry, then moves to the heading', async ({ page }) => {
  const again = await without(page);
  await slowly(page, 'comes');
  await again.press('Enter');
  await expect(page.getByText('Loading…')).toBeFocused();
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Security', level: 1 })).toBeFocused();
});

test('the focus returns to the button when the first part is lost again', async ({ page }) => {
  const again = await without(page);
  await slowly(page, 'is lost');
  await again.press('Enter');
  await expect(page.getByText('Loading…')).toBeFocused();
  await expect(again).toBeFocused();
});

test('the focus moves to the error about an invalid option', async ({ page, consoleGuard }) => {
  consoleGuard.expect(/the option apiBase has to be/);
  const again = await without(page, '<we-link-security id="page"></we-link-security>');
  await slowly(page, 'comes');
  await again.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
});

test('the focus stays in a field that the person has moved to', async ({ page }) => {
  const field = page.getByRole('textbox', { name: 'A field of the host' });
  const again = await without(page);
  await slowly(page, 'comes');
  await again.press('Enter');
  await field.focus();
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  await expect(field).toBeFocused();
});

test('with several elements, the focus stays in the one whose button was pressed', async ({ page }) => {
  const again = await without(page, PLAIN_ELEMENT + PLAIN_ELEMENT.replace('"page"', '"other"'));
  await expect(again).toHaveCount(2);
  await slowly(page, 'comes');
  await page.locator('#other').getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.locator('#other').getByRole('heading', { level: 1 })).toBeFocused();
  await expect(again).toHaveCount(1);
});

test('setting an option keeps the focus, and another apiBase moves it to the heading', async ({ page }) => {
  await withElement(page);
  const { create } = new SecurityPage(page);
  await create.focus();
  const set = (name: string, value: string) =>
    page
      .locator('#page')
      .evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value] as const);
  await set('theme', 'dark');
  await expect(create).toBeFocused();
  await set('api-base', '/api/elsewhere');
  await expect(page.getByRole('heading', { name: 'Security', level: 1 })).toBeFocused();
});

test.describe('an element removed by the host', () => {
  test.use({ focusMayFall: 'the host took the element that had it' });

  test('takes no focus when the first part arrives', async ({ page }) => {
    const again = await without(page);
    await slowly(page, 'comes');
    await again.press('Enter');
    const came = page.waitForResponse(FIRST_FILE);
    await put(page, '<p>The host</p>');
    await came;
    await page.evaluate(() => new Promise((done) => setTimeout(done, 250)));
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  });
});
