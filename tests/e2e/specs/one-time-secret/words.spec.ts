// The texts of the dialog, the question of Close, and the attributes of the fields for browsers, password managers and
// recorders.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { dayFromNow, inWords } from '../../support/dates.ts';
import { nextDialog, openDialog } from '../../support/flows.ts';

const WISHES: Readonly<Record<string, string>> = {
  readonly: '',
  spellcheck: 'false',
  autocomplete: 'off',
  translate: 'no',
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-private': '',
  'data-hj-suppress': '',
  'data-clarity-mask': 'true',
  'data-dd-privacy': 'hidden',
};
const LEFT_OUT = [
  'rr-block',
  'rr-ignore',
  'ph-no-capture',
  'fs-exclude',
  'lr-hide',
  'sentry-block',
  'sentry-mask',
];

// Rule: what the two are, that this is the only time, where to keep them, and what never to do with them.
test('the dialog explains both values and their safe use, and its fields have protective attributes', async ({
  app,
}) => {
  const dialog = await openDialog(app);
  const words = (await dialog.dialog.textContent()) ?? '';
  for (const sentence of [
    'The API key says who calls, the secret key proves it. We show them this once.',
    'Keep the secret key in a secret manager, not in code.',
    'Some systems keep a history of the clipboard or share it with other devices: clear it once the keys are stored.',
    'Never send anyone the secret key, or a picture of this window; support does not need them.',
    'Both, as two lines for an .env file or as a JSON object.',
  ])
    assert.ok(words.includes(sentence), sentence);
  await expect(dialog.state).toHaveText(/^Nothing copied yet$/);
  const described = await dialog.dialog.evaluate((element) => {
    const id = element.getAttribute('aria-describedby') ?? '';
    return (element.getRootNode() as ShadowRoot).getElementById(id)?.textContent;
  });
  assert.match(described ?? '', /We show them this once/);
  assert.ok(!words.includes((await dialog.pair()).secretKey), 'no text outside the fields');

  // Rule: nothing that helps with typing, translates or records is to touch a value.
  for (const field of [dialog.apiKey, dialog.secretKey]) {
    for (const [name, value] of Object.entries(WISHES))
      assert.equal(await field.getAttribute(name), value, name);
    const classes = await field.evaluate((element) => [...(element.closest('.secret')?.classList ?? [])]);
    for (const name of LEFT_OUT) assert.ok(classes.includes(name), name);
    assert.equal(await field.getAttribute('value'), null);
    assert.equal(await field.textContent(), '', 'the value is in no markup');
    assert.equal(await field.getAttribute('name'), null);
  }
});

test('the dialog summarises the key’s permissions, and Close names the values not yet copied', async ({
  app,
}) => {
  const { page } = app;
  await allowClipboard(app.context);
  await new SecurityPage(page).open();
  for (const [what, wanted, sentence, days, copy, question] of [
    [
      'nothing copied',
      DEFAULT_INPUT,
      'Release checks: 1 action, only from 127.0.0.1',
      90,
      null,
      'Close without copying? The API key and the secret key cannot be shown again.',
    ],
    [
      'the API key copied',
      { ...DEFAULT_INPUT, name: 'Several', networks: ['127.0.0.1', '127.0.0.2'] },
      'Several: 1 action, only from 2 networks',
      90,
      'copyApiKey',
      'Close without the secret key? It cannot be shown again.',
    ],
    [
      'the secret key copied',
      { ...DEFAULT_INPUT, name: 'Anywhere', networks: [] },
      'Anywhere: 1 action, any address',
      30,
      'copySecretKey',
      'Close without the API key? It cannot be shown again.',
    ],
  ] as const) {
    await test.step(what, async () => {
      const dialog = await nextDialog(app, wanted);
      // Rule: what is about to be stored somewhere says what it may do, from where and until when.
      const whole = `${sentence}, until ${inWords(dayFromNow(days))}.`;
      await expect(dialog.dialog.getByText(whole, { exact: true })).toBeVisible();
      // Rule: the question names what is missing, and the safe answer has the focus.
      if (copy) {
        await dialog[copy].click();
        await expect(dialog.state).toHaveText(/copied\.$/);
      }
      await dialog.close.click();
      await expect(
        dialog.alert
          .getByText(question, { exact: true })
          .or(dialog.alert.filter({ hasText: question }))
          .first(),
      ).toBeVisible();
      await expect(dialog.keepOpen).toBeFocused();
      // A copy of what was missing is the answer.
      await dialog.copyBoth.click();
      await expect(dialog.keepOpen).toBeHidden();
      await dialog.close.click();
      await expect(dialog.dialog).toBeHidden();
    });
  }
});

// Rule: these, and these alone, are "taken".
test('Close asks nothing once both values are copied, in any way', async ({ app }) => {
  await allowClipboard(app.context);
  await new SecurityPage(app.page).open();
  for (const copy of [['copySecretKey', 'copyApiKey'], ['copyBoth'], ['copyAsJson']] as const) {
    await test.step(copy.join(', '), async () => {
      const dialog = await nextDialog(app);
      for (const button of copy) {
        await dialog[button].click();
        await expect(dialog.state).toHaveText(/copied/);
        await dialog.state.filter({ hasNotText: 'Nothing' }).waitFor();
      }
      await dialog.close.click();
      await expect(dialog.dialog).toBeHidden();
      assert.equal(await dialog.closeAnyway.count(), 0);
    });
  }
});
