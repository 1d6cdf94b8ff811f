// Addresses are typed one by one: an invalid entry shows the reason, and an ambiguous entry asks for a choice.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';

test('Enter and comma add an entry, the address box keeps the focus, and nothing is submitted', async ({
  app,
}) => {
  const calls = await recordCalls(app.page, CREATE);
  const form = await openForm(app);
  await form.name.fill(DEFAULT_INPUT.name);
  await form.action(DEFAULT_INPUT.actions[0] ?? '').check();
  await form.networks.focus();
  await app.page.keyboard.type('203.0.113.7');
  await app.page.keyboard.press('Enter');
  await assertEntries(form, ['203.0.113.7']);
  await expect(form.networks).toBeFocused();
  assert.equal(await form.networks.inputValue(), '');
  await expectAnnounced(app.page, /1 network added\. 1 network, 1 address\./);
  await app.page.keyboard.type('198.51.100.0/28,2001:db8::7,');
  await assertEntries(form, ['203.0.113.7', '198.51.100.0/28', '2001:db8::7']);
  await expect(form.networks).toBeFocused();
  for (let press = 0; press < 3; press += 1) await app.page.keyboard.press('Enter');
  await expect(form.networks).toBeFocused();
  assert.equal(calls.requests.length, 0);
});

test('Control+Enter and Meta+Enter add the typed address and save the key', async ({ app }) => {
  const { page } = app;
  const form = await openForm(app);
  for (const modifier of ['Control', 'Meta']) {
    await test.step(modifier, async () => {
      const created = await recordCalls(page, CREATE);
      await form.fill({ ...DEFAULT_INPUT, name: `By ${modifier}`, networks: ['203.0.113.7'] });
      await form.networks.fill('127.0.0.1');
      await form.networks.press(`${modifier}+Enter`);
      const dialog = new OneTimeDialog(page);
      await dialog.dialog.waitFor();
      assert.deepEqual(sentNetworks(created.requests), ['203.0.113.7', '127.0.0.1']);
      await dialog.close.click();
      await dialog.closeAnyway.click();
      await new SecurityPage(page).create.click();
    });
  }
});

test('entries are added in canonical form, with a note on what was changed', async ({ app }) => {
  const form = await openForm(app);
  await test.step('a range becomes the fewest networks that contain it', async () => {
    await form.addNetwork('10.0.0.5-10.0.0.10');
    await assertEntries(form, ['10.0.0.5', '10.0.0.6/31', '10.0.0.8/31', '10.0.0.10']);
    await expect(form.restrictions.getByText('4 networks, 6 addresses')).toBeVisible();
    await expect(form.networks).toBeFocused();
    await form.addNetwork('10.0.1.0 - 10.0.1.255');
    await assertLast(form, '10.0.1.0/24');
  });
  for (const [typed, entry, about] of [
    ['203.0.113.7', '203.0.113.7', ''],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1', 'from “2001:DB8:0:0:0:0:0:1”'],
    [
      '::ffff:203.0.113.10',
      '203.0.113.10',
      'from “::ffff:203.0.113.10”, which is an IPv4 address written as IPv6',
    ],
    ['"203.0.113.11"', '203.0.113.11', null],
    ['“203.0.113.12”', '203.0.113.12', null],
    ["'203.0.113.13'", '203.0.113.13', null],
  ] as const) {
    await test.step(typed, async () => {
      await form.addNetwork(typed);
      await assertLast(form, entry);
      if (about !== null) assert.equal(await form.rows.last().locator('.secondary').textContent(), about);
    });
  }
});

test('an address inside other text is suggested, and is added only when ticked', async ({ app }) => {
  const form = await openForm(app);
  for (const [typed, meant] of [
    ['203.0.113.8:8080', '203.0.113.8'],
    ['https://203.0.113.9/v1/a', '203.0.113.9'],
    ['198.51.100.*', '198.51.100.0/24'],
    ['10.1.0.0 255.255.0.0', '10.1.0.0/16'],
  ] as const) {
    await form.addNetwork(typed);
    await expect(form.review).toBeVisible();
    assert.ok(!(await form.entries()).includes(meant));
    await form.review.getByRole('checkbox').check();
    await form.addChosen.click();
    await assertLast(form, meant);
  }
});

test('an entry with host bits asks for a choice, and Save is refused until it is made', async ({ app }) => {
  const calls = await recordCalls(app.page, CREATE);
  const form = await openForm(app);
  await form.fill({ ...DEFAULT_INPUT, networks: ['10.0.0.7/24'] });
  await expect(form.review).toBeVisible();
  await assertEntries(form, []);
  await form.save.click();
  await expect(form.restrictions.getByText('1 address is not added yet. Add it, or cancel.')).toBeVisible();
  assert.equal(calls.requests.length, 0);

  await form.review.getByRole('radio', { name: 'The network 10.0.0.0/24' }).check();
  await form.addChosen.click();
  await assertEntries(form, ['10.0.0.0/24']);
  await expect(form.review).toBeHidden();
  await expect(form.networks).toBeFocused();
  await expectAnnounced(app.page, /1 network added\./);

  await form.addNetwork('10.0.1.7/24');
  await form.review.getByRole('radio', { name: 'Only 10.0.1.7' }).check();
  await form.addChosen.click();
  await assertEntries(form, ['10.0.0.0/24', '10.0.1.7']);
  await form.addNetwork('10.0.2.7/24');
  await form.review.getByRole('button', { name: 'Cancel' }).click();
  await assertEntries(form, ['10.0.0.0/24', '10.0.1.7']);

  await form.save.click();
  await new OneTimeDialog(app.page).dialog.waitFor();
  assert.deepEqual(sentNetworks(calls.requests), ['10.0.0.0/24', '10.0.1.7']);
});

test('an invalid entry is refused with the reason and the correct form', async ({ app }) => {
  const form = await openForm(app);
  for (const [typed, why] of [
    ['crm.example.com', /“crm\.example\.com” is a host name\..*write the IP address/],
    ['192.168.010.1', /leading zero.*Write it without/],
    ['４２.0.0.1', /digits of another script.*0 to 9/],
    ['fe80::1%eth0', /has a zone after %.*public address/],
    ['10.0.0.0/33', /a number from 1 to 32 after the slash, such as \/24/],
    ['2001:db8::/129', /a number from 1 to 128 after the slash, such as \/96/],
    ['office', /“office” is not an IP address\. Write it like 203\.0\.113\.7/],
  ] as const) {
    await form.addNetwork(typed);
    await expect(form.restrictions.getByText(why)).toBeVisible();
    assert.equal(await form.networks.getAttribute('aria-invalid'), 'true');
    await expect(form.networks).toBeFocused();
  }
  await assertEntries(form, []);
  await form.addNetwork('203.0.113.7');
  await assertEntries(form, ['203.0.113.7']);
  assert.equal(await form.networks.getAttribute('aria-invalid'), null);
  assert.equal(await form.restrictions.getByText(/“office”/).count(), 0);
});

test('an invalid entry with an obvious correction has a button that applies it', async ({ app }) => {
  const form = await openForm(app);
  for (const [typed, why, fix, entry] of [
    ['10.0.0.0/255.255.0.0', /has a mask/, '10.0.0.0/16', '10.0.0.0/16'],
    ['0xCB007107', /is an address in another notation/, '203.0.113.7', '203.0.113.7'],
    ['3405803784', /is an address in another notation/, '203.0.113.8', '203.0.113.8'],
    ['10.0.0.9-10.0.0.8', /“10\.0\.0\.9-10\.0\.0\.8”/, '10.0.0.8-10.0.0.9', '10.0.0.8/31'],
  ] as const) {
    await test.step(typed, async () => {
      await form.addNetwork(typed);
      await expect(form.restrictions.getByText(why)).toBeVisible();
      await form.restrictions.getByRole('button', { name: `Use ${fix}`, exact: true }).click();
      await assertLast(form, entry);
      await expect(form.networks).toBeFocused();
      assert.equal(await form.networks.inputValue(), '');
      await expect(form.restrictions.getByRole('button', { name: /^Use / })).toBeHidden();
    });
  }
  for (const [typed, address, fix] of [
    ['10.0.3.7/255.255.255.0', '10.0.3.7', '10.0.3.7/24'],
    ['10.0.4.7/0.0.0.255', '10.0.4.7', '10.0.4.7/24'],
  ] as const) {
    await test.step(`the host bits of ${typed} ask for a choice and are not dropped`, async () => {
      const before = await form.entries();
      await form.addNetwork(typed);
      await expect(form.restrictions.getByText(`“${typed}” has a mask. Write it as ${fix}.`)).toBeVisible();
      await assertEntries(form, before);
      await form.restrictions.getByRole('button', { name: `Use ${fix}`, exact: true }).click();
      const network = `The network ${address.replace(/7$/, '0/24')}`;
      await expect(form.review.getByRole('radio', { name: network })).toBeVisible();
      await assertEntries(form, before);
      await form.review.getByRole('radio', { name: `Only ${address}` }).check();
      await form.addChosen.click();
      await assertEntries(form, [...before, address]);
      await expect(form.networks).toBeFocused();
      assert.equal(await form.networks.inputValue(), '');
    });
  }
});

async function openForm({ page }: App): Promise<NewKeyForm> {
  const form = new NewKeyForm(page);
  await form.open();
  return form;
}

async function assertEntries(form: NewKeyForm, entries: readonly string[]): Promise<void> {
  await expect(async () => assert.deepEqual(await form.entries(), entries)).toPass();
}

async function assertLast(form: NewKeyForm, entry: string): Promise<void> {
  await expect(async () => assert.equal((await form.entries()).at(-1), entry)).toPass();
}

function sentNetworks(requests: readonly { postDataJSON(): unknown }[]): unknown {
  assert.equal(requests.length, 1);
  const body = requests[0]?.postDataJSON() as { ip_restrictions: { networks: string[] } };
  return body.ip_restrictions.networks;
}
