// A rotation by keyboard alone, with the expected focus at each step.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, EndDialog, KeyPage } from '../../pages/key-page.ts';
import { NewSecretDialog, RotateDialog, refused, VALID_UNTIL, works } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { LIST, recordCalls } from '../../support/faults.ts';
import { description, expectFocusWithin, focusedName, tabTo } from '../../support/keyboard.ts';

test.use({ standInOptions: ['--rate-limit', '10000'] });

test('a rotation works by keyboard alone, from the list to ending the old secret key', async ({ app }) => {
  const { page, context, standIn } = app;
  await allowClipboard(context);
  const old = await createKey(app, 'Rotated by keyboard');
  const list = new SecurityPage(page);
  await list.open();
  await tabTo(page, list.row(old.name).getByRole('button', { name: old.name, exact: true }));
  await page.keyboard.press('Enter');

  const key = new KeyPage(page);
  await expect(key.named(old.name)).toBeVisible();
  await tabTo(page, key.rotate);
  await page.keyboard.press('Enter');
  const ask = new RotateDialog(page);
  await expect(ask.cancel).toBeFocused();
  await tabTo(page, ask.planned);
  await page.keyboard.press('ArrowDown');
  await expect(ask.leaked).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await tabTo(page, ask.overlap);
  await page.keyboard.press('ArrowUp');
  assert.equal(await ask.overlap.inputValue(), '3600');
  await tabTo(page, ask.rotate);
  await page.keyboard.press('Enter');

  const dialog = new NewSecretDialog(page);
  const pair = { ...old, secretKey: await dialog.secret() };
  await expect(dialog.copy).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.dialog).toHaveText(/Secret key copied/);
  assert.equal(await readClipboard(page), pair.secretKey);
  await tabTo(page, dialog.close);
  await page.keyboard.press('Enter');
  await expect(dialog.dialog).toBeHidden();

  await tabTo(page, key.endOld);
  await page.keyboard.press('Enter');
  const question = new EndDialog(page);
  await expect(question.keep).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question.dialog).toBeHidden();
  await expect(key.endOld).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, question.end);
  await page.keyboard.press('Enter');
  await expect(question.dialog).toBeHidden();
  await expectAnnounced(page, /The old secret key has ended/);
  await expect(key.title).toBeFocused();
  await refused(standIn, old, 'the old one');
  await works(standIn, pair, 'the new one');
});

test('after a rotation from the list, the focus is in the key’s row', async ({ app }) => {
  const { page, context } = app;
  await allowClipboard(context);
  const made = await createKey(app, 'Focus in the list', { unsaved: true });
  const list = new SecurityPage(page);
  await list.open();
  await page.waitForLoadState('networkidle');
  const row = list.row(made.name);
  await tabTo(page, row.getByRole('button', { name: `Create a new secret key for ${made.name}` }));
  await page.keyboard.press('Enter');
  const ask = new RotateDialog(page);
  await expect(ask.cancel).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(ask.dialog).toBeHidden();
  await expect(row.getByRole('button', { name: `Create a new secret key for ${made.name}` })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, ask.rotate);
  await page.keyboard.press('Enter');
  const dialog = new NewSecretDialog(page);
  await dialog.secret();
  const lists = await recordCalls(page, LIST);
  await dialog.copyAndClose();
  await expect(row.getByText(/never confirmed/)).toBeHidden();
  await (await lists.requests[0]?.response())?.finished();
  await expectFocusWithin(row);
});

test('both dialogs have names and descriptions, keep Tab inside, and closing focuses the key’s title', async ({
  app,
}) => {
  const { page } = app;
  const old = await createKey(app, 'Named and described');
  const key = new KeyPage(page);
  await key.open(old);
  await key.rotate.click();
  const ask = new RotateDialog(page);
  await expect(ask.dialog.getByRole('group', { name: 'Why' })).toBeVisible();
  const hint = `${old.apiKey.slice(0, 8)}…${old.apiKey.slice(-4)}`;
  assert.equal(
    await description(ask.dialog),
    `You get a new secret key; the API key ${hint} and all settings stay. The key was never used.`,
  );
  await assertStays(ask.dialog);
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  await dialog.secret();
  assert.match(await description(dialog.dialog), /The old secret key goes on for 24 hours/);
  await expect(dialog.dialog.getByRole('status')).toHaveText(/Nothing copied yet/);
  await assertStays(dialog.dialog);
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Escape');
  await expect(dialog.keepOpen).toBeFocused();
  assert.ok(await dialog.secret());
  await dialog.keepOpen.click();
  await dialog.copyAndClose();
  await expect(page.getByText(VALID_UNTIL)).toBeVisible();
  // The key was fetched anew meanwhile.
  await page.waitForLoadState('networkidle');
  await expect(key.title).toBeFocused();
  assert.match(await focusedName(page), /^h2 Named and described/);

  async function assertStays(within: typeof ask.dialog): Promise<void> {
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab');
      // Beyond the last control is the browser's own bar.
      if (!/^(body|nothing)/.test(await focusedName(page))) await expectFocusWithin(within);
    }
  }
});
