// A rotation because the secret key may have leaked: the old one ends as soon as the new one is copied or used.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, KeyPage } from '../../pages/key-page.ts';
import {
  askToRotate,
  ends,
  NewSecretDialog,
  ROTATE,
  refused,
  rotated,
  VALID_UNTIL,
  works,
} from '../../pages/rotate-dialog.ts';
import { recordCalls } from '../../support/faults.ts';

test.describe('within the time limit', () => {
  test.use({ standInOptions: ['--rate-limit', '10000'] });

  test('the end of the old secret key is announced, the overlap is 0, and closing after a copy ends it', async ({
    app,
  }) => {
    const { page, standIn } = app;
    const old = await createKey(app, 'Leaked: taken');
    const sent = await recordCalls(page, ROTATE);
    const ask = await askToRotate(app, old);
    await ask.leaked.check();
    await expect(ask.dialog).toHaveText(/ends as soon as you have taken the new one, and 10 minutes after/);
    await ask.rotate.click();
    const dialog = new NewSecretDialog(page);
    await expect(dialog.dialog).toHaveText(
      /The old secret key ends when you close this window or first use the new one, and in 10 minutes/,
    );
    assert.deepEqual(
      sent.requests.map((request) => request.postDataJSON()),
      [{ overlap_seconds: 0 }],
    );
    const pair = { apiKey: old.apiKey, secretKey: await dialog.secret() };
    await works(standIn, old, 'the old one while the new one is on the screen');
    await dialog.copyAndClose();
    await ends(standIn, old, 'the old one');
    await works(standIn, pair, 'the new one');
    assert.equal(await new KeyPage(page).endOld.count(), 0);
  });

  test('the old secret key ends with the first call with the new one', async ({ app }) => {
    const { page, standIn } = app;
    const old = await createKey(app, 'Leaked: used');
    const pair = await rotated(app, old, true);
    await works(standIn, old, 'the old one');
    await works(standIn, pair, 'the new one');
    await refused(standIn, old, 'the old one');
    await expect(new NewSecretDialog(page).dialog).toBeVisible();
  });

  test('closing without a copy warns that the old secret key ends now, and ends it', async ({ app }) => {
    const { page, standIn } = app;
    const old = await createKey(app, 'Leaked: not taken');
    const pair = await rotated(app, old, true);
    const dialog = new NewSecretDialog(page);
    await dialog.close.click();
    await expect(
      dialog.dialog.getByText(
        'Close without the secret key? It cannot be shown again, and the old one ends now.',
        { exact: true },
      ),
    ).toBeVisible();
    await expect(dialog.keepOpen).toBeFocused();
    await works(standIn, old, 'the old one while this is asked');
    await dialog.closeAnyway.click();
    await expect(dialog.dialog).toBeHidden();
    await ends(standIn, old, 'the old one');
    await works(standIn, pair, 'the new one');
  });

  test('a rotation after a leak also ends the old secret key kept by a planned rotation', async ({ app }) => {
    const { page, standIn } = app;
    const oldest = await createKey(app, 'Leaked: after a planned one');
    const second = await rotated(app, oldest);
    await new NewSecretDialog(page).copyAndClose();
    await works(standIn, oldest, 'the first one');
    const third = await rotated(app, oldest, true);
    await new NewSecretDialog(page).copyAndClose();
    await ends(standIn, oldest, 'the first one');
    await refused(standIn, second, 'the second one');
    await works(standIn, third, 'the third one');
    await expect(page.getByText(VALID_UNTIL)).toBeHidden();
  });
});

test.describe('after the time limit', () => {
  test.use({ standInOptions: ['--rate-limit', '10000', '--delivery-seconds', '3'] });

  test('the old secret key ends automatically while the dialog is still open', async ({ app }) => {
    const { page, standIn } = app;
    const old = await createKey(app, 'Leaked: left open');
    const pair = await rotated(app, old, true);
    await works(standIn, old, 'the old one at first');
    await expect(() => refused(standIn, old, 'the old one')).toPass();
    await expect(new NewSecretDialog(page).dialog).toBeVisible();
    await works(standIn, pair, 'the new one');
  });
});
