// A firewall refuses a call with its own page: the message does not blame the role.
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { CREATE, FAILED_CALL, firewallPage, interceptWith, LIST } from '../../support/faults.ts';

const BLOCKED = /Something between you and We-Link refused the call\./;

test('a save refused by a firewall does not mention the role and keeps the form', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  await interceptWith(page, CREATE, [firewallPage]);
  const form = new NewKeyForm(page);
  await form.open();
  await form.fill({ ...DEFAULT_INPUT, name: 'Behind a firewall' });
  await form.save.click();
  await expect(page.getByRole('alert').getByText(BLOCKED)).toBeVisible();
  await expect(page.getByText(/Your role/)).toHaveCount(0);
  await expect(form.name).toHaveValue('Behind a firewall');
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  await dialog.close.click();
  await dialog.closeAnyway.click();
  await expect(new SecurityPage(page).row('Behind a firewall')).toBeVisible();
});

test('a list refused by a firewall shows an error, and Try again loads it', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const calls = await interceptWith(page, LIST, [firewallPage], true);
  const list = new SecurityPage(page);
  await list.open();
  await expect(page.getByText(BLOCKED)).toBeVisible();
  calls.restore();
  await list.retry.press('Enter');
  await expect(list.rows.first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'API keys', exact: true })).toBeFocused();
});
