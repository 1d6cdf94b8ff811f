// Several keys are disabled or revoked one after the other, with a result for each; the number of keys must be typed
// only if one of them is in use.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { Several, SeveralDialog } from '../../pages/bulk.ts';
import { Finder } from '../../pages/finder.ts';
import { type CreatedKey, createKey, send } from '../../pages/key-page.ts';
import { refused, use, works } from '../../pages/rotate-dialog.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { deferred } from '../../support/deferred.ts';
import { after, FAILED_CALL, interceptWith, problem, REVOKE, recordCalls } from '../../support/faults.ts';
import { comeBack, signInElsewhere } from '../../support/flows.ts';

test.use({ user: OWNER });
const CHANGE = { method: 'PATCH', path: /^\/api-keys\/[^/]+$/ };

async function keys(app: App, ...names: readonly string[]): Promise<CreatedKey[]> {
  const made: CreatedKey[] = [];
  for (const name of names) made.push(await createKey(app, name));
  return made;
}

async function isDisabled({ standIn }: App, made: CreatedKey): Promise<void> {
  const answer = await use(standIn, made);
  assert.deepEqual([answer.status, answer.body.status], [403, 'KEY_DISABLED'], `${made.name} is refused`);
}

/** From the list to the question about these. */
async function asked(app: App, deed: 'disable' | 'revoke', ...names: readonly string[]) {
  const { page } = app;
  await new Finder(page).open();
  const several = new Several(page);
  await several.choose(...names);
  await expect(
    page.getByText(`${names.length} ${names.length === 1 ? 'key' : 'keys'} selected`),
  ).toBeVisible();
  await several[deed].click();
  const dialog = new SeveralDialog(page);
  await expect(dialog.dialog).toBeVisible();
  await expect(dialog.keep).toBeFocused();
  return dialog;
}

test('unused keys are revoked without typing a number, once each, and their next request is refused', async ({
  app,
}) => {
  const { page, standIn } = app;
  const made = await keys(app, 'Never used 1', 'Never used 2');
  const dialog = await asked(app, 'revoke', ...made.map(({ name }) => name));
  await expect(dialog.dialog.getByText(/This is final/)).toBeVisible();
  assert.equal(await dialog.number.count(), 0);
  const { promise: held, resolve: release } = deferred();
  const calls = await interceptWith(page, REVOKE, [after(held, (route) => route.continue())]);
  await dialog.act.click();
  await expect(async () => assert.equal(calls.requests.length, 1)).toPass();
  // While it is under way Escape closes nothing, and a second press does nothing.
  await page.keyboard.press('Escape');
  await dialog.act.press('Enter');
  await expect(dialog.dialog).toBeVisible();
  release();
  await expectAnnounced(page, /^2 keys are revoked\.$/);
  assert.equal(calls.requests.length, 2, 'once each');
  for (const { name } of made)
    await expect(dialog.line(name).getByText('Revoked', { exact: true })).toBeVisible();
  await expect(dialog.close).toBeFocused();
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  const finder = new Finder(page);
  await expect(finder.title).toBeFocused();
  for (const key of made) {
    await expect(finder.list.row(key.name)).toBeHidden();
    await refused(standIn, key, key.name);
  }
  assert.equal(await new Several(page).boxes.count(), 0, 'nobody chooses any more');
});

test('if a key is in use, the number of keys must be typed, and a wrong number does nothing', async ({
  app,
}) => {
  const { page, standIn } = app;
  const made = await keys(app, 'In use', 'Not in use', 'Not in use either');
  await works(standIn, made[0] as CreatedKey, 'the first');
  const dialog = await asked(app, 'disable', ...made.map(({ name }) => name));
  await expect(
    dialog.dialog.getByText('1 of them was used in the last 7 days. Type 3 to confirm.'),
  ).toBeVisible();
  const calls = await recordCalls(page, CHANGE);
  for (const wrong of ['', '2', 'three']) {
    await dialog.number.fill(wrong);
    await dialog.act.click();
    await expect(dialog.dialog.getByText('Type 3 to confirm.', { exact: true })).toBeVisible();
    await expect(dialog.number).toBeFocused();
  }
  assert.equal(calls.requests.length, 0);
  await dialog.number.fill(' 3 ');
  await dialog.act.click();
  await expectAnnounced(page, /^3 keys are disabled\.$/);
  await dialog.close.click();
  const finder = new Finder(page);
  for (const key of made) {
    await expect(finder.list.row(key.name).getByText('Disabled', { exact: true })).toBeVisible();
    await isDisabled(app, key);
  }

  await test.step('a key that is already disabled is left out', async () => {
    const [active] = await keys(app, 'Still active');
    const next = await asked(app, 'disable', 'Still active', 'Internal staging key');
    await expect(next.dialog.getByRole('heading', { name: 'Disable 1 key?' })).toBeVisible();
    assert.equal(await next.line('Internal staging key').count(), 0);
    await next.act.click();
    await expectAnnounced(page, /^1 key is disabled\.$/);
    await isDisabled(app, active as CreatedKey);
  });
});

test('a failed key is shown with its reason, and the others are revoked', async ({ app }) => {
  const { page, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await keys(app, 'Goes first', 'Fails', 'Goes last');
  const dialog = await asked(app, 'revoke', ...made.map(({ name }) => name));
  const failing = made[1] as CreatedKey;
  await interceptWith(page, { method: 'DELETE', path: new RegExp(failing.id) }, [problem(500, 'internal')]);
  await dialog.act.click();
  await expectAnnounced(page, /^2 of 3 keys revoked\. See why at the others\.$/);
  await expect(dialog.line('Goes first').getByText('Revoked', { exact: true })).toBeVisible();
  await expect(dialog.line('Goes last').getByText('Revoked', { exact: true })).toBeVisible();
  await expect(dialog.line('Fails')).toHaveText(/We-Link has a problem at the moment.*not changed/);
  await dialog.close.click();
  const finder = new Finder(page);
  await expect(finder.list.row('Fails')).toBeVisible();
  await expect(finder.list.row('Goes last')).toBeHidden();
  await works(standIn, failing, 'the one that failed');
});

// Rule: what somebody else changed meanwhile is not switched off unseen.
test('a key changed by another person is reported and not disabled', async ({ app }) => {
  const { page } = app;
  const made = await keys(app, 'Changed meanwhile', 'Not changed');
  const dialog = await asked(app, 'disable', ...made.map(({ name }) => name));
  const changed = made[0] as CreatedKey;
  app.consoleGuard.expect(FAILED_CALL);
  const { revision } = await send(page, 'GET', `/api-keys/${changed.id}`);
  const match = { 'if-match': `"${revision}"` };
  await send(page, 'PATCH', `/api-keys/${changed.id}`, { note: 'Somebody was here' }, match);
  await dialog.act.click();
  await expectAnnounced(page, /^1 of 2 keys disabled/);
  await expect(dialog.line(changed.name)).toHaveText(/Somebody changed this key meanwhile/);
  await dialog.close.click();
  const row = new Finder(page).list.row(changed.name);
  await expect(row.getByText('Somebody was here')).toBeVisible();
  assert.equal(await row.getByText('Disabled', { exact: true }).count(), 0);
});

test('“Keep them” and Escape change no key and keep the selection', async ({ app }) => {
  const { page, standIn } = app;
  const made = await keys(app, 'Kept 1', 'Kept 2');
  const revoking = await recordCalls(page, REVOKE);
  const changing = await recordCalls(page, CHANGE);
  await new Finder(page).open();
  const several = new Several(page);
  const dialog = new SeveralDialog(page);
  await several.choose(...made.map(({ name }) => name));
  for (const deed of ['revoke', 'disable'] as const) {
    for (const [way, leave] of [
      ['“Keep them”', () => dialog.keep.click()],
      ['Escape', () => dialog.dialog.press('Escape')],
    ] as const) {
      await test.step(`${deed}, ${way}`, async () => {
        await several[deed].click();
        await expect(dialog.keep).toBeFocused();
        await leave();
        await expect(dialog.dialog).toBeHidden();
        await expect(several[deed]).toBeFocused();
        for (const { name } of made) await expect(several.box(name)).toBeChecked();
      });
    }
  }
  assert.deepEqual([revoking.requests.length, changing.requests.length], [0, 0]);
  for (const key of made) await works(standIn, key, key.name);
});

test('when the session ends, the bulk dialog closes and no key is revoked', async ({ app }) => {
  const { page, context, standIn, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await keys(app, 'Cut off 1', 'Cut off 2');
  const dialog = await asked(app, 'revoke', ...made.map(({ name }) => name));
  await context.clearCookies();
  await dialog.act.click();
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
  await expect(dialog.dialog).toBeHidden();
  for (const key of made) await works(standIn, key, key.name);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await expect(new Finder(page).list.row('Cut off 1')).toBeVisible();
  assert.equal(await dialog.dialog.count(), 0);
  assert.equal(await new Several(page).boxes.count(), 0);
});
