// The note says where a key is used, is visible to everybody who sees the list, and must not be a secret.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { filledForm, saved } from '../../support/flows.ts';

interface Vectors {
  readonly passes: readonly string[];
  readonly refused: readonly string[];
}

const VECTORS = join(import.meta.dirname, '../../../contract/note-vectors.json');
const vectors = JSON.parse(readFileSync(VECTORS, 'utf8')) as Vectors;
const SECRET = 'This looks like a secret. Say where it is kept, never what it is.';

test('the note field is hidden until “Add a note” is pressed, and then gets the focus', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await expect(form.note).toBeHidden();
  await form.addNote.click();
  await expect(form.note).toBeFocused();
  await expect(form.addNote).toBeHidden();
});

test('a note is saved with collapsed white space, a blank one as none, and at most 200 characters', async ({
  app,
}) => {
  const { page, standIn } = app;
  const row = (name: string) => new SecurityPage(page).row(name);
  await test.step('a note is shown in the list, and is not in the log of the stand-in', async () => {
    await saved(app, await withNote(app, 'Noted', '  Vault,   path\u00a0prod/marigold '));
    await expect(row('Noted').getByText('Vault, path prod/marigold', { exact: true })).toBeVisible();
    assert.equal((await storedKey(page, 'Noted')).note, 'Vault, path prod/marigold');
    await expect(() => assert.match(standIn.log(), /method=POST path="\/api\/settings\/api-keys"/)).toPass();
    assert.doesNotMatch(standIn.log(), /marigold/);
  });
  await test.step('a note of only white space is saved as none', async () => {
    await saved(app, await withNote(app, 'White space', '   '));
    assert.equal((await storedKey(page, 'White space')).note, null);
  });
  await test.step('200 characters are accepted, and 201 are refused', async () => {
    const form = await withNote(app, 'Long note', '🔑'.repeat(201));
    await form.save.click();
    await expect(page.getByText('These are 201 characters; 200 is the most. Shorten it.')).toBeVisible();
    await expect(form.note).toBeFocused();
    await form.note.fill('🔑'.repeat(200));
    await saved(app, form);
    assert.equal((await storedKey(page, 'Long note')).note, '🔑'.repeat(200));
  });
});

// The domain reads all of these examples in its own tests.
test('after a refused Save, a note is checked for the shape of a secret while it is typed', async ({
  app,
}) => {
  const { page } = app;
  const form = await filledForm(app, { ...DEFAULT_INPUT, actions: [] });
  await form.addNote.click();
  // From now on what is wrong shows while it is typed.
  await form.save.click();
  await expect(form.mend('Allowed actions')).toBeVisible();
  for (const at of [0, -1]) {
    for (const [note, invalid] of [
      [vectors.refused.at(at), 'true'],
      [vectors.passes.at(at), null],
    ] as const) {
      await form.note.fill(note ?? '');
      await expect(async () => {
        assert.equal(await form.note.getAttribute('aria-invalid'), invalid, note);
        assert.equal(await page.getByText(SECRET).count(), invalid ? 1 : 0, note);
      }).toPass();
    }
  }
});

test('a note that looks like a secret shows an error when the field is left, and is not sent', async ({
  app,
}) => {
  const { page, standIn } = app;
  const secret = vectors.refused.at(-1) ?? '';
  const calls = await recordCalls(page, CREATE);
  const form = await withNote(app, 'Secretive', secret);
  await expect(page.getByText(SECRET)).toBeHidden();
  await form.name.focus();
  await expect(page.getByText(SECRET)).toBeVisible();
  await form.save.click();
  await expect(form.mend('Where will this key live?')).toBeVisible();
  await expect(form.note).toBeFocused();
  assert.equal(calls.requests.length, 0);
  assert.ok(!standIn.log().includes(secret));
});

async function withNote(app: App, name: string, note: string): Promise<NewKeyForm> {
  const form = await filledForm(app, { ...DEFAULT_INPUT, name });
  await form.addNote.click();
  await expect(form.note).toBeFocused();
  await form.note.fill(note);
  return form;
}
