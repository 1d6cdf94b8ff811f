// Nothing overflows at 320 px, whether there is little or much.
import { expect, test } from '../fixtures/test.ts';
import { LeaveDialog } from '../pages/leave-dialog.ts';
import { NewKeyForm, type Wanted } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { paste } from '../support/clipboard.ts';
import { assertFits } from '../support/fits.ts';

const NARROW = { viewport: { width: 320, height: 640 } };

const LONG: Omit<Wanted, 'actions'> = {
  name: 'W'.repeat(64),
  networks: ['2001:db8:1111:2222:3333:4444:5555:6666', '2001:db8:aaaa:bbbb:cccc::/80'],
};

for (const size of ['small', 'normal', 'large']) {
  test.describe(`the ${size} catalogue`, () => {
    test.use({ standInOptions: ['--catalogue-size', size], ...NARROW });

    test(`list, form and dialog fit into 320 px with the ${size} catalogue`, async ({ page }) => {
      const list = new SecurityPage(page);
      await list.open();
      await expect(list.rows.first()).toBeVisible();
      await assertFits(page, 'the list');
      await list.create.click();

      const form = new NewKeyForm(page);
      await form.name.fill(LONG.name);
      for (const network of LONG.networks) await form.addNetwork(network);
      const boxes = form.actions.getByRole('checkbox');
      await boxes.first().waitFor();
      await boxes.first().check();
      await assertFits(page, 'the form');
      await form.save.click();

      const dialog = new OneTimeDialog(page);
      await dialog.dialog.waitFor();
      await assertFits(page, 'the dialog');
      await dialog.close.click();
      await assertFits(page, 'the question');
      await dialog.closeAnyway.click();
      await expect(list.row(LONG.name)).toBeVisible();
      await assertFits(page, 'the list with a long name');
    });
  });
}

test.describe('long words', () => {
  test.use({ ...NARROW });
  const ADDRESS = '2001:db8:1111:2222:3333:4444:5555:';

  test('no text leaves its card, however long entries, names and notes are', async ({ page }) => {
    const form = new NewKeyForm(page);
    await form.open();
    await form.name.fill(LONG.name);
    await paste(
      form.networks,
      `${ADDRESS}6666
${ADDRESS}8888/126
[${ADDRESS}7777]:65535
https://${'u'.repeat(120)}@${ADDRESS.replaceAll(':', '.')}example/${'p'.repeat(120)}
deny ${ADDRESS}9999
${ADDRESS}aaaa/64
${ADDRESS}1-${ADDRESS}ffff
${'n'.repeat(150)}.example.com`,
    );
    await expect(form.review).toBeVisible();
    await form.showEverything();
    await assertFits(page, 'the panel with everything shown');
    await form.review.getByRole('checkbox').first().check();
    await form.addChosen.click();
    await expect(form.rows.first()).toBeVisible();
    await expect(form.review).toBeHidden();
    await assertFits(page, 'rows');
    await form.addNetwork(`${'9'.repeat(40)}.${'9'.repeat(200)}`);
    await assertFits(page, 'a long mistake');
    await form.networks.fill('');

    await form.changeExpiry.click();
    await form.expires.selectOption('On a date');
    await form.addNote.click();
    await form.note.fill('n'.repeat(201));
    await form.search.fill('message');
    await form.save.click();
    await assertFits(page, 'the form with everything open, and errors');
    await form.note.fill('n'.repeat(200));
    await form.expires.selectOption('Never');
    await form.search.fill('');
    await form.preset('Full access').click();
    await assertFits(page, 'the form with every action');
    await form.cancel.click();
    await expect(new LeaveDialog(page).dialog).toBeVisible();
    await assertFits(page, 'the question on leaving');
    await new LeaveDialog(page).keep.click();
    await form.save.click();

    const dialog = new OneTimeDialog(page);
    await dialog.dialog.waitFor();
    await assertFits(page, 'the dialog');
    await dialog.close.click();
    await dialog.closeAnyway.click();
    const row = new SecurityPage(page).row(LONG.name);
    await expect(row).toBeVisible();
    for (const details of await page.getByText('Which ones').all()) await details.click();
    await assertFits(page, 'the list with everything open');
    await row.getByRole('button', { name: /^Duplicate/ }).click();
    await expect(form.rows.first()).toBeVisible();
    await assertFits(page, 'the form with the settings of another key');
  });
});
