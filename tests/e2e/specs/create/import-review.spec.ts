// A pasted text that is not a plain list opens a review panel: only ticked addresses are added.

import { expect, test } from '../../fixtures/test.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { paste } from '../../support/clipboard.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';

const FIREWALL = `-A INPUT -s 91.198.174.0/24 -j ACCEPT
-A INPUT -s 8.8.8.0/24 -j ACCEPT
-A INPUT -s 8.8.4.4 -j ACCEPT
-A INPUT -s 1.1.1.1 -j ACCEPT
-A INPUT -s 9.9.9.4 -j DROP
-A INPUT -s 9.9.9.5 -j DROP`;

const YAML = `- ip: 9.9.9.4
  action: deny
- ip: 8.8.8.0/24
  action: allow`;

test.describe('pasted firewall rules', () => {
  test('addresses are grouped by line, and the ticked group is added', async ({ page }) => {
    const calls = await recordCalls(page, CREATE);
    const form = new NewKeyForm(page);
    await form.open();
    await form.fill({ ...DEFAULT_INPUT, networks: [] });
    await form.onlyThese.check();
    await paste(form.networks, FIREWALL);

    await expect(form.reviewHeading).toHaveText('6 addresses in this text');
    await expect(form.reviewHeading).toBeFocused();
    expect(await form.entries()).toEqual([]);
    await expect(form.review.getByRole('checkbox')).toHaveCount(2);
    await expect(form.review.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await expect(form.review.getByRole('button', { name: 'Choose all' })).toHaveCount(0);
    await expect(form.addChosen).toHaveAttribute('aria-disabled', 'true');
    await expect(form.review).toContainText('Nothing is ticked yet.');
    await expect(form.review).toContainText('91.198.174.0/24, 8.8.8.0/24, 8.8.4.4');

    const accepted = form.reviewed('-A INPUT -s address -j ACCEPT');
    await accepted.check();
    await expect(form.addChosen).toHaveText('Add 4 networks');
    await test.step('every address of a group has its own checkbox', async () => {
      await form.review.getByRole('button', { name: 'Show all' }).first().click();
      const one = form.review.getByRole('checkbox', { name: '8.8.4.4' });
      await expect(one).toBeChecked();
      await one.uncheck();
      expect(await accepted.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
      await expect(form.addChosen).toHaveText('Add 3 networks');
      await one.check();
      await expect(form.addChosen).toHaveText('Add 4 networks');
    });
    await form.addChosen.click();
    await expect(form.review).toHaveCount(0);
    await expect(form.networks).toBeFocused();
    expect(await form.entries()).toEqual(['91.198.174.0/24', '8.8.8.0/24', '8.8.4.4', '1.1.1.1']);
    await expect(form.restrictions).toContainText('4 networks added.');

    await form.save.click();
    await new OneTimeDialog(page).dialog.waitFor();
    const sent = calls.requests[0]?.postDataJSON().ip_restrictions.networks;
    expect(sent).toEqual(['91.198.174.0/24', '8.8.8.0/24', '8.8.4.4', '1.1.1.1']);
  });
});

test('ticked addresses of other texts are added, and never more than a key may have', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  /** Pastes into an empty list, and ends with one. */
  const review = (what: string, text: string, walk: () => Promise<void>) =>
    test.step(what, async () => {
      await paste(form.networks, text);
      await walk();
      if (await form.review.isVisible()) await form.review.getByRole('button', { name: 'Cancel' }).click();
      await expect(form.review).toHaveCount(0);
      const added = await form.rows.count();
      if (added > 1) await form.restrictions.getByRole('button', { name: 'Remove all' }).click();
      if (added === 1) await form.rows.getByRole('button').click();
      await expect(form.rows).toHaveCount(0);
    });

  await review('pasted lines alone make the page ask before the form is left', FIREWALL, async () => {
    await expect(form.review).toBeVisible();
    await form.cancel.click();
    const question = new LeaveDialog(page);
    await expect(question.dialog).toBeVisible();
    await question.keep.click();
  });
  await review('nothing is ticked in a YAML list with the words allow and deny', YAML, async () => {
    await expect(form.reviewHeading).toHaveText('2 addresses in this text');
    await expect(form.review.getByRole('checkbox', { checked: true })).toHaveCount(0);
    expect(await form.entries()).toEqual([]);
  });
  await review(
    'one button ticks all lines of the only group',
    'allow 9.9.9.1;\nallow 9.9.9.2;\nallow 9.9.9.3;',
    async () => {
      await form.review.getByRole('button', { name: 'Choose all' }).click();
      await form.addChosen.click();
      await expect(form.rows).toHaveCount(3);
    },
  );
  await review(
    'a very wide network needs its own tick, and every address cannot be ticked',
    'allow 9.9.9.1;\nallow 8.0.0.0/7;\nallow 0.0.0.0/0;',
    async () => {
      await form.reviewed('allow address;').check();
      await expect(form.addChosen).toHaveText('Add 1 network');
      await expect(form.review.getByRole('checkbox')).toHaveCount(2);
      await expect(form.review).toContainText('This is very wide. A narrower network protects better.');
      await expect(form.review).toContainText('This is every address.');
      await form.review.getByRole('checkbox', { name: '8.0.0.0/7' }).check();
      await form.addChosen.click();
      expect(await form.entries()).toEqual(['9.9.9.1', '8.0.0.0/7']);
    },
  );
  await review(
    'a possibly incomplete address is listed, and its network can be added',
    'allow from 10.1\nallow from 1.1.1.1',
    async () => {
      await expect(form.reviewHeading).toHaveText('1 address in this text');
      await expect(form.review).toContainText('1 piece may be an incomplete address.');
      await form.review.getByRole('button', { name: 'Show', exact: true }).click();
      await form.review.getByRole('button', { name: 'Add 10.1.0.0/16' }).click();
      await expect(form.review.getByRole('button', { name: 'Added' })).toBeVisible();
      expect(await form.entries()).toEqual(['10.1.0.0/16']);
    },
  );
  await review('invisible characters are shown as marks', 'allow \u202e 9.9.9.1\nallow 9.9.9.2', async () => {
    await expect(form.review).toContainText('⟨U+202E⟩');
    expect(await form.review.textContent()).not.toContain('\u202e');
  });
  await form.addNetwork('8.8.8.8');
  const lines = Array.from({ length: 50 }, (_, n) => `allow 9.9.9.${n};`);
  await review('more networks than a key may have cannot be added', lines.join('\n'), async () => {
    await form.review.getByRole('checkbox').check();
    await expect(form.review).toContainText('50 chosen and 1 in the list, 50 allowed.');
    await expect(form.addChosen).toHaveAttribute('aria-disabled', 'true');
    await form.addChosen.click({ force: true });
    await expect(form.review).toBeVisible();
    await expect(form.rows).toHaveCount(1);
  });
});

test('Save is refused until the pasted lines are added or cancelled', async ({ page }) => {
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...DEFAULT_INPUT, networks: ['8.8.8.8'] });
  await paste(form.networks, FIREWALL);
  await expect(form.review).toBeVisible();
  await test.step('the pasted text is discarded when the page is hidden', async () => {
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
    await expect(form.review).toHaveCount(0);
  });
  await paste(form.networks, FIREWALL);
  await expect(form.review).toBeVisible();
  await form.save.click();
  await expect(form.restrictions).toContainText('6 addresses are not added yet. Add them, or cancel.');
  await expect(form.reviewHeading).toBeFocused();
  expect(calls.requests).toHaveLength(0);
  await form.review.getByRole('button', { name: 'Cancel' }).click();
  await expect(form.review).toHaveCount(0);
  await form.save.click();
  await new OneTimeDialog(page).dialog.waitFor();
  expect(calls.requests[0]?.postDataJSON().ip_restrictions.networks).toEqual(['8.8.8.8']);
});

test('the review works by keyboard: Enter never saves, Escape cancels, a second paste is appended', async ({
  page,
}) => {
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...DEFAULT_INPUT, networks: ['8.8.8.8'] });
  await paste(form.networks, FIREWALL);
  await expect(form.reviewHeading).toBeFocused();
  await page.keyboard.press('Tab');
  const accepted = form.reviewed('-A INPUT -s address -j ACCEPT');
  await expect(accepted).toBeFocused();
  await page.keyboard.press('Space');
  await expect(accepted).toBeChecked();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form.review).toBeVisible();
  await expect(accepted).toBeFocused();

  await paste(form.networks, YAML);
  await expect(form.review.getByRole('heading')).toHaveCount(2);
  await expect(form.reviewHeading).toHaveText('2 addresses in this text');
  await expect(form.reviewHeading).toBeFocused();
  await expect(accepted).toBeChecked();

  await page.keyboard.press('Escape');
  await expect(form.review).toHaveCount(0);
  await expect(form.networks).toBeFocused();
  expect(await form.entries()).toEqual(['8.8.8.8']);
  expect(calls.requests).toHaveLength(0);
});

test('a text that is read in slices is added after a shorter one was pasted meanwhile', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.onlyThese.check();
  const long = Array.from({ length: 3_000 }, (_, n) => `allow from 8.8.${n >> 8}.${n & 255}`).join('\n');
  // Both in one task, so that the first is still being read when the second one opens the review.
  await form.networks.evaluate(
    (field, texts) => {
      for (const text of texts) {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }
    },
    [long, YAML],
  );
  await expect(form.review.getByRole('heading')).toHaveText([
    '2 addresses in this text',
    '3,000 addresses in this text',
  ]);
  await expect(form.restrictions.getByText('Reading…')).toHaveCount(0);
});
