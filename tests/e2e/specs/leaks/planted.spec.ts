// Self-test of the leak search: leaks are planted in every place, and the search must find them.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/profile.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { inTheHeap } from '../../support/leaks/heap.ts';
import { PLANTS } from '../../support/leaks/planted-leaks.ts';
import { PLACES } from '../../support/leaks/search-locations.ts';
import { Needles } from '../../support/leaks/secret-search.ts';

test('the search finds each planted leak in its place, and nothing before planting', async ({ visit }) => {
  await new SecurityPage(visit.page).open();
  const needles = new Needles(Object.fromEntries(PLANTS.map(({ name, value }) => [name, value])));
  for (const place of PLACES) assert.deepEqual(await place.search(visit, needles), [], place.name);

  for (const { value, plant } of PLANTS) await plant(visit.page, [...value]);
  for (const place of PLACES) {
    const planted = PLANTS.filter((plant) => plant.place === place.name).map(({ name }) => name);
    assert.ok(planted.length > 0, `nothing is planted in ${place.name}`);
    // The disk is written a little later.
    await expect(async () => {
      const found = (await place.search(visit, needles)).join('\n');
      const missed = planted.filter((name) => !found.includes(`the ${name}`));
      assert.deepEqual(missed, [], `${place.name} does not see all`);
    }).toPass();
  }
});

test('the heap is searched after garbage collection, and a finding names its holder', async ({ visit }) => {
  const { page } = visit;
  await new SecurityPage(page).open();
  const value = 'wls_0123456789abcdefghij';
  const needles = new Needles({ value });
  await page.evaluate((letters) => Object.assign(window, { holder: [letters.join('')] }).length, [...value]);
  assert.match((await inTheHeap(page, needles)).join(), /the value.*\.holder/);
  await page.evaluate(() => Reflect.deleteProperty(window, 'holder'));
  assert.deepEqual(await inTheHeap(page, needles), []);
});
