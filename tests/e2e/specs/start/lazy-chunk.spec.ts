// The list needs only the first part of the program; the second part, with the form and the dialogs, arrives late or
// never.

import assert from 'node:assert/strict';
import type { Page, Request, Route } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, idOf, KeyPage } from '../../pages/key-page.ts';
import { FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { RotateDialog } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { expectAnnounced } from '../../support/announcements.ts';
import { deferred } from '../../support/deferred.ts';
import { FAILED_CALL, type Fault, INTEGRITY, noConnection } from '../../support/faults.ts';
import { expectFocusWithin, tabTo } from '../../support/keyboard.ts';
import { REST_FILE } from '../../support/transfer-size.ts';

const COULD_NOT = /A part of this page (could not be loaded|is missing)/;

interface Rest {
  readonly requests: Request[];
  /** Lets what was held back, and whatever comes, through. */
  release(): void;
}

/** Holds the rest back. */
async function held(page: Page): Promise<Rest> {
  const { promise: moment, resolve: release } = deferred();
  return spoiled(page, [
    async (route) => {
      await moment;
      await route.continue();
    },
  ]).then((requests) => ({ requests, release }));
}

/** Treats what the page asks of the rest with the faults, one after the other; then it comes. */
async function spoiled(page: Page, faults: readonly Fault[]): Promise<Request[]> {
  const requests: Request[] = [];
  await page.route(REST_FILE, (route: Route) => {
    // HEAD follows a request that failed, and asks for the cause.
    if (route.request().method() !== 'HEAD') requests.push(route.request());
    const fault = faults[requests.length - 1];
    return fault ? fault(route) : route.continue();
  });
  return requests;
}

/** Every request for the rest fails until the function that is returned is called, however often the page asks. */
async function failing(page: Page, fault: Fault): Promise<() => void> {
  let isFailing = true;
  await page.route(REST_FILE, (route: Route) => (isFailing ? fault(route) : route.continue()));
  return () => {
    isFailing = false;
  };
}

/** The server does not have it. */
const absent: Fault = (route) => route.fulfill({ status: 404 });

/** What is seen where a question takes longer than a moment to come. */
function wait(page: Page) {
  return page.getByRole('paragraph').filter({ hasText: /^Loading…$/ });
}

function missing(page: Page) {
  return page.getByRole('alert').filter({ hasText: COULD_NOT });
}

test('the list works while the second part is loading, and the revoke dialog opens afterwards', async ({
  app,
}) => {
  const { page } = app;
  const key = await createKey(app, 'Held back');
  const rest = await held(page);
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.row(key.name)).toBeVisible();
  await expect(async () => assert.equal(rest.requests.length, 1)).toPass();
  // What changes the list needs nothing of the rest.
  const filter = page.getByRole('combobox', { name: 'Show' });
  await filter.selectOption('All keys');
  await expect(list.row(key.name)).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(list.row(key.name)).toBeVisible();

  const dialog = await list.askToRevoke(key.name);
  await expect(wait(page)).toBeVisible();
  await expectAnnounced(page, /Loading/);
  assert.equal(await dialog.dialog.count(), 0);
  const button = list.row(key.name).getByRole('button', { name: /^Revoke/ });
  await expect(button).toBeFocused();
  rest.release();
  await expect(dialog.dialog).toBeVisible();
  await expect(dialog.keep).toBeFocused();
  await expect(wait(page)).toBeHidden();
  await dialog.keep.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(button).toBeFocused();
  assert.equal(rest.requests.length, 1, 'it comes once');
});

test('Create API Key waits for the second part and then focuses the name field', async ({ page }) => {
  const rest = await held(page);
  const list = new SecurityPage(page);
  await list.open();
  await tabTo(page, list.create);
  await page.keyboard.press('Enter');
  const form = new NewKeyForm(page);
  await expect(list.rows.first()).toBeHidden();
  assert.ok(page.url().endsWith(FORM_PATH));
  await expect(list.heading).toBeFocused();
  // Back, and there again: nothing is asked for twice.
  await page.goBack();
  await expect(list.rows.first()).toBeVisible();
  await page.goForward();
  await expect(list.rows.first()).toBeHidden();
  rest.release();
  await expect(form.name).toBeFocused();
  assert.equal(rest.requests.length, 1);
});

test('the rotate dialog opens when the second part is loaded', async ({ app }) => {
  const { page } = app;
  const key = await createKey(app, 'Never confirmed', { unsaved: true });
  const rest = await held(page);
  const list = new SecurityPage(page);
  await list.open();
  await list
    .row(key.name)
    .getByRole('button', { name: /^Create a new secret key/ })
    .click();
  await expect(wait(page)).toBeVisible();
  const question = new RotateDialog(page);
  assert.equal(await question.dialog.count(), 0);
  rest.release();
  await expect(question.dialog).toBeVisible();
  await expectFocusWithin(question.dialog);
});

test('the form and the page of a key open by their address', async ({ app }) => {
  const { page } = app;
  const rest = await held(page);
  await page.goto(FORM_PATH);
  const list = new SecurityPage(page);
  await expect(list.heading).toBeVisible();
  await expect(async () => assert.equal(rest.requests.length, 1, 'nothing else is waited for')).toPass();
  rest.release();
  await expect(new NewKeyForm(page).name).toBeFocused();

  const one = new KeyPage(page);
  const name = 'Lead import';
  await page.goto(KeyPage.path(await idOf(page, name)));
  await expect(one.named(name)).toBeVisible();
});

test('a second part that did not load is requested again when needed and by Try again', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  const requests = await spoiled(page, [noConnection, noConnection, noConnection]);
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.rows.first()).toBeVisible();
  await expect(async () => assert.equal(requests.length, 1)).toPass();
  assert.equal(await missing(page).count(), 0, 'nobody who looks at the list needs it');
  await list.create.click();
  await expect(missing(page)).toBeVisible();
  assert.equal(requests.length, 2, 'whoever needs it has it asked for again');
  await tabTo(page, list.retry);
  await page.keyboard.press('Enter');
  await expect(async () => assert.equal(requests.length, 3)).toPass();
  await expect(missing(page)).toBeVisible();
  await list.retry.click();
  await expect(new NewKeyForm(page).name).toBeFocused();
  assert.equal(await missing(page).count(), 0);
});

test('a dialog that cannot load shows an error above the list, and opens after Try again', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const key = await createKey(app, 'Asked in vain');
  const recover = await failing(page, noConnection);
  const list = new SecurityPage(page);
  await list.open();
  const dialog = await list.askToRevoke(key.name);
  await expect(missing(page)).toBeVisible();
  recover();
  await list.retry.click();
  await expect(dialog.dialog).toBeVisible();
  await expect(dialog.keep).toBeFocused();
});

test('a second part missing on the server shows an error, and a reload opens the form', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL, INTEGRITY);
  const recover = await failing(page, absent);
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.rows.first()).toBeVisible();
  await list.create.click();
  const notice = missing(page).filter({ hasText: /is missing\. Reload it/ });
  await expect(notice).toBeVisible();
  recover();
  await notice.getByRole('button', { name: 'Reload the page' }).click();
  await expect(new NewKeyForm(page).name).toBeFocused();
});

test('a second part replaced by a newer version shows a message, and a reload opens the form', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL, INTEGRITY);
  // The first document is an old one, whose rest is gone.
  const old = async (route: Route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/(-rest-)[0-9a-f]{16}/, '$10123456789abcdef');
    await route.fulfill({ response, body: html });
  };
  await page.route(`**${FORM_PATH}`, old, { times: 1 });
  await page.goto(FORM_PATH);
  const notice = page.getByRole('alert').filter({ hasText: /There is a newer version of this page/ });
  await notice.getByRole('button', { name: 'Reload the page' }).click();
  await expect(new NewKeyForm(page).name).toBeFocused();
});

test('an invalid second part shows an error, and a reload opens the form', async ({ page, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL, INTEGRITY);
  await spoiled(page, [
    (route) => route.fulfill({ contentType: 'application/wasm', body: 'half of a file' }),
  ]);
  await page.goto(FORM_PATH);
  await expect(missing(page)).toBeVisible();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(new NewKeyForm(page).name).toBeFocused();
});
