// A workspace with more keys than it may have.
import assert from 'node:assert/strict';
import { SecurityPage } from '../pages/security-page.ts';
import { eventually, visible } from '../support/expect.ts';
import { scene } from '../support/journey.ts';

const tell = scene({ standIn: ['--seed-keys', '520'] });

tell('the list comes in pages, and says how much of it is there', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  await visible(list.rows.first());
  const first = await list.rows.count();
  assert.ok(first < 520);
  await visible(page.getByText(new RegExp(`^${first} of 5\\d\\d keys`)).first());
  await page.getByRole('button', { name: 'Show more keys' }).click();
  await eventually(async () => assert.ok((await list.rows.count()) > first));
});

tell('at the limit, the reason stands in place of the button', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  await visible(list.rows.first());
  assert.equal(await list.create.count(), 0);
  await visible(page.getByText(/500/).first());
});
