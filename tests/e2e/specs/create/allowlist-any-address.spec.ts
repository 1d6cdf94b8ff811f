// Networks that add up to every address get the warning, the shorter expiry and the hint of any address. Addresses that
// no caller can have get a warning from the page itself.

import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { dayFromNow, inWords } from '../../support/dates.ts';

const WARNING = /^Anyone who gets hold of this key can use it from anywhere\./;
const HINT = 'Works from any address. Limit it to where it is used.';

function until(days: number): RegExp {
  return new RegExp(`until ${inWords(dayFromNow(days))}\\.$`);
}

test('an allowlist for all of IPv4 or IPv6 shows a warning, expires sooner and is saved', async ({
  page,
}) => {
  for (const [family, first, last] of [
    ['IPv4', '0.0.0.0/1', '128.0.0.0/1'],
    ['IPv6', '2000::/4', '3000::/4'],
  ] as const) {
    await test.step(family, async () => {
      const form = new NewKeyForm(page);
      await form.open();
      const name = `All of ${family}`;
      await form.name.fill(name);
      await form.action(DEFAULT_INPUT.actions[0] ?? '').check();
      const warning = form.restrictions.getByText(WARNING).filter({ visible: true });
      await form.addNetwork(first, true);
      await expect(form.summary).toHaveText(until(90));
      await expect(warning).toHaveCount(0);
      await form.addNetwork(last, true);
      await expect(form.rows).toHaveCount(2);
      await expect(warning).toHaveCount(1);
      await expect(page.getByRole('status').filter({ hasText: /from anywhere\./ })).toBeAttached();
      await expect(form.summary).toHaveText(/ from any address, until /);
      await expect(form.summary).toHaveText(until(30));

      await form.undo.click();
      await expect(warning).toHaveCount(0);
      await expect(form.summary).toHaveText(until(90));

      await form.addNetwork(last, true);
      await form.save.click();
      const dialog = new OneTimeDialog(page);
      await expect(dialog.dialog).toBeVisible();
      await expect(dialog.dialog).toContainText(/any address, until /);
      const stored = await storedKey(page, name);
      expect(stored.ip_restrictions).toEqual({ mode: 'only', networks: [first, last] });

      await page.goto('/settings/security?status=unrestricted');
      const row = new SecurityPage(page).row(name);
      await expect(row).toContainText(HINT);
      await expect(row.getByText('Any address', { exact: true })).toHaveClass('warning-text');
    });
  }
});

test('merging is not offered when the result would be every address', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  const merge = form.restrictions.getByRole('button', { name: /^Merge/ });
  await form.addNetwork('0.0.0.0/1', true);
  await form.addNetwork('128.0.0.0/2', true);
  await form.addNetwork('192.0.0.0/2', true);
  await expect(form.rows).toHaveCount(3);
  await expect(merge).toHaveCount(0);
  await form.restrictions.getByRole('button', { name: 'Remove 0.0.0.0/1' }).click();
  await expect(merge).toHaveText('Merge to 1 network');
});

test('addresses that no caller can have show a warning, even if the API lists none', async ({ page }) => {
  await page.route('**/api-key-options', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), unreachable_networks: [] } });
  });
  const form = new NewKeyForm(page);
  await form.open();
  const remarks = [
    ['127.0.0.2', 'A computer uses this address only for itself.'],
    ['::1', 'A computer uses this address only for itself.'],
    ['0.0.0.0', 'No computer calls from this address.'],
    ['224.0.0.251', 'No computer calls from a multicast address.'],
    ['198.51.100.7', 'This range is only for examples in documents.'],
    ['192.168.1.0/24', 'This range is private. Use the server’s public address.'],
    ['fd00:1::/64', 'This range is private. Use the server’s public address.'],
    ['169.254.169.254', 'This range is private. Use the server’s public address.'],
  ] as const;
  for (const [entry] of remarks) await form.addNetwork(entry);
  await expect(form.rows).toHaveCount(remarks.length);
  for (const [index, [entry, remark]] of remarks.entries()) {
    const row = form.rows.nth(index);
    await expect(row.getByRole('code')).toHaveText(entry);
    await expect(row.locator('p.warning-text')).toHaveText(remark);
  }
  const marked = form.rows.first().locator('p.warning-text');
  const looks = await marked.evaluate((remark) => {
    const mark = getComputedStyle(remark, '::before').content;
    return { mark, same: getComputedStyle(remark).color === getComputedStyle(document.body).color };
  });
  expect(looks.mark).toContain('⚠');
  expect(looks.same).toBe(false);

  // The caller's own address is not scolded.
  await form.addNetwork('127.0.0.1');
  await expect(form.rows.last().getByRole('code')).toHaveText('127.0.0.1');
  await expect(form.rows.last().locator('p.warning-text')).toHaveCount(0);
});
