// The dashboard's styles end at the page, and the page's styles end at itself.
import assert from 'node:assert/strict';
import { FORM_PATH, NewKeyForm } from '../e2e/pages/new-key-form.ts';
import { SecurityPage } from '../e2e/pages/security-page.ts';
import { visible } from '../e2e/support/expect.ts';
import { inEach, type Locator, load, open, type Page } from './support/dashboard.ts';

type Look = Readonly<Record<string, string>>;

/** What the dashboard styles with force; the font's family is meant to be the dashboard's. */
const PROPERTIES = [
  'backgroundColor',
  'borderBottomStyle',
  'borderBottomWidth',
  'color',
  'display',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'listStyleType',
  'marginTop',
  'outlineStyle',
  'paddingTop',
  'textAlign',
  'textDecorationLine',
  'textIndent',
  'textTransform',
  'wordSpacing',
];

inEach(['plain', 'react', 'vue'], [], (tell, name) => {
  tell('nothing of the dashboard’s style reaches into the page but its font', async (journey) => {
    const { page } = journey;
    const styled: Look[] = [];
    const plain: Look[] = [];
    await walk(styled);
    await page.route('**/dashboard.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }));
    await walk(plain);
    assert.deepEqual(styled, plain);

    async function walk(looks: Look[]): Promise<void> {
      await open(journey, name);
      const list = new SecurityPage(page);
      await visible(list.rows.first());
      looks.push(...(await Promise.all([list.heading, list.create, list.rows.first()].map(look))));
      await load(journey, name, FORM_PATH);
      const form = new NewKeyForm(page);
      const box = form.action('List accounts');
      await visible(box);
      looks.push(...(await Promise.all([form.name, form.networks, form.search, box].map(look))));
      looks.push(await look(form.actions), await look(form.cancel), await look(form.anyAddress));
    }
  });

  tell('the page’s font is the dashboard’s', async (journey) => {
    const { page } = journey;
    await open(journey, name);
    const families = [new SecurityPage(page).create, page.locator('body')].map((element) =>
      element.evaluate((it) => getComputedStyle(it).fontFamily),
    );
    const [ours, theirs] = await Promise.all(families);
    assert.equal(ours, theirs);
    assert.match(ours ?? '', /Georgia/);
  });

  tell('nothing of the page’s style reaches the dashboard', async (journey) => {
    const { page } = journey;
    const dashboard = await load(journey, name, '/home');
    await visible(dashboard.heading('Home'));
    const before = await outside(page);
    const sheets = () =>
      page.evaluate(() => [document.styleSheets.length, document.adoptedStyleSheets.length]);
    const sheetsBefore = await sheets();
    await dashboard.link('Keys').click();
    await visible(new SecurityPage(page).rows.first());
    assert.deepEqual(await outside(page), before);
    assert.deepEqual(await sheets(), sheetsBefore);
    await dashboard.link('Home').click();
    await visible(dashboard.heading('Home'));
    assert.deepEqual(await outside(page), before);
    const left = await page.evaluate(() => [
      document.documentElement.getAttributeNames(),
      document.body.getAttributeNames(),
    ]);
    assert.deepEqual(left, [['lang'], []], 'no class, no style at the dashboard’s root');
  });
});

/** How an element looks, as far as the dashboard's style could have a say. */
function look(element: Locator): Promise<Look> {
  return element.first().evaluate((it, properties) => {
    const style = getComputedStyle(it) as unknown as Record<string, string>;
    return Object.fromEntries(properties.map((name) => [name, style[name] ?? '']));
  }, PROPERTIES);
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
