// A planned rotation: the new secret key works, and the old one stays valid for the chosen time.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, EndDialog, KeyPage } from '../../pages/key-page.ts';
import {
  askToRotate,
  NewSecretDialog,
  ROTATE,
  refused,
  rotated,
  VALID_UNTIL,
  works,
} from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { interceptWith, OPTIONS, recordCalls } from '../../support/faults.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ standInOptions: ['--rate-limit', '10000'] });

test('the new secret key works, and the old one stays valid until it is ended, as both pages show', async ({
  app,
}) => {
  const { page, context, standIn } = app;
  await allowClipboard(context);
  const old = await createKey(app, 'Rotated as planned');
  await works(standIn, old, 'the first one');
  const pair = await rotated(app, old);
  const dialog = new NewSecretDialog(page);
  await test.step('the dialog shows only the hint of the API key, and copying the secret key is enough to close', async () => {
    const hint = `${old.apiKey.slice(0, 8)}…${old.apiKey.slice(-4)}`;
    await expect(dialog.dialog).toHaveText(new RegExp(`The API key ${hint} stays the same`));
    await expect(dialog.dialog).toHaveText(/The old secret key goes on for 24 hours/);
    assert.equal(await dialog.dialog.getByRole('textbox').count(), 1);
    assert.equal(await dialog.dialog.getByRole('button', { name: /Copy (API key|both)/ }).count(), 0);
    const there = await everythingLeft(page, context);
    assert.ok(there.includes(pair.secretKey), 'the new secret key is on the screen');
    assert.ok(!there.includes(old.apiKey), 'the API key is nowhere');
    await dialog.copyAndClose();
    assert.ok(!(await everythingLeft(page, context)).includes(pair.secretKey), 'and gone with the dialog');
    assert.equal(await readClipboard(page), pair.secretKey);
  });
  await works(standIn, pair, 'the new one');
  await works(standIn, old, 'the old one');
  await expect(page.getByText(VALID_UNTIL)).toBeVisible();
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.row(old.name)).toHaveText(VALID_UNTIL);

  await test.step('“End the old secret key now” asks first, and then the next call is refused', async () => {
    const key = new KeyPage(page);
    const question = new EndDialog(page);
    await list.openKey(old.name);
    await key.endOld.click();
    await expect(question.dialog).toHaveText(/refused from the next request on/);
    await expect(question.keep).toBeFocused();
    await question.keep.click();
    await expect(question.dialog).toBeHidden();
    await works(standIn, old, 'the old one, which was kept');

    await key.endOld.click();
    await question.end.click();
    await expect(question.dialog).toBeHidden();
    await refused(standIn, old, 'the old one');
    await works(standIn, pair, 'the new one');
    await expect(page.getByText(VALID_UNTIL)).toBeHidden();
    await expect(key.endOld).toBeHidden();
    await expect(key.title).toBeFocused();
    await list.open();
    await expect(list.row(old.name)).toBeVisible();
    assert.equal(await list.row(old.name).getByText(VALID_UNTIL).count(), 0);
  });
});

test('the old secret key stays valid for the chosen time', async ({ app }) => {
  const { page, standIn } = app;
  for (const [words, seconds] of [
    ['15 minutes', 900],
    ['1 hour', 3_600],
    ['24 hours', 86_400],
    ['7 days', 604_800],
  ] as const) {
    await test.step(`${words}: ${seconds} seconds`, async () => {
      const old = await createKey(app, `Goes on for ${words}`);
      const ask = await askToRotate(app, old);
      const sent = await recordCalls(page, ROTATE);
      await ask.overlap.selectOption(words);
      const begun = Date.now();
      await ask.rotate.click();
      const dialog = new NewSecretDialog(page);
      await expect(dialog.dialog).toHaveText(new RegExp(`The old secret key goes on for ${words}`));
      assert.deepEqual(
        sent.requests.map((request) => request.postDataJSON()),
        [{ overlap_seconds: seconds }],
      );
      await dialog.copyAndClose();
      await expect(page.getByText(VALID_UNTIL)).toBeVisible();
      const { rotation } = await (await page.request.get(`/api/settings/api-keys/${old.id}`)).json();
      assert.equal(rotation.state, 'overlapping');
      const lasts = (Date.parse(rotation.ends_at) - begun) / 1_000;
      assert.ok(lasts >= seconds && lasts < seconds + 30, `it goes on for ${lasts} seconds`);
      await works(standIn, old, 'the old one');
    });
  }
});

test('cancelling rotates nothing, and closing without a copy asks only about the secret key', async ({
  app,
}) => {
  const { page, standIn } = app;
  const old = await createKey(app, 'Closed anyway');
  const sent = await recordCalls(page, ROTATE);
  const ask = await askToRotate(app, old);
  await expect(ask.cancel).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(ask.dialog).toBeHidden();
  await expect(new KeyPage(page).rotate).toBeFocused();
  assert.equal(sent.requests.length, 0);
  await works(standIn, old, 'the only one');

  await rotated(app, old);
  const dialog = new NewSecretDialog(page);
  await dialog.close.click();
  await expect(
    dialog.dialog.getByText('Close without the secret key? It cannot be shown again.', { exact: true }),
  ).toBeVisible();
  await expect(dialog.keepOpen).toBeFocused();
  await dialog.closeAnyway.click();
  await expect(dialog.dialog).toBeHidden();
  await works(standIn, old, 'the old one');
  await expect(page.getByText(VALID_UNTIL)).toBeVisible();
});

test('the dialog offers only the overlaps of the API and selects its default', async ({ app }) => {
  const { page } = app;
  const old = await createKey(app, 'Proposed');
  const ask = await askToRotate(app, old);
  await expect(ask.planned).toBeChecked();
  assert.deepEqual(await ask.overlap.locator('option').allTextContents(), [
    '15 minutes',
    '1 hour',
    '24 hours',
    '7 days',
  ]);
  assert.equal(await ask.overlap.inputValue(), '86400');
  await ask.leaked.check();
  await expect(ask.overlap).toBeHidden();
  await ask.planned.check();
  assert.equal(await ask.overlap.inputValue(), '86400');

  await interceptWith(page, OPTIONS, [
    async (route) => {
      const response = await route.fetch();
      const rotation = { overlaps_seconds: [60, 7_200], default_seconds: 7_200 };
      await route.fulfill({ response, json: { ...(await response.json()), rotation } });
    },
  ]);
  const other = await askToRotate(app, old);
  assert.deepEqual(await other.overlap.locator('option').allTextContents(), ['60 seconds', '2 hours']);
  assert.equal(await other.overlap.inputValue(), '7200');
});
