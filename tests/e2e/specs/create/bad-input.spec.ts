// Invalid, hostile and very large input ends in an error or has no effect, and the page keeps working.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { paste } from '../../support/clipboard.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { filledForm, saved } from '../../support/flows.ts';

const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const MEGABYTE = 1_048_576;

test('invisible characters in a name or note are refused, and the error names them', async ({ app }) => {
  const { page } = app;
  const calls = await recordCalls(page, CREATE);
  const form = await filledForm(app);
  await form.addNote.click();
  await expect(form.note).toBeFocused();
  for (const [character, name] of [
    ['\u202e', 'right-to-left override (U+202E)'],
    ['\u202d', 'left-to-right override (U+202D)'],
    ['\u200f', 'right-to-left mark (U+200F)'],
    ['\u061c', 'Arabic letter mark (U+061C)'],
    ['\u2066', 'directional isolate (U+2066)'],
    ['\u2028', 'line break (U+2028)'],
    ['\t', 'tab (U+0009)'],
    ['\u0000', 'control character (U+0000)'],
    ['\u009f', 'control character (U+009F)'],
  ] as const) {
    await test.step(name, async () => {
      const sentence = page.getByText(
        `There is a character in it that cannot be seen: ${name}. Remove it, or type the text anew.`,
        { exact: true },
      );
      for (const box of [form.name, form.note]) {
        await enter(box, `safe${character}gnp`);
        await form.save.click();
        await expect(box).toBeFocused();
        await expect(sentence).toBeVisible();
        await box.fill('Safe');
        await expect(sentence).toBeHidden();
      }
      assert.equal(calls.requests.length, 0);
      await isAlive(form);
    });
  }
});

test('white space in a name is collapsed, and any script and emoji are kept', async ({ app }) => {
  const { page } = app;
  const list = new SecurityPage(page);
  await list.open();
  for (const [typed, name] of [
    ['  White\u00a0 \u3000space\u2003 ', 'White space'],
    ['👩‍👩‍👧‍👦 🔑 ünïcödé', '👩‍👩‍👧‍👦 🔑 ünïcödé'],
    ['مفتاح العملاء', 'مفتاح العملاء'],
    ['鍵', '鍵'],
  ] as const) {
    await test.step(name, async () => {
      const form = await nextForm(page, typed);
      await expect(form.summary).toHaveText(new RegExp(`^${name.split(' ')[0]}`));
      await saved(app, form);
      await expect(list.row(name)).toBeVisible();
      await storedKey(page, name);
    });
  }
});

test('markup in a name or note is shown as plain text everywhere', async ({ app }) => {
  const { page } = app;
  page.on('dialog', () => assert.fail('the markup ran'));
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: MARKUP });
  await form.addNote.click();
  await form.note.fill(MARKUP);
  await expect(form.summary).toHaveText(/^<img src=x onerror=alert\(1\)><script>/);
  await form.search.fill('<mark>');
  await expect(form.actions.getByText('No action matches. Try another word.')).toBeVisible();
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await expect(dialog.dialog).toHaveText(/<img src=x onerror/);
  await isText(page);
  await dialog.close.click();
  await dialog.closeAnyway.click();
  const list = new SecurityPage(page);
  await expect(list.row(MARKUP).getByText(MARKUP).nth(1)).toBeVisible();
  await isText(page);
  const question = await list.askToRevoke(MARKUP);
  await expect(question.dialog).toHaveText(/<img src=x onerror/);
  await isText(page);
  await question.keep.click();
  await list.create.click();
  await form.name.fill(MARKUP);
  await expect(page.getByText(`There is a key called “${MARKUP}” already.`, { exact: false })).toBeVisible();
  await isText(page);
});

test('a name that resembles another name shows a warning and can be saved', async ({ app }) => {
  const { page } = app;
  await new SecurityPage(page).open();
  for (const [name, other, how] of [
    ['client-crm_INTEGRATION', 'Client CRM integration', 'capitals and punctuation'],
    ['Reportlng dashb0ard', 'Reporting dashboard', 'letters and digits that look alike'],
    ['Lead imp\u043ert', 'Lead import', 'a letter of another script'],
    ['Ｓｐｒｉｎｇ campaign', 'Spring campaign', 'wide letters'],
    ['Internal – staging key', 'Internal staging key', 'a dash'],
  ] as const) {
    await test.step(how, async () => {
      const form = await nextForm(page, name);
      await expect(
        page.getByText(
          `There is a key called “${other}” already. You can save, but the two are easily mixed up.`,
        ),
      ).toBeVisible();
      assert.equal(await form.name.getAttribute('aria-invalid'), null);
      await saved(app, form);
      await storedKey(page, name);
    });
  }
});

test('the warning about a similar name disappears when the name changes', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.name.fill('zapier 2023');
  const warning = page.getByText(/^There is a key called “Zapier \(2023\)” already\./);
  await expect(warning).toBeVisible();
  await form.name.press('End');
  await page.keyboard.type('s');
  await expect(warning).toBeHidden();
});

test('a name of 64 KB is refused with its length, and the summary stays short', async ({ app }) => {
  const { page } = app;
  const form = await filledForm(app);
  await enter(form.name, 'a'.repeat(65_536));
  await form.save.click();
  await expect(page.getByText('These are 65,536 characters; 64 is the most. Shorten it.')).toBeVisible();
  assert.ok(((await form.summary.textContent()) ?? '').length < 400);
  await isAlive(form);
  await form.name.fill('Short again');
  await saved(app, form);
});

for (const [what, text] of [
  ['letters', 'a'.repeat(MEGABYTE)],
  ['lines of addresses', Array.from({ length: 65_000 }, (_, n) => `10.${n >> 8}.${n & 255}.1`).join('\n')],
] as const) {
  test(`the page keeps working with one megabyte of ${what} in every text box`, ({ page }) =>
    survives(page, text));
}

// What takes a time that grows with the square of a text would be felt with this much, too.
test('the page keeps working with 128 KB of emoji, white space or words in every text box', async ({
  page,
}) => {
  const size = MEGABYTE / 8;
  for (const [what, text] of [
    ['emoji', '🔑'.repeat(size / 4)],
    ['white space', ' '.repeat(size)],
    ['words', 'lorem <b>ipsum</b> 300.300.300.300 '.repeat(size / 35)],
  ] as const) {
    await test.step(what, () => survives(page, text));
  }
});

test('unpaired surrogates do not break the page and are saved as replacement characters', async ({ app }) => {
  const { page } = app;
  const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Half' });
  await form.addNote.click();
  await expect(form.note).toBeFocused();
  for (const half of ['\ud800', 'a\udc00b', '\udc00\ud800', '🔑\ud83d']) {
    for (const box of [form.name, form.note, form.search, form.networks]) {
      await enter(box, half);
      await form.cancel.focus();
      await isAlive(form);
    }
  }
  await form.networks.fill('');
  await form.search.fill('');
  await form.note.fill('');
  await enter(form.name, 'Half\ud83d');
  await saved(app, form);
  await expect(new SecurityPage(page).row('Half\ufffd')).toBeVisible();
});

/** Fills every box of a new form with a text, and goes on from there. */
async function survives(page: Page, text: string): Promise<void> {
  const form = new NewKeyForm(page);
  await form.open();
  await form.addNote.click();
  await expect(form.note).toBeFocused();
  // Chromium itself takes seconds to paste a megabyte into a line; the box of addresses takes pastes by itself.
  for (const box of [form.name, form.search, form.note]) {
    await enter(box, text);
    await isAlive(form);
  }
  await paste(form.networks, text);
  await isAlive(form);
  await form.save.dispatchEvent('click');
  await expect(page.getByText(/to mend before this can be saved:$/).first()).toBeVisible();
  assert.ok(((await page.getByRole('form').innerText()) ?? '').length < 40_000, 'what is on the screen');
  await isAlive(form);
  await enter(form.search, '');
  await enter(form.name, 'Alive');
  await expect(form.summary).toHaveText(/^Alive/);
}

/** Puts a value into a box as a script or a tool would, where no keyboard could. */
async function enter(box: Locator, value: string): Promise<void> {
  await box.focus();
  await box.evaluate((element, entered) => {
    (element as HTMLInputElement).value = entered;
    element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }, value);
}

/** The next press does what it should. It goes to the button by itself: where it is, a megabyte makes slow to find. */
async function isAlive(form: NewKeyForm): Promise<void> {
  const [one, other] = [form.preset('Send messages'), form.preset('Read only')];
  const next = (await one.getAttribute('aria-pressed')) === 'true' ? other : one;
  await next.dispatchEvent('click');
  await expect(next).toHaveAttribute('aria-pressed', 'true');
}

/** Nothing of what was typed has become an element. */
async function isText(page: Page): Promise<void> {
  assert.equal(await page.locator('img, main script, #we-link-security script').count(), 0);
}

/** From the list to a form with another name. */
async function nextForm(page: Page, name: string): Promise<NewKeyForm> {
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...DEFAULT_INPUT, name });
  return form;
}
