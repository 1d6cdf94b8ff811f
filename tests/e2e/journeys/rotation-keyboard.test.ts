// A rotation without a mouse; the focus is always somewhere sensible.
import assert from 'node:assert/strict';
import { EndDialog, KeyPage, keyBefore } from '../pages/key-page.ts';
import { NewSecretDialog, RotateDialog, refused, VALID_UNTIL, works } from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../support/clipboard.ts';
import { focused, focusedWithin, gone, hasText, heard, visible } from '../support/expect.ts';
import { LIST, observe } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { focusedName, tabTo } from '../support/keyboard.ts';

const tell = scene({ standIn: ['--rate-limit', '10000'] });

tell('from the list to the end of the old secret key with the keyboard alone', async (journey) => {
  const { page, context, standIn } = journey;
  await allowClipboard(context);
  const old = await keyBefore(journey, 'Rotated by keyboard');
  const list = new SecurityPage(page);
  await list.open();
  await tabTo(page, list.row(old.name).getByRole('button', { name: old.name, exact: true }));
  await page.keyboard.press('Enter');

  const key = new KeyPage(page);
  await visible(key.named(old.name));
  await tabTo(page, key.rotate);
  await page.keyboard.press('Enter');
  const ask = new RotateDialog(page);
  await focused(ask.cancel);
  await tabTo(page, ask.planned);
  await page.keyboard.press('ArrowDown');
  assert.ok(await ask.leaked.isChecked());
  await page.keyboard.press('ArrowUp');
  await tabTo(page, ask.overlap);
  await page.keyboard.press('ArrowUp');
  assert.equal(await ask.overlap.inputValue(), '3600');
  await tabTo(page, ask.rotate);
  await page.keyboard.press('Enter');

  const dialog = new NewSecretDialog(page);
  const pair = { ...old, secretKey: await dialog.secret() };
  await focused(dialog.copy);
  await page.keyboard.press('Enter');
  await hasText(dialog.dialog, /Secret key copied/);
  assert.equal(await readClipboard(page), pair.secretKey);
  await tabTo(page, dialog.close);
  await page.keyboard.press('Enter');
  await gone(dialog.dialog);

  await tabTo(page, key.endOld);
  await page.keyboard.press('Enter');
  const question = new EndDialog(page);
  await focused(question.keep);
  await page.keyboard.press('Escape');
  await gone(question.dialog);
  await focused(key.endOld);
  await page.keyboard.press('Enter');
  await tabTo(page, question.end);
  await page.keyboard.press('Enter');
  await gone(question.dialog);
  await heard(page, /The old secret key has ended/);
  await focused(key.title);
  await refused(standIn, old, 'the old one');
  await works(standIn, pair, 'the new one');
});

tell(
  'after closing, the focus is on the key’s title, also when the key was fetched anew',
  async (journey) => {
    const { page, context } = journey;
    await allowClipboard(context);
    const old = await keyBefore(journey, 'Focus on its page');
    const key = new KeyPage(page);
    await key.open(old);
    await key.rotate.click();
    await new RotateDialog(page).rotate.click();
    await new NewSecretDialog(page).copyAndClose();
    await visible(page.getByText(VALID_UNTIL));
    await page.waitForLoadState('networkidle');
    await focused(key.title);
    assert.match(await focusedName(page), /^h2 Focus on its page/);
  },
);

tell('from the list, the focus is on the key’s row afterwards', async (journey) => {
  const { page, context } = journey;
  await allowClipboard(context);
  const made = await keyBefore(journey, 'Focus in the list', { unsaved: true });
  const list = new SecurityPage(page);
  await list.open();
  await page.waitForLoadState('networkidle');
  const row = list.row(made.name);
  await tabTo(page, row.getByRole('button', { name: `Create a new secret key for ${made.name}` }));
  await page.keyboard.press('Enter');
  const ask = new RotateDialog(page);
  await focused(ask.cancel);
  await page.keyboard.press('Escape');
  await gone(ask.dialog);
  await focused(row.getByRole('button', { name: `Create a new secret key for ${made.name}` }));
  await page.keyboard.press('Enter');
  await tabTo(page, ask.rotate);
  await page.keyboard.press('Enter');
  const dialog = new NewSecretDialog(page);
  await dialog.secret();
  const lists = await observe(page, LIST);
  await dialog.copyAndClose();
  await gone(row.getByText(/never confirmed/));
  await (await lists.requests[0]?.response())?.finished();
  await focusedWithin(row);
});

tell('Tab stays in the question and in the dialog', async (journey) => {
  const { page } = journey;
  const old = await keyBefore(journey, 'Tab stays');
  const key = new KeyPage(page);
  await key.open(old);
  await key.rotate.click();
  const ask = new RotateDialog(page);
  await visible(ask.rotate);
  await assertStays(ask.dialog);
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  await dialog.secret();
  await assertStays(dialog.dialog);
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Escape');
  await focused(dialog.keepOpen);
  assert.ok(await dialog.secret());

  async function assertStays(within: typeof ask.dialog): Promise<void> {
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab');
      // Beyond the last control is the browser's own bar.
      if (!/^(body|nothing)/.test(await focusedName(page))) await focusedWithin(within);
    }
  }
});

tell('a screen reader finds names, descriptions and groups', async (journey) => {
  const { page } = journey;
  const old = await keyBefore(journey, 'Named and described');
  const key = new KeyPage(page);
  await key.open(old);
  await key.rotate.click();
  const ask = new RotateDialog(page);
  await visible(ask.dialog.getByRole('group', { name: 'Why' }));
  const hint = `${old.apiKey.slice(0, 8)}…${old.apiKey.slice(-4)}`;
  assert.equal(
    await description(ask.dialog),
    `You get a new secret key; the API key ${hint} and all settings stay. The key was never used.`,
  );
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  await dialog.secret();
  assert.match(await description(dialog.dialog), /The old secret key goes on for 24 hours/);
  await hasText(dialog.dialog.getByRole('status'), /Nothing copied yet/);

  function description(within: typeof ask.dialog): Promise<string> {
    return within.evaluate((element) => {
      const id = element.getAttribute('aria-describedby') ?? '';
      return (element.getRootNode() as ShadowRoot).getElementById(id)?.textContent ?? '';
    });
  }
});
