// Finding the key of a pasted API key or secret key: the credential is sent in the body of one POST, removed from the
// box and kept nowhere; a message says which credential it was.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { Finder, SEARCH } from '../../pages/finder.ts';
import { createKey, KeyPage, replacedSecret, send } from '../../pages/key-page.ts';
import { RotateDialog } from '../../pages/rotate-dialog.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { paste } from '../../support/clipboard.ts';
import { recordCalls } from '../../support/faults.ts';
import type { Pair } from '../../support/public-api.ts';
import { everythingLeft } from '../../support/residue.ts';

const API_KEY = /The API key you pasted belongs to this key/;
const WORKS = /The secret key you pasted belongs to this key, and works.*rotate it/;
const ENDED = /The secret key you pasted belonged to this key, and has ended: it no longer works/;

/** The notice is there, the box is empty, and nothing of what was pasted can be seen, gone back to or undone. */
async function foundBy(app: App, name: string, pasted: string, says: RegExp): Promise<void> {
  const { page, context, consoleGuard } = app;
  const finder = new Finder(page);
  await expect(page.getByText(says)).toBeVisible();
  await expect(page.getByText(/It is taken out of the box/)).toBeVisible();
  await finder.lists(name);
  assert.equal(await finder.search.inputValue(), '');
  assert.equal(finder.parameters(), '');
  await expect(finder.search).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Z');
  assert.equal(await finder.search.inputValue(), '');
  assert.ok(!(await everythingLeft(page, context)).includes(pasted));
  for (const address of consoleGuard.addresses) assert.ok(!address.includes(pasted));
}

const PASTED: readonly (readonly [string, (pair: Pair) => string, RegExp])[] = [
  ['an API key', ({ apiKey }) => apiKey, API_KEY],
  ['a secret key', ({ secretKey }) => secretKey, WORKS],
  ['an API key in a line of a .env', ({ apiKey }) => `WE_LINK_API_KEY="${apiKey}"`, API_KEY],
  ['a secret key in a header', ({ secretKey }) => `x-api-secret: ${secretKey}`, WORKS],
];

test('a pasted credential finds only its key, whatever the filter is', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Found by what was pasted');
  const calls = await recordCalls(page, SEARCH);
  const finder = new Finder(page);
  const statuses = page.getByRole('status');
  await finder.open('?status=expired');
  await finder.lists('Spring campaign');
  for (const [at, [what, text, says]] of PASTED.entries()) {
    await test.step(what, async () => {
      const before = await statuses.allTextContents();
      await paste(finder.search, text(made));
      await finder.lists(made.name);
      assert.equal(calls.requests.length, at + 1, 'it went out once');
      assert.equal(calls.requests[at]?.postDataJSON().query, text(made));
      assert.equal(finder.parameters(), '?status=expired');
      await expect(page.getByText(says)).toBeVisible();
      // The same is said anew: something that cannot be seen changes.
      await expectAnnounced(page, /^1 key\s?$/);
      assert.notDeepEqual(await statuses.allTextContents(), before);
      // Coming back to the window asks for it no second time: it is not there any more.
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await finder.showAll.click();
      await finder.lists('Spring campaign');
      await expect(page.getByText(says)).toBeHidden();
      assert.equal(calls.requests.length, at + 1);
    });
  }
});

test('a pasted credential is removed from the page and the address, and undo does not restore it', async ({
  app,
}) => {
  const made = await createKey(app, 'Found by its pair');
  const finder = new Finder(app.page);
  await finder.open();
  for (const [text, says] of [
    [made.apiKey, API_KEY],
    [made.secretKey, WORKS],
  ] as const) {
    await paste(finder.search, text);
    await foundBy(app, made.name, text, says);
  }
});

test('an ended secret key is reported as ended, and the secret key of a revoked key finds it', async ({
  app,
}) => {
  const { page } = app;
  const made = await createKey(app, 'With an earlier secret');
  const now = await replacedSecret(app, made);
  const finder = new Finder(page);
  await finder.open();
  await paste(finder.search, made.secretKey);
  await foundBy(app, made.name, made.secretKey, ENDED);
  await paste(finder.search, now.secretKey);
  await expect(page.getByText(WORKS)).toBeVisible();
  await expect(page.getByText(ENDED)).toBeHidden();

  await send(page, 'DELETE', `/api-keys/${made.id}`);
  await paste(finder.search, now.secretKey);
  await expect(page.getByText(ENDED)).toBeVisible();
  await finder.lists(made.name);
  await expect(finder.list.row(made.name).getByText('Revoked', { exact: true })).toBeVisible();
});

// Rule: another filter is another question; what was pasted is not asked for again.
test('another filter or order closes the credential result, and the key found can be rotated', async ({
  app,
}) => {
  const { page } = app;
  const made = await createKey(app, 'Leaked somewhere');
  const finder = new Finder(page);
  await finder.open();
  for (const [what, choose] of [
    ['filter', () => finder.show.selectOption('Revoked keys')],
    ['order', () => finder.sort.selectOption('Name')],
  ] as const) {
    await test.step(`another ${what}`, async () => {
      await paste(finder.search, made.apiKey);
      await expect(page.getByText(API_KEY)).toBeVisible();
      await choose();
      await expect(page.getByText(API_KEY)).toBeHidden();
      await expect(finder.list.rows.first()).toBeVisible();
      await expect(async () =>
        assert.ok(!(await finder.names()).every((name) => name === made.name)),
      ).toPass();
      assert.equal(await page.getByRole('alert').count(), 0);
    });
  }
  await paste(finder.search, made.secretKey);
  await finder.lists(made.name);
  await finder.list.openKey(made.name);
  const key = new KeyPage(page);
  await expect(key.named(made.name)).toBeVisible();
  await key.rotate.click();
  await expect(new RotateDialog(page).dialog).toBeVisible();
});

// Rule: also what belongs to no key of the workspace may be somebody's secret.
test('an unknown credential is also removed from the box and the page', async ({ app }) => {
  const { page, context } = app;
  const made = await createKey(app, 'Shape of a pair');
  const unknown = made.secretKey.slice(0, -6) + (made.secretKey.endsWith('zzzzzz') ? 'yyyyyy' : 'zzzzzz');
  const finder = new Finder(page);
  await finder.open();
  await paste(finder.search, unknown);
  await expect(page.getByText(/^No key found/)).toBeVisible();
  assert.equal(await finder.search.inputValue(), '');
  assert.ok(!(await everythingLeft(page, context)).includes(unknown));
});
