// The events that the host receives: each has exactly the members that index.d.ts declares, and no text that was typed.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { EditForm } from '../../pages/edit-form.ts';
import { Finder } from '../../pages/finder.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { createKey } from '../../pages/key-page.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { NewSecretDialog, RotateDialog } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { API_BASE, type Heard, heardOf, prepared, put, withElement } from '../../support/embedded.ts';
import { FAILED_CALL, interceptWith, LIST, noConnection, problem } from '../../support/faults.ts';
import { comeBack } from '../../support/flows.ts';
import { within } from '../../support/second-api.ts';

test.use({ embedded: true });

const WITH_CHAT = `<we-link-security id="page" support-chat api-base="${API_BASE}"></we-link-security>`;

/** The members of each detail. */
const DETAILS: Readonly<Record<string, readonly string[]>> = {
  'wl-ready': ['milliseconds'],
  'wl-navigate': ['route', 'replace'],
  'wl-key-created': ['keyId'],
  'wl-key-changed': ['keyId'],
  'wl-key-rotated': ['keyId'],
  'wl-key-revoked': ['keyId'],
  'wl-unsaved-changes': ['unsaved'],
  'wl-unauthenticated': [],
  'wl-support-requested': ['route', 'keyId', 'requestId'],
  'wl-error': ['kind', 'requestId'],
};

function haveWhatTheyShould(events: readonly Heard[]): void {
  for (const { name, detail, from } of events) {
    assert.deepEqual(Object.keys(detail).sort(), [...(DETAILS[name] ?? ['not known'])].sort(), name);
    assert.equal(from, 'page', name);
  }
}

test('the events of a key from creation to revocation contain ids and no typed text', async ({
  page,
  context,
}) => {
  await allowClipboard(context);
  await withElement(page, WITH_CHAT);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  const finder = new Finder(page);
  await finder.search.fill('Typed-search');
  await finder.search.press('Enter');
  await expect(list.rows.first()).toBeHidden();
  await finder.search.fill('');
  await finder.search.press('Enter');

  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill({ name: 'Typed-name', networks: ['203.0.113.77'], actions: ['List accounts'] });
  await form.addNote.click();
  await form.note.fill('Typed-note');
  await form.save.click();
  const dialog = new OneTimeDialog(page);
  const pair = await dialog.pair();
  await dialog.copyBoth.click();
  await expect(dialog.state).toHaveText(/^Both copied/);
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();

  await list.openKey('Typed-name');
  const key = new KeyActions(page);
  await key.edit.click();
  const edit = new EditForm(page);
  await edit.name.fill('Typed-again');
  await edit.saveTo('Typed-again');

  await key.rotate.click();
  await new RotateDialog(page).rotate.click();
  const fresh = new NewSecretDialog(page);
  const secret = await fresh.secret();
  await fresh.copyAndClose();

  await key.askSupport.click();
  await key.revoke.click();
  await key.reallyRevoke.click();
  await expect(async () => assert.equal((await heardOf(page, 'wl-key-revoked')).length, 1)).toPass();

  const events = await heardOf(page);
  haveWhatTheyShould(events);
  const ids = events.filter(({ name }) => name.startsWith('wl-key-'));
  assert.deepEqual(
    ids.map(({ name }) => name),
    ['wl-key-created', 'wl-key-changed', 'wl-key-rotated', 'wl-key-revoked'],
  );
  const id = ids[0]?.detail['keyId'];
  assert.match(String(id), /^\w+$/);
  assert.ok(ids.every(({ detail }) => detail['keyId'] === id));
  assert.deepEqual(
    (await heardOf(page, 'wl-support-requested')).map(({ detail }) => detail),
    [{ route: `/api-keys/${id}`, keyId: id, requestId: null }],
  );
  const unsaved = (await heardOf(page, 'wl-unsaved-changes')).map(({ detail }) => detail['unsaved']);
  assert.deepEqual(unsaved, [true, false, true, false]);
  const all = JSON.stringify(events);
  for (const typed of ['Typed', '203.0.113', pair.apiKey, pair.secretKey, secret, 'List accounts', 'list_']) {
    assert.ok(!all.includes(typed), `${typed} is told`);
  }
});

test('disabling and enabling a key each send wl-key-changed', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Switched');
  await withElement(page);
  await new SecurityPage(page).openKey(made.name);
  const key = new KeyActions(page);
  await key.disable.click();
  await expect(key.enable).toBeVisible();
  await key.enable.click();
  await expect(key.disable).toBeVisible();
  assert.deepEqual(
    (await heardOf(page, 'wl-key-changed')).map(({ detail }) => detail),
    [{ keyId: made.id }, { keyId: made.id }],
  );
});

for (const [what, fault, detail] of [
  ['the API fails', problem(500, 'internal'), { kind: 'server', requestId: 'req-of-internal' }],
  ['there is no connection', noConnection, { kind: 'no-connection', requestId: null }],
] as const) {
  test(`wl-error is sent when ${what}`, async ({ page, consoleGuard }) => {
    consoleGuard.expect(FAILED_CALL);
    await interceptWith(page, LIST, [fault], true);
    await withElement(page, WITH_CHAT);
    await expect(page.getByRole('alert')).toBeVisible();
    assert.deepEqual((await heardOf(page, 'wl-error')).at(-1)?.detail, detail);
    haveWhatTheyShould(await heardOf(page));
  });
}

test('wl-unauthenticated is sent once when the session has ended', async ({
  page,
  context,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  await withElement(page);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  await context.clearCookies();
  await list.openKey('Client CRM integration');
  await expect(async () => assert.equal((await heardOf(page, 'wl-unauthenticated')).length, 1)).toPass();
  // The page hears it from the API again, and the host does not.
  const again = page.waitForResponse(
    (answer) => answer.url().endsWith('/session') && answer.status() === 401,
  );
  await comeBack(page);
  await (await again).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal((await heardOf(page, 'wl-unauthenticated')).length, 1);
  haveWhatTheyShould(await heardOf(page));
});

test('events leave a surrounding shadow root and are retargeted to its host, each page’s to its own', async ({
  page,
}) => {
  await prepared(page);
  await put(page, '<div id="around-one"></div><div id="around-another"></div>');
  await page.evaluate((base) => {
    for (const id of ['around-one', 'around-another']) {
      const inner = document.getElementById(id)?.attachShadow({ mode: 'open' });
      const element = document.createElement('we-link-security');
      Object.assign(element, { id: 'inside', apiBase: base });
      inner?.append(element);
    }
  }, API_BASE);
  const from = async (name: `wl-${string}`) => (await heardOf(page, name)).map((event) => event.from);
  await expect.poll(async () => (await from('wl-ready')).sort()).toEqual(['around-another', 'around-one']);
  await new SecurityPage(within(page.locator('#around-another'))).create.click();
  await expect.poll(() => from('wl-navigate')).toEqual(['around-another']);
});

test('wl-ready is sent once when the page starts, and not again for other screens', async ({ page }) => {
  await withElement(page);
  await expect(async () => assert.equal((await heardOf(page, 'wl-ready')).length, 1)).toPass();
  await new SecurityPage(page).create.click();
  await expect(new NewKeyForm(page).save).toBeVisible();
  await new NewKeyForm(page).cancel.click();
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
  const [ready, ...more] = await heardOf(page, 'wl-ready');
  assert.equal(more.length, 0);
  const milliseconds = Number(ready?.detail['milliseconds']);
  assert.ok(milliseconds > 0 && milliseconds < 60_000, `${milliseconds} ms`);
});
