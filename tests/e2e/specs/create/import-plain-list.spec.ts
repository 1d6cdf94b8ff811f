// A plain list is added at once, however it reaches the box, and can be undone.

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { drop, paste } from '../../support/clipboard.ts';

const LIST = '9.9.9.1\n8.8.8.0/24\n2a00:1450::1';
const ENTRIES = ['9.9.9.1', '8.8.8.0/24', '2a00:1450::1'];

async function openForm(page: Page): Promise<NewKeyForm> {
  const form = new NewKeyForm(page);
  await form.open();
  return form;
}

test('a plain list is added at once when pasted, dropped or inserted, and can be undone', async ({
  page,
}) => {
  const form = await openForm(page);
  for (const [way, put] of [
    ['pasted', () => paste(form.networks, LIST)],
    ['dropped', () => drop(form.networks, LIST)],
    [
      'inserted by a keyboard',
      async () => {
        await form.networks.focus();
        await page.keyboard.insertText(LIST.replaceAll('\n', ' , '));
      },
    ],
  ] as const) {
    await test.step(way, async () => {
      await put();
      await expect(form.rows).toHaveCount(3);
      expect(await form.entries()).toEqual(ENTRIES);
      await expect(form.networks).toHaveValue('');
      await expect(form.review).toHaveCount(0);
      await expect(form.restrictions).toContainText('3 networks added.');
      await form.undo.click();
      await expect(form.rows).toHaveCount(0);
      await expect(form.networks).toBeFocused();
      await expect(form.restrictions).toContainText('Undone.');
    });
  }
  await test.step('other text opens the review panel, however it is entered', async () => {
    for (const put of [
      (text: string) => drop(form.networks, text),
      async (text: string) => {
        await form.networks.focus();
        await page.keyboard.insertText(text);
      },
      async (text: string) => {
        await form.networks.pressSequentially(text);
        await form.networks.press('Enter');
      },
    ]) {
      await put('deny 9.9.9.9');
      await expect(form.reviewHeading).toBeFocused();
      expect(await form.entries()).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(form.review).toHaveCount(0);
    }
  });
  await test.step('nothing is added during input method composition', async () => {
    await form.networks.focus();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: '9.9.9.1，', selectionStart: 8, selectionEnd: 8 });
    await expect(form.networks).toHaveValue('9.9.9.1，');
    expect(await form.entries()).toEqual([]);
    await cdp.send('Input.insertText', { text: '9.9.9.1，' });
    await expect(form.rows).toHaveCount(1);
    expect(await form.entries()).toEqual(['9.9.9.1']);
  });
});

test('remove, merge and remove all can be undone by button and by key, in the original order', async ({
  page,
}) => {
  const form = await openForm(page);
  await paste(form.networks, '8.8.8.1\n8.8.8.0\n9.9.9.9');
  await form.restrictions.getByRole('button', { name: 'Remove 8.8.8.0' }).click();
  await expect(form.restrictions).toContainText('8.8.8.0 removed.');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await form.entries()).toEqual(['8.8.8.1', '8.8.8.0', '9.9.9.9']);
  await form.restrictions.getByRole('button', { name: 'Merge to 2 networks' }).click();
  await expect(form.rows).toHaveCount(2);
  await form.restrictions.getByRole('button', { name: 'Remove all' }).click();
  await expect(form.rows).toHaveCount(0);
  await form.undo.click();
  await expect(form.rows).toHaveCount(2);
  await form.networks.press('ControlOrMeta+z');
  expect(await form.entries()).toEqual(['8.8.8.1', '8.8.8.0', '9.9.9.9']);
  // What stands in the box is the browser's to take back.
  await form.networks.fill('1.1.1');
  await form.networks.press('ControlOrMeta+z');
  await expect(form.rows).toHaveCount(3);
});

test('each wide network and each entry with host bits asks for its own choice', async ({ page }) => {
  const form = await openForm(page);
  await paste(form.networks, '9.9.9.1\n8.8.8.8/24\n91.198.174.0/2\n20.0.0.0/8\n10.0.0.7/24');
  await expect(form.rows).toHaveCount(1);
  await expect(form.reviewHeading).toHaveText('4 entries need your choice');
  await expect(form.review.getByRole('radio')).toHaveCount(6);
  await expect(form.review.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(form.review.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await form.review.getByRole('radio', { name: 'Only 8.8.8.8' }).check();
  await form.review.getByRole('radio', { name: 'The network 10.0.0.0/24' }).check();
  await form.review.getByRole('checkbox', { name: '20.0.0.0/8' }).check();
  await expect(form.addChosen).toHaveText('Add 3 networks');
  await form.review.getByRole('button', { name: 'Clear' }).last().click();
  await form.addChosen.click();
  expect(await form.entries()).toEqual(['9.9.9.1', '8.8.8.8', '20.0.0.0/8']);
});

test('the list can be edited as text, and the edit can be undone', async ({ page }) => {
  const form = await openForm(page);
  await paste(form.networks, LIST);
  await form.restrictions.getByRole('button', { name: 'Edit as text' }).click();
  const text = form.restrictions.getByRole('textbox', { name: 'Addresses and networks as text' });
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(LIST);
  await text.fill(`${LIST}\nallow 1.1.1.1`);
  const done = form.restrictions.getByRole('button', { name: 'Done' });
  await done.click();
  await expect(form.restrictions).toContainText('Only addresses, networks and ranges can stand here');
  await text.fill('1.1.1.1\n9.9.9.1');
  await done.click();
  await expect(form.networks).toBeFocused();
  expect(await form.entries()).toEqual(['1.1.1.1', '9.9.9.1']);
  await form.undo.click();
  expect(await form.entries()).toEqual(ENTRIES);

  await test.step('an entry for every address is refused and offers “Any address for now”', async () => {
    await form.addNetwork('0.0.0.0/0');
    await expect(form.restrictions).toContainText('allows every IPv4 or every IPv6 address');
    expect(await form.entries()).toEqual(ENTRIES);
    await form.restrictions.getByRole('button', { name: 'Any address for now' }).click();
    await expect(form.anyAddress).toBeChecked();
    await expect(form.anyAddress).toBeFocused();
  });
});

test('a text of 20,000 lines is reviewed, and a text of more than 1 MB is refused', async ({ page }) => {
  const form = await openForm(page);
  const lines = Array.from({ length: 20_000 }, (_, n) => `permit ip host 20.${n >> 8}.${n & 255}.1 any log`);
  const text = lines.join('\n');
  expect(text.length, 'it is not too long').toBeLessThan(1_000_000);
  await paste(form.networks, text);
  await expect(form.reviewHeading).toBeFocused({ timeout: 30_000 });
  expect(await form.entries()).toEqual([]);
  await page.keyboard.press('Escape');
  await paste(form.networks, '9.9.9.1\n'.repeat(130_000));
  await expect(form.restrictions).toContainText('This text is longer than 1 MB.');
  expect(await form.entries()).toEqual([]);
});
