// The dashboard's styles end at the page, and the page's styles end at itself.
import assert from 'node:assert/strict';
import { FORM_PATH, NewKeyForm } from '../e2e/pages/new-key-form.ts';
import { SecurityPage } from '../e2e/pages/security-page.ts';
import { visible } from '../e2e/support/expect.ts';
import { inEach, load, open, type Page } from './support/dashboard.ts';

/** What follows from the room that the dashboard leaves, and the font's family, which is meant to be the dashboard's. */
const THEIRS =
  /^(font-family|.*(width|height|block-size|inline-size|origin)|grid-template-.*|(inset-.*|top|right|bottom|left))$/;

inEach(['plain', 'react', 'vue'], [], (tell, name) => {
  tell('nothing of the dashboard’s style reaches into the page but its font', async (journey) => {
    const { page } = journey;
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
      await open(journey, name);
      await visible(new SecurityPage(page).rows.first());
      const list = await inside(page);
      await load(journey, name, FORM_PATH);
      await visible(new NewKeyForm(page).action('List accounts'));
      return [...list, ...(await inside(page))];
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
