// The page while parts of the program load, and the smallest and the largest catalogue of actions.
import { expect, test } from '../../fixtures/test.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { deferred } from '../../support/deferred.ts';
import { after, noConnection, passThrough } from '../../support/faults.ts';
import { REST_FILE } from '../../support/transfer-size.ts';
import { V6 } from './long.ts';
import { type Walk, walks } from './look.ts';

walks([
  [
    'the page frame before the program is loaded',
    async ({ page }, look) => {
      const { promise: held, resolve: release } = deferred();
      await page.route('**/*.wasm', after(held, passThrough));
      await page.goto('/settings/security', { waitUntil: 'commit' });
      const list = new SecurityPage(page);
      await expect(list.navigation).toBeVisible();
      await expect(list.heading).toBeVisible();
      await look('the skeleton', { unfocused: true });
      release();
      await expect(list.create).toBeVisible();
    },
  ],
  [
    'the list before the rest of the program is loaded, and the wait for the form',
    async ({ page }, look) => {
      const { promise: held, resolve: release } = deferred();
      await page.route(REST_FILE, after(held, noConnection));
      const list = new SecurityPage(page);
      await list.open();
      await expect(list.rows.first()).toBeVisible();
      await look('the list without the rest', { unfocused: true });
      await list.create.click();
      await expect(list.rows.first()).toBeHidden();
      await expect(list.heading).toBeFocused();
      await look('the wait for the form');
      release();
      const alert = page.getByRole('alert');
      await expect(alert.filter({ hasText: /A part of this page (could not|is missing)/ })).toBeVisible();
      await look('the failed load of the rest');
    },
  ],
]);

/** From the list over the form and the one-time dialog to the list again. */
const THROUGH: Walk = [
  'list, form and dialog with this catalogue',
  async ({ page }, look) => {
    const sizes = { sizesOnly: true } as const;
    const list = new SecurityPage(page);
    await list.open();
    await expect(list.rows.first()).toBeVisible();
    await look('the list', { ...sizes, unfocused: true });
    await list.create.click();
    const form = new NewKeyForm(page);
    const name = 'W'.repeat(64);
    await form.name.fill(name);
    for (const network of [V6, '2001:db8:aaaa:bbbb:cccc::/80']) await form.addNetwork(network);
    const box = form.actions.getByRole('checkbox').first();
    await box.check();
    await look('the form', sizes);
    await form.save.click();
    const dialog = new OneTimeDialog(page);
    await dialog.dialog.waitFor();
    await look('the dialog', sizes);
    await dialog.close.click();
    await look('the confirmation', sizes);
    await dialog.closeAnyway.click();
    await expect(list.row(name)).toBeVisible();
    await look('the list with a long name', sizes);
  },
];

test.describe('the small catalogue in a narrow window', () => {
  test.use({ standInOptions: ['--catalogue-size', 'small'], viewport: { width: 320, height: 640 } });
  walks([THROUGH]);
});

test.describe('the large catalogue', () => {
  test.use({ standInOptions: ['--catalogue-size', 'large'] });
  walks([
    THROUGH,
    [
      'closed groups, an open group and a search',
      async ({ page }, look) => {
        const form = new NewKeyForm(page);
        await form.open();
        await expect(form.group('Tags')).toBeVisible();
        await look('closed groups');
        await form.group('Messaging').getByRole('button', { name: /^Show/ }).click();
        await look('an open group');
        await form.search.fill('webhooks');
        await expect(form.action('List webhooks')).toBeVisible();
        await look('a search in closed groups');
      },
    ],
  ]);
});
