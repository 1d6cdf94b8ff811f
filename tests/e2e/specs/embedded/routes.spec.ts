// The host's router owns the address: a route is set, and an event is sent. The host of these tests does not react to
// the event, so any other change comes from the page itself.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { EditForm } from '../../pages/edit-form.ts';
import { Finder } from '../../pages/finder.ts';
import { idOf, KeyPage } from '../../pages/key-page.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { API_BASE, heardOf, withElement } from '../../support/embedded.ts';

test.use({ embedded: true });
const CRM = 'Client CRM integration';

function go(page: Page, route: string): Promise<void> {
  return page.locator('we-link-security').evaluate((element, to) => {
    (element as HTMLElementTagNameMap['we-link-security']).route = to;
  }, route);
}

/** Where the page went, by what the host heard. */
async function navigations(page: Page): Promise<unknown[]> {
  return (await heardOf(page, 'wl-navigate')).map(({ detail }) => [detail['route'], detail['replace']]);
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 2, name, exact: true });
}

/** Everything of the document that belongs to the host. */
function ofTheHost(page: Page) {
  return page.evaluate(() => ({
    title: document.title,
    length: history.length,
    state: history.state,
    address: location.href,
    scroll: [scrollX, scrollY],
    storage: [localStorage.length, sessionStorage.length],
    globals: Object.keys(window).length,
    classes: [document.documentElement.className, document.body.className],
    styles: [document.styleSheets.length, document.adoptedStyleSheets.length],
    head: document.head.childElementCount,
    body: document.body.childElementCount,
  }));
}

test('every screen opens by its route, and no wl-navigate is sent', async ({ page }) => {
  await withElement(page);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  const id = await idOf(page, CRM);
  for (const [route, there] of [
    ['/api-keys/new', new NewKeyForm(page).save],
    [`/api-keys/${id}`, heading(page, CRM)],
    [`/api-keys/${id}/edit`, heading(page, `Edit ${CRM}`)],
    ['/activity', heading(page, 'Activity of all keys')],
    ['/nothing/there', page.getByText('There is no page at this address.')],
    ['', list.rows.first()],
    ['/activity/', heading(page, 'Activity of all keys')],
    ['/', list.rows.first()],
  ] as const) {
    await go(page, route);
    await expect(there).toBeVisible();
  }
  assert.deepEqual(await navigations(page), []);
});

test('an element starts on the screen of its route', async ({ page }) => {
  await withElement(page, `<we-link-security api-base="${API_BASE}" route="/activity"></we-link-security>`);
  await expect(heading(page, 'Activity of all keys')).toBeVisible();
});

test('each navigation sends wl-navigate, and the document of the host does not change', async ({ page }) => {
  await withElement(page);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  const before = await ofTheHost(page);
  const id = await idOf(page, CRM);
  await list.openKey(CRM);
  await expect(heading(page, CRM)).toBeVisible();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(new EditForm(page).title).toBeVisible();
  await new EditForm(page).cancel.click();
  await new KeyPage(page).back.click();
  await list.create.click();
  await new NewKeyForm(page).cancel.click();
  await expect(list.rows.first()).toBeVisible();
  assert.deepEqual(await navigations(page), [
    [`/api-keys/${id}`, false],
    [`/api-keys/${id}/edit`, false],
    [`/api-keys/${id}`, false],
    ['', false],
    ['/api-keys/new', false],
    ['', false],
  ]);
  assert.deepEqual(await ofTheHost(page), before);
});

test('setting the same route again opens its screen', async ({ page }) => {
  await withElement(page);
  const list = new SecurityPage(page);
  await list.create.click();
  await expect(new NewKeyForm(page).save).toBeVisible();
  // The host never followed, so its route is still the list's.
  await go(page, '');
  await expect(list.rows.first()).toBeVisible();
});

test('a cancelled wl-navigate keeps the screen until the host sets the route', async ({ page }) => {
  await withElement(page);
  await page.evaluate(() =>
    document.addEventListener('wl-navigate', (event) => event.preventDefault(), { capture: true }),
  );
  const list = new SecurityPage(page);
  await list.create.click();
  assert.deepEqual(await navigations(page), [['/api-keys/new', false]]);
  await expect(list.rows.first()).toBeVisible();
  assert.equal(await new NewKeyForm(page).save.count(), 0);
  await go(page, '/api-keys/new');
  await expect(new NewKeyForm(page).save).toBeVisible();
});

test('filter and sort order are read from the route and written to it', async ({ page }) => {
  await withElement(
    page,
    `<we-link-security api-base="${API_BASE}" route="?status=expired&sort=name"></we-link-security>`,
  );
  const finder = new Finder(page);
  await expect(async () => assert.equal(await finder.chosen(finder.show), 'Expired keys')).toPass();
  assert.equal(await finder.chosen(finder.sort), 'Name');
  assert.deepEqual(await navigations(page), []);
  await finder.show.selectOption('All keys');
  await expect(async () =>
    assert.deepEqual(await navigations(page), [['?status=all&sort=name', true]]),
  ).toPass();
  await go(page, '?status=disabled');
  await expect(async () => assert.equal(await finder.chosen(finder.show), 'Disabled keys')).toPass();
  await go(page, '');
  await expect(async () => assert.equal(await finder.chosen(finder.show), 'Current keys')).toPass();
});

test('values of a link fill the form and are removed from the route', async ({ page }) => {
  await withElement(
    page,
    `<we-link-security api-base="${API_BASE}" route="/api-keys/new?name=From%20a%20link"></we-link-security>`,
  );
  const form = new NewKeyForm(page);
  await expect(form.save).toBeVisible();
  assert.equal(await form.name.inputValue(), 'From a link');
  await expect(async () => assert.deepEqual(await navigations(page), [['/api-keys/new', true]])).toPass();
});

test('a search does not change the route', async ({ page }) => {
  await withElement(page);
  const finder = new Finder(page);
  await finder.search.fill('CRM');
  await finder.lists(CRM);
  assert.deepEqual(await navigations(page), []);
});
