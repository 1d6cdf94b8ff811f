// The embedded page cannot start, or one of its parts does not load: the element shows the cause, the host receives its
// kind, and `done` of `mount` resolves.

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import {
  FAULTS,
  forbidWebAssembly,
  SENTENCES,
  WASM_REFUSED,
  withoutWebAssembly,
} from '../../support/causes.ts';
import { API_BASE, heardOf, PLAIN_ELEMENT, prepared, put, withElement } from '../../support/embedded.ts';
import { FAILED_CALL, INTEGRITY } from '../../support/faults.ts';
import { comeBack } from '../../support/flows.ts';
import { REST_FILE } from '../../support/transfer-size.ts';

test.use({ embedded: true });

const FIRST_FILE = /we-link-security-[0-9a-f]{16}\.wasm$/;

type Kind = keyof typeof SENTENCES;

/** Mounts the page, and keeps what becomes of it. */
async function mounted(page: Page): Promise<void> {
  await prepared(page);
  await page.evaluate(async (base) => {
    const { mount } = await window.load();
    const { done } = mount(document.getElementById('place') as HTMLElement, { apiBase: base });
    void done.then((ending) => Object.assign(window, { ending }));
  }, API_BASE);
}

/** The host heard the kind, once, with nothing else beside it. */
async function hostHeard(page: Page, kind: Kind, from: string): Promise<void> {
  await expect
    .poll(() => heardOf(page, 'wl-error'))
    .toEqual([{ name: 'wl-error', detail: { kind, requestId: null }, from }]);
}

/** The element says so, the host hears it, and the mounted page has ended. */
async function didNotStart(page: Page, kind: Kind) {
  const alert = page.getByRole('alert');
  await expect(alert.getByRole('paragraph')).toHaveText(SENTENCES[kind]);
  await hostHeard(page, kind, 'place');
  expect(await page.evaluate(() => Reflect.get(window, 'ending'))).toBe('not-started');
  return alert.getByRole('button', { name: kind === 'part-blocked' ? 'Try again' : 'Reload' });
}

test('a browser without WebAssembly shows an error', async ({ page }) => {
  await withoutWebAssembly(page);
  await mounted(page);
  await expect(await didNotStart(page, 'wasm-unavailable')).toBeVisible();
});

test('a host policy that blocks WebAssembly is named in an error', async ({ page, consoleGuard }) => {
  consoleGuard.expect(WASM_REFUSED);
  await forbidWebAssembly(page, '**/bare.html');
  await mounted(page);
  await expect(await didNotStart(page, 'wasm-blocked')).toBeVisible();
});

test('the host receives the cause of a failed first part, and the element’s button recovers from it', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL, INTEGRITY);
  for (const [what, kind, fault] of FAULTS) {
    await test.step(`the first part ${what}: ${kind}`, async () => {
      // While requests are handled here, nothing comes from the browser's cache.
      await page.route(FIRST_FILE, fault);
      await mounted(page);
      const button = await didNotStart(page, kind);
      await page.unrouteAll();
      await button.click();
      if (kind === 'part-blocked') {
        await expect(new SecurityPage(page).rows.first()).toBeVisible();
        await expect.poll(() => heardOf(page, 'wl-ready')).toHaveLength(1);
      } else {
        await expect(page.getByRole('alert')).toHaveCount(0);
      }
    });
  }
});

test('the list is shown without the second part, and the host receives the cause of its failure', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL, INTEGRITY);
  for (const [what, kind, fault] of FAULTS) {
    await test.step(`the second part ${what}: ${kind}`, async () => {
      await page.route(REST_FILE, fault);
      await withElement(page);
      const list = new SecurityPage(page);
      await expect(list.rows.first()).toBeVisible();
      await hostHeard(page, kind, 'page');
      await list.create.click();
      const alert = page.getByRole('alert');
      await expect(alert.getByRole('paragraph')).toHaveText(SENTENCES[kind]);
      await page.unrouteAll();
      if (kind === 'part-blocked') {
        await alert.getByRole('button', { name: 'Try again' }).click();
        await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
      } else {
        await expect(alert.getByRole('button', { name: 'Reload the page' })).toBeVisible();
      }
    });
  }
});

for (const [which, file] of [
  ['first', FIRST_FILE],
  ['second', REST_FILE],
] as const) {
  test(`a newer version is reported when the ${which} part is missing`, async ({ page, consoleGuard }) => {
    consoleGuard.expect(FAILED_CALL, INTEGRITY);
    await page.route(file, (route) => route.fulfill({ status: 404, body: 'Not found' }));
    // The module that is on the server by now names other parts.
    await page.route('**/package/index.js', async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue();
      const response = await route.fetch();
      const newer = (await response.text()).replace(/[0-9a-f]{16}(?=\.wasm)/g, '0123456789abcdef');
      await route.fulfill({ response, body: newer });
    });
    if (which === 'first') {
      await mounted(page);
      await didNotStart(page, 'newer-version');
    } else {
      await withElement(page);
      await hostHeard(page, 'newer-version', 'page');
      await new SecurityPage(page).create.click();
      await expect(page.getByRole('alert').getByRole('paragraph')).toHaveText(SENTENCES['newer-version']);
    }
  });
}

/** Comes back to the window, and waits until the page knows that its question who is there has failed. */
async function failsOnReturn(page: Page): Promise<void> {
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/session'));
  await comeBack(page);
  await failed;
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

test('api-unreachable is sent once, and not again after the API has answered', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const lose = () => page.route(`**${API_BASE}/**`, (route) => route.abort('connectionrefused'));
  const reportCount = async () => {
    const all = await heardOf(page, 'wl-error');
    return all.filter(({ detail }) => detail['kind'] === 'api-unreachable').length;
  };
  await lose();
  await withElement(page);
  await expect.poll(reportCount).toBe(1);
  await failsOnReturn(page);
  expect(await reportCount()).toBe(1);
  await page.unrouteAll();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByRole('button', { name: 'Create API Key' })).toBeVisible();
  await lose();
  await failsOnReturn(page);
  expect(await reportCount()).toBe(1);
});

test('an invalid option is reported to the host, and correcting it starts the page', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/the option theme has to be/);
  await prepared(page);
  await put(page, PLAIN_ELEMENT.replace('id=', 'theme="blue" id='));
  await expect
    .poll(() => heardOf(page, 'wl-error'))
    .toEqual([{ name: 'wl-error', detail: { kind: 'bad-option', requestId: null }, from: 'page' }]);
  await page.evaluate(() => document.getElementById('page')?.setAttribute('theme', 'dark'));
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
});
