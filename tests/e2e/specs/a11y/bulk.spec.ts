// Several keys, chosen in the list to do one thing with all of them.
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
    'the choice of several keys, and the question about them',
    async (app, look) => {
      const { page } = app;
      const long = await createKey(app, 'W'.repeat(64));
      await new Finder(page).open();
      const several = new Several(page);
      await several.choose(long.name, STAGING, CRM);
      await look('three chosen');
      await several.disable.click();
      const dialog = new SeveralDialog(page);
      await expect(dialog.dialog).toBeVisible();
      await look('the question before disabling', { sizesOnly: true });
      await dialog.number.fill('7');
      await dialog.act.click();
      await look('another number', { sizesOnly: true });
      await interceptWith(page, { method: 'PATCH', path: /./ }, [problem(500, 'internal')], true);
      await dialog.number.fill('2');
      await dialog.act.click();
      await expect(dialog.close).toBeVisible();
      await look('what became of them', { sizesOnly: true });
    },
  ],
  [
    'the question before revoking two keys',
    async ({ page }, look) => {
      await new Finder(page).open();
      const several = new Several(page);
      await several.choose(STAGING, CRM);
      await several.revoke.click();
      const dialog = new SeveralDialog(page);
      await dialog.act.click();
      await expect(dialog.dialog.getByText('Type 2 to confirm.', { exact: true })).toBeVisible();
      await look('a number that is another one');
    },
  ],
  [
    'a key with which it failed, and one with which it is under way',
    async ({ page }, look) => {
      await interceptWith(page, REVOKE, [problem(500, 'internal'), neverResponds]);
      await new Finder(page).open();
      const several = new Several(page);
      await several.choose(STAGING);
      await several.revoke.click();
      const dialog = new SeveralDialog(page);
      await dialog.act.click();
      await expect(dialog.close).toBeVisible();
      await look('a key with which it failed');
      await dialog.retry.click();
      await look('while it is under way');
    },
  ],
]);
