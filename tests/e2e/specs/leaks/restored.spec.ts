// A browser that ends while the dialog is open, and starts again with the same tabs, contains neither value.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/profile.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { openedDialog } from '../../support/leaks/delivered.ts';
import { domTexts } from '../../support/leaks/dom.ts';
import { inTheHeap } from '../../support/leaks/heap.ts';
import { inTheProfile } from '../../support/leaks/profile.ts';
import { Needles } from '../../support/leaks/secret-search.ts';
import { startedAgain, type Visit } from '../../support/leaks/visit.ts';

for (const [end, name] of [
  [(visit: Visit) => visit.kill(), 'killed'],
  [(visit: Visit) => visit.close(), 'closed'],
] as const) {
  test(`a browser that is ${name} while the dialog is open restores its tab without the pair`, async ({
    visit,
  }) => {
    const { secrets } = await openedDialog(visit);
    // The browser has saved the tab as it is now once it has this, which stands in a field as the pair does.
    const mark = `typed-${randomUUID()}`;
    await addField(visit.page, mark);
    const needles = new Needles({ mark });
    await expect(async () =>
      assert.match((await inTheProfile(visit.profile, needles)).join(), /Sessions/),
    ).toPass();

    await end(visit);
    assert.deepEqual(await inTheProfile(visit.profile, new Needles(secrets)), []);
    const later = await startedAgain(visit);
    try {
      const page = await restored(later);
      await expect(new SecurityPage(page).heading).toBeVisible();
      assert.equal(await new OneTimeDialog(page).dialog.count(), 0);
      const pair = new Needles(secrets);
      assert.deepEqual(pair.inTexts(await domTexts(page)), []);
      assert.deepEqual(await inTheHeap(page, pair), []);
    } finally {
      await later.close();
    }
    assert.deepEqual(await inTheProfile(visit.profile, new Needles(secrets)), []);
  });
}

/** A field that the browser remembers for the tab, beside the dialog. */
function addField(page: Page, text: string): Promise<void> {
  return page.evaluate((typed) => {
    const form = document.createElement('form');
    const field = document.createElement('textarea');
    form.append(field);
    document.body.append(form);
    field.value = typed;
  }, text);
}

/** The tab that was there before. */
async function restored({ context }: Visit): Promise<Page> {
  let found: Page | undefined;
  await expect(async () => {
    found = context.pages().find((page) => new URL(page.url()).pathname.startsWith(LIST_PATH));
    assert.ok(found, `no tab was restored: ${context.pages().map((page) => page.url())}`);
  }).toPass();
  if (!found) throw new Error('No tab was restored.');
  return found;
}
