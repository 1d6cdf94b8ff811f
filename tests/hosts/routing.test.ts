// The dashboard's router owns the address bar: the page follows it, tells it, and takes nothing from it.
import assert from 'node:assert/strict';
import { Finder } from '../e2e/pages/finder.ts';
import { KeyPage } from '../e2e/pages/key-page.ts';
import { FORM_PATH, NewKeyForm } from '../e2e/pages/new-key-form.ts';
import { LIST_PATH, SecurityPage } from '../e2e/pages/security-page.ts';
import { eventually, gone, visible } from '../e2e/support/expect.ts';
import { goBack } from '../e2e/support/steps.ts';
import { type Dashboard, inEach, load, open, type Page } from './support/dashboard.ts';
import { isSameDocument, listeners, mark } from './support/untouched.ts';

/** A key that the demo has. */
const KEY = 'Internal staging key';

inEach(['plain', 'react', 'vue'], [], (tell, name) => {
  tell(
    'links of the dashboard stay with its router, also one that begins like the page’s',
    async (journey) => {
      const { page } = journey;
      const dashboard = await open(journey, name);
      const list = new SecurityPage(page);
      const form = new NewKeyForm(page);
      await mark(page);
      const began = await steps(page);
      const walk = [
        ['Home', '/home', 'Home', () => visible(dashboard.heading('Home'))],
        ['Keys', LIST_PATH, 'Keys', () => visible(list.create)],
        ['Old keys', '/settings/security-old', 'Old keys', () => visible(dashboard.heading('Old keys'))],
        ['New key', FORM_PATH, 'Keys', () => visible(form.save)],
        ['Keys', LIST_PATH, 'Keys', () => visible(list.create)],
      ] as const;
      for (const [link, path, title, there] of walk) {
        await dashboard.link(link).click();
        await there();
        assert.equal(dashboard.path, path);
        assert.equal(await page.title(), `${title} · Dashboard`);
      }
      assert.equal((await steps(page)) - began, walk.length, 'each link is one step of the history');
      for (const [, path, title, there] of walk.slice(0, -1).reverse()) {
        await goBack(page);
        await there();
        await isAt(dashboard, path);
        assert.equal(await page.title(), `${title} · Dashboard`);
      }
      await isSameDocument(page);
    },
  );

  tell('each screen of the page is one step of the history, back and forth', async (journey) => {
    const { page } = journey;
    const dashboard = await open(journey, name);
    const list = new SecurityPage(page);
    const key = new KeyPage(page);
    await mark(page);
    const began = await steps(page);
    await list.openKey(KEY);
    await visible(key.named(KEY));
    const { path } = dashboard;
    assert.match(path, /^\/settings\/security\/api-keys\/[\w-]+$/);
    assert.equal((await steps(page)) - began, 1);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await visible(page.getByRole('heading', { level: 2, name: `Edit ${KEY}` }));
    await isAt(dashboard, `${path}/edit`);
    assert.equal((await steps(page)) - began, 2);

    await goBack(page);
    await visible(key.rotate);
    await isAt(dashboard, path);
    await goBack(page);
    await visible(list.create);
    await isAt(dashboard, LIST_PATH);
    await page.evaluate(() => history.forward());
    await visible(key.rotate);
    await isAt(dashboard, path);
    assert.equal((await steps(page)) - began, 2, 'coming and going makes no steps');
    assert.equal(await page.title(), 'Keys · Dashboard');
    await isSameDocument(page);
  });

  tell('an address of a key opens its page, and one of the list its filter', async (journey) => {
    const { page } = journey;
    const dashboard = await open(journey, name);
    await new SecurityPage(page).openKey(KEY);
    await visible(new KeyPage(page).named(KEY));
    await load(journey, name, dashboard.path);
    await visible(new KeyPage(page).named(KEY));

    await load(journey, name, `${LIST_PATH}?status=expired`);
    const finder = new Finder(page);
    await visible(finder.show);
    assert.equal(await finder.chosen(finder.show), 'Expired keys');
    const began = await steps(page);
    await finder.show.selectOption('Active keys');
    await isAt(dashboard, `${LIST_PATH}?status=active`);
    assert.equal(await steps(page), began, 'a filter is no step of the history');
  });

  tell('a link to a filled form fills it in and is taken out of the address', async (journey) => {
    const { page } = journey;
    const asked = '?name=CRM%20sync&actions=get_all_ln_accounts';
    const dashboard = await load(journey, name, `${FORM_PATH}${asked}`);
    const form = new NewKeyForm(page);
    await eventually(async () => assert.equal(await form.name.inputValue(), 'CRM sync'));
    await eventually(async () => assert.deepEqual(await form.chosen(), ['List accounts']));
    await isAt(dashboard, FORM_PATH);
  });

  tell('the page goes when its route is left, with all its listeners, and comes back', async (journey) => {
    const { page } = journey;
    const dashboard = await load(journey, name, '/home');
    await visible(dashboard.heading('Home'));
    const before = await listeners(journey);
    assert.ok(before['window popstate'], 'those of the dashboard’s router are seen');
    const list = new SecurityPage(page);
    for (let round = 0; round < 3; round += 1) {
      await dashboard.link('Keys').click();
      await visible(list.row(KEY));
      assert.notDeepEqual(await listeners(journey), before, 'those of the page are seen while it is there');
      await dashboard.link('Home').click();
      await visible(dashboard.heading('Home'));
      await gone(list.create);
      assert.deepEqual(await listeners(journey), before);
    }
  });
});

function steps(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}

function isAt(dashboard: Dashboard, path: string): Promise<void> {
  return eventually(async () => assert.equal(dashboard.path, path));
}
