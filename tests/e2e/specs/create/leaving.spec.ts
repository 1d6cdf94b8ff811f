// Leaving a filled form asks for confirmation, and none of the entries remain.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { DEFAULT_INPUT, FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, OWNER } from '../../pages/sign-in-page.ts';
import { comeBack, filledForm, goBack, nextForm, saved, signInElsewhere } from '../../support/flows.ts';
import { everythingLeft } from '../../support/residue.ts';

test.use({ user: OWNER });
const NOTE = 'Pipeline of the marigold team';

const WAYS: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['Cancel', (page) => new NewKeyForm(page).cancel.click()],
  ['Back', (page) => goBack(page)],
  [
    'a navigation link',
    (page) => new SecurityPage(page).navigation.getByRole('link', { name: 'Security' }).click(),
  ],
];

test('leaving a filled form always asks for confirmation; leaving an untouched form never does', async ({
  page,
}) => {
  const list = new SecurityPage(page);
  const question = new LeaveDialog(page);
  await list.open();
  for (const [way, go] of WAYS) {
    await test.step(way, async () => {
      const form = await nextForm({ page });
      await fillRest(form);
      await go(page);
      await expect(question.dialog).toBeVisible();
      await expect(question.keep).toBeFocused();
      await question.keep.click();
      await expect(question.dialog).toBeHidden();
      await isStillThere(form);
      // The way out is still there afterwards.
      await go(page);
      await expect(question.dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(question.dialog).toBeHidden();
      await isStillThere(form);
      // Twice in a row does not get past the question.
      if (way === 'Back') {
        await go(page);
        await expect(question.dialog).toBeVisible();
        await go(page);
        await expect(question.dialog).toBeVisible();
        await question.keep.click();
        await isStillThere(form);
      }
      // Leave goes to the list and drops the form.
      await go(page);
      await question.leave.click();
      await expect(list.create).toBeVisible();
      await expect(async () => assert.equal(new URL(page.url()).pathname, LIST_PATH)).toPass();
      await list.create.click();
      await isEmpty(form);
      // The form is untouched now; a search changes nothing.
      await form.search.fill('inmail');
      await go(page);
      await expect(list.create).toBeVisible();
      assert.equal(await question.dialog.count(), 0);
      assert.equal(new URL(page.url()).pathname, LIST_PATH);
    });
  }
});

test('the smallest change of any field makes leaving ask for confirmation', async ({ page }) => {
  const list = new SecurityPage(page);
  const form = new NewKeyForm(page);
  const question = new LeaveDialog(page);
  await list.open();
  for (const [what, touch] of [
    ['a character of the name', () => form.name.press('a')],
    ['an action', () => form.action('Endorse a skill').check()],
    ['a preset', () => form.preset('Read only').click()],
    ['any address', () => form.anyAddress.check()],
    ['an unfinished address', () => form.networks.press('1')],
    [
      'another expiry',
      async () => {
        await form.changeExpiry.click();
        await form.expires.selectOption('In 7 days');
      },
    ],
    [
      'a note',
      async () => {
        await form.addNote.click();
        await form.note.press('a');
      },
    ],
  ] as const) {
    await test.step(what, async () => {
      await list.create.click();
      await form.actions.getByRole('checkbox').first().waitFor();
      await touch();
      await form.cancel.click();
      await expect(question.dialog).toBeVisible();
      await question.leave.click();
      await expect(list.create).toBeVisible();
    });
  }
});

test('Save returns to the list without asking for confirmation', async ({ app }) => {
  const { page } = app;
  const form = await full(app, 'Saved, not left');
  await saved(app, form);
  await expect(new SecurityPage(page).row('Saved, not left')).toBeVisible();
  assert.equal(await new LeaveDialog(page).dialog.count(), 0);
  assert.equal(new URL(page.url()).pathname, LIST_PATH);
});

test('a duplicated form asks for confirmation only after a change', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  const copy = list.row('Internal staging key').getByRole('button', { name: /^Duplicate/ });
  await copy.click();
  const form = new NewKeyForm(page);
  await form.actions.getByRole('checkbox').first().waitFor();
  await form.cancel.click();
  await expect(copy).toBeVisible();
  await copy.click();
  await form.name.fill('Something else');
  await form.cancel.click();
  await expect(new LeaveDialog(page).dialog).toBeVisible();
});

test('entries never reach storage, history or the address, and none remain after leaving', async ({
  app,
}) => {
  const { page, context } = app;
  const form = await full(app, 'Calendula', 'Ranunculus');
  const outside = await outsideTheDocument(page, app);
  for (const trace of ['Calendula', 'Ranunculus', 'get_all_ln_accounts'])
    assert.ok(!outside.includes(trace), trace);
  await form.cancel.click();
  await new LeaveDialog(page).leave.click();
  await expect(new SecurityPage(page).create).toBeVisible();
  await expect(form.name).toBeHidden();
  await expect(new SecurityPage(page).row('Zapier (2023)')).toBeVisible();
  const left = await everythingLeft(page, context);
  assert.ok(left.includes('Zapier (2023)'), 'the search sees the page at all');
  for (const trace of ['Calendula', 'Ranunculus']) assert.ok(!left.includes(trace), trace);
});

test('another person who signs in sees neither the form nor the confirmation', async ({ app }) => {
  const { page, context } = app;
  await full(app, 'Calendula', 'Ranunculus');
  await new NewKeyForm(page).cancel.click();
  await expect(new LeaveDialog(page).dialog).toBeVisible();
  await signInElsewhere(context, DEVELOPER);
  await comeBack(page);
  await expect(new LeaveDialog(page).dialog).toBeHidden();
  const list = new SecurityPage(page);
  await expect(list.create).toBeVisible();
  const left = await everythingLeft(page, context);
  for (const trace of ['Calendula', 'Ranunculus']) assert.ok(!left.includes(trace), trace);
  await list.create.click();
  await isEmpty(new NewKeyForm(page));
});

test('Tab stays in the confirmation dialog', async ({ app }) => {
  const { page } = app;
  const form = await full(app);
  await form.cancel.click();
  const question = new LeaveDialog(page);
  await expect(question.keep).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(question.leave).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(question.keep).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question.dialog).toBeHidden();
  await expect(form.cancel).toBeFocused();
});

/** A form with something in every field, one step behind the list. */
async function full(app: App, name: string = DEFAULT_INPUT.name, note = NOTE): Promise<NewKeyForm> {
  const form = await filledForm(app, { ...DEFAULT_INPUT, name });
  await fillRest(form, note);
  return form;
}

/** Fills what a key need not have. */
async function fillRest(form: NewKeyForm, note = NOTE): Promise<void> {
  await form.changeExpiry.click();
  await form.expires.selectOption('In 7 days');
  await form.addNote.click();
  await expect(form.note).toBeFocused();
  await form.note.fill(note);
}

async function isStillThere(form: NewKeyForm): Promise<void> {
  await expect(async () => assert.equal(new URL(form.page.url()).pathname, FORM_PATH)).toPass();
  assert.equal(await form.name.inputValue(), DEFAULT_INPUT.name);
  assert.deepEqual(await form.entries(), DEFAULT_INPUT.networks);
  assert.deepEqual(await form.chosen(), DEFAULT_INPUT.actions);
  assert.equal(await form.expires.locator('option:checked').textContent(), 'In 7 days');
  assert.equal(await form.note.inputValue(), NOTE);
}

async function isEmpty(form: NewKeyForm): Promise<void> {
  await form.actions.getByRole('checkbox').first().waitFor();
  assert.equal(await form.name.inputValue(), '');
  assert.equal(await form.rows.count(), 0);
  assert.deepEqual(await form.chosen(), []);
  await expect(form.note).toBeHidden();
}

/** What the browser holds beside the document: storage, history, address. */
async function outsideTheDocument(page: Page, { context }: App): Promise<string> {
  const session = await context.newCDPSession(page);
  const parts = [
    await session.send('Page.getNavigationHistory'),
    await context.storageState({ indexedDB: true }),
    await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, history.state, window.name]),
    page.url(),
    await page.title(),
  ];
  return JSON.stringify(parts);
}
