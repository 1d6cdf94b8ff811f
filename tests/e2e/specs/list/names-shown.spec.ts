// A name does not affect the text around it, whatever its writing direction and however many combining marks it has.

import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, KeyPage } from '../../pages/key-page.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { call } from '../../support/public-api.ts';

const HEBREW = 'מפתח 12';
// Marks that the font of the tests piles up: most others it draws in one place.
const ZALGO = `Z${'\u0323'.repeat(28)}${'\u0657'.repeat(28)}`.normalize();

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
    await test.step('as the title of its page', async () => {
      for (const { id } of [plain, made]) {
        await page.goto(KeyPage.path(id));
        const heading = page.getByRole('heading', { level: 2 }).first();
        await heading.waitFor();
        expect(await heightWithinLine(heading)).toBe(24);
      }
    });
    await test.step('in the list and in the question', async () => {
      await page.goto(LIST_PATH);
      const heights: (readonly [number, number, number])[] = [];
      for (const { name } of [plain, made]) {
        const row = list.row(name);
        const inList = await heightWithinLine(row.getByRole('heading'));
        const whole = (await row.boundingBox())?.height ?? Number.NaN;
        const { dialog, keep } = await list.askToRevoke(name);
        const inQuestion = await heightWithinLine(dialog.getByRole('heading'));
        await keep.click();
        await expect(dialog).toBeHidden();
        heights.push([inList, whole, inQuestion]);
      }
      expect(heights[1]).toEqual(heights[0]);
    });
  });
}

/** Its height, after a look that the pixels above and below it are those of nothing. */
async function heightWithinLine(heading: Locator): Promise<number> {
  await heading.scrollIntoViewIfNeeded();
  const box = await heading.boundingBox();
  if (!box) throw new Error(`${heading} is not drawn`);
  await expectEmpty(heading.page(), { ...box, y: box.y - 3, height: 3 });
  await expectEmpty(heading.page(), { ...box, y: box.y + box.height, height: 3 });
  return box.height;
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
