// The page without the custom element: `mount` into an element of the host.

import assert from 'node:assert/strict';
import type { Mounted } from '../../../../src/package/index.js';
import { expect, test } from '../../fixtures/test.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { API_BASE, prepared } from '../../support/embedded.ts';

test.use({ embedded: true });

declare global {
  interface Window {
    mounted: Mounted;
    ending: string;
  }
}

type Given = Parameters<typeof mounted>[1];

function mounted(page: Parameters<typeof prepared>[0], options: Readonly<Record<string, unknown>>) {
  return page.evaluate(async (given) => {
    const { mount } = await window.load();
    const place = document.getElementById('place') as HTMLElement;
    window.mounted = mount(place, given as never);
    void window.mounted.done.then((ending) => {
      window.ending = ending;
    });
  }, options);
}

const OPTIONS: Given = { apiBase: API_BASE };

test.describe('the host unmounts the page', () => {
  test.use({ focusMayFall: 'The host takes the element out of the document, and the focus goes with it.' });
  test('the page mounts in an ordinary element, follows option updates and unmounts', async ({ page }) => {
    await prepared(page);
    await mounted(page, OPTIONS);
    const list = new SecurityPage(page);
    await expect(list.rows.first()).toBeVisible();
    await page.evaluate(() => window.mounted.update({ route: '/activity' }));
    await expect(page.getByRole('heading', { name: 'Activity of all keys' })).toBeVisible();
    // What is not named stays; the same route once more leads there.
    await page.evaluate(() => window.mounted.update({ theme: 'dark' }));
    await page.evaluate(() => window.mounted.update({ route: '' }));
    await expect(list.rows.first()).toBeVisible();
    assert.equal(
      await list.heading.evaluate((element) => getComputedStyle(element).color),
      'rgb(231, 234, 238)',
      'it is dark',
    );
    assert.equal(await page.evaluate(() => window.mounted.canLeave()), true);
    assert.equal(await page.evaluate(() => window.ending), undefined);
    await page.evaluate(() => {
      window.mounted.unmount();
      window.mounted.unmount();
    });
    await expect(list.heading).toBeHidden();
    await expect(async () => assert.equal(await page.evaluate(() => window.ending), 'unmounted')).toPass();
    assert.equal(
      await page.locator('#place').evaluate((element) => element.shadowRoot?.childNodes.length),
      0,
    );
  });
});

test('calls on an unmounted page have no effect', async ({ page }) => {
  await prepared(page);
  await mounted(page, OPTIONS);
  await page.evaluate(() => {
    window.mounted.unmount();
    window.mounted.update({ route: '/activity' });
  });
  assert.equal(await page.evaluate(() => window.mounted.canLeave()), true);
  assert.equal(await page.getByRole('heading', { level: 2 }).count(), 0);
});

test('the page can be mounted again in the same element', async ({ page }) => {
  await prepared(page);
  const list = new SecurityPage(page);
  for (let time = 0; time < 3; time += 1) {
    await mounted(page, OPTIONS);
    await expect(list.rows.first()).toBeVisible();
    await page.evaluate(() => window.mounted.unmount());
    await expect(list.heading).toBeHidden();
  }
});

test('mounting into a non-element throws a TypeError', async ({ page }) => {
  await prepared(page);
  const names = await page.evaluate(async (base) => {
    const { mount } = await window.load();
    return [null, undefined, 'place', {}, document].map((target) => {
      try {
        mount(target as unknown as HTMLElement, { apiBase: base });
        return 'mounted';
      } catch (error) {
        return (error as Error).name;
      }
    });
  }, API_BASE);
  assert.deepEqual(names, ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError']);
});

test('mounting into an element that cannot have a shadow root throws a TypeError', async ({ page }) => {
  await prepared(page);
  const names = await page.evaluate(async (base) => {
    const { mount } = await window.load();
    return ['input', 'img', 'button'].map((name) => {
      try {
        mount(document.createElement(name), { apiBase: base });
        return 'mounted';
      } catch (error) {
        return (error as Error).name;
      }
    });
  }, API_BASE);
  assert.deepEqual(names, ['TypeError', 'TypeError', 'TypeError']);
});

test('an invalid option shows an error, and update corrects it', async ({ page, consoleGuard }) => {
  consoleGuard.expect(/the option theme has to be auto, light or dark/);
  await prepared(page);
  await mounted(page, { ...OPTIONS, theme: 'blue' });
  await expect(page.getByRole('alert').filter({ hasText: /not set up correctly/ })).toBeVisible();
  await page.evaluate(() => window.mounted.update({ theme: 'light' }));
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  assert.equal(consoleGuard.lines.length, 1);
});
