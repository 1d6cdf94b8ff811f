// The dashboard's styles do not affect the page, except for the font, and the page's styles do not affect the
// dashboard.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { inEach, load, open, type Page } from '../../support/dashboard.ts';

/** What follows from the room that the dashboard leaves, and the font's family, which is meant to be the dashboard's. */
const THEIRS =
  /^(font-family|.*(width|height|block-size|inline-size|origin)|grid-template-.*|(inset-.*|top|right|bottom|left))$/;

inEach(['plain', 'react', 'vue'], [], (name) => {
  test('the dashboard’s style does not affect the page, except for the font', async ({ app }) => {
    const { page } = app;
    const styled = await looks();
    await page.route('**/dashboard.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }));
    const plain = await looks();
    assert.ok(plain.length > 200, `${plain.length} elements`);
    assert.equal(styled.length, plain.length);
    const reached = styled.flatMap((line, at) =>
      line === plain[at] ? [] : [difference(line, plain[at] ?? '')],
    );
    assert.deepEqual(reached, []);

    async function looks(): Promise<string[]> {
      await open(app, name);
      await expect(new SecurityPage(page).rows.first()).toBeVisible();
      const list = await inside(page);
      await load(app, name, FORM_PATH);
      await expect(new NewKeyForm(page).action('List accounts')).toBeVisible();
      return [...list, ...(await inside(page))];
    }
  });

  test('the page uses the dashboard’s font', async ({ app }) => {
    const { page } = app;
    await open(app, name);
    const families = [new SecurityPage(page).create, page.locator('body')].map((element) =>
      element.evaluate((it) => getComputedStyle(it).fontFamily),
    );
    const [ours, theirs] = await Promise.all(families);
    assert.equal(ours, theirs);
    assert.match(ours ?? '', /Georgia/);
  });

  test('the page’s style does not affect the dashboard', async ({ app }) => {
    const { page } = app;
    const dashboard = await load(app, name, '/home');
    await expect(dashboard.heading('Home')).toBeVisible();
    const before = await outside(page);
    const sheets = () =>
      page.evaluate(() => [document.styleSheets.length, document.adoptedStyleSheets.length]);
    const sheetsBefore = await sheets();
    await dashboard.link('Keys').click();
    await expect(new SecurityPage(page).rows.first()).toBeVisible();
    assert.deepEqual(await outside(page), before);
    assert.deepEqual(await sheets(), sheetsBefore);
    await dashboard.link('Home').click();
    await expect(dashboard.heading('Home')).toBeVisible();
    assert.deepEqual(await outside(page), before);
    const left = await page.evaluate(() => [
      document.documentElement.getAttributeNames(),
      document.body.getAttributeNames(),
    ]);
    assert.deepEqual(left, [['lang'], []], 'no class, no style at the dashboard’s root');
  });
});

/** Every element of the page with its computed styles, a line each. */
function inside(page: Page): Promise<string[]> {
  return page.evaluate((theirs) => {
    const element = [...document.querySelectorAll('main *')].find(({ shadowRoot }) => shadowRoot);
    return [...(element?.shadowRoot?.querySelectorAll('*') ?? [])].map((it) => {
      const style = getComputedStyle(it);
      const ours = [...style].filter((name) => !new RegExp(theirs).test(name));
      return [it.localName, ...ours.map((name) => `${name}: ${style.getPropertyValue(name)}`)].join('; ');
    });
  }, THEIRS.source);
}

/** The parts of a line that another one has not. */
function difference(line: string, other: string): string {
  const others = other.split('; ');
  const [element] = others;
  return `${element}: ${line.split('; ').filter((part, at) => part !== others[at])}`;
}

/** Every computed style of what is around the page, without what follows from its height. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ['html', 'body', 'header', 'nav', 'nav a', 'header input', 'footer', 'footer button'].map((selector) => {
      const style = getComputedStyle(document.querySelector(selector) as Element);
      const kept = [...style].filter(
        (name) => !/^(height|block-size|perspective-origin|transform-origin)$/.test(name),
      );
      return `${selector}: ${kept.map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ')}`;
    }),
  );
}
