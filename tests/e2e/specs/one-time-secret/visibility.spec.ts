// Hidden values are not in the document but can be shown again: hidden by a button, by five minutes without input, or
// from the start.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { allowClipboard, readClipboard, refuseClipboard } from '../../support/clipboard.ts';
import { openDialog } from '../../support/flows.ts';
import { everythingLeft } from '../../support/residue.ts';

const WENT_STILL = /^Hidden after 5 minutes without input\. Nothing is lost: press Show\.$/;

// Rule: hidden means that nothing that reads the document finds it.
test('Hide removes the secret key from the document, and Show restores it', async ({ app }) => {
  const { page } = app;
  await allowClipboard(app.context);
  const dialog = await openDialog(app);
  const { apiKey, secretKey } = await dialog.pair();
  await dialog.hideSecretKey.click();
  await assertAbsent(app, secretKey);
  assert.equal(await dialog.secretKey.inputValue(), '');
  assert.equal(await dialog.secretKey.getAttribute('placeholder'), 'Hidden. It can still be copied.');
  assert.equal(await dialog.apiKey.inputValue(), apiKey, 'the API key is no secret');
  await dialog.copySecretKey.click();
  await expect(dialog.state).toHaveText(/^Secret key copied\.$/);
  assert.equal(await readClipboard(page), secretKey);
  await assertAbsent(app, secretKey);
  await dialog.showSecretKey.click();
  assert.deepEqual(await dialog.pair(), { apiKey, secretKey });
});

// Rule: a host that wants it so shows no secret key before it is asked for.
test('data-start-hidden starts with the secret key hidden', async ({ app }) => {
  const { page } = app;
  await startHidden(page);
  const dialog = await openDialog(app);
  assert.equal(await dialog.secretKey.inputValue(), '');
  assert.notEqual(await dialog.apiKey.inputValue(), '');
  await expect(dialog.showSecretKey).toBeVisible();
  await dialog.showSecretKey.click();
  const { secretKey } = await dialog.pair();
  assert.match(secretKey, /^wls_/);
  await dialog.hideSecretKey.click();
  await assertAbsent(app, secretKey);
});

// Rule: a person who went away leaves nothing on the screen, and loses nothing.
test('both values are hidden after five minutes without input, and each Show restores one', async ({
  app,
}) => {
  const { page } = app;
  await allowClipboard(app.context);
  await page.clock.install();
  const dialog = await openDialog(app);
  const pair = await dialog.pair();
  await page.clock.fastForward('04:58');
  assert.deepEqual(await dialog.pair(), pair, 'not yet');
  await page.clock.fastForward('00:04');
  await expect(dialog.state).toHaveText(WENT_STILL);
  await assertAbsent(app, pair.apiKey, pair.secretKey);
  assert.deepEqual(await dialog.pair(), { apiKey: '', secretKey: '' });

  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied, as two lines/);
  assert.equal(
    await readClipboard(page),
    `WE_LINK_API_KEY=${pair.apiKey}\nWE_LINK_API_SECRET=${pair.secretKey}`,
  );
  await assertAbsent(app, pair.apiKey, pair.secretKey);

  await dialog.showApiKey.click();
  assert.deepEqual(await dialog.pair(), { apiKey: pair.apiKey, secretKey: '' });
  await dialog.showSecretKey.click();
  assert.deepEqual(await dialog.pair(), pair);
});

// Rule: whoever is there is left alone.
test('a key press, a pointer move and a wheel turn restart the five minutes', async ({ app }) => {
  const { page } = app;
  await page.clock.install();
  const dialog = await openDialog(app);
  const pair = await dialog.pair();
  for (const [what, touch] of [
    ['a key', () => page.keyboard.press('Shift')],
    ['the pointer', () => page.mouse.move(640, 460)],
    ['a wheel', () => page.mouse.wheel(0, 1)],
  ] as const) {
    await test.step(what, async () => {
      await page.mouse.move(640, 440);
      await page.clock.fastForward('04:00');
      await touch();
      await page.clock.fastForward('04:00');
      assert.deepEqual(await dialog.pair(), pair);
      await page.clock.fastForward('01:05');
      await expect(dialog.state).toHaveText(WENT_STILL);
      await dialog.showApiKey.click();
      await dialog.showSecretKey.click();
      assert.deepEqual(await dialog.pair(), pair);
    });
  }
});

// Rule: the field for a copy by hand holds the secret key, too, so it is no exception.
test('Hide and five minutes without input also empty the field with both values', async ({ app }) => {
  const { page } = app;
  await refuseClipboard(page);
  await page.clock.install();
  const dialog = await openDialog(app);
  const { secretKey } = await dialog.pair();
  for (const [what, hide] of [
    ['Hide', () => dialog.hideSecretKey.click()],
    ['five minutes without input', () => page.clock.fastForward('05:05')],
  ] as const) {
    await test.step(what, async () => {
      await dialog.copyBoth.click();
      await expect(dialog.byHand).toBeFocused();
      await expect(dialog.byHand).toHaveValue(new RegExp(secretKey));
      await hide();
      await expect(dialog.showSecretKey).toBeVisible();
      await assertAbsent(app, secretKey);
      await dialog.showSecretKey.click();
    });
  }
});

async function assertAbsent({ page, context }: App, ...values: readonly string[]): Promise<void> {
  await expect(async () => {
    const left = await everythingLeft(page, context);
    for (const value of values) assert.ok(!left.includes(value), 'a hidden value is in the document');
  }).toPass();
}

/** The page under a host that sets the option. */
async function startHidden(page: Page): Promise<void> {
  await page.route('**/settings/security', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    assert.ok(html.includes('id="we-link-security"'));
    const body = html.replace('id="we-link-security"', '$& data-start-hidden');
    const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
    await route.fulfill({ response, headers, body });
  });
}
