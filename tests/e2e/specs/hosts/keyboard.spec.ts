// Shortcuts, focus and scroll position belong to the dashboard, except while somebody types in the page.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { type Dashboard, inEach, load, open, type Page } from '../../support/dashboard.ts';
import { hasFocus, tabTo } from '../../support/keyboard.ts';

const KEY = 'Internal staging key';
const SHORTCUTS = ['k', '/', 'Escape'] as const;

inEach(['plain', 'react', 'vue'], [], (name) => {
  test('dashboard shortcuts are inactive in fields of the page and work on its buttons', async ({ app }) => {
    const { page } = app;
    const dashboard = await open(app, name);
    await page.getByRole('searchbox', { name: 'Search keys' }).focus();
    await press(page, SHORTCUTS);
    await isSilent(dashboard);
    await new SecurityPage(page).create.focus();
    await page.keyboard.press('k');
    await expect(dashboard.shortcut).toHaveText(/^k: commands$/);

    await dashboard.link('New key').click();
    const form = new NewKeyForm(page);
    await expect(form.action('List accounts')).toBeVisible();
    await form.onlyThese.check();
    await form.addNote.click();
    for (const field of [form.name, form.networks, form.note, form.search]) {
      await field.focus();
      await press(page, ['/']);
      assert.match(await field.inputValue(), /\//, 'what is typed arrives');
      assert.equal(await dashboard.shortcut.textContent(), 'k: commands');
    }
    await form.save.focus();
    await page.keyboard.press('/');
    await expect(dashboard.shortcut).toHaveText(/^\/: search$/);
  });

  test('dashboard shortcuts are inactive while a dialog of the page is open', async ({ app }) => {
    const { page } = app;
    const dashboard = await open(app, name);
    const list = new SecurityPage(page);
    const question = await list.askToRevoke(KEY);
    await question.keep.focus();
    await press(page, SHORTCUTS);
    await expect(question.dialog).toBeHidden();
    await isSilent(dashboard);

    await list.create.click();
    const form = new NewKeyForm(page);
    await form.fill({ ...DEFAULT_INPUT, name: 'Under the shortcuts' });
    await form.save.click();
    const dialog = new OneTimeDialog(page);
    await dialog.dialog.waitFor();
    await dialog.copyBoth.focus();
    await press(page, SHORTCUTS);
    await expect(dialog.closeAnyway).toBeVisible();
    await isSilent(dashboard);
    await dialog.closeAnyway.click();
    await expect(dialog.dialog).toBeHidden();
    await page.keyboard.press('k');
    await expect(dashboard.shortcut).toHaveText(/^k: commands$/);
  });

  test('the dashboard’s own field receives typed text without triggering shortcuts', async ({ app }) => {
    const { page } = app;
    const dashboard = await open(app, name);
    await dashboard.search.focus();
    await page.keyboard.type('k/');
    assert.equal(await dashboard.search.inputValue(), 'k/');
    await isSilent(dashboard);
  });

  test('Tab moves from the dashboard into the page and out of it, in both directions', async ({ app }) => {
    const { page } = app;
    const dashboard = await open(app, name);
    const list = new SecurityPage(page);
    await expect(list.row(KEY)).toBeVisible();
    await dashboard.search.focus();
    await page.keyboard.press('Tab');
    assert.ok(await inThePage(page), 'the page comes next');
    await tabTo(page, list.create);
    await tabTo(page, dashboard.feedback);
    await page.keyboard.press('Shift+Tab');
    assert.ok(await inThePage(page), 'and before what follows it');
    await tabTo(page, dashboard.search, 'Shift+Tab');
  });

  test('the page changes neither focus nor scroll position when it opens', async ({ app }) => {
    const { page } = app;
    const dashboard = await load(app, name, '/home');
    await dashboard.link('Keys').focus();
    await page.keyboard.press('Enter');
    const list = new SecurityPage(page);
    await expect(list.row(KEY)).toBeVisible();
    assert.ok(await hasFocus(dashboard.link('Keys')));
    await dashboard.search.focus();
    await load(app, name, LIST_PATH);
    await dashboard.search.focus();
    await expect(list.row(KEY)).toBeVisible();
    await expect(dashboard.search).toBeFocused();

    // Low enough to see a difference, and the button is still on the screen.
    await scrollTo(page, 40);
    await list.create.hover();
    assert.equal(await page.evaluate(() => scrollY), 40);
    await list.create.click();
    await expect(new NewKeyForm(page).action('List accounts')).toBeVisible();
    assert.equal(await page.evaluate(() => scrollY), 40);
  });
});

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function isSilent(dashboard: Dashboard): Promise<void> {
  assert.equal(await dashboard.shortcut.textContent(), '');
}

/** Whether the focus is somewhere in the page's shadow root. */
function inThePage(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.shadowRoot?.activeElement != null);
}

async function scrollTo(page: Page, top: number): Promise<void> {
  await page.evaluate((y) => window.scrollTo({ top: y, behavior: 'instant' }), top);
  await expect(async () => assert.equal(await page.evaluate(() => scrollY), top)).toPass();
}
