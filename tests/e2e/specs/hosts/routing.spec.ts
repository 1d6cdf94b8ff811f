// The dashboard's router owns the address bar: the page follows it, reports navigation to it, and leaves its links
// alone.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { Finder } from '../../pages/finder.ts';
import { KeyPage } from '../../pages/key-page.ts';
import { FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { type Dashboard, inEach, load, open, type Page } from '../../support/dashboard.ts';
import { goBack } from '../../support/flows.ts';
import { isSameDocument, listeners, mark } from '../../support/untouched.ts';

/** A key that the demo has. */
const KEY = 'Internal staging key';

inEach(
  ['plain', 'react', 'vue'],
  [],
  (name) => {
    test('dashboard links are handled by its router, also one whose path begins like the page’s', async ({
      app,
    }) => {
      const { page } = app;
      const dashboard = await open(app, name);
      const list = new SecurityPage(page);
      const form = new NewKeyForm(page);
      await mark(page);
      const began = await steps(page);
      const walk = [
        ['Home', '/home', 'Home', () => expect(dashboard.heading('Home')).toBeVisible()],
        ['Keys', LIST_PATH, 'Keys', () => expect(list.create).toBeVisible()],
        [
          'Old keys',
          '/settings/security-old',
          'Old keys',
          () => expect(dashboard.heading('Old keys')).toBeVisible(),
        ],
        ['New key', FORM_PATH, 'Keys', () => expect(form.save).toBeVisible()],
        ['Keys', LIST_PATH, 'Keys', () => expect(list.create).toBeVisible()],
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
    });

    test('each screen of the page is one history entry, with Back and Forward', async ({ app }) => {
      const { page } = app;
      const dashboard = await open(app, name);
      const list = new SecurityPage(page);
      const key = new KeyPage(page);
      await mark(page);
      const began = await steps(page);
      await list.openKey(KEY);
      await expect(key.named(KEY)).toBeVisible();
      const { path } = dashboard;
      assert.match(path, /^\/settings\/security\/api-keys\/[\w-]+$/);
      assert.equal((await steps(page)) - began, 1);
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(page.getByRole('heading', { level: 2, name: `Edit ${KEY}` })).toBeVisible();
      await isAt(dashboard, `${path}/edit`);
      assert.equal((await steps(page)) - began, 2);

      await goBack(page);
      await expect(key.rotate).toBeVisible();
      await isAt(dashboard, path);
      await goBack(page);
      await expect(list.create).toBeVisible();
      await isAt(dashboard, LIST_PATH);
      await page.evaluate(() => history.forward());
      await expect(key.rotate).toBeVisible();
      await isAt(dashboard, path);
      assert.equal((await steps(page)) - began, 2, 'coming and going makes no steps');
      assert.equal(await page.title(), 'Keys · Dashboard');
      await isSameDocument(page);
    });

    test('the address of a key opens its page, and the address of a filtered list sets the filter', async ({
      app,
    }) => {
      const { page } = app;
      const dashboard = await open(app, name);
      await new SecurityPage(page).openKey(KEY);
      await expect(new KeyPage(page).named(KEY)).toBeVisible();
      await load(app, name, dashboard.path);
      await expect(new KeyPage(page).named(KEY)).toBeVisible();

      await load(app, name, `${LIST_PATH}?status=expired`);
      const finder = new Finder(page);
      await expect(finder.show).toBeVisible();
      assert.equal(await finder.chosen(finder.show), 'Expired keys');
      const began = await steps(page);
      await finder.show.selectOption('Active keys');
      await isAt(dashboard, `${LIST_PATH}?status=active`);
      assert.equal(await steps(page), began, 'a filter is no step of the history');
    });

    test('a link with form values fills the form, and the values are removed from the address', async ({
      app,
    }) => {
      const { page } = app;
      const asked = '?name=CRM%20sync&actions=get_all_ln_accounts';
      const dashboard = await load(app, name, `${FORM_PATH}${asked}`);
      const form = new NewKeyForm(page);
      await expect(async () => assert.equal(await form.name.inputValue(), 'CRM sync')).toPass();
      await expect(async () => assert.deepEqual(await form.chosen(), ['List accounts'])).toPass();
      await isAt(dashboard, FORM_PATH);
    });

    test('leaving the route removes the page and its listeners, and returning shows it again', async ({
      app,
    }) => {
      const { page } = app;
      const dashboard = await load(app, name, '/home');
      await expect(dashboard.heading('Home')).toBeVisible();
      const before = await listeners(app);
      assert.ok(before['window popstate'], 'those of the dashboard’s router are seen');
      const list = new SecurityPage(page);
      for (let round = 0; round < 3; round += 1) {
        await dashboard.link('Keys').click();
        await expect(list.row(KEY)).toBeVisible();
        assert.notDeepEqual(await listeners(app), before, 'those of the page are seen while it is there');
        await dashboard.link('Home').click();
        await expect(dashboard.heading('Home')).toBeVisible();
        await expect(list.create).toBeHidden();
        assert.deepEqual(await listeners(app), before);
      }
    });
  },
  true,
);

function steps(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}

function isAt(dashboard: Dashboard, path: string): Promise<void> {
  return expect(async () => assert.equal(dashboard.path, path)).toPass();
}
