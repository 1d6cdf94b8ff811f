// However often the page comes and goes, and a dialog opens and closes, nothing of it stays.
import assert from 'node:assert/strict';
import { KeyPage, keyBefore } from '../pages/key-page.ts';
import { NewSecretDialog, RotateDialog } from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { allowClipboard } from '../support/clipboard.ts';
import { API_BASE, prepared, withElement } from '../support/embedded.ts';
import { gone, hasText, visible } from '../support/expect.ts';
import { scene } from '../support/journey.ts';
import { cycles, kept, keepWasm } from '../support/memory.ts';

const tell = scene({ embedded: true, timeout: 300_000 });

const SETTLED = 50;
const ALL = 200;
const SOME = 10;

tell(`${ALL} times mounted and unmounted`, async ({ page }) => {
  await keepWasm(page);
  await prepared(page);
  const empty = await page.evaluate(() => document.querySelectorAll('*').length);
  await cycles(page, SETTLED, API_BASE);
  const settled = await kept(page);
  await cycles(page, ALL - SETTLED, API_BASE);
  const after = await kept(page);
  console.log('after', SETTLED, settled, 'after', ALL, after);
  assert.deepEqual(after, settled);
  assert.equal(after.detached, 0);
  assert.ok(after.wasm > 0);
  assert.equal(await page.evaluate(() => document.querySelectorAll('*').length), empty);
});

// What is held up above has to be able to fall.
for (const [what, plant, figure] of [
  [
    'a listener',
    () => document.addEventListener('wl-ready', () => window.addEventListener('keydown', () => {})),
    'listeners',
  ],
  [
    'a node',
    () => {
      const held: unknown[] = [];
      Object.assign(window, { held });
      document.addEventListener('wl-ready', () => held.push(document.createElement('p')));
    },
    'detached',
  ],
  [
    'what stands in the page',
    () => {
      const held: unknown[] = [];
      Object.assign(window, { held });
      document.addEventListener('wl-ready', (event) => {
        held.push((event.target as Element).shadowRoot?.querySelector('button'));
      });
    },
    'nodes',
  ],
] as const) {
  tell(`${what} that is kept on purpose is seen`, async ({ page }) => {
    await keepWasm(page);
    await prepared(page);
    await page.evaluate(plant);
    await cycles(page, SOME, API_BASE);
    const before = await kept(page);
    await cycles(page, SOME, API_BASE);
    const after = await kept(page);
    assert.ok(after[figure] >= before[figure] + SOME, `${figure}: ${before[figure]}, ${after[figure]}`);
  });
}

tell('60 times a secret key shown, taken and closed', async (journey) => {
  const { page } = journey;
  await allowClipboard(journey.context);
  const made = await keyBefore(journey, 'Rotated often');
  await keepWasm(page);
  await withElement(page);
  await new SecurityPage(page).openKey(made.name);
  const rotate = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await new KeyPage(page).rotate.click();
      const question = new RotateDialog(page);
      await question.leaked.check();
      await question.rotate.click();
      const dialog = new NewSecretDialog(page);
      await dialog.copy.click();
      await hasText(dialog.dialog, /Secret key copied/);
      await dialog.close.click();
      await gone(dialog.dialog);
      await visible(new KeyPage(page).rotate);
    }
    // What is measured stands still.
    await page.waitForLoadState('networkidle');
  };
  await rotate(SOME);
  const settled = await kept(page);
  await rotate(60 - SOME);
  const after = await kept(page);
  console.log('after', SOME, settled, 'after 60', after);
  assert.deepEqual(after, settled);
});
