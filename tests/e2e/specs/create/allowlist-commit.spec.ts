// A typed address is not lost: Save adds it, leaving the box adds it, and no click is missed because of it.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { stopClocks } from '../../support/clocks.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { tabTo } from '../../support/keyboard.ts';
import { call } from '../../support/public-api.ts';

const ACTION = DEFAULT_INPUT.actions[0] ?? '';

test('leaving the address box adds a valid entry and keeps an invalid one with an error', async ({
  page,
}) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.networks.fill('203.0.113.7');
  await form.networks.press('Tab');
  await assertEntries(form, ['203.0.113.7']);
  assert.equal(await form.networks.inputValue(), '');
  await expectAnnounced(page, /1 network added/);

  await form.networks.pressSequentially('crm.example.com');
  assert.equal(await form.networks.getAttribute('aria-invalid'), null, 'nobody is scolded while typing');
  await form.networks.press('Tab');
  await expect(form.restrictions.getByText(/is a host name/)).toBeVisible();
  assert.equal(await form.networks.inputValue(), 'crm.example.com');
  assert.equal(await form.networks.getAttribute('aria-invalid'), 'true');
  await assertEntries(form, ['203.0.113.7']);
});

// As slow as a person: the entry is taken, or scolded, while the button is down.
test('a click takes effect at once with text in the address box, and Save adds a valid entry', async ({
  page,
}) => {
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.name.fill(DEFAULT_INPUT.name);
  for (const [what, text, entries, checked] of [
    ['a valid entry', '203.0.113.7', ['203.0.113.7'], true],
    ['an invalid entry', 'crm.example.com', ['203.0.113.7'], false],
  ] as const) {
    await test.step(`a click on a checkbox, with ${what}`, async () => {
      await form.networks.fill(text);
      await form.action(ACTION).click({ delay: 300 });
      await assertEntries(form, entries);
      assert.equal(await form.action(ACTION).isChecked(), checked);
      const invalid = text === 'crm.example.com' ? 'true' : null;
      assert.equal(await form.networks.getAttribute('aria-invalid'), invalid);
    });
  }
  await form.action(ACTION).check();
  await test.step('a click on Save, with an invalid entry', async () => {
    await form.networks.fill('crm.example.com');
    await form.save.click({ delay: 300 });
    await expect(form.networks).toBeFocused();
    await expect(form.restrictions.getByText(/is a host name/)).toBeVisible();
    assert.equal(calls.requests.length, 0);
  });
  await test.step('a click on Save, with a valid entry', async () => {
    await form.networks.fill('127.0.0.1');
    await form.save.click({ delay: 300 });
    await new OneTimeDialog(page).dialog.waitFor();
    assert.equal(calls.requests.length, 1);
    const sent = calls.requests[0]?.postDataJSON().ip_restrictions.networks;
    assert.deepEqual(sent, ['203.0.113.7', '127.0.0.1']);
  });
});

test('one click on Save adds the typed address and saves the key', async ({ page }) => {
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...DEFAULT_INPUT, name: 'One click', networks: ['203.0.113.7'] });
  await form.networks.fill('127.0.0.1');
  await form.save.click();
  await new OneTimeDialog(page).dialog.waitFor();
  assert.equal(calls.requests.length, 1);
  assert.deepEqual(calls.requests[0]?.postDataJSON().ip_restrictions.networks, ['203.0.113.7', '127.0.0.1']);
});

test('removing networks by keyboard moves the focus to the next row, then to the address box', async ({
  page,
}) => {
  const form = new NewKeyForm(page);
  await form.open();
  for (const last of [1, 2, 3, 4]) await form.addNetwork(`203.0.113.${last}`);
  const remove = (last: number) =>
    form.restrictions.getByRole('button', { name: `Remove 203.0.113.${last}`, exact: true });
  await tabTo(page, remove(2), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(remove(3)).toBeFocused();
  await expectAnnounced(page, /3 networks, 3 addresses/);
  await page.keyboard.press('Space');
  await expect(remove(4)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.networks).toBeFocused();
  await assertEntries(form, ['203.0.113.1']);
  await tabTo(page, remove(1), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(form.rows.first()).toBeHidden();
  await expect(form.networks).toBeFocused();
  await test.step('an empty list is not announced as one address', async () => {
    await expectAnnounced(page, /networks/);
    await expect(async () => {
      const said = await page.getByRole('status').allTextContents();
      assert.doesNotMatch(said.join(), /1 address/);
    }).toPass();
  });
});

test('an empty allowlist is refused with both alternatives, and any address can then be saved', async ({
  page,
}) => {
  const calls = await recordCalls(page, CREATE);
  const form = new NewKeyForm(page);
  await form.open();
  await form.name.fill(DEFAULT_INPUT.name);
  await form.action(ACTION).check();
  await form.save.click();
  await expect(
    form.restrictions.getByText('Add at least one address, or choose “Any address for now”.'),
  ).toBeVisible();
  await expect(form.networks).toBeFocused();
  // Every address there is, refused as an entry, does not stand in the way either.
  await form.addNetwork('0.0.0.0/0');
  await form.anyAddress.check();
  await form.save.click();
  await new OneTimeDialog(page).dialog.waitFor();
  assert.deepEqual(calls.requests[0]?.postDataJSON().ip_restrictions, { mode: 'any', networks: [] });
});

test('“Any address for now” shows a warning and an earlier expiry, and can be reverted', async ({ page }) => {
  await stopClocks(page, '2026-11-23T12:00:00Z');
  const form = new NewKeyForm(page);
  await form.open();
  await form.addNetwork('203.0.113.7');
  await expect(form.expiry).toHaveText(/Expires 21 February 2027/);
  await expect(form.summary).toHaveText(/from 1 network \(1 address\), until 21 February 2027\./);
  await form.anyAddress.check();
  await expect(
    form.restrictions.getByText(/Anyone who gets hold of this key can use it from anywhere/),
  ).toBeVisible();
  await expect(form.expiry).toHaveText(/Expires 23 December 2026/);
  await expect(form.summary).toHaveText(/from any address, until 23 December 2026\./);
  await expect(form.networks).toBeHidden();
  await form.onlyThese.check();
  await assertEntries(form, ['203.0.113.7']);
  await expect(form.expiry).toHaveText(/Expires 21 February 2027/);
});

test('a key works only from the addresses in its allowlist', async ({ app }) => {
  const { page, standIn } = app;
  const name = 'One address and a range';
  await new SecurityPage(page).open();
  const list = new SecurityPage(page);
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...DEFAULT_INPUT, name });
  await form.addNetwork('127.0.0.8-127.0.0.11');
  await assertEntries(form, ['127.0.0.1', '127.0.0.8/30']);
  await expect(form.summary).toHaveText(/from 2 networks \(5 addresses\)/);
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  const pair = await dialog.pair();
  await dialog.close.click();
  await dialog.closeAnyway.click();

  for (const [from, status] of [
    ['127.0.0.1', 200],
    ['127.0.0.2', 403],
    ['127.0.0.7', 403],
    ['127.0.0.8', 200],
    ['127.0.0.11', 200],
    ['127.0.0.12', 403],
  ] as const) {
    const answer = await call(standIn, 'get_all_ln_accounts', pair, {}, from);
    assert.equal(answer.status, status, `${from}: ${JSON.stringify(answer.body)}`);
    if (status === 403) assert.equal(answer.body.status, 'IP_NOT_ALLOWED');
  }
  await list.open();
  await expect(list.row(name)).toHaveText(/Only from 2 networks/);
});

async function assertEntries(form: NewKeyForm, entries: readonly string[]): Promise<void> {
  await expect(async () => assert.deepEqual(await form.entries(), entries)).toPass();
}
