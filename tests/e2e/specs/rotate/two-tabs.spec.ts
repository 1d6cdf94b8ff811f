// One key is rotated in two tabs at once: the second rotation replaces the first, and the first dialog says so.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, KeyPage } from '../../pages/key-page.ts';
import {
  askToRotate,
  NewSecretDialog,
  ROTATE,
  RotateDialog,
  refused,
  rotated,
  works,
} from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { deferred } from '../../support/deferred.ts';
import { after, delayed, FAILED_CALL, interceptWith, REPORT, recordCalls } from '../../support/faults.ts';

test.use({ standInOptions: ['--rate-limit', '10000'] });

test('the dialog of a replaced secret key says that it does not work', async ({ app }) => {
  const { page, context, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Rotated in two tabs');
  const { promise: held, resolve: release } = deferred();
  await interceptWith(page, REPORT, [after(held, (route) => route.continue())]);
  const ask = await askToRotate(app, old);
  await ask.rotate.click();
  const first = new NewSecretDialog(page);
  const firstSecret = await first.secret();
  assert.equal(await first.dialog.getByRole('alert').filter({ hasText: /./ }).count(), 0);

  const other = await context.newPage();
  const second = await rotated({ ...app, page: other }, old);
  release();
  await expect(
    first.dialog
      .getByRole('alert')
      .filter({ hasText: /This secret key does not work.*another one took its place/ }),
  ).toBeVisible();
  await refused(standIn, { ...old, secretKey: firstSecret }, 'the first new one');
  await works(standIn, second, 'the second new one');
  await works(standIn, old, 'the old one');

  await new NewSecretDialog(other).copyAndClose();
  await page.bringToFront();
  await first.copyAndClose();
  await refused(standIn, { ...old, secretKey: firstSecret }, 'the first new one after closing');
  await works(standIn, second, 'the second new one after closing');
});

test('after two rotations all secret keys work; a second press sends nothing more, and Back asks', async ({
  app,
}) => {
  const { page, standIn } = app;
  const old = await createKey(app, 'Rotated one after the other');
  const second = await rotated(app, old);
  await new NewSecretDialog(page).copyAndClose();

  const list = new SecurityPage(page);
  await list.open();
  await list.openKey(old.name);
  await new KeyPage(page).rotate.click();
  const sent = await interceptWith(page, ROTATE, [delayed(400)]);
  const ask = new RotateDialog(page);
  const dialog = new NewSecretDialog(page);
  await test.step('a second press during the request sends nothing more', async () => {
    await ask.rotate.dblclick();
    await expect(async () =>
      assert.equal(await ask.rotate.getAttribute('aria-disabled', { timeout: 1_000 }), 'true'),
    ).toPass();
    await ask.cancel.click({ force: true });
    await page.keyboard.press('Escape');
    await expect(dialog.dialog).toBeVisible();
    assert.equal(sent.requests.length, 1);
    await expect(ask.dialog).toBeHidden();
  });
  const third = { apiKey: old.apiKey, secretKey: await dialog.secret() };
  await test.step('Back asks about the secret key and keeps it on the screen', async () => {
    await page.goBack();
    await expect(dialog.dialog).toHaveText(/Close without the secret key/);
    await expect(dialog.keepOpen).toBeFocused();
    assert.equal(await dialog.secret(), third.secretKey);
    await dialog.keepOpen.click();
    await dialog.copyAndClose();
  });
  assert.notEqual(third.secretKey, second.secretKey);
  await works(standIn, old, 'the first one');
  await works(standIn, second, 'the second one');
  await works(standIn, third, 'the third one');
});

test('a lost “shown” report is sent again, and the rotation takes effect', async ({ app }) => {
  const { page, context, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Offline while it was shown');
  const ask = await askToRotate(app, old);
  await interceptWith(page, ROTATE, [
    async (route) => {
      const response = await route.fetch();
      await context.setOffline(true);
      await route.fulfill({ response });
    },
  ]);
  const reports = await recordCalls(page, REPORT);
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await expect(async () => assert.ok(reports.requests.length >= 2)).toPass();
  const state = async () => {
    const { keys } = await (await page.request.get('/api/settings/api-keys')).json();
    return keys.find((key: { readonly id: string }) => key.id === old.id).rotation?.state;
  };
  await context.setOffline(false);
  await expect(async () => assert.equal(await state(), 'overlapping')).toPass();
  for (const report of reports.requests) assert.equal(report.postDataJSON().state, 'shown');
  await dialog.copyAndClose();
  await expect(async () => assert.equal(reports.requests.at(-1)?.postDataJSON().state, 'saved')).toPass();
  await works(standIn, { ...old, secretKey }, 'the new one');
  await works(standIn, old, 'the old one');
});
