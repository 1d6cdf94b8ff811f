// Reload, Back, Forward and another tab never show the pair again.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/profile.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { openedDialog } from '../../support/leaks/delivered.ts';
import { domTexts } from '../../support/leaks/dom.ts';
import { navigations } from '../../support/leaks/history.ts';
import { leftBehind } from '../../support/leaks/search-locations.ts';
import { Needles, type Secrets } from '../../support/leaks/secret-search.ts';

test('a reload while the dialog is open leaves no trace of the pair', async ({ visit }) => {
  const { page } = visit;
  const { secrets } = await openedDialog(visit);
  goOnWithoutAsking(page);
  await page.reload();
  await isWithoutPair(page, secrets);
  assert.deepEqual(await leftBehind(visit, secrets), []);
});

test('pagehide empties the fields and overwrites the pair, at once', async ({ visit }) => {
  const { page } = visit;
  const { dialog, secrets } = await openedDialog(visit);
  const values = await page.evaluate(() => {
    const page = document.getElementById('we-link-security')?.shadowRoot;
    const fields = [...(page?.querySelectorAll('textarea') ?? [])];
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    return fields.map((field) => field.value);
  });
  assert.deepEqual(values, ['', '']);
  await dialog.dialog.waitFor({ state: 'hidden' });
  assert.deepEqual(await leftBehind(visit, secrets), []);
});

for (const [way, leave] of [
  ['Back', (page: Page) => page.goto('/sign-in').then(() => 1)],
  ['Forward', (page: Page) => backTo(page, '/sign-in')],
] as const) {
  test(`the page restored by ${way} from the back/forward cache does not contain the pair`, async ({
    visit,
  }) => {
    const { page } = visit;
    await page.goto('/sign-in');
    const { secrets } = await openedDialog(visit);
    goOnWithoutAsking(page);
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { cameBack: persisted }));
    });
    const steps = await leave(page);
    await expect(page.getByLabel('Password')).toBeVisible();
    await page.evaluate((by) => history.go(by), way === 'Back' ? -steps : steps);
    await expect(async () =>
      assert.equal(await page.evaluate(() => Reflect.get(window, 'cameBack')), true, 'it was built anew'),
    ).toPass();
    await isWithoutPair(page, secrets);
    assert.deepEqual(await leftBehind(visit, secrets), []);
  });
}

test('another tab, opened by hand or by the page, does not contain the pair', async ({ visit }) => {
  const { page, context } = visit;
  const { dialog, secrets } = await openedDialog(visit);
  const byHand = await context.newPage();
  await byHand.goto(page.url());
  const opened = context.waitForEvent('page');
  // Takes a copy of the sessionStorage along, as a duplicate does.
  await page.evaluate(() => void window.open(location.href));
  for (const tab of [byHand, await opened]) {
    await isWithoutPair(tab, secrets);
    await tab.close();
  }
  await dialog.close.click();
  await dialog.closeAnyway.click();
  assert.deepEqual(await leftBehind(visit, secrets), []);
});

/** Goes back to an address that was open before, and tells by how many steps. */
async function backTo(page: Page, path: string): Promise<number> {
  const { currentIndex, entries } = await navigations(page);
  const steps = currentIndex - entries.findIndex(({ url }) => url.endsWith(path));
  await page.evaluate((by) => history.go(-by), steps);
  return steps;
}

/** Says yes where the browser asks whether to leave. */
function goOnWithoutAsking(page: Page): void {
  page.on('dialog', (question) => void question.accept());
}

async function isWithoutPair(page: Page, secrets: Secrets): Promise<void> {
  await expect(new SecurityPage(page).heading).toBeVisible();
  assert.equal(await new OneTimeDialog(page).dialog.count(), 0);
  assert.deepEqual(new Needles(secrets).inTexts(await domTexts(page)), []);
}
