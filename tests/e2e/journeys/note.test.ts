// The note: where a key lives, for everybody who sees the list, and never a secret.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { eventually, focused, gone, visible } from '../support/expect.ts';
import { CREATE, observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { filledForm, saved } from '../support/steps.ts';
import { storedKey } from '../support/stored.ts';

interface Vectors {
  readonly passes: readonly string[];
  readonly refused: readonly string[];
}

const VECTORS = join(import.meta.dirname, '../../contract/note-vectors.json');
const vectors = JSON.parse(readFileSync(VECTORS, 'utf8')) as Vectors;
const SECRET = 'This looks like a secret. Say where it is kept, never what it is.';

const tell = scene();

tell('the note is hidden until it is asked for, and then has the focus', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await gone(form.note);
  await form.addNote.click();
  await focused(form.note);
  await gone(form.addNote);
  await assertAccessible(page, 'the note');
});

tell('a note is saved with white space folded, and stands in the list', async (journey) => {
  const form = await withNote(journey, 'Noted', '  Vault,   path\u00a0prod/crm ');
  await saved(journey, form);
  await visible(
    new SecurityPage(journey.page).row('Noted').getByText('Vault, path prod/crm', { exact: true }),
  );
  assert.equal((await storedKey(journey.page, 'Noted')).note, 'Vault, path prod/crm');
});

tell('nothing but white space is no note', async (journey) => {
  const form = await withNote(journey, 'White space', '   ');
  await saved(journey, form);
  assert.equal((await storedKey(journey.page, 'White space')).note, null);
});

tell('a note of 200 characters is taken, and one more is not', async (journey) => {
  const form = await withNote(journey, 'Long note', '🔑'.repeat(201));
  await form.save.click();
  await visible(journey.page.getByText('These are 201 characters; 200 is the most. Shorten it.'));
  await focused(form.note);
  await form.note.fill('🔑'.repeat(200));
  await saved(journey, form);
  assert.equal((await storedKey(journey.page, 'Long note')).note, '🔑'.repeat(200));
});

tell(
  'every note of the contract that has the shape of a secret is refused, every other one taken',
  async (journey) => {
    const { page } = journey;
    const form = await filledForm(journey, { ...PLAIN, actions: [] });
    await form.addNote.click();
    // From now on what is wrong shows while it is typed.
    await form.save.click();
    await visible(form.mend('Allowed actions'));
    const judged = async (note: string, expected: string | null) => {
      await form.note.fill(note);
      await eventually(async () => {
        assert.equal(await form.note.getAttribute('aria-invalid'), expected, note);
        assert.equal(await page.getByText(SECRET).count(), expected ? 1 : 0, note);
      });
    };
    assert.ok(vectors.passes.length > 10 && vectors.refused.length > 10);
    for (let at = 0; at < Math.max(vectors.passes.length, vectors.refused.length); at += 1) {
      await judged(vectors.refused[at % vectors.refused.length] ?? '', 'true');
      await judged(vectors.passes[at % vectors.passes.length] ?? '', null);
    }
  },
);

tell('a note that looks like a secret is told when the box is left, and is not sent', async (journey) => {
  const { page, standIn } = journey;
  const secret = vectors.refused.at(-1) ?? '';
  const calls = await observe(page, CREATE);
  const form = await withNote(journey, 'Secretive', secret);
  await gone(page.getByText(SECRET));
  await form.name.focus();
  await visible(page.getByText(SECRET));
  await assertAccessible(page, 'a note that looks like a secret');
  await form.save.click();
  await visible(form.mend('Where will this key live?'));
  await focused(form.note);
  assert.equal(calls.requests.length, 0);
  assert.ok(!standIn.log().includes(secret));
});

tell('a note never reaches the log of the stand-in', async (journey) => {
  const note = 'Pipeline of the marigold team';
  const form = await withNote(journey, 'Unlogged', note);
  await saved(journey, form);
  await visible(new SecurityPage(journey.page).row('Unlogged').getByText(note));
  assert.match(journey.standIn.log(), /Listening/);
  assert.doesNotMatch(journey.standIn.log(), /marigold/);
});

async function withNote(journey: Journey, name: string, note: string): Promise<NewKeyForm> {
  const form = await filledForm(journey, { ...PLAIN, name });
  await form.addNote.click();
  await focused(form.note);
  await form.note.fill(note);
  return form;
}
