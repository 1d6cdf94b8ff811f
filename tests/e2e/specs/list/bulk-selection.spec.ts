// Selecting several keys: with filters and a search, with the keyboard alone, and by role.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { Several, SeveralDialog } from '../../pages/bulk.ts';
import { Finder } from '../../pages/finder.ts';
import { createKey } from '../../pages/key-page.ts';
import { DEVELOPER, OWNER, SignInPage, VIEWER } from '../../pages/sign-in-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { comeBack } from '../../support/flows.ts';
import { tabTo } from '../../support/keyboard.ts';

const STAGING = 'Internal staging key';
const CRM = 'Client CRM integration';

test.describe('selection', () => {
  test.use({ user: OWNER });

  test('checkboxes can be shown and hidden, and hiding them clears the selection', async ({ page }) => {
    const several = new Several(page);
    await new Finder(page).open();
    assert.equal(await several.boxes.count(), 0);
    await several.begin.click();
    await expect(several.stop).toBeFocused();
    await expect(several.box(CRM)).toBeVisible();
    assert.equal(await several.revoke.count(), 0, 'nothing is chosen yet');
    await several.box(CRM).check();
    await expect(page.getByRole('status').filter({ hasText: 'selected' })).toHaveText(/^1 key selected$/);
    await several.box(STAGING).check();
    await expectAnnounced(page, /^2 keys selected$/);
    await several.box(CRM).uncheck();
    await expectAnnounced(page, /^1 key selected$/);
    await several.stop.click();
    await expect(several.revoke).toBeHidden();
    await several.begin.click();
    assert.equal(await several.box(STAGING).isChecked(), false);
  });

  test('the selection is kept under another filter and search', async ({ page }) => {
    const finder = new Finder(page);
    const several = new Several(page);
    await finder.open();
    await several.choose(STAGING);
    await finder.show.selectOption('Expired keys');
    await finder.lists('Spring campaign');
    await several.box('Spring campaign').check();
    await finder.show.selectOption('Current keys');
    await finder.search.fill('crm');
    await finder.lists(CRM);
    await several.box(CRM).check();
    await expectAnnounced(page, /^3 keys selected$/);
    await finder.search.fill('');
    await expect(several.box(STAGING)).toBeVisible();
    assert.equal(await several.box(STAGING).isChecked(), true);
    await several.revoke.click();
    const dialog = new SeveralDialog(page);
    for (const name of [STAGING, 'Spring campaign', CRM]) await expect(dialog.line(name)).toBeVisible();
    await dialog.keep.click();
  });

  test('return to the window keeps the selection and the focus on its checkbox', async ({ page }) => {
    const several = new Several(page);
    await new Finder(page).open();
    await several.choose(STAGING);
    await several.box(STAGING).focus();
    const answer = page.waitForResponse(/\/api-keys\?/);
    await comeBack(page);
    await (await answer).finished();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    assert.equal(await several.box(STAGING).isChecked(), true);
    await expect(several.box(STAGING)).toBeFocused();
  });

  test('keys can be selected and disabled with the keyboard alone', async ({ app }) => {
    const { page } = app;
    const made = [await createKey(app, 'By keyboard 1'), await createKey(app, 'By keyboard 2')];
    const finder = new Finder(page);
    const several = new Several(page);
    await finder.open();
    await tabTo(page, several.begin);
    await page.keyboard.press('Enter');
    for (const { name } of made.reverse()) {
      await tabTo(page, several.box(name));
      await page.keyboard.press('Space');
      await expect(several.box(name)).toBeFocused();
    }
    await tabTo(page, several.revoke);
    await page.keyboard.press('Enter');
    const dialog = new SeveralDialog(page);
    await expect(dialog.keep).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog.dialog).toBeHidden();
    await expect(several.revoke).toBeFocused();
    await tabTo(page, several.box('By keyboard 2'), 'Shift+Tab');
    await page.keyboard.press('Space');
    await expect(several.box('By keyboard 2')).not.toBeChecked();
    await tabTo(page, several.disable);
    await page.keyboard.press('Enter');
    await expect(dialog.keep).toBeFocused();
    await tabTo(page, dialog.act, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(dialog.close).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.dialog).toBeHidden();
    await expect(finder.title).toBeFocused();
    await expect(finder.list.row('By keyboard 1').getByText('Disabled', { exact: true })).toBeVisible();
  });
});

test.describe('roles', () => {
  test.use({ standInOptions: ['--no-auto-sign-in'] });

  test('a viewer can search and sort keys but cannot select them', async ({ page }) => {
    await new SignInPage(page).signIn(VIEWER);
    const finder = new Finder(page);
    await finder.open('?status=all&sort=name');
    await finder.search.fill('crm');
    await finder.lists(CRM);
    const several = new Several(page);
    assert.equal(await several.begin.isVisible(), false);
    assert.equal(await several.boxes.count(), 0);
  });

  // Rule: what one may do with a key stands in the key; whatever is chosen, only that is done.
  test('a developer is offered only the bulk actions that the role includes', async ({ page }) => {
    await new SignInPage(page).signIn(DEVELOPER);
    const finder = new Finder(page);
    await finder.open();
    await expect(finder.list.rows.first()).toBeVisible();
    const several = new Several(page);
    await test.step('the role of the demo includes both', async () => {
      const { permissions } = await (await page.request.get('/api/settings/session')).json();
      assert.deepEqual([permissions.edit, permissions.revoke], [true, true]);
      await several.choose(CRM);
      await expect(several.disable).toBeVisible();
      await expect(several.revoke).toBeVisible();
    });
    for (const [left, offered, missing] of [
      ['edit', several.disable, several.revoke],
      ['revoke', several.revoke, several.disable],
    ] as const) {
      await test.step(`a role with only “${left}” of them`, async () => {
        await page.route('**/api/settings/session', async (route) => {
          const response = await route.fetch();
          const session = await response.json();
          const permissions = { ...session.permissions, edit: false, revoke: false, [left]: true };
          await route.fulfill({ response, json: { ...session, permissions } });
        });
        await finder.open();
        await several.choose(CRM);
        await expect(offered).toBeVisible();
        assert.equal(await missing.count(), 0);
        await page.unroute('**/api/settings/session');
      });
    }
  });
});
