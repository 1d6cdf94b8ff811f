// Invalid changes and keys that cannot be edited: the error is shown, entries are kept, and other keys stay unknown.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { CHANGE, changedElsewhere, EditForm, edited } from '../../pages/edit-form.ts';
import { createKey, idOf, KeyPage, ONE_KEY, send } from '../../pages/key-page.ts';
import { changeUser, DEVELOPER, FABRIKAM_OWNER, OWNER, VIEWER } from '../../pages/sign-in-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { storedKey } from '../../support/api-state.ts';
import { deferred } from '../../support/deferred.ts';
import {
  after,
  FAILED_CALL,
  interceptWith,
  noConnection,
  passThrough,
  problem,
  proxyPage,
  recordCalls,
  SESSION,
} from '../../support/faults.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ user: OWNER });
const NOT_FOUND = /did not find/;

/** A form with a change in each field, all of which can be saved. */
async function changed(app: App, name: string): Promise<EditForm> {
  const form = await edited(app.page, await createKey(app, name));
  await form.name.fill(`${name}, renamed`);
  await form.addNetwork('192.0.2.5');
  await form.action('Get own profile').check();
  await form.changeExpiry.click();
  await form.expires.selectOption('In 30 days');
  await form.addNote.click();
  await form.note.fill('Cron on web-3');
  await form.says(/Renames/, /Adds 1 network/, /Adds 1 action/, /Expires/, /Notes/);
  return form;
}

async function isStillThere(form: EditForm, name: string): Promise<void> {
  assert.equal(await form.name.inputValue(), `${name}, renamed`);
  assert.deepEqual(await form.entries(), ['127.0.0.1', '192.0.2.5']);
  assert.deepEqual((await form.chosen()).sort(), ['Get own profile', 'List accounts']);
  assert.equal(await form.note.inputValue(), 'Cron on web-3');
  await form.says(/Renames/, /Adds 1 network/, /Adds 1 action/, /Expires/, /Notes/);
}

// Rule: all that is to be mended is listed beside Save, and the first of it gets the focus.
test('invalid fields are listed, other entries are kept, and nothing is sent until all are valid', async ({
  app,
}) => {
  const { page } = app;
  const form = await edited(page, await createKey(app, 'Mended', { note: 'Vault' }));
  const changes = await recordCalls(page, CHANGE);
  await form.name.fill(' ');
  await form.remove('127.0.0.1').click();
  await form.action('List accounts').uncheck();
  await form.note.fill('wls_0000000000000000');
  await form.save.click();
  await expectAnnounced(page, /4 things to mend before this can be saved/);
  await expect(form.name).toBeFocused();
  for (const field of ['Name', 'IP restrictions', 'Allowed actions', 'Where will this key live?']) {
    await expect(form.mend(field)).toBeVisible();
  }
  await form.mend('IP restrictions').click();
  await expect(form.networks).toBeFocused();
  assert.equal(await form.note.inputValue(), 'wls_0000000000000000');
  await form.name.fill('Mended by now');
  await form.addNetwork('192.0.2.5');
  await form.action('List accounts').check();
  await form.note.fill('Vault, prod/crm');
  await expect(form.mend('Name')).toBeHidden();
  await form.saveTo('Mended by now');
  assert.equal(changes.requests.length, 1);
});

test('each refusal is shown beside Save, all entries are kept, and Save works afterwards', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const form = await changed(app, 'Refused');
  for (const [what, fault, says] of [
    ['500', problem(500, 'internal'), /We-Link has a problem at the moment\. Your entries are kept\./],
    ['no connection', noConnection, /We could not reach We-Link\. Your entries are kept\./],
    ['502 with a page of HTML', proxyPage, /We-Link has a problem at the moment\. Your entries are kept\./],
    ['429', problem(429, 'too-many-requests', {}, { 'retry-after': '30' }), /kept\. Try again in 30 seconds/],
    [
      '403',
      problem(403, 'forbidden'),
      /Your role does not include changing this key\. Your entries are kept\./,
    ],
    ['404', problem(404, 'not-found'), /This key is no longer there\. Go back to the list\./],
    ['409', problem(409, 'key-revoked'), /The detail of key-revoked\. Your entries are kept\./],
  ] as const) {
    await test.step(what, async () => {
      const changes = await interceptWith(page, CHANGE, [fault]);
      await form.save.click();
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
      assert.equal(changes.requests.length, 1);
      await isStillThere(form, 'Refused');
      await expect(form.save).toBeFocused();
    });
  }
  await test.step('422 about no field of the form: the alert has the detail', async () => {
    const errors = [{ pointer: '/plan', code: 'plan', detail: 'Your plan does not include this.' }];
    await interceptWith(page, CHANGE, [problem(422, 'validation', { errors })]);
    await form.save.click();
    await expect(
      page.getByRole('alert').filter({ hasText: 'Your plan does not include this.' }),
    ).toBeVisible();
    await isStillThere(form, 'Refused');
  });
  await test.step('422: the error is shown at its field, which gets the focus', async () => {
    const errors = [{ pointer: '/note', code: 'secret', detail: 'This note holds a key.' }];
    await interceptWith(page, CHANGE, [problem(422, 'validation', { errors })]);
    await form.save.click();
    await expect(page.getByText('This note holds a key.').first()).toBeVisible();
    await expect(form.note).toBeFocused();
    await isStillThere(form, 'Refused');
  });
  await form.note.fill('Cron on web-4');
  await form.saveTo('Refused, renamed');
  assert.equal((await storedKey(page, 'Refused, renamed')).note, 'Cron on web-4');
});

// Rule: whoever may not know of a key learns nothing from its form either.
test('an unknown key and a key of another workspace show the same not-found message', async ({ app }) => {
  const { page, context, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, 'Northwind only');
  const notFoundMessage = async (id: string) => {
    await page.goto(EditForm.path(id));
    const alert = page.getByRole('alert').filter({ hasText: NOT_FOUND });
    await expect(alert).toBeVisible();
    assert.equal(await new EditForm(page).save.count(), 0);
    return ((await alert.textContent()) ?? '').replace(/Request for support: \S+?(?=Try|Ask|$)/, '');
  };
  for (const id of ['key_0000000000000000', 'x']) await notFoundMessage(id);
  await changeUser(page, FABRIKAM_OWNER);
  assert.equal(await notFoundMessage(made.id), await notFoundMessage('key_0000000000000000'));
  assert.ok(!(await everythingLeft(page, context)).includes(made.name));
});

test('a failed load of the key stays until “Try again” opens the form, also when the session comes after it', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, 'Fetched again');
  const { promise: held, resolve: release } = deferred();
  await interceptWith(page, SESSION, [after(held, passThrough)]);
  const calls = await interceptWith(page, ONE_KEY, [noConnection]);
  await page.goto(EditForm.path(made.id));
  const alert = page.getByRole('alert').filter({ hasText: /We could not reach We-Link/ });
  await expect(alert).toBeVisible();
  const session = page.waitForResponse(/\/session$/);
  release();
  await (await session).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await expect(alert).toBeVisible();
  assert.equal(calls.requests.length, 1);
  await page.getByRole('button', { name: /^Try again/ }).click();
  const form = new EditForm(page);
  await expect(form.title).toBeVisible();
  await expect(form.title).toBeFocused();
});

test('a viewer has no Edit button, and the edit address says whom to ask', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Of the owner alone');
  await changeUser(page, VIEWER);
  const key = new KeyPage(page);
  await key.open(made);
  for (const name of ['Edit', 'Disable', 'Revoke', 'Rotate secret key']) {
    assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
  }
  await page.goto(EditForm.path(made.id));
  await expect(page.getByText(/Your role does not include changing this key\. Ask an owner/)).toBeVisible();
  assert.equal(await new EditForm(page).save.count(), 0);
  await page.getByRole('button', { name: 'Go to the key' }).click();
  await expect(key.named(made.name)).toBeVisible();
});

test('a developer can edit a key of the owner, and an action they may not grant is kept', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Of both', { actions: ['get_all_ln_accounts', 'login'] });
  await changeUser(page, DEVELOPER);
  const form = await edited(page, made);
  await form.name.fill('Of both, renamed');
  await form.says('Renames it to “Of both, renamed”.');
  await form.saveTo('Of both, renamed');
  const { actions } = (await storedKey(page, 'Of both, renamed')).allowed_actions;
  assert.deepEqual([...actions].sort(), ['get_all_ln_accounts', 'login']);
});

test('a revoked key has no Edit button, and the edit address says that it is revoked', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Over and done');
  await send(page, 'DELETE', `/api-keys/${made.id}`);
  await new KeyPage(page).open(made);
  assert.equal(await page.getByRole('button', { name: 'Edit', exact: true }).count(), 0);
  await page.goto(EditForm.path(made.id));
  await expect(
    page.getByText('Over and done is revoked. Nothing about it can be changed any more.'),
  ).toBeVisible();
  assert.equal(await new EditForm(page).save.count(), 0);
  await page.getByRole('button', { name: 'Go to the key' }).click();
  await expect(new KeyPage(page).named(made.name)).toBeVisible();
});

test('a key that is revoked during an edit shows an error, and the entries are kept', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const form = await changed(app, 'Revoked meanwhile');
  const id = await idOf(page, 'Revoked meanwhile');
  await send(page, 'DELETE', `/api-keys/${id}`);
  await form.save.click();
  await expect(page.getByRole('alert').filter({ hasText: /revoked/i })).toBeVisible();
  assert.equal(await form.name.inputValue(), 'Revoked meanwhile, renamed');
});

test('a disabled key that expires soon can be edited', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Switched off');
  await changedElsewhere(page, made.id, {
    enabled: false,
    expires_at: new Date(Date.now() + 3 * 86_400_000).toISOString(),
  });
  const form = await edited(page, made);
  await form.addNote.click();
  await form.note.fill('Old cron');
  await form.saveTo(made.name);
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
});
