// The clipboard refuses, does not respond or is missing: the page says so, and shows and selects the exact text for a
// manual copy.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import type { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { refuseClipboard, removeClipboard, silenceClipboard } from '../../support/clipboard.ts';
import { nextDialog, openDialog } from '../../support/flows.ts';

const NOT_COPIED = /^Your browser did not let us copy\. The text is selected: press Ctrl\+C or ⌘C\.$/;
const NOTHING = /^Nothing copied yet$/;

const REFUSALS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['refuses', refuseClipboard],
  ['does not respond for two seconds', silenceClipboard],
  ['is missing', removeClipboard],
];

interface Way {
  readonly press: Locator;
  /** Where the text stands, for a copy by hand. */
  readonly field: Locator;
  /** What the text is. */
  readonly text: string;
}

for (const [what, spoilIt] of REFUSALS) {
  // Rule: only what arrived counts; what did not is on the screen, focused and selected to the last character.
  test(`when the clipboard ${what}, every value can be copied manually and counts as copied`, async ({
    app,
  }) => {
    const { page } = app;
    await spoilIt(page);
    await page.clock.install();
    const dialog = await openDialog(app);
    const first = await waysOf(dialog);
    for (const way of Object.values(first)) {
      await pressed(dialog, way);
      await expect(dialog.state).toHaveText(NOTHING);
    }
    await dialog.close.click();
    await expect(dialog.closeAnyway).toBeVisible();
    await dialog.keepOpen.click();
    await byHand(dialog, first.apiKey, /^API key copied$/);
    await byHand(dialog, first.asJson, /^Both copied$/);
    await dialog.close.click();
    await expect(dialog.dialog).toBeHidden();

    const second = await waysOf(await nextDialog(app));
    await byHand(dialog, second.secretKey, /^Secret key copied$/);
    await byHand(dialog, second.both, /^Both copied$/);
  });
}

// Rule: a part of a value is no value.
test('a manual copy of a part does not count, and a manual copy of the whole value does', async ({ app }) => {
  const { page } = app;
  const dialog = await openDialog(app);
  await dialog.secretKey.focus();
  await page.keyboard.press('ControlOrMeta+End');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ControlOrMeta+C');
  await dialog.close.click();
  await expect(dialog.alert.filter({ hasText: 'Close' })).toHaveText(/Close without copying\?/);
  await dialog.keepOpen.click();
  await expect(dialog.copyBoth).toBeFocused();
  // All of it does, also without a refusal before.
  await dialog.secretKey.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  await expect(dialog.state).toHaveText(/^Secret key copied$/);
});

// Rule: what is to be copied by hand has to be seen; both fields are gone, so both are taken, and Close asks nothing.
test('a hidden secret key is shown when the clipboard refuses, and a manual copy of both counts', async ({
  app,
}) => {
  const { page } = app;
  await refuseClipboard(page);
  const dialog = await openDialog(app);
  const { secretKey } = await dialog.pair();
  await dialog.hideSecretKey.click();
  assert.equal(await dialog.secretKey.inputValue(), '');
  await dialog.copySecretKey.click();
  await expect(dialog.alert.first()).toHaveText(NOT_COPIED);
  await expect(dialog.hideSecretKey).toBeVisible();
  await assertSelected(dialog.secretKey, secretKey);

  await dialog.copyBoth.click();
  await expect(dialog.byHand).toBeFocused();
  await page.keyboard.press('ControlOrMeta+C');
  await expect(dialog.state).toHaveText(/^Both copied$/);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
});

// Rule: a word of the clipboard that comes late counts all the same.
test('a clipboard response after two seconds counts as copied', async ({ app }) => {
  const { page } = app;
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () =>
      new Promise((resolve) => window.addEventListener('the-clipboard-answers', () => resolve()));
  });
  await page.clock.install();
  const dialog = await openDialog(app);
  await dialog.copyBoth.click();
  await refused(dialog, dialog.byHand);
  await expect(dialog.state).toHaveText(NOTHING);
  await page.evaluate(() => window.dispatchEvent(new Event('the-clipboard-answers')));
  await expect(dialog.state).toHaveText(/^Both copied$/);
});

async function waysOf(dialog: OneTimeDialog) {
  const { apiKey, secretKey } = await dialog.pair();
  const json = `{"WE_LINK_API_KEY":"${apiKey}","WE_LINK_API_SECRET":"${secretKey}"}`;
  const env = `WE_LINK_API_KEY=${apiKey}\nWE_LINK_API_SECRET=${secretKey}`;
  const { byHand } = dialog;
  return {
    apiKey: { press: dialog.copyApiKey, field: dialog.apiKey, text: apiKey },
    secretKey: { press: dialog.copySecretKey, field: dialog.secretKey, text: secretKey },
    both: { press: dialog.copyBoth, field: byHand, text: env },
    asJson: { press: dialog.copyAsJson, field: byHand, text: json },
  } satisfies Record<string, Way>;
}

/** Presses what the clipboard refuses: the text is marked for a copy by hand. */
async function pressed(dialog: OneTimeDialog, { press, field, text }: Way): Promise<void> {
  await press.click();
  await refused(dialog, field);
  await assertSelected(field, text);
}

/** Presses, copies by hand, and reads what is said of it. */
async function byHand(dialog: OneTimeDialog, way: Way, copied: RegExp): Promise<void> {
  await pressed(dialog, way);
  await dialog.page.keyboard.press('ControlOrMeta+C');
  await expect(dialog.state).toHaveText(copied);
}

/** Lets two seconds pass where the clipboard says nothing, until the page says that nothing arrived. */
function refused({ page, alert }: OneTimeDialog, field: Locator): Promise<void> {
  return expect(async () => {
    await page.clock.runFor(1_100);
    assert.match((await alert.first().textContent()) ?? '', NOT_COPIED);
    await expect(field).toBeFocused({ timeout: 100 });
  }).toPass();
}

/** The field has the focus, holds exactly the text, and all of it is selected. */
async function assertSelected(field: Locator, text: string): Promise<void> {
  await expect(field).toBeFocused();
  await expect(async () => {
    const found = await field.evaluate((element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
      return { value, selectionStart, selectionEnd };
    });
    assert.deepEqual(found, { value: text, selectionStart: 0, selectionEnd: text.length });
  }).toPass();
  assert.equal(text, text.trim());
}
