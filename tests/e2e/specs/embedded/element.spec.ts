// How the element starts, in every order in which a host can create it and load the script.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { API_BASE, bare, heardOf, load, PLAIN_ELEMENT, prepared, put } from '../../support/embedded.ts';

test.use({ embedded: true });

const TEXTS = {
  'api-base': 'apiBase',
  route: 'route',
  theme: 'theme',
  credentials: 'credentials',
  'documentation-url': 'documentationUrl',
} as const;
const FLAGS = { 'start-hidden': 'startHidden', 'support-chat': 'supportChat' } as const;

test('every attribute is reflected as a property, and every property as an attribute', async ({ page }) => {
  await prepared(page);
  const found = await page.evaluate(
    ([texts, flags]) => {
      const element = document.createElement('we-link-security');
      const seen: unknown[] = [];
      for (const [attribute, property] of Object.entries(texts)) {
        seen.push([attribute, 'at first', Reflect.get(element, property)]);
        element.setAttribute(attribute, 'by attribute');
        seen.push([attribute, 'read', Reflect.get(element, property)]);
        Reflect.set(element, property, 'by property');
        seen.push([attribute, 'written', element.getAttribute(attribute)]);
        Reflect.set(element, property, undefined);
        seen.push([attribute, 'taken away', element.hasAttribute(attribute)]);
      }
      for (const [attribute, property] of Object.entries(flags)) {
        seen.push([attribute, 'at first', Reflect.get(element, property)]);
        element.setAttribute(attribute, '');
        seen.push([attribute, 'read', Reflect.get(element, property)]);
        Reflect.set(element, property, false);
        seen.push([attribute, 'written', element.hasAttribute(attribute)]);
        Reflect.set(element, property, true);
        seen.push([attribute, 'given', element.getAttribute(attribute)]);
      }
      return seen;
    },
    [TEXTS, FLAGS] as const,
  );
  const expected = [
    ...Object.keys(TEXTS).flatMap((name) => [
      [name, 'at first', ''],
      [name, 'read', 'by attribute'],
      [name, 'written', 'by property'],
      [name, 'taken away', false],
    ]),
    ...Object.keys(FLAGS).flatMap((name) => [
      [name, 'at first', false],
      [name, 'read', true],
      [name, 'written', false],
      [name, 'given', ''],
    ]),
  ];
  assert.deepEqual(found, expected);
});

test('an element placed before the script in the HTML starts, and sends wl-ready once', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.rows.first()).toBeVisible();
  const [ready, ...more] = await heardOf(page, 'wl-ready');
  assert.deepEqual([ready?.from, more.length], ['page', 0]);
  assert.deepEqual(Object.keys(ready?.detail ?? {}), ['milliseconds']);
});

test('properties set before the script is loaded are applied', async ({ page }) => {
  await bare(page);
  await put(page, '<we-link-security></we-link-security>');
  await page.evaluate((base) => {
    const element = document.querySelector('we-link-security');
    Object.assign(element ?? {}, {
      apiBase: base,
      route: '/activity',
      supportChat: true,
      getHeaders: () => ({ 'x-asked': 'for' }),
    });
  }, API_BASE);
  const asked = page.waitForRequest(`**${API_BASE}/events**`);
  await load(page);
  assert.equal((await asked).headers()['x-asked'], 'for');
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
  const attributes = await page
    .locator('we-link-security')
    .evaluate((element) =>
      element.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`),
    );
  assert.deepEqual(attributes.sort(), [`api-base=${API_BASE}`, 'route=/activity', 'support-chat=']);
});

test('an element created by a script makes no request until it is in the document', async ({
  page,
  consoleGuard,
}) => {
  await prepared(page);
  const before = consoleGuard.addresses.length;
  await page.evaluate((base) => {
    const element = document.createElement('we-link-security');
    element.apiBase = base;
    Object.assign(window, { made: element });
    return new Promise((done) => setTimeout(done));
  }, API_BASE);
  assert.equal(consoleGuard.addresses.length, before);
  await page.evaluate(() => document.getElementById('place')?.append(Reflect.get(window, 'made')));
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
});

test('an element starts when the script is already loaded, also when it is loaded twice', async ({
  page,
}) => {
  await prepared(page);
  await put(page, PLAIN_ELEMENT);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  // Another address is another module, as two versions on one page are.
  await page.evaluate(() => window.load('/package/index.js?again').then(() => {}));
  await put(page, PLAIN_ELEMENT);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
});

test('the page restarts with a different apiBase, but not with the same one', async ({
  page,
  consoleGuard,
}) => {
  await prepared(page);
  await put(page, PLAIN_ELEMENT);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  const set = (base: string) =>
    page.locator('we-link-security').evaluate((element, to) => Object.assign(element, { apiBase: to }), base);
  const sessions = () => consoleGuard.addresses.filter((address) => address.endsWith('/session')).length;
  const before = sessions();
  await set(API_BASE);
  assert.equal(sessions(), before);
  consoleGuard.expect(/Failed to load resource/);
  await set('/api/elsewhere');
  await expect(async () => assert.ok(consoleGuard.addresses.at(-1)?.includes('/api/elsewhere/'))).toPass();
  await expect(page.getByRole('alert')).toBeVisible();
  await set(API_BASE);
  await expect(list.rows.first()).toBeVisible();
});
