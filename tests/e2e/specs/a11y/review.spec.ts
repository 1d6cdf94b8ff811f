// The review panel for pasted text, and the longest entries, names and notes.
import { expect } from '../../fixtures/test.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { paste } from '../../support/clipboard.ts';
import { V6 } from './long.ts';
import { walks } from './look.ts';

const TEXT = `rules:
  - allow from 91.198.174.0/24 with a comment that is rather long and says who asked for it and when that was
  - allow from 8.8.8.0/24 with a comment that is rather long and says who asked for it and when that was
  - allow from 8.8.8.8/24
denied:
  - deny 9.9.9.9
  - deny 8.0.0.0/7
  - deny 10.1
  - 0.0.0.0/0`;

const PREFIX = '2001:db8:1111:2222:3333:4444:5555:';
const LONGEST = `${V6}
${PREFIX}8888/126
[${PREFIX}7777]:65535
https://${'u'.repeat(120)}@${PREFIX.replaceAll(':', '.')}example/${'p'.repeat(120)}
deny ${PREFIX}9999
${PREFIX}aaaa/64
${PREFIX}1-${PREFIX}ffff
${'n'.repeat(150)}.example.com`;
const SIZES = { sizesOnly: true } as const;

walks([
  [
    'the review panel for pasted text',
    async ({ page }, look) => {
      const form = new NewKeyForm(page);
      await form.open();
      await paste(form.networks, TEXT);
      await expect(form.reviewHeading).toBeFocused();
      await look('the panel', { notForced: true });
      await form.showEverything();
      await form.review.getByRole('checkbox').first().check();
      await look('the panel with everything shown', { notForced: true });
      await form.review.getByRole('button', { name: 'Cancel' }).click();
      await paste(form.networks, '8.8.8.8/24\n20.0.0.0/8\n2a00:1450:4001:0830:0000:0000:0000:0007/64');
      await expect(form.reviewHeading).toBeFocused();
      await look('the panel with choices');
    },
  ],
  [
    'the form with the longest entries, names and notes',
    async ({ page }, look) => {
      const name = 'W'.repeat(64);
      const form = new NewKeyForm(page);
      await form.open();
      await form.name.fill(name);
      await paste(form.networks, LONGEST);
      await expect(form.review).toBeVisible();
      await form.showEverything();
      await look('the panel with everything shown', SIZES);
      await form.review.getByRole('checkbox').first().check();
      await form.addChosen.click();
      await expect(form.rows.first()).toBeVisible();
      await expect(form.review).toBeHidden();
      await look('rows', SIZES);
      await form.addNetwork(`${'9'.repeat(40)}.${'9'.repeat(200)}`);
      await look('a long invalid entry', SIZES);
      await form.networks.fill('');

      await form.changeExpiry.click();
      await form.expires.selectOption('On a date');
      await form.addNote.click();
      await form.note.fill('n'.repeat(201));
      await form.search.fill('message');
      await form.save.click();
      await look('the form with everything open, and errors', SIZES);
      await form.note.fill('n'.repeat(200));
      await form.expires.selectOption('Never');
      await form.search.fill('');
      await form.preset('Full access').click();
      await look('the form with every action', SIZES);
      await form.cancel.click();
      await expect(new LeaveDialog(page).dialog).toBeVisible();
      await look('the confirmation on leaving', SIZES);
      await new LeaveDialog(page).keep.click();
      await form.save.click();

      const dialog = new OneTimeDialog(page);
      await dialog.dialog.waitFor();
      await look('the one-time dialog', SIZES);
      await dialog.close.click();
      await look('the confirmation on closing', SIZES);
      await dialog.closeAnyway.click();
      const row = new SecurityPage(page).row(name);
      await expect(row).toBeVisible();
      await look('the list with a long name', SIZES);
      for (const details of await page.getByText('Which ones').all()) await details.click();
      await look('the list with everything open', SIZES);
      await row.getByRole('button', { name: /^Duplicate/ }).click();
      await expect(form.rows.first()).toBeVisible();
      await look('the form with the settings of another key', SIZES);
    },
  ],
]);
