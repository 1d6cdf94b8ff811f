// The allowlist as a whole: warnings, overlaps, the number of addresses, and the caller's own address.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';

const OWN_V4 = 'Add my current address, 127.0.0.1';

test.describe('from 127.0.0.1', () => {
  test('an unusual network shows a warning beside it and can still be saved', async ({ app }) => {
    const calls = await recordCalls(app.page, CREATE);
    const form = await openForm(app);
    const odd = [
      ['203.0.113.7', 'This range is only for examples in documents.'],
      ['2001:db8:1::/48', 'This range is only for examples in documents.'],
      ['224.0.0.251', 'No computer calls from a multicast address.'],
      ['ff02::1', 'No computer calls from a multicast address.'],
      ['192.168.1.0/24', 'We-Link never sees calls from here. Use the server’s public address.'],
      ['fd00:1::/64', 'We-Link never sees calls from here. Use the server’s public address.'],
      ['20.0.0.0/15', 'This is very wide. A narrower network protects better.'],
      ['2400::/31', 'This is very wide. A narrower network protects better.'],
    ] as const;
    await form.fill({ ...DEFAULT_INPUT, networks: [] });
    await form.onlyThese.check();
    await test.step('an entry for every address is refused and points to “Any address for now”', async () => {
      for (const entry of ['0.0.0.0/0', '::/0', '0.0.0.0-255.255.255.255']) {
        await form.addNetwork(entry);
        await expect(
          form.restrictions.getByText(
            `“${entry}” allows every IPv4 or every IPv6 address. Choose “Any address for now” if you want that.`,
          ),
        ).toBeVisible();
        assert.deepEqual(await form.entries(), []);
      }
    });
    for (const [entry, warning] of odd) await form.addNetwork(entry, warning.startsWith('This is very wide'));
    for (const [index, [entry, warning]] of odd.entries()) {
      await expect(form.rows.nth(index)).toHaveText(new RegExp(`^${entry}.*${warning}`));
    }
    await form.addNetwork('20.9.0.0/16');
    assert.equal(await form.rows.last().textContent(), '20.9.0.0/1665,536 addressesRemove');
    await form.save.click();
    await new OneTimeDialog(app.page).dialog.waitFor();
    assert.equal(calls.requests.length, 1);
  });

  test('a redundant network is marked, and merging keeps the same addresses', async ({ app }) => {
    const calls = await recordCalls(app.page, CREATE);
    const form = await openForm(app);
    await form.fill({
      ...DEFAULT_INPUT,
      networks: ['20.0.0.0/24', '20.0.0.7', '20.0.1.0/24', '20.0.9.9', '2400:1::/64'],
    });
    await expect(form.rows.nth(1)).toHaveText(/Allowed by 20\.0\.0\.0\/24 already\./);
    const before = await form.restrictions.getByText(/^5 networks, /).textContent();
    await form.restrictions.getByRole('button', { name: 'Merge to 3 networks' }).click();
    const merged = ['20.0.0.0/23', '20.0.9.9', '2400:1::/64'];
    await expect(async () => assert.deepEqual(await form.entries(), merged)).toPass();
    await expect(form.networks).toBeFocused();
    const after = await form.restrictions.getByText(/^3 networks, /).textContent();
    assert.equal(after, before?.replace('5', '3'), 'as many addresses as before');
    await expect(form.restrictions.getByRole('button', { name: /^Merge/ })).toBeHidden();
    assert.doesNotMatch((await form.restrictions.textContent()) ?? '', /Allowed by/);
    await form.save.click();
    await new OneTimeDialog(app.page).dialog.waitFor();
    assert.deepEqual(calls.requests[0]?.postDataJSON().ip_restrictions.networks, merged);
  });

  test('the total number of networks and addresses is shown', async ({ app }) => {
    const form = await openForm(app);
    await test.step('the caller’s own address has no warning and is added once', async () => {
      const own = form.restrictions.getByRole('button', { name: OWN_V4 });
      await own.click();
      await expect(async () => assert.deepEqual(await form.entries(), ['127.0.0.1'])).toPass();
      await expect(form.networks).toBeFocused();
      await expectAnnounced(app.page, /1 network, 1 address/);
      assert.equal(await form.rows.first().textContent(), '127.0.0.1Remove');
      await own.click();
      await expect(form.networks).toBeFocused();
      assert.deepEqual(await form.entries(), ['127.0.0.1'], 'once is enough');
    });
    await form.rows.first().getByRole('button').click();
    for (const [entry, total] of [
      ['203.0.113.7', '1 network, 1 address'],
      ['198.51.100.0/24', '2 networks, 257 addresses'],
      ['198.51.100.0/31', '3 networks, 257 addresses'],
      ['20.0.0.0/8', '4 networks, 16,777,473 addresses'],
      ['2400:1::/64', '5 networks, 18 quintillion addresses'],
      ['2400:2::/48', '6 networks, more than 1,000 quintillion addresses'],
    ] as const) {
      await form.addNetwork(entry, entry === '20.0.0.0/8');
      await expect(form.restrictions.getByText(total, { exact: true })).toBeVisible();
      await expect(form.summary).toHaveText(new RegExp(total.replace(', ', ' \\(')));
    }
  });
});

test.describe('behind a proxy', () => {
  test.use({ user: OWNER, standInOptions: ['--trusted-proxy', '127.0.0.1/32'] });
  const from = (address: string) => ({ extraHTTPHeaders: { 'X-Forwarded-For': address } });

  test.describe(() => {
    test.use(from('2400:1:2:3::7'));
    test('the network of the caller’s own IPv6 address is offered, too', async ({ app }) => {
      const form = await openForm(app);
      await expect(form.restrictions.getByText(/changes its IPv6 address every day or so/)).toBeVisible();
      await form.restrictions.getByRole('button', { name: 'Add its network, 2400:1:2:3::/64' }).click();
      await expect(async () => assert.deepEqual(await form.entries(), ['2400:1:2:3::/64'])).toPass();
      await expect(form.networks).toBeFocused();
      await form.restrictions.getByRole('button', { name: 'Add my current address, 2400:1:2:3::7' }).click();
      await expect(form.rows.nth(1)).toHaveText(/2400:1:2:3::7.*Allowed by 2400:1:2:3::\/64 already/);
    });
  });

  for (const [what, address] of [
    ['in a private network', '10.1.2.3'],
    ['in a documentation range', '203.0.113.9'],
  ] as const) {
    test.describe(() => {
      test.use(from(address));
      test(`the caller’s own address ${what} has no warning, a neighbouring address has one`, async ({
        app,
      }) => {
        const form = await openForm(app);
        await form.restrictions
          .getByRole('button', { name: `Add my current address, ${address}`, exact: true })
          .click();
        await expect(async () => assert.deepEqual(await form.entries(), [address])).toPass();
        assert.equal(await form.rows.first().textContent(), `${address}Remove`);
        assert.equal(await form.restrictions.getByText(/its network|every day or so/).count(), 0);
        await form.addNetwork(`${address}0`);
        await expect(form.rows.nth(1)).toHaveText(/never sees calls from here|only for examples/);
      });
    });
  }
});

async function openForm({ page }: App): Promise<NewKeyForm> {
  const form = new NewKeyForm(page);
  await form.open();
  return form;
}
