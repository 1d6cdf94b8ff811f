// A pasted plain list is added at once, even if it is long.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { paste } from '../../support/clipboard.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';

test('pasted addresses are added once, fragments go into the box, and other text shows a message', async ({
  app,
}) => {
  const form = await openForm(app);
  await test.step('a text without an address shows a message', async () => {
    await paste(form.networks, 'Dear colleagues,\nplease find attached the list.\nThe IT team');
    await expect(form.restrictions.getByText('No IP address was found')).toBeVisible();
    await expectAnnounced(app.page, /No IP address was found/);
    assert.equal(await form.networks.inputValue(), '');
  });
  await test.step('a fragment of an address is inserted into the box', async () => {
    await form.networks.pressSequentially('203.0.');
    await paste(form.networks, '113.7');
    await expect(form.networks).toHaveValue('203.0.113.7');
    await form.networks.press('Enter');
    await expect(async () => assert.deepEqual(await form.entries(), ['203.0.113.7'])).toPass();
    await expect(form.restrictions.getByText('No IP address was found')).toBeHidden();
  });
  await test.step('a network that is already in the list is not added again, and this is announced', async () => {
    await form.addNetwork('203.0.113.7/32');
    await expectAnnounced(app.page, /This network is in the list already\. 1 network, 1 address\./);
    await expect(form.restrictions.getByText('This network is in the list already.')).toBeVisible();
    assert.deepEqual(await form.entries(), ['203.0.113.7']);
    await paste(form.networks, '203.0.113.7\n2001:db8::1\n2001:DB8:0::1\n');
    await expectAnnounced(
      app.page,
      /1 network added\. 2 networks are in the list already\. 2 networks, 2 addresses\./,
    );
    assert.deepEqual(await form.entries(), ['203.0.113.7', '2001:db8::1']);
  });
});

test('10,000 networks are counted, only 100 are shown, and Save is refused', async ({ app }) => {
  const { page } = app;
  const calls = await recordCalls(page, CREATE);
  const form = await openForm(app);
  await form.fill({ ...DEFAULT_INPUT, networks: [] });
  await form.onlyThese.check();
  await paste(form.networks, lines(10_000, (n) => address(2 * n)).concat('\n20.0.0.0'));
  await expect(form.restrictions.getByText('10,000 networks, 10,000 addresses')).toBeVisible();
  await expectAnnounced(page, /10,000 networks added\. 1 network is in the list already\./);
  assert.equal(await form.rows.count(), 100);
  await expect(form.restrictions.getByText('And 9,900 more.')).toBeVisible();
  await expect(
    form.restrictions.getByText(/These are 10,000 networks; 50 is the most\. Nothing was dropped/),
  ).toBeVisible();

  await form.name.fill('The page answers');
  await form.save.click();
  await expect(form.networks).toBeFocused();
  assert.equal(calls.requests.length, 0);
  await form.rows.first().getByRole('button').click();
  await expect(form.restrictions.getByText('9,999 networks, 9,999 addresses')).toBeVisible();
  assert.equal(await form.rows.count(), 100);

  await form.restrictions.getByRole('button', { name: 'Remove all' }).click();
  await expect(form.rows.first()).toBeHidden();
  await expect(form.networks).toBeFocused();
  await expect(form.restrictions.getByText(/50 is the most/)).toBeHidden();
  await form.addNetwork('127.0.0.1');
  await form.save.click();
  await new OneTimeDialog(page).dialog.waitFor();
});

test('10,000 adjacent addresses merge into the five networks that contain exactly them', async ({ app }) => {
  const form = await openForm(app);
  await paste(form.networks, lines(10_000, address));
  await expect(form.restrictions.getByText('10,000 networks, 10,000 addresses')).toBeVisible();
  // 10,000 = 8,192 + 1,024 + 512 + 256 + 16.
  await form.restrictions.getByRole('button', { name: 'Merge to 5 networks' }).click();
  await expect(async () =>
    assert.deepEqual(await form.entries(), [
      '20.0.0.0/19',
      '20.0.32.0/22',
      '20.0.36.0/23',
      '20.0.38.0/24',
      '20.0.39.0/28',
    ]),
  ).toPass();
  await expect(form.restrictions.getByText('5 networks, 10,000 addresses')).toBeVisible();
});

async function openForm({ page }: App): Promise<NewKeyForm> {
  const form = new NewKeyForm(page);
  await form.open();
  return form;
}

function lines(count: number, line: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => line(n)).join('\n');
}

/** The `n`th address from 20.0.0.0 on. */
function address(n: number): string {
  return `20.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
}
