// Bulk actions: a failed key stays selected and can be retried; a key revoked by another person is not counted.
import { expect, test } from '../../fixtures/test.ts';
import { Several, SeveralDialog } from '../../pages/bulk.ts';
import { Finder } from '../../pages/finder.ts';
import { type CreatedKey, createKey, send } from '../../pages/key-page.ts';
import { FAILED_CALL, interceptWith, problem } from '../../support/faults.ts';
import { comeBack } from '../../support/flows.ts';

test('a failed key can be retried after the wait, and the other keys are not sent again', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const first = await createKey({ page }, 'Several: goes');
  const second = await createKey({ page }, 'Several: waits');
  const several = new Several(page);
  await new Finder(page).open();
  await several.choose(first.name, second.name);
  const wait = problem(429, 'too-many-requests', {}, { 'retry-after': '2' });
  const calls = await interceptWith(page, { method: 'DELETE', path: new RegExp(second.id) }, [wait]);
  const others = await interceptWith(page, { method: 'DELETE', path: new RegExp(first.id) }, []);
  await several.revoke.click();
  const dialog = new SeveralDialog(page);
  await dialog.act.click();
  await expect(dialog.line(second.name)).toContainText('Try again in 2 seconds');
  await expect(dialog.retry).toHaveAttribute('aria-disabled', 'true');
  await expect(dialog.retry).not.toHaveAttribute('aria-disabled', 'true');
  await dialog.retry.press('Enter');
  await expect(dialog.line(second.name).getByText('Revoked', { exact: true })).toBeVisible();
  expect([calls.requests.length, others.requests.length]).toEqual([2, 1]);
  await expect(dialog.retry).toHaveCount(0);
  await dialog.close.click();
  await expect(several.boxes).toHaveCount(0);
});

test('a failed key stays selected when the dialog closes', async ({ page, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  const first = await createKey({ page }, 'Chosen: goes');
  const second = await createKey({ page }, 'Chosen: fails');
  const several = new Several(page);
  await new Finder(page).open();
  await several.choose(first.name, second.name);
  const internal = problem(500, 'internal');
  await interceptWith(page, { method: 'DELETE', path: new RegExp(second.id) }, [internal]);
  await several.revoke.click();
  const dialog = new SeveralDialog(page);
  await dialog.act.click();
  await dialog.close.click();
  await expect(several.box(second.name)).toBeChecked();
  await expect(page.getByText('1 key selected', { exact: true })).toBeVisible();
});

test('a key revoked by another person is not counted', async ({ page }) => {
  const kept = await createKey({ page }, 'Counted');
  const listed = await createKey({ page }, 'Revoked, seen on coming back');
  const hidden = await createKey({ page }, 'Revoked, on no page');
  const several = new Several(page);
  const finder = new Finder(page);
  await finder.open('?status=all');
  await several.choose(kept.name, listed.name, hidden.name);
  const revoke = (made: CreatedKey) => send(page, 'DELETE', `/api-keys/${made.id}`);
  await revoke(listed);
  await comeBack(page);
  await expect(page.getByText('2 keys selected', { exact: true })).toBeVisible();
  await finder.search.fill('counted');
  await finder.lists(kept.name);
  await revoke(hidden);
  await several.revoke.click();
  const dialog = new SeveralDialog(page);
  await expect(dialog.dialog.getByRole('heading', { name: 'Revoke 1 key?' })).toBeVisible();
  await dialog.keep.click();
});
