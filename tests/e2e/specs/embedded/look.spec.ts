// The look of the page inside a host: colour scheme, font and custom styles come from the host in the documented ways,
// and no other style passes in either direction.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { API_BASE, PLAIN_ELEMENT, prepared, put, withElement } from '../../support/embedded.ts';

test.use({ embedded: true });

/** What the browser makes of the page's text, surface and primary button. */
async function looks(page: Page) {
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  const style = (element: Element) => {
    const { color, backgroundColor, fontFamily } = getComputedStyle(element);
    return { color, backgroundColor, fontFamily };
  };
  const { color: text, fontFamily: font } = await list.heading.evaluate(style);
  const { backgroundColor: accent } = await list.create.evaluate(style);
  return { text, font, accent };
}

/** A style sheet of the host, as its policy lets it in. */
function styled(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

const LIGHT = { text: 'rgb(26, 31, 38)', accent: 'rgb(29, 91, 191)' };
const DARK = { text: 'rgb(231, 234, 238)', accent: 'rgb(138, 180, 255)' };

test('the theme follows the option, the color-scheme of the host or the system', async ({ page }) => {
  await prepared(page);
  for (const [theme, css, system, expected] of [
    ['auto', '', 'dark', LIGHT],
    ['auto', '#place { color-scheme: dark }', 'light', DARK],
    ['auto', ':root { color-scheme: dark } #place { color-scheme: light }', 'light', LIGHT],
    ['light', ':root { color-scheme: dark }', 'light', LIGHT],
    ['dark', '', 'light', DARK],
    ['auto', ':root { color-scheme: light dark }', 'light', LIGHT],
    ['auto', ':root { color-scheme: light dark }', 'dark', DARK],
  ] as const) {
    await test.step(`${theme}, the host “${css}”, the system ${system}`, async () => {
      await page.emulateMedia({ colorScheme: system });
      await styled(page, css);
      await put(page, `<we-link-security theme="${theme}" api-base="${API_BASE}"></we-link-security>`);
      const { text, accent } = await looks(page);
      assert.deepEqual({ text, accent }, expected);
    });
  }
});

test('a changed theme is applied without rebuilding the page', async ({ page }) => {
  await withElement(page);
  const { text } = await looks(page);
  assert.equal(text, LIGHT.text);
  const heading = await new SecurityPage(page).heading.elementHandle();
  await page.locator('we-link-security').evaluate((element) => element.setAttribute('theme', 'dark'));
  await expect(async () => assert.equal((await looks(page)).text, DARK.text)).toPass();
  assert.equal(await heading?.evaluate((element) => element.isConnected), true);
});

test('the page uses the font, custom properties and part styles of the host', async ({ page }) => {
  await withElement(page);
  await styled(page, 'body { font-family: "Fraktur of the host", serif }');
  assert.equal((await looks(page)).font, '"Fraktur of the host", serif');
  for (const css of [
    'we-link-security { --wl-accent: rgb(1, 2, 3) }',
    ':root { --wl-accent: rgb(1, 2, 3) }',
  ]) {
    await styled(page, css);
    const { text, accent } = await looks(page);
    assert.deepEqual({ text, accent }, { text: LIGHT.text, accent: 'rgb(1, 2, 3)' }, css);
  }
  await styled(page, '::part(button-primary) { background: rgb(4, 5, 6); border-radius: 20px }');
  const found = (element: Element) => {
    const style = getComputedStyle(element);
    return [style.backgroundColor, style.borderTopLeftRadius];
  };
  assert.deepEqual(await new SecurityPage(page).create.evaluate(found), ['rgb(4, 5, 6)', '20px']);
  const other = page.getByRole('button', { name: 'Select several' });
  assert.notDeepEqual(await other.evaluate(found), ['rgb(4, 5, 6)', '20px']);
});

/** How the elements of the page look, as the browser computes it. */
function everyStyle(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = 'h1, h2, h3, p, ul, li, button, input, select, label, code';
    const root = document.querySelector('we-link-security')?.shadowRoot;
    return [...(root?.querySelectorAll(all) ?? [])].slice(0, 60).flatMap((element, at) => {
      const style = getComputedStyle(element);
      return [...style].map((name) => `${element.localName} ${at} ${name}: ${style.getPropertyValue(name)}`);
    });
  });
}

/** What is not as it was. */
function changed(before: readonly string[], now: readonly string[]): string[] {
  const known = new Set(before);
  return now.filter((line) => !known.has(line));
}

test('other style rules of the host do not affect the page', async ({ page }) => {
  await withElement(page);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  const before = await everyStyle(page);
  assert.ok(before.length > 60 * 100);
  for (const css of [
    `p, button, h1, h2, li, div:not(#place) { color: red !important; padding: 7px !important; display: inline !important }
     .page, .key, .primary { background: red !important }
     #search { border: 9px solid !important }`,
    '* { color: red; letter-spacing: 3px; text-transform: uppercase; font-style: italic }',
  ]) {
    await styled(page, css);
    assert.deepEqual(changed(before, await everyStyle(page)), [], css);
  }
});

test('the style of the page does not affect the host', async ({ page }) => {
  await prepared(page);
  const ofTheHost = () =>
    page.evaluate(() =>
      ['h1', 'a', 'label', 'input', 'body'].map((name) => {
        const element = document.querySelector(name);
        if (!element) return `no ${name}`;
        const style = getComputedStyle(element);
        // What is made of the height of all that stands in it.
        const layout = /^(block-size|height|perspective-origin|transform-origin)$/;
        return [...style]
          .filter((property) => !layout.test(property))
          .map((property) => `${property}: ${style.getPropertyValue(property)}`)
          .join('; ');
      }),
    );
  const before = await ofTheHost();
  await put(page, PLAIN_ELEMENT);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  assert.deepEqual(await ofTheHost(), before);
});

test('the page adapts to the width of its container, not of the window', async ({ page }) => {
  await withElement(page);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  /** How many columns the parts of a key stand in. */
  const columns = () =>
    list.rows.first().evaluate((row) => {
      const lefts = [...row.children].map((child) => Math.round(child.getBoundingClientRect().left));
      return new Set(lefts).size;
    });
  const wide = await columns();
  assert.ok(wide > 1, `${wide} columns at 1280 px`);
  await styled(page, '#place { width: 320px }');
  await expect(async () => assert.equal(await columns(), 1)).toPass();
  const over = await page.locator('we-link-security').evaluate((element) => {
    return [element.scrollWidth, element.clientWidth, document.documentElement.scrollWidth];
  });
  assert.ok((over[0] ?? 0) <= (over[1] ?? 0), `${over[0]} px in ${over[1]} px`);
});
