// A name does not affect the text around it, whatever its writing direction and however many combining marks it has.

import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { createKey } from '../../pages/key-page.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { call } from '../../support/public-api.ts';

const HEBREW = 'מפתח 12';
const ZALGO = `Z${'\u0316'.repeat(28)}${'\u0300'.repeat(28)}`;

test.describe.configure({ mode: 'default' });

/** Left edges of pieces of the text of an element, in the order of the pieces. */
function lefts(element: Locator, ...pieces: string[]): Promise<number[]> {
  return element.evaluate((node, wanted) => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found = new Map<string, number>();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const piece of wanted) {
        const at = text.textContent?.indexOf(piece) ?? -1;
        if (at < 0 || found.has(piece)) continue;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + piece.length);
        found.set(piece, range.getBoundingClientRect().left);
      }
    }
    return wanted.map((piece) => found.get(piece) ?? Number.NaN);
  }, pieces);
}

async function question(page: Page, name: string): Promise<Locator> {
  const list = new SecurityPage(page);
  await page.goto(LIST_PATH);
  return (await list.askToRevoke(name)).dialog;
}

test('a right-to-left name does not change the order of the words around it', async ({ page, standIn }) => {
  const list = new SecurityPage(page);
  await list.open();
  const made = await createKey({ page }, HEBREW);
  await call(standIn, 'get_all_ln_accounts', made);
  const dialog = await question(page, HEBREW);
  await expect(dialog).toHaveAccessibleName(`Revoke “${HEBREW}”?`);
  const title = dialog.getByRole('heading');
  const [before, number, letters, after] = await lefts(title, 'Revoke', '12', 'מפתח', '”?');
  expect(before).toBeLessThan(number as number);
  expect(number).toBeLessThan(letters as number);
  expect(letters).toBeLessThan(after as number);
});

test('invisible characters in an old name or note are shown as marks', async ({ page }) => {
  await page.route('**/api-keys?*', async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    body.keys[0].name = 'safe\u202egnp';
    body.keys[0].note = 'a\u200bb';
    await route.fulfill({ response, json: body });
  });
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.row('safe⟨U+202E⟩gnp')).toContainText('a⟨U+200B⟩b');
});

for (const width of [320, 1280]) {
  test(`stacked combining marks stay within the line of the name at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const list = new SecurityPage(page);
    await list.open();
    const plain = await createKey({ page }, `Z ${width}`);
    const made = await createKey({ page }, `${ZALGO} ${width}`);
    for (const path of [
      `/settings/security/api-keys/${plain.id}`,
      `/settings/security/api-keys/${made.id}`,
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    }
    const heading = page.getByRole('heading', { level: 2 }).first();
    const box = await heading.boundingBox();
    expect(box?.height).toBe(24);
    await page.screenshot({ path: `build/names-key-${width}.png` });
    // The pixels above and below the line are those of nothing.
    const strip = { x: 0, width, y: (box?.y ?? 0) - 3, height: 3 };
    await expectEmpty(page, strip);
    await expectEmpty(page, { ...strip, y: (box?.y ?? 0) + 24, height: 3 });

    await page.goto(LIST_PATH);
    await list.row(made.name).scrollIntoViewIfNeeded();
    await page.screenshot({ path: `build/names-list-${width}.png` });
    const dialog = (await list.askToRevoke(made.name)).dialog;
    await dialog.waitFor();
    await page.screenshot({ path: `build/names-question-${width}.png` });
    await page.getByRole('button', { name: 'Keep the key' }).click();
  });
}

/** Each pixel of the area has one colour. */
async function expectEmpty(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
): Promise<void> {
  const png = (await page.screenshot({ clip })).toString('base64');
  const colours = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    const found = new Set<string>();
    for (let at = 0; at < pixels.length; at += 4) found.add(pixels.slice(at, at + 3).join());
    return found.size;
  }, png);
  expect(colours).toBe(1);
}
