// The note: where a key lives, for everybody who sees the list, and never a secret.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, expect, test } from '../fixtures/test.ts';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { CREATE, observe } from '../support/faults.ts';
import { filledForm, saved } from '../support/steps.ts';
import { storedKey } from '../support/stored.ts';

interface Vectors {
  readonly passes: readonly string[];
  readonly refused: readonly string[];
}

const VECTORS = join(import.meta.dirname, '../../contract/note-vectors.json');
const vectors = JSON.parse(readFileSync(VECTORS, 'utf8')) as Vectors;
const SECRET = 'This looks like a secret. Say where it is kept, never what it is.';

test('the note is hidden until it is asked for, and then has the focus', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await expect(form.note).toBeHidden();
  await form.addNote.click();
  await expect(form.note).toBeFocused();
  await expect(form.addNote).toBeHidden();
});

test('a note is saved with white space folded, and stands in the list', async ({ app }) => {
  const form = await withNote(app, 'Noted', '  Vault,   path\u00a0prod/crm ');
  await saved(app, form);
  await expect(
    new SecurityPage(app.page).row('Noted').getByText('Vault, path prod/crm', { exact: true }),
  ).toBeVisible();
  assert.equal((await storedKey(app.page, 'Noted')).note, 'Vault, path prod/crm');
});

test('nothing but white space is no note', async ({ app }) => {
  const form = await withNote(app, 'White space', '   ');
  await saved(app, form);
  assert.equal((await storedKey(app.page, 'White space')).note, null);
});

test('a note of 200 characters is taken, and one more is not', async ({ app }) => {
  const form = await withNote(app, 'Long note', '🔑'.repeat(201));
  await form.save.click();
  await expect(app.page.getByText('These are 201 characters; 200 is the most. Shorten it.')).toBeVisible();
  await expect(form.note).toBeFocused();
  await form.note.fill('🔑'.repeat(200));
  await saved(app, form);
  assert.equal((await storedKey(app.page, 'Long note')).note, '🔑'.repeat(200));
});

test('every note of the contract that has the shape of a secret is refused, every other one taken', async ({
  app,
}) => {
  const { page } = app;
  const form = await filledForm(app, { ...PLAIN, actions: [] });
  await form.addNote.click();
  // From now on what is wrong shows while it is typed.
  await form.save.click();
  await expect(form.mend('Allowed actions')).toBeVisible();
  const judged = async (note: string, expected: string | null) => {
    await form.note.fill(note);
    await expect(async () => {
      assert.equal(await form.note.getAttribute('aria-invalid'), expected, note);
      assert.equal(await page.getByText(SECRET).count(), expected ? 1 : 0, note);
    }).toPass();
  };
  assert.ok(vectors.passes.length > 10 && vectors.refused.length > 10);
  for (let at = 0; at < Math.max(vectors.passes.length, vectors.refused.length); at += 1) {
    await judged(vectors.refused[at % vectors.refused.length] ?? '', 'true');
    await judged(vectors.passes[at % vectors.passes.length] ?? '', null);
  }
});

test('a note that looks like a secret is told when the box is left, and is not sent', async ({ app }) => {
  const { page, standIn } = app;
  const secret = vectors.refused.at(-1) ?? '';
  const calls = await observe(page, CREATE);
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

test('a note never reaches the log of the stand-in', async ({ app }) => {
  const note = 'Pipeline of the marigold team';
  const form = await withNote(app, 'Unlogged', note);
  await saved(app, form);
  await expect(new SecurityPage(app.page).row('Unlogged').getByText(note)).toBeVisible();
  assert.match(app.standIn.log(), /Listening/);
  assert.doesNotMatch(app.standIn.log(), /marigold/);
});

async function withNote(app: App, name: string, note: string): Promise<NewKeyForm> {
  const form = await filledForm(app, { ...PLAIN, name });
  await form.addNote.click();
  await expect(form.note).toBeFocused();
  await form.note.fill(note);
  return form;
}
