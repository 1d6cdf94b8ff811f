// Selecting several keys in the list, and the dialogs for a bulk action.
import { expect, test } from '../../fixtures/test.ts';
import { Several, SeveralDialog } from '../../pages/bulk.ts';
import { Finder } from '../../pages/finder.ts';
import { createKey } from '../../pages/key-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { interceptWith, neverResponds, problem, REVOKE } from '../../support/faults.ts';
import { walks } from './look.ts';

const STAGING = 'Internal staging key';
const CRM = 'Client CRM integration';

test.use({ user: OWNER });

walks([
  [
    'the selection of several keys and the disable dialog',
    async (app, look) => {
      const { page } = app;
      const long = await createKey(app, 'W'.repeat(64));
      await new Finder(page).open();
      const several = new Several(page);
      await several.choose(long.name, STAGING, CRM);
      await look('three selected keys');
      await several.disable.click();
      const dialog = new SeveralDialog(page);
      await expect(dialog.dialog).toBeVisible();
      await look('the disable dialog', { sizesOnly: true });
      await dialog.number.fill('7');
      await dialog.act.click();
      await expect(dialog.dialog.getByText('Type 2 to confirm.', { exact: true })).toBeVisible();
      await look('a wrong number', { sizesOnly: true });
      await interceptWith(page, { method: 'PATCH', path: /./ }, [problem(500, 'internal')], true);
      await dialog.number.fill('2');
      await dialog.act.click();
      await expect(dialog.close).toBeVisible();
      await look('the results', { sizesOnly: true });
    },
  ],
  [
    'the revoke dialog for two keys',
    async ({ page }, look) => {
      await new Finder(page).open();
      const several = new Several(page);
      await several.choose(STAGING, CRM);
      await several.revoke.click();
      const dialog = new SeveralDialog(page);
      await dialog.number.fill('3');
      await dialog.act.click();
      await expect(dialog.dialog.getByText('Type 2 to confirm.', { exact: true })).toBeVisible();
      await look('a wrong number');
    },
  ],
  [
    'a failed bulk action and a retry in progress',
    async ({ page }, look) => {
      await interceptWith(page, REVOKE, [problem(500, 'internal'), neverResponds]);
      await new Finder(page).open();
      const several = new Several(page);
      await several.choose(STAGING);
      await several.revoke.click();
      const dialog = new SeveralDialog(page);
      await dialog.act.click();
      await expect(dialog.close).toBeVisible();
      await look('a failed key');
      await dialog.retry.click();
      await look('a retry in progress');
    },
  ],
]);
