// A masked credential is found by its readable ends; a fully masked one shows a message.
import { expect, test } from '../../fixtures/test.ts';
import { Finder } from '../../pages/finder.ts';
import { createKey, send } from '../../pages/key-page.ts';

test('a masked credential finds its key, and a fully masked one shows a message', async ({ page }) => {
  const made = await createKey({ page }, 'Found by its ends');
  const { hint } = await send(page, 'GET', `/api-keys/${made.id}`);
  const finder = new Finder(page);
  await finder.open();
  const { prefix, last4 } = hint;
  for (const masked of [`${prefix} … ${last4}`, `••••${last4}`, `${prefix}********`]) {
    await finder.search.fill('');
    await expect(finder.list.rows.nth(1)).toBeVisible();
    await finder.search.fill(masked);
    await finder.lists('Found by its ends');
  }
  await finder.search.fill('****');
  await expect(page.getByText(/Stars and dots hide most of a key/)).toBeVisible();
});
