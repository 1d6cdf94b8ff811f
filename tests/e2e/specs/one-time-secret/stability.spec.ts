// The open dialog is not changed by the list, the network, the theme or changes in the document.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { deferred } from '../../support/deferred.ts';
import { after, FAILED_CALL, type Fault, interceptWith, LIST, problem } from '../../support/faults.ts';
import { nextForm, openDialog } from '../../support/flows.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';

// Rule: what is behind the dialog is another part of the page.
test('a list that loads or fails behind the dialog does not change it', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await new SecurityPage(page).open();
  for (const [what, fault] of [
    ['arrives', async (route) => route.continue()],
    ['fails', problem(500, 'internal')],
  ] as const satisfies readonly (readonly [string, Fault])[]) {
    await test.step(what, async () => {
      const { promise: moment, resolve: go } = deferred();
      const form = await nextForm(app, { ...DEFAULT_INPUT, name: `Behind: ${what}` });
      const lists = await interceptWith(page, LIST, [after(moment, fault)]);
      await form.save.click();
      const dialog = new OneTimeDialog(page);
      const pair = await dialog.pair();
      await expect(dialog.copyBoth).toBeFocused();
      await expect(async () => assert.equal(lists.requests.length, 1)).toPass();
      const answered = page.waitForResponse((response) => /api-keys\?/.test(response.url()));
      go();
      await answered;
      await expect(
        new SecurityPage(page)
          .row(`Behind: ${what}`)
          .or(page.getByText(/req-of-internal/))
          .first(),
      ).toBeVisible();
      await assertUnchanged(dialog, pair);
      await expect(dialog.copyBoth).toBeFocused();
      await dialog.close.click();
      await dialog.closeAnyway.click();
      await expect(dialog.dialog).toBeHidden();
    });
  }
});

// Rule: neither the look nor the window is any of its business; only the page's own answers close it.
test('theme, language, window size, a script and a move in the document do not change the dialog', async ({
  app,
}) => {
  const { page } = app;
  await allowClipboard(app.context);
  const dialog = await openDialog(app);
  const pair = await dialog.pair();
  for (const [what, change] of [
    ['another theme', () => page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' })],
    [
      'another language',
      () =>
        page.evaluate(() => {
          document.documentElement.lang = 'ar';
          document.documentElement.dir = 'rtl';
          window.dispatchEvent(new Event('languagechange'));
        }),
    ],
    ['a narrow window', () => page.setViewportSize({ width: 320, height: 400 })],
    ['the focus of the window', () => page.evaluate(() => window.dispatchEvent(new Event('focus')))],
  ] as const) {
    await test.step(what, async () => {
      await change();
      await page.waitForLoadState('networkidle');
      await assertUnchanged(dialog, pair);
      await expect(dialog.copyBoth).toBeFocused();
    });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  // Rule: what a script or the browser closes opens again.
  await test.step('the dialog reopens after a script closes it', async () => {
    await dialog.dialog.evaluate((element) => (element as HTMLDialogElement).close());
    await expect(async () => assert.ok(await isModal(dialog))).toPass();
    await assertUnchanged(dialog, pair);
  });
  // Rule: a frame that moves the page's element takes the dialog out of the top layer; it comes back by itself.
  await test.step('the dialog stays modal when its element is moved in the document', async () => {
    for (const where of ['header', 'main']) {
      await page.evaluate((selector) => {
        const element = document.querySelector('#we-link-security');
        if (element) document.querySelector(selector)?.append(element);
      }, where);
      await expect(async () => assert.ok(await isModal(dialog), 'the dialog is modal')).toPass();
      await assertUnchanged(dialog, pair);
      await expectFocusWithin(dialog.dialog);
    }
    await page.keyboard.press('Escape');
    await expect(dialog.keepOpen).toBeFocused();
    await dialog.keepOpen.click();
    await dialog.copyBoth.click();
    await expect(dialog.state).toHaveText(/^Both copied/);
    await dialog.close.click();
    await expect(dialog.dialog).toBeHidden();
  });
});

// Rule: what is on the screen needs no network any more.
test('the dialog stays open, copies and closes without a connection', async ({ app }) => {
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await allowClipboard(context);
  const dialog = await openDialog(app, { ...DEFAULT_INPUT, name: 'Around: offline' });
  const pair = await dialog.pair();
  await context.setOffline(true);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await assertUnchanged(dialog, pair);
  await dialog.copySecretKey.click();
  await expect(dialog.state).toHaveText(/^Secret key copied\.$/);
  await dialog.copyApiKey.click();
  await expect(dialog.state).toHaveText(/^API key copied\./);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  await context.setOffline(false);
  assert.equal(await readClipboard(page), pair.apiKey);
});

function isModal(dialog: OneTimeDialog): Promise<boolean> {
  return dialog.dialog.evaluate((element) => element.matches(':modal'));
}

async function assertUnchanged(
  dialog: OneTimeDialog,
  pair: Awaited<ReturnType<OneTimeDialog['pair']>>,
): Promise<void> {
  assert.deepEqual(await dialog.pair(), pair);
  assert.ok(await isModal(dialog));
  assert.equal(await dialog.keepOpen.count(), 0, 'nothing is asked');
}
