// A page whose texts a translator or an extension has changed: later texts are still correct and shown once.

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { translate } from '../../support/translator.ts';

/** Buttons and fields by their names in the translator's language. */
class Translated {
  constructor(readonly page: Page) {}

  button(name: string) {
    return this.page.getByRole('button', { name: new RegExp(`^${name}$`, 'i') });
  }

  get dialog() {
    return this.page.getByRole('alertdialog');
  }

  /** What a screen reader is told. */
  get voice() {
    return this.page.locator('#we-link-security p.visually-hidden[role=status]');
  }
}

test('a page translated at each step still shows every message, and only once', async ({ page, context }) => {
  await allowClipboard(context);
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.rows.first()).toBeVisible();
  await translate(page);
  const translated = new Translated(page);
  await translated.button('create api key').click();

  const form = new NewKeyForm(page);
  await form.fill({ ...DEFAULT_INPUT, name: 'Read in Translation' });
  await translate(page);
  const name = page.getByRole('textbox', { name: /^name$/i });
  const error = page.locator('#name-error');
  await name.fill('');
  await name.press('Tab');
  await expect(error).not.toBeEmpty();
  await translate(page);
  await name.fill('Read in Translation');
  await name.press('Tab');
  await expect(error).toBeEmpty();
  const chosen = page
    .getByRole('group', { name: /^allowed actions$/i })
    .getByRole('status')
    .first();
  await expect(chosen).toHaveText('1 CHOSEN: LIST ACCOUNTS');
  await page.getByRole('checkbox', { name: /^get account details$/i }).check();
  await expect(chosen).toHaveText(/^2 chosen: /);
  await translate(page);
  await translated.button('save').click();

  const dialog = new OneTimeDialog(page);
  await expect(translated.dialog).toBeVisible();
  await translate(page);
  const state = translated.dialog.getByRole('status');
  await expect(state).toHaveText('NOTHING COPIED YET');
  const pair = await dialog.pair();
  await translated.button('copy both').click();
  await expect(state).toHaveText('Both copied, as two lines for an .env file.');
  expect(await readClipboard(page)).toContain(pair.secretKey);
  await translate(page);
  const toggle = translated.dialog.getByRole('button', { name: /secret key/i }).first();
  await expect(toggle).toHaveText('HIDE');
  await toggle.click();
  await expect(toggle).toHaveText('Show');
  await translated.button('close').click();
  await expect(list.row('Read in Translation').getByRole('heading')).toBeFocused();
});

test('the main task works under a translator that runs all the time', async ({ page, context }) => {
  await allowClipboard(context);
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.rows.first()).toBeVisible();
  await translate(page, { forGood: true });
  const translated = new Translated(page);
  await translated.button('create api key').click();
  await page.getByRole('textbox', { name: /^name$/i }).fill('Translated For Good');
  await page.getByRole('radio', { name: /^only these addresses/i }).check();
  const networks = page.getByRole('textbox', { name: /^addresses and networks$/i });
  await networks.fill('127.0.0.1');
  await networks.press('Enter');
  await page.getByRole('checkbox', { name: /^list accounts$/i }).check();
  await expect(translated.voice).toHaveText(/^1 NETWORK ADDED\. 1 NETWORK, 1 ADDRESS/);
  await translated.button('save').click();

  const state = translated.dialog.getByRole('status');
  await expect(state).toHaveText('NOTHING COPIED YET');
  await translated.button('copy both').click();
  await expect(state).toHaveText('BOTH COPIED, AS TWO LINES FOR AN .ENV FILE.');
  await translated.button('close').click();
  await expect(translated.dialog).toHaveCount(0);
  const row = list.row('Translated For Good');
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: /^revoke/i }).click();
  await translated.dialog.getByRole('button', { name: /^revoke/i }).click();
  await expect(translated.voice).toHaveText('Translated For Good IS REVOKED.');
  await expect(row).toHaveCount(0);
});

test('names, addresses and code are not translated', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  await translate(page);
  const name = 'Client CRM integration';
  await expect(list.row(name)).toBeVisible();
  await expect(list.row(name).getByRole('code').first()).not.toBeEmpty();
  expect(await page.locator('#we-link-security code font').count()).toBe(0);
  await list.openKey(name);
  const title = page.getByRole('heading', { level: 2, name, exact: true });
  await expect(title).toBeVisible();
  await translate(page);
  await expect(title).toHaveText(name);
});

test('the page keeps its own language and direction, and hides an extension’s style element', async ({
  page,
  consoleGuard,
}) => {
  // No policy of the page binds an extension; it binds this test.
  consoleGuard.expect(/style-src/);
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () =>
      Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }),
    );
  });
  await page.goto(LIST_PATH);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  const seen = await page.evaluate(() => {
    const shadow = document.getElementById('we-link-security')?.shadowRoot;
    const root = shadow?.firstElementChild as HTMLElement;
    const style = document.createElement('style');
    style.textContent = '.of-an-extension { color: red }';
    shadow?.append(style);
    return {
      lang: root.lang,
      dir: getComputedStyle(root).direction,
      display: getComputedStyle(root).display,
      style: getComputedStyle(style).display,
    };
  });
  expect(seen).toEqual({ lang: 'en', dir: 'ltr', display: 'block', style: 'none' });
});
