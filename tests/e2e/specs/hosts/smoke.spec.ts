// The main task from end to end in dashboards that have installed the page, without side effects on the dashboard.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { EditForm } from '../../pages/edit-form.ts';
import { KeyActions } from '../../pages/key-actions.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { NewSecretDialog, RotateDialog, refused, works } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { inEach, type Name, open, type Page } from '../../support/dashboard.ts';
import { CREATE, FAILED_CALL, type Fault, interceptWith } from '../../support/faults.ts';
import { call, type Pair } from '../../support/public-api.ts';
import { furnish, isSameDocument, kept, mark } from '../../support/untouched.ts';

const REAUTHENTICATION: Readonly<Record<Name, string>> = {
  plain: 'host',
  react: 'password',
  vue: 'password',
};

for (const name of ['plain', 'react', 'vue'] as const) {
  inEach(
    [name],
    ['--reauthentication', '--reauthentication-methods', REAUTHENTICATION[name]],
    () => {
      test('a key is created, used, changed, rotated and revoked without changing the dashboard', async ({
        app,
      }) => {
        const { page, standIn, consoleGuard } = app;
        // The API refuses the first request until the person has reauthenticated, and Chromium logs that.
        consoleGuard.expect(FAILED_CALL);
        await allowClipboard(app.context);
        const dashboard = await open(app, name);
        await furnish(page);
        await mark(page);
        const before = await kept(page);

        const first = await created(app, name);
        const list = new SecurityPage(page);
        await works(standIn, first, 'the new one');
        const elsewhere = await call(standIn, 'get_all_ln_accounts', first, {}, '127.0.0.2');
        assert.deepEqual([elsewhere.status, elsewhere.body.status], [403, 'IP_NOT_ALLOWED']);

        await list.openKey(DEFAULT_INPUT.name);
        await changed(page);
        const nowAllowed = await call(standIn, 'get_all_ln_accounts', first, {}, '127.0.0.3');
        assert.equal(nowAllowed.status, 200, 'the change counts');
        const second = { ...first, secretKey: await rotated(page) };
        await works(standIn, second, 'the rotated one');

        await revoked(page);
        await expect(list.row(DEFAULT_INPUT.name)).toBeHidden();
        await refused(standIn, second, 'the revoked one');

        await isSameDocument(page);
        assert.equal(await kept(page), before);
        assert.equal(await page.title(), 'Keys · Dashboard');
        assert.equal(dashboard.path, '/settings/security');
        const said = consoleGuard.lines.filter((line) => !FAILED_CALL.test(line));
        assert.deepEqual(said, [], 'nothing is on the console');
      });
    },
    true,
  );
}

/** From the list to the list, with a pair that was copied. */
async function created(app: App, name: Name): Promise<Pair> {
  const { page } = app;
  // Who has just signed in with a password has passed the check already, so the API is made to ask for it.
  if (name === 'vue') await interceptWith(page, CREATE, [asksForACheck]);
  const list = new SecurityPage(page);
  await list.create.click();
  const form = new NewKeyForm(page);
  await form.fill(DEFAULT_INPUT);
  await form.save.click();
  await pass(page, name);
  const dialog = new OneTimeDialog(page);
  const pair = await dialog.pair();
  await dialog.copyBoth.click();
  await expect(async () => {
    const copied = await readClipboard(page);
    assert.ok(copied.includes(pair.apiKey) && copied.includes(pair.secretKey), 'both are on the clipboard');
  }).toPass();
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(list.row(DEFAULT_INPUT.name)).toHaveText(/127\.0\.0\.1/);
  return pair;
}

/** Shows once more who is there: to the page, or to the dashboard where the API leaves it to that. */
async function pass(page: Page, name: Name): Promise<void> {
  const check = new SecondCheck(page);
  if (name !== 'plain') {
    await check.password.fill(OWNER.password);
    await check.confirm.click();
    return;
  }
  await check.dialog.getByRole('button', { name: 'Confirm in We-Link' }).click();
  const own = page.getByRole('dialog', { name: 'Dashboard password' });
  await own.getByLabel('Your password').fill(OWNER.password);
  await own.getByRole('button', { name: 'Go on' }).click();
}

/** The same refusal that the API gives, with the headers that let another origin's page read it. */
const asksForACheck: Fault = async (route) => {
  const origin = (await route.request().headerValue('origin')) ?? '';
  await route.fulfill({
    status: 403,
    headers: {
      'content-type': 'application/problem+json',
      'access-control-allow-origin': origin,
      vary: 'Origin',
    },
    body: JSON.stringify({
      type: 'urn:we-link:problem:reauthentication-required',
      title: 'Reauthentication needed',
      status: 403,
      reauthentication: [{ method: 'password', url: null }],
      request_id: 'req-of-the-check',
    }),
  });
};

/** On the page of the key: 127.0.0.3 is allowed, too. */
async function changed(page: Page): Promise<void> {
  await new KeyActions(page).edit.click();
  const form = new EditForm(page);
  await expect(form.title).toBeVisible();
  await form.addNetwork('127.0.0.3');
  await form.saveTo(DEFAULT_INPUT.name);
  await expect(page.getByText(/Only from 2 networks/)).toBeVisible();
}

/** On the page of the key: a new secret key, copied. */
async function rotated(page: Page): Promise<string> {
  await new KeyActions(page).rotate.click();
  await new RotateDialog(page).rotate.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await dialog.copyAndClose();
  return secretKey;
}

/** From the page of the key to the list without it. */
async function revoked(page: Page): Promise<void> {
  const key = new KeyActions(page);
  await key.revoke.click();
  await key.typedName.fill(DEFAULT_INPUT.name);
  await key.reallyRevoke.click();
  await expect(key.question).toBeHidden();
  await expect(key.status('Revoked')).toBeVisible();
  await key.back.click();
  await expect(new SecurityPage(page).create).toBeVisible();
}
