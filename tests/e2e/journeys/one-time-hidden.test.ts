// What is hidden is not in the document and not gone: by a press, by five minutes without input, or from the start.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { allowClipboard, readClipboard, refuseClipboard } from '../support/clipboard.ts';
import { eventually, focused, hasText, visible } from '../support/expect.ts';
import { type Journey, scene } from '../support/journey.ts';
import { openDialog } from '../support/steps.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene();
const WENT_STILL = /^Hidden after 5 minutes without input\. Nothing is lost: press Show\.$/;

// Rule: hidden means that nothing that reads the document finds it.
tell('Hide takes the secret key out of the document, Show brings it back', async (journey) => {
  const { page } = journey;
  await allowClipboard(journey.context);
  const dialog = await openDialog(journey);
  const { apiKey, secretKey } = await dialog.pair();
  await dialog.hideSecretKey.click();
  await assertAbsent(journey, secretKey);
  assert.equal(await dialog.secretKey.inputValue(), '');
  assert.equal(await dialog.secretKey.getAttribute('placeholder'), 'Hidden. It can still be copied.');
  assert.equal(await dialog.apiKey.inputValue(), apiKey, 'the API key is no secret');
  await dialog.copySecretKey.click();
  await hasText(dialog.state, /^Secret key copied\.$/);
  assert.equal(await readClipboard(page), secretKey);
  await assertAbsent(journey, secretKey);
  await dialog.showSecretKey.click();
  assert.deepEqual(await dialog.pair(), { apiKey, secretKey });
});

// Rule: a host that wants it so shows no secret key before it is asked for.
tell('data-start-hidden starts with the secret key hidden', async (journey) => {
  const { page } = journey;
  await startHidden(page);
  const dialog = await openDialog(journey);
  assert.equal(await dialog.secretKey.inputValue(), '');
  assert.notEqual(await dialog.apiKey.inputValue(), '');
  await visible(dialog.showSecretKey);
  await dialog.showSecretKey.click();
  const { secretKey } = await dialog.pair();
  assert.match(secretKey, /^wls_/);
  await dialog.hideSecretKey.click();
  await assertAbsent(journey, secretKey);
});

// Rule: a person who went away leaves nothing on the screen, and loses nothing.
tell('five minutes without input hide both; each Show brings one back', async (journey) => {
  const { page } = journey;
  await allowClipboard(journey.context);
  await page.clock.install();
  const dialog = await openDialog(journey);
  const pair = await dialog.pair();
  await page.clock.fastForward('04:58');
  assert.deepEqual(await dialog.pair(), pair, 'not yet');
  await page.clock.fastForward('00:04');
  await hasText(dialog.state, WENT_STILL);
  await assertAbsent(journey, pair.apiKey, pair.secretKey);
  assert.deepEqual(await dialog.pair(), { apiKey: '', secretKey: '' });

  await dialog.copyBoth.click();
  await hasText(dialog.state, /^Both copied, as two lines/);
  assert.equal(
    await readClipboard(page),
    `WE_LINK_API_KEY=${pair.apiKey}\nWE_LINK_API_SECRET=${pair.secretKey}`,
  );
  await assertAbsent(journey, pair.apiKey, pair.secretKey);

  await dialog.showApiKey.click();
  assert.deepEqual(await dialog.pair(), { apiKey: pair.apiKey, secretKey: '' });
  await dialog.showSecretKey.click();
  assert.deepEqual(await dialog.pair(), pair);
});

for (const [what, touch] of [
  ['a key', (page: Page) => page.keyboard.press('Shift')],
  ['the pointer', (page: Page) => page.mouse.move(640, 460)],
  ['a wheel', (page: Page) => page.mouse.wheel(0, 1)],
] as const) {
  // Rule: whoever is there is left alone.
  tell(`${what} begins the five minutes anew`, async (journey) => {
    const { page } = journey;
    await page.clock.install();
    const dialog = await openDialog(journey);
    const pair = await dialog.pair();
    await page.mouse.move(640, 440);
    await page.clock.fastForward('04:00');
    await touch(page);
    await page.clock.fastForward('04:00');
    assert.deepEqual(await dialog.pair(), pair);
    await page.clock.fastForward('01:05');
    await hasText(dialog.state, WENT_STILL);
  });
}

for (const [what, hide] of [
  ['Hide', async (dialog: OneTimeDialog) => dialog.hideSecretKey.click()],
  ['five minutes without input', async (dialog: OneTimeDialog) => dialog.page.clock.fastForward('05:05')],
] as const) {
  // Rule: the field for a copy by hand holds the secret key, too, so it is no exception.
  tell(`${what} also empties the field with both values`, async (journey) => {
    const { page } = journey;
    await refuseClipboard(page);
    await page.clock.install();
    const dialog = await openDialog(journey);
    const { secretKey } = await dialog.pair();
    await dialog.copyBoth.click();
    await focused(dialog.byHand);
    await hide(dialog);
    await visible(dialog.showSecretKey);
    await assertAbsent(journey, secretKey);
  });
}

async function assertAbsent({ page, context }: Journey, ...values: readonly string[]): Promise<void> {
  await eventually(async () => {
    const left = await everythingLeft(page, context);
    for (const value of values) assert.ok(!left.includes(value), 'a hidden value is in the document');
  });
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
