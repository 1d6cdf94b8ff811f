// A server without a capability is not asked for it, and the list works without it.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { Several } from '../../pages/bulk.ts';
import { Finder, SEARCH } from '../../pages/finder.ts';
import { recordCalls } from '../../support/faults.ts';

test.describe('without search', () => {
  test.use({ standInOptions: ['--without', 'search'] });

  test('the search box is not shown, and the filter works', async ({ page }) => {
    const calls = await recordCalls(page, SEARCH);
    const finder = new Finder(page);
    await finder.open('?status=expired');
    await finder.lists('Spring campaign');
    assert.equal(await finder.search.count(), 0);
    await finder.show.selectOption('Revoked keys');
    await finder.lists('Old laptop');
    assert.equal(calls.requests.length, 0);
  });
});

test.describe('without changes of settings', () => {
  test.use({ standInOptions: ['--without', 'edit'] });

  test('selected keys can be revoked but not disabled', async ({ page }) => {
    const finder = new Finder(page);
    await finder.open();
    const several = new Several(page);
    await several.choose('Lead import');
    await expect(several.revoke).toBeVisible();
    assert.equal(await several.disable.count(), 0);
  });
});

test.describe('without events and usage', () => {
  test.use({ standInOptions: ['--without', 'events,usage'] });

  test('the list has no link to the activity and no warning about refused calls', async ({ page }) => {
    const finder = new Finder(page);
    await finder.open();
    await expect(finder.list.rows.first()).toBeVisible();
    assert.equal(await page.getByRole('button', { name: 'Activity of all keys' }).count(), 0);
    assert.equal(await page.getByText(/refused in the last 7 days/).count(), 0);
  });
});
