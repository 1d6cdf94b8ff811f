// The element in a dialog of the host, made with real libraries: it never closes while a dialog of the page is open.
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { signedIn } from '../../support/embedded.ts';

test.use({ embedded: true });

const BUILT = join(import.meta.dirname, '../../apps/build/dialogs/dist');
/** As strict as the libraries allow: some of them write styles. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src data:";

const LIBRARIES = ['radix', 'mui', 'headless', 'ark', 'native'] as const;

/** A host with its dialog open, the list of keys in it. */
async function opened(page: Page, library: string) {
  await page.route('**/dialogs/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const name = extname(pathname) ? pathname.slice('/dialogs/'.length) : 'index.html';
    const headers = name === 'index.html' ? { 'content-security-policy': POLICY } : {};
    const contentType = name.endsWith('.wasm') ? 'application/wasm' : undefined;
    await route.fulfill({ path: join(BUILT, name), headers, ...(contentType && { contentType }) });
  });
  await signedIn(page);
  await page.goto(`/dialogs/?${library}`);
  await page.getByRole('button', { name: 'Open the keys' }).click();
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  return { list, state: page.locator('output') };
}

/** The one-time dialog, in the host's dialog. */
async function created(page: Page, list: SecurityPage, name: string): Promise<OneTimeDialog> {
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...DEFAULT_INPUT, name });
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await expect(dialog.copyBoth).toBeFocused();
  return dialog;
}

/** Closes the native dialog of the host without the event that the host hears; and opens it again at once, or not. */
async function closeUnheard(page: Page, isOpenedAgain = false): Promise<void> {
  await page.evaluate((opens) => {
    const around = document.querySelector('dialog');
    around?.addEventListener('close', (event) => event.stopImmediatePropagation(), {
      capture: true,
      once: true,
    });
    around?.close();
    if (opens) around?.showModal();
  }, isOpenedAgain);
}

for (const library of LIBRARIES) {
  test.describe(() => {
    // At the end the host closes its dialog.
    test.use({ focusMayFall: 'where the focus goes after a dialog of the host is for the host to say' });
    test(`Escape and outside clicks close the host’s ${library} dialog only when no page dialog is open`, async ({
      page,
      focusGuard,
    }) => {
      const { list, state } = await opened(page, library);
      await test.step('the next outside click after a page dialog was closed closes the host dialog', async () => {
        const question = await list.askToRevoke('Zapier (2023)');
        await question.dialog.getByText(/./).first().click();
        await question.keep.click();
        await expect(question.dialog).toHaveCount(0);
        await expect(state).toHaveText('open');
        await page.mouse.click(4, 890);
        await expect(state).toHaveText('closed');
        await focusGuard.check([page]);
      });

      await page.getByRole('button', { name: 'Open the keys' }).click();
      await expect(list.rows.first()).toBeVisible();
      const dialog = await created(page, list, `In a dialog of ${library}`);
      const { secretKey } = await dialog.pair();
      const stays = async () => {
        await expect(state).toHaveText('open');
        await expect(dialog.secretKey).toHaveValue(secretKey);
      };

      await page.keyboard.press('Escape');
      await expect(dialog.dialog).toContainText('Close without copying?');
      await expect(dialog.keepOpen).toBeFocused();
      await stays();
      await dialog.keepOpen.click();

      // Each corner: beside the dialog of the page, and beside that of the host.
      for (const [x, y] of [
        [4, 4],
        [1276, 4],
        [4, 896],
        [1276, 896],
      ] as const) {
        await page.mouse.click(x, y);
        await stays();
      }
      await expect(dialog.copyBoth).toBeFocused();

      // A press on text leaves the focus nowhere.
      await dialog.dialog.getByRole('heading').click();
      await stays();
      await page.keyboard.press('Escape');
      await expect(dialog.dialog).toContainText('Close without copying?');
      await page.keyboard.press('Escape');
      await stays();
      for (let tabs = 0; tabs < 20; tabs += 1) {
        await page.keyboard.press('Tab');
        const isInside = await dialog.dialog.evaluate(
          (element) =>
            element.contains((element.getRootNode() as ShadowRoot).activeElement) || !document.hasFocus(),
        );
        // The browser's own bar comes between the last and the first.
        if (!isInside) expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
      }
      await stays();

      await dialog.closeAnyway.click();
      await expect(dialog.dialog).toHaveCount(0);
      await expect(state).toHaveText('open');
      await list.create.focus();
      await page.keyboard.press('Escape');
      await expect(state).toHaveText('closed');
    });
  });
}

test('the one-time dialog is shown above a host dialog that is opened again', async ({ page }) => {
  const { list, state } = await opened(page, 'native');
  const dialog = await created(page, list, 'Opened again');
  const { secretKey } = await dialog.pair();
  await closeUnheard(page, true);
  await dialog.copySecretKey.click({ trial: true });
  await page.keyboard.press('Escape');
  await expect(dialog.dialog).toContainText('Close without copying?');
  await expect(dialog.secretKey).toHaveValue(secretKey);
  await expect(state).toHaveText('open');
});

test.describe('a host dialog that hides the page', () => {
  test.use({ focusMayFall: 'the host hides what has the focus' });
  test('the host can be used while its dialog is closed, and the one-time dialog reappears with it', async ({
    page,
  }) => {
    const { list } = await opened(page, 'native');
    const dialog = await created(page, list, 'Hidden for a while');
    const { secretKey } = await dialog.pair();
    await closeUnheard(page);
    const opener = page.getByRole('button', { name: 'Open the keys' });
    await expect(async () => {
      await opener.focus();
      await expect(opener).toBeFocused({ timeout: 100 });
    }).toPass();
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await expect(dialog.secretKey).toBeVisible();
    await expect(dialog.secretKey).toHaveValue(secretKey);
    await dialog.copySecretKey.click({ trial: true });
  });
});
