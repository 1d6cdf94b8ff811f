// A rotation is cancelled after a while when its new secret key was never shown.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { type CreatedKey, createKey, KeyPage } from '../../pages/key-page.ts';
import {
  askToRotate,
  CANCELLED,
  holdResponse,
  NEVER_CONFIRMED,
  NewSecretDialog,
  PENDING,
  ROTATE,
  refused,
  rotated,
  VALID_UNTIL,
  works,
} from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { FAILED_CALL, interceptWith, neverResponds, REPORT } from '../../support/faults.ts';

test.use({ standInOptions: ['--rate-limit', '10000', '--delivery-seconds', '5'] });

test('closing the tab before the response keeps the old secret key, and the new one is refused', async ({
  app,
}) => {
  const { page, context, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Cancelled: tab closed');
  await works(standIn, old, 'the first one');
  const secrets: string[] = [];
  const sent = await interceptWith(page, ROTATE, [
    async (route) => {
      secrets.push((await (await route.fetch()).json()).secret_key);
      await neverResponds(route);
    },
  ]);
  const ask = await askToRotate(app, old);
  await ask.rotate.click();
  await expect(async () => assert.equal(secrets.length, 1)).toPass();
  const other = await context.newPage();
  await page.close();
  assert.equal(sent.requests.length, 1);

  const key = new KeyPage(other);
  await key.open(old);
  await expect(other.getByText(PENDING)).toBeVisible();
  await untilCancelled(other, old);
  const list = new SecurityPage(other);
  await list.open();
  await expect(list.row(old.name)).toHaveText(CANCELLED);
  await refused(standIn, { ...old, secretKey: secrets[0] ?? '' }, 'the new one, which nobody saw');
  await works(standIn, old, 'the old one');
});

test('another rotation works after a cancelled one', async ({ app }) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Cancelled: and again');
  await interceptWith(page, ROTATE, [holdResponse([]), neverResponds], true);
  await (await askToRotate(app, old)).rotate.click();
  await untilCancelled(page, old);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  const pair = await rotated(app, old);
  await new NewSecretDialog(page).copyAndClose();
  await expect(page.getByText(VALID_UNTIL)).toBeVisible();
  await expect(page.getByText(CANCELLED)).toBeHidden();
  await works(standIn, pair, 'the new one');
  await works(standIn, old, 'the old one');
});

test('a secret key whose “shown” report is too late is declared invalid in its dialog', async ({ app }) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Cancelled: told too late');
  const ask = await askToRotate(app, old);
  await interceptWith(page, REPORT, [
    async (route) => {
      await expect(async () => {
        const key = await (await page.request.get(`/api/settings/api-keys/${old.id}`)).json();
        assert.equal(key.rotation?.state, 'cancelled');
      }).toPass();
      await route.continue();
    },
  ]);
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await expect(
    dialog.dialog.getByRole('alert').filter({ hasText: /This secret key does not work/ }),
  ).toBeVisible();
  await refused(standIn, { ...old, secretKey }, 'the new one');
  await works(standIn, old, 'the old one');
  // The page knows of it while the dialog is open: no later answer differs.
  const read = page.waitForResponse((answer) => answer.url().endsWith(`/api-keys/${old.id}`));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await read;
  await dialog.copyAndClose();
  await expect(page.getByText(CANCELLED)).toBeVisible();
});

test('a key in use is not called unconfirmed while its rotation is pending', async ({ app }) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const old = await createKey(app, 'Pending: in use');
  await works(standIn, old, 'the first one');
  await interceptWith(page, ROTATE, [holdResponse([]), neverResponds], true);
  await (await askToRotate(app, old)).rotate.click();
  await expect(page.getByText(/do not know yet/)).toBeVisible();
  await new KeyPage(page).open(old);
  await expect(page.getByText(PENDING)).toBeVisible();
  assert.equal(await page.getByText(NEVER_CONFIRMED).count(), 0, 'somebody has the old secret key');
});

/** Looks at the key again and again, until it says that the rotation was cancelled. */
async function untilCancelled(page: Page, old: CreatedKey): Promise<void> {
  await expect(async () => {
    await new KeyPage(page).open(old);
    await page.getByText(CANCELLED).waitFor({ timeout: 200 });
  }).toPass();
}
