// Between Save and its response: a lost response, an ended session, and leaving a changed form.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { CHANGE, type EditForm, edited, editedAgain, SAVED_BEFORE } from '../../pages/edit-form.ts';
import { type CreatedKey, createKey, KeyPage, send } from '../../pages/key-page.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, OWNER } from '../../pages/sign-in-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { storedKey } from '../../support/api-state.ts';
import {
  FAILED_CALL,
  hangAfterServer,
  interceptWith,
  noConnection,
  proxyPageAfterwards,
  recordCalls,
  responseDropped,
  truncated,
} from '../../support/faults.ts';
import { comeBack, goBack, signInElsewhere } from '../../support/flows.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ user: OWNER });
const NOTE = 'Pipeline of the marigold team';

async function changed(app: App, name: string): Promise<{ made: CreatedKey; form: EditForm }> {
  app.consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, name);
  const form = await edited(app.page, made);
  await change(form);
  return { made, form };
}

async function change(form: EditForm): Promise<void> {
  await form.addNetwork('192.0.2.5');
  await form.addNote.click();
  await form.note.fill(NOTE);
  await isStillThere(form);
}

async function isStillThere(form: EditForm): Promise<void> {
  await form.says('Adds 1 network: 192.0.2.5.', `Notes “${NOTE}”.`);
  assert.equal(await form.note.inputValue(), NOTE);
}

async function events(page: Page, id: string): Promise<readonly string[]> {
  const { events } = await send(page, 'GET', `/api-keys/${id}/events`);
  return events.map((event: { readonly kind: string }) => event.kind);
}

// Rule: a change that was carried out is not carried out twice, nor told as somebody else's.
test('after a lost response, Save finds the change already saved; a double click sends one change', async ({
  app,
}) => {
  const { page } = app;
  const { made, form } = await changed(app, 'Lost');
  const changedTimes = async () => (await events(page, made.id)).filter((kind) => kind === 'changed').length;
  let times = 0;
  for (const [what, fault, says] of [
    ['the answer is lost', responseDropped, /could not reach We-Link\. Your entries are kept/],
    [
      'a proxy answers in its place',
      proxyPageAfterwards,
      /has a problem at the moment\. Your entries are kept/,
    ],
    ['the answer is cut', truncated, /could not be read\. Your entries are kept/],
  ] as const) {
    await test.step(what, async () => {
      const note = `${NOTE}, ${what}`;
      await form.note.fill(note);
      const lines = [...(times === 0 ? ['Adds 1 network: 192.0.2.5.'] : []), `Notes “${note}”.`];
      await form.says(...lines);
      const changes = await interceptWith(page, CHANGE, [fault]);
      await form.save.click();
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
      await form.says(...lines);
      assert.equal(await form.note.inputValue(), note);
      assert.equal((await storedKey(page, made.name)).note, note, 'the API has done it');
      // The announcer keeps its last words, and says the same again with another invisible space.
      const before = await page.getByRole('status').allTextContents();
      await form.save.click();
      await expect(new KeyPage(page).named(made.name)).toBeVisible();
      await expect.poll(() => page.getByRole('status').allTextContents()).not.toEqual(before);
      await expectAnnounced(page, SAVED_BEFORE);
      assert.equal(changes.requests.length, 2);
      times += 1;
      assert.equal(await changedTimes(), times);
      await editedAgain(form);
    });
  }
  await test.step('a double click', async () => {
    await form.note.fill('Pressed twice');
    const changes = await recordCalls(page, CHANGE);
    await form.save.dblclick();
    await expect(new KeyPage(page).named(made.name)).toBeVisible();
    assert.equal(changes.requests.length, 1);
    assert.equal(await changedTimes(), times + 1);
  });
});

test('no response in 30 seconds shows an error, keeps the entries, and Save works again', async ({ app }) => {
  const { page } = app;
  await page.clock.install();
  const { made, form } = await changed(app, 'Lost: silence');
  await interceptWith(page, CHANGE, [hangAfterServer]);
  await form.save.click();
  await expect(page.getByRole('button', { name: 'Saving…' })).toBeVisible();
  assert.ok(!(await form.name.isEditable()), 'the form is locked');
  await page.clock.runFor(31_000);
  await expect(
    page.getByRole('alert').filter({ hasText: /took too long to answer\. Your entries are kept/ }),
  ).toBeVisible();
  await isStillThere(form);
  await form.save.click();
  await page.clock.runFor(1_000);
  await expect(new KeyPage(page).named(made.name)).toBeVisible();
});

test('after a lost response, only the entries added later remain to be saved', async ({ app }) => {
  const { page } = app;
  const { made, form } = await changed(app, 'Lost: more');
  await interceptWith(page, CHANGE, [responseDropped]);
  await form.save.click();
  await expect(page.getByRole('alert').filter({ hasText: /could not reach We-Link/ })).toBeVisible();
  await form.name.fill('Lost: and renamed');
  await form.save.click();
  await expect(form.news(/Somebody changed this key meanwhile/)).toBeVisible();
  await form.says('Renames it to “Lost: and renamed”.');
  await form.saveTo('Lost: and renamed');
  const stored = await storedKey(page, 'Lost: and renamed');
  assert.equal(stored.note, NOTE);
  assert.equal(stored.id, made.id);
});

// Rule: nothing that was entered is lost to a session that ended.
test('an ended session is reported on Save, and the entries are saved after signing in again', async ({
  app,
}) => {
  const { page, context } = app;
  const { made, form } = await changed(app, 'Signed out');
  await context.clearCookies();
  await form.save.click();
  await expect(page.getByText(/You are signed out\./).first()).toBeVisible();
  await isStillThere(form);
  await signInElsewhere(context, OWNER);
  await comeBack(page);
  await expect(page.getByRole('button', { name: 'I have signed in' })).toBeHidden();
  await isStillThere(form);
  assert.equal((await storedKey(page, made.name)).note, null, 'nothing was saved meanwhile');
  await form.saveTo(made.name);
  assert.equal((await storedKey(page, made.name)).note, NOTE);
});

// Rule: what one person entered is not another's to see or to save.
test('another person who signs in sees the list and none of the entries', async ({ app }) => {
  const { page, context } = app;
  const { made, form } = await changed(app, 'Signed out: another');
  const entered = 'Only the first one wrote this';
  await form.note.fill(entered);
  await context.clearCookies();
  await form.save.click();
  await expect(page.getByText(/You are signed out\./).first()).toBeVisible();
  await signInElsewhere(context, DEVELOPER);
  await comeBack(page);
  await expect(new SecurityPage(page).row(made.name)).toBeVisible();
  assert.ok(!(await everythingLeft(page, context)).includes(entered));
  assert.equal((await storedKey(page, made.name)).note, null);
  await (await edited(page, made)).says();
});

const WAYS: readonly (readonly [string, (page: Page, form: EditForm) => Promise<unknown>])[] = [
  ['Cancel', (_, form) => form.cancel.click()],
  ['Back', (page) => goBack(page)],
  [
    'a navigation link',
    (page) => new SecurityPage(page).navigation.getByRole('link', { name: 'Security' }).click(),
  ],
];

// Rule: what was entered is not lost by one press beside it.
test('leaving a changed form always asks for confirmation; leaving an unchanged form never does', async ({
  app,
}) => {
  const { page } = app;
  const question = new LeaveDialog(page);
  const { made, form } = await changed(app, 'Left');
  for (const [at, [way, go]] of WAYS.entries()) {
    await test.step(way, async () => {
      if (at > 0) await change(await edited(page, made));
      await go(page, form);
      await expect(question.dialog).toBeVisible();
      await expect(question.keep).toBeFocused();
      await question.keep.click();
      await expect(question.dialog).toBeHidden();
      await isStillThere(form);
      assert.ok(page.url().endsWith('/edit'));
      await go(page, form);
      await expect(question.dialog).toBeVisible();
      await question.leave.click();
      await expect(form.title).toBeHidden();
      await expect(async () => assert.ok(!page.url().endsWith('/edit'))).toPass();
      assert.equal((await storedKey(page, made.name)).note, null);

      await (await edited(page, made)).says();
      await go(page, form);
      await expect(form.title).toBeHidden();
      assert.equal(await question.dialog.count(), 0);
    });
  }
});

test('Save without a connection keeps the entries and changes nothing', async ({ app }) => {
  const { page } = app;
  const { made, form } = await changed(app, 'Offline');
  const changes = await interceptWith(page, CHANGE, [noConnection], true);
  await form.save.click();
  await expect(page.getByRole('alert').filter({ hasText: /could not reach We-Link/ })).toBeVisible();
  await isStillThere(form);
  assert.equal((await storedKey(page, made.name)).note, null);
  changes.restore();
  await form.saveTo(made.name);
  assert.equal((await storedKey(page, made.name)).note, NOTE);
});
