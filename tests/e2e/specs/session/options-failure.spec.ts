// The call for the options fails: independent parts are shown, a message says that parts are missing, and they load
// after a press of the button, a return to the window, or when the browser is online again.

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { Finder } from '../../pages/finder.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { createKey } from '../../pages/key-page.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { FAILED_CALL, interceptWith, noConnection, OPTIONS } from '../../support/faults.ts';
import { comeBack } from '../../support/flows.ts';

const MISSING = /^Parts of this page are missing\. We could not reach We-Link\./;

test('a key page without the options keeps its actions, usage and activity', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey({ page }, 'Options are lost');
  await interceptWith(page, OPTIONS, [noConnection]);
  const key = new KeyActions(page);
  await key.open(made);
  await expect(page.getByRole('alert').getByText(MISSING)).toBeVisible();
  for (const action of [key.edit, key.rotate, key.disable, key.revoke]) await expect(action).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Usage' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'created' }).first()).toBeVisible();
  await expect(key.firstCall).toHaveCount(0);

  await key.retry.press('Enter');
  await expect(page.getByText(MISSING)).toHaveCount(0);
  await expect(key.firstCall).toBeVisible();
  await key.rotate.click();
  const question = page.getByRole('alertdialog', { name: /secret key/ });
  await expect(question).toBeVisible();
  await expect(question.getByRole('radio').first()).toBeChecked();
});

for (const [what, returns] of [
  [
    'when the browser is online again',
    (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online'))),
  ],
  ['after a return to the window', comeBack],
] as const) {
  test(`the list without the options keeps the search and the button for a new secret key, and they load ${what}`, async ({
    page,
    consoleGuard,
  }) => {
    consoleGuard.expect(FAILED_CALL);
    await createKey({ page }, 'Nobody has its secret', { unsaved: true });
    const options = await interceptWith(page, OPTIONS, [noConnection], true);
    const finder = new Finder(page);
    await finder.open();
    await expect(page.getByRole('alert').getByText(MISSING)).toBeVisible();
    await expect(new SecurityPage(page).create).toBeVisible();
    const newSecret = page.getByRole('button', { name: 'Create a new secret key for Nobody has its secret' });
    await expect(newSecret).toBeVisible();
    await finder.search.fill('nobody has');
    await finder.lists('Nobody has its secret');

    options.restore();
    await returns(page);
    await expect(page.getByText(MISSING)).toHaveCount(0);
    await newSecret.click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  });
}
