// The host receives its keyboard shortcuts, but not what is typed in fields and dialogs of the page.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { Finder } from '../../pages/finder.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { withElement } from '../../support/embedded.ts';
import { expectFocusWithin, hasFocus, tabTo } from '../../support/keyboard.ts';

test.use({ embedded: true });

declare global {
  interface Window {
    /** Key presses that reached the host, in order. */
    presses: string[];
  }
}

/** A host with shortcuts on its document. */
async function hosted(page: Page): Promise<SecurityPage> {
  await withElement(page);
  await page.evaluate(() => {
    window.presses = [];
    for (const name of ['keydown', 'keyup'] as const) {
      document.addEventListener(name, (event) => {
        if (/^(Control|Meta|Tab)$/.test(event.key)) return;
        window.presses.push(`${name} ${event.ctrlKey ? 'Control+' : ''}${event.key}`);
      });
    }
  });
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  return list;
}

/** What the host hears of these presses. */
async function reaching(page: Page, ...keys: readonly string[]): Promise<string[]> {
  await page.evaluate(() => {
    window.presses = [];
  });
  for (const key of keys) await page.keyboard.press(key);
  return page.evaluate(() => window.presses);
}

function both(key: string): string[] {
  return [`keydown ${key}`, `keyup ${key}`];
}

async function within(field: Locator): Promise<void> {
  await field.focus();
  await expect(field).toBeFocused();
}

test('the host receives every key press from its own field and from buttons of the page', async ({
  page,
}) => {
  const list = await hosted(page);
  await page.getByRole('textbox', { name: 'A field of the host' }).focus();
  assert.deepEqual(await reaching(page, 'k', '/'), [...both('k'), ...both('/')]);
  await within(list.create);
  assert.deepEqual(await reaching(page, 'k', '/', 'Escape'), [...both('k'), ...both('/'), ...both('Escape')]);
});

test('the host receives no key press without modifiers from a field of the page', async ({ page }) => {
  const list = await hosted(page);
  const finder = new Finder(page);
  await within(finder.search);
  assert.deepEqual(await reaching(page, 'k', '/', 'Escape', 'Enter'), []);
  await within(finder.show);
  assert.deepEqual(await reaching(page, 'k'), []);
  await list.create.click();
  const form = new NewKeyForm(page);
  await within(form.name);
  assert.deepEqual(await reaching(page, 'k', '/', 'Escape'), []);
  assert.equal(await form.name.inputValue(), 'k/');
  await form.addNote.click();
  await within(form.note);
  assert.deepEqual(await reaching(page, 'k', '/'), []);
});

test('the host receives a Control shortcut from a field of the page', async ({ page }) => {
  await hosted(page);
  await within(new Finder(page).search);
  const heard = await reaching(page, 'Control+k');
  assert.equal(heard[0], 'keydown Control+k');
});

test('the host receives no key press while the one-time dialog is open', async ({ page }) => {
  const list = await hosted(page);
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill(DEFAULT_INPUT);
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await expect(dialog.dialog).toBeVisible();
  assert.deepEqual(await reaching(page, 'k', '/', 'Control+k'), []);
  await within(dialog.secretKey);
  assert.deepEqual(await reaching(page, 'k', '/'), []);
  // A click beside it takes the focus to the dialog itself, or away from it.
  await page.mouse.click(4, 4);
  assert.deepEqual(await reaching(page, 'k', '/', 'Control+k'), []);
  await page.mouse.click(1270, 890);
  assert.deepEqual(await reaching(page, 'k', '/'), []);
  // Escape is the dialog's own.
  assert.deepEqual(await reaching(page, 'Escape'), []);
  await expect(dialog.keepOpen).toBeVisible();
  await dialog.closeAnyway.click();
  await expectFocusWithin(list.row(DEFAULT_INPUT.name).first());
  await within(list.create);
  assert.deepEqual(await reaching(page, 'k'), both('k'));
});

test('the host receives no key press while the revoke dialog is open', async ({ page }) => {
  const list = await hosted(page);
  const question = await list.askToRevoke('Zapier (2023)');
  await expect(question.dialog).toBeVisible();
  assert.deepEqual(await reaching(page, 'k', '/'), []);
  await page.mouse.click(4, 4);
  assert.deepEqual(await reaching(page, 'k', '/'), []);
});

test('Tab moves from the host through the page and back to the host, in both directions', async ({
  page,
}) => {
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.rows.first()).toBeVisible();
  const before = page.getByRole('textbox', { name: 'A field of the host' });
  const after = page.getByRole('button', { name: 'After the page' });
  await before.focus();
  await page.keyboard.press('Tab');
  assert.ok(await hasFocus(list.create), 'the first thing of the page');
  await tabTo(page, after);
  await page.keyboard.press('Shift+Tab');
  // Seen from the document, whatever has the focus in a shadow root is its host.
  assert.equal(await page.evaluate(() => document.activeElement?.localName), 'we-link-security');
  await tabTo(page, before, 'Shift+Tab');
});
