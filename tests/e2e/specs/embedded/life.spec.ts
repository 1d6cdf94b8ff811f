// The element is moved, removed, put back and rendered again, as frameworks do.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { deferred } from '../../support/deferred.ts';
import { API_BASE, PLAIN_ELEMENT, prepared, put, withElement } from '../../support/embedded.ts';
import { after, interceptWith, LIST } from '../../support/faults.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';

test.use({ embedded: true });

type Way = 'append' | 'insertBefore' | 'moveBefore';

/** Puts the element elsewhere in the document. */
function move(page: Page, way: Way): Promise<void> {
  return page.evaluate((how) => {
    const element = document.querySelector('we-link-security') as HTMLElement;
    const elsewhere = document.getElementById('elsewhere') as HTMLElement & {
      moveBefore(node: Node, before: Node | null): void;
    };
    if (how === 'append') elsewhere.append(element);
    else elsewhere[how](element, null);
  }, way);
}

async function filled(page: Page): Promise<NewKeyForm> {
  await withElement(page);
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill(DEFAULT_INPUT);
  return form;
}

const WAYS = ['append', 'insertBefore', 'moveBefore'] as const;

test.describe('the host moves the element', () => {
  test.use({ focusMayFall: 'The host takes the element out of the document, and the focus goes with it.' });
  test('typed input is kept when the element is moved', async ({ page, consoleGuard }) => {
    const form = await filled(page);
    const calls = consoleGuard.addresses.length;
    for (const way of WAYS) {
      await test.step(way, async () => {
        await move(page, way);
        assert.equal(await form.name.inputValue(), DEFAULT_INPUT.name);
        assert.deepEqual(await form.entries(), DEFAULT_INPUT.networks);
        assert.deepEqual(await form.chosen(), DEFAULT_INPUT.actions);
        assert.equal(await page.locator('#elsewhere we-link-security').count(), 1);
        assert.equal(consoleGuard.addresses.length, calls, 'nothing is asked for anew');
        await page.evaluate(() => {
          const element = document.querySelector('we-link-security') as HTMLElement;
          document.getElementById('place')?.append(element);
        });
      });
    }
  });
});

test('the one-time dialog stays open and modal when the element is moved', async ({ page, context }) => {
  await allowClipboard(context);
  const form = await filled(page);
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  const pair = await dialog.pair();
  for (const way of WAYS) {
    await test.step(way, async () => {
      await move(page, way);
      await expect(dialog.dialog).toBeVisible();
      assert.deepEqual(await dialog.pair(), pair);
      await expect.poll(() => dialog.dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
      await expectFocusWithin(dialog.dialog);
      // What is under it cannot be reached.
      await assert.rejects(page.getByRole('link', { name: 'A link of the host' }).click({ timeout: 500 }));
      await page.evaluate(() => {
        const element = document.querySelector('we-link-security') as HTMLElement;
        document.getElementById('place')?.append(element);
      });
      await expect.poll(() => dialog.dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
    });
  }
  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(new SecurityPage(page).row(DEFAULT_INPUT.name).first()).toBeVisible();
});

test.describe('the host removes the element', () => {
  test.use({ focusMayFall: 'The host takes the element out of the document, and the focus goes with it.' });
  test('the page restarts when the element is put back later', async ({ page }) => {
    const form = await filled(page);
    await page.evaluate(async () => {
      const element = document.querySelector('we-link-security') as HTMLElement;
      element.remove();
      await new Promise((done) => setTimeout(done));
      document.getElementById('elsewhere')?.append(element);
    });
    await expect(new SecurityPage(page).rows.first()).toBeVisible();
    assert.equal(await form.name.count(), 0);
  });
});

test('removing the element while the list is loading writes nothing to the console', async ({ page }) => {
  const { promise: moment, resolve: answer } = deferred();
  const calls = await interceptWith(page, LIST, [after(moment, (route) => route.continue())]);
  await withElement(page);
  await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
  await page.evaluate(() => document.querySelector('we-link-security')?.remove());
  answer();
  await put(page, PLAIN_ELEMENT);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  assert.equal(calls.requests.length, 2);
});

test('an element removed before the program is loaded does not start', async ({ page, consoleGuard }) => {
  await prepared(page);
  const { promise: moment, resolve: answer } = deferred();
  await page.route(/\.wasm$/, async (route) => {
    await moment;
    await route.continue();
  });
  await put(page, PLAIN_ELEMENT);
  await put(page, '');
  answer();
  await put(page, PLAIN_ELEMENT);
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  const sessions = consoleGuard.addresses.filter((address) => address.endsWith(`${API_BASE}/session`));
  assert.equal(sessions.length, 1, 'only the page that stands has asked');
});

test('rendering 100 times with the same attributes keeps the form and makes no request', async ({
  page,
  consoleGuard,
}) => {
  const form = await filled(page);
  await page
    .locator('we-link-security')
    .evaluate((element) => Object.assign(element, { theme: 'light', route: '/api-keys/new' }));
  const field = await form.name.elementHandle();
  const calls = consoleGuard.addresses.length;
  await page.locator('we-link-security').evaluate((element, base) => {
    for (let drawing = 0; drawing < 100; drawing += 1) {
      element.setAttribute('api-base', base);
      element.setAttribute('theme', 'light');
      element.setAttribute('route', '/api-keys/new');
      Object.assign(element, { getHeaders: () => ({}), onUnauthenticated: () => {} });
    }
  }, API_BASE);
  assert.equal(await form.name.inputValue(), DEFAULT_INPUT.name);
  assert.equal(await field?.evaluate((element) => element.isConnected), true);
  assert.equal(consoleGuard.addresses.length, calls);
});
