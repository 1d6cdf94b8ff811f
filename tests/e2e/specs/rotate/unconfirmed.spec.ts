// A key with an unconfirmed secret key can get a new one, if the role allows it.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { createKey, idOf, KeyPage, send } from '../../pages/key-page.ts';
import { NEVER_CONFIRMED, NewSecretDialog, ROTATE, RotateDialog } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, OWNER, SignInPage, VIEWER } from '../../pages/sign-in-page.ts';
import { recordCalls } from '../../support/faults.ts';
import { expectFocusWithin } from '../../support/keyboard.ts';
import { call } from '../../support/public-api.ts';

const UNCONFIRMED = 'Reporting dashboard';

for (const [who, user] of [
  ['an owner', OWNER],
  ['a developer', DEVELOPER],
] as const) {
  test.describe(who, () => {
    test.use({ user: user });

    test(`${who} replaces the unconfirmed secret key from the list`, async ({ app }) => {
      const { page } = app;
      const list = new SecurityPage(page);
      await list.open();
      const row = list.row(UNCONFIRMED);
      await expect(row).toHaveText(NEVER_CONFIRMED);
      const sent = await recordCalls(page, ROTATE);
      const name = `Create a new secret key for ${UNCONFIRMED}`;
      await row.getByRole('button', { name, exact: true }).click();
      const ask = new RotateDialog(page);
      await expect(
        page.getByRole('alertdialog', { name: `Create a new secret key for “${UNCONFIRMED}”?` }),
      ).toBeVisible();
      await expect(ask.leaked, 'nobody can go on with a secret key that nobody has').toBeChecked();
      await ask.rotate.click();
      const dialog = new NewSecretDialog(page);
      assert.ok(await dialog.secret());
      assert.deepEqual(
        sent.requests.map((request) => request.postDataJSON()),
        [{ overlap_seconds: 0 }],
      );
      await dialog.copyAndClose();
      await expectFocusWithin(row);
      await expect(row.getByText(NEVER_CONFIRMED)).toBeHidden();
      await page.reload();
      await expect(row).toBeVisible();
      assert.equal(await row.getByText(NEVER_CONFIRMED).count(), 0);
    });
  });
}

test.describe('on the key’s page', () => {
  test.use({ user: OWNER });

  test('a key whose dialog was lost gets a working secret key from its own page', async ({ app }) => {
    const { page, standIn } = app;
    const lost = await createKey(app, 'Lost in a reload', { unsaved: true });
    const key = new KeyPage(page);
    await key.open(lost);
    await expect(page.getByText(NEVER_CONFIRMED)).toBeVisible();
    await key.newSecret.click();
    const ask = new RotateDialog(page);
    await expect(ask.leaked).toBeChecked();
    await ask.rotate.click();
    const dialog = new NewSecretDialog(page);
    const secretKey = await dialog.secret();
    await dialog.copyAndClose();
    await expect(page.getByText(NEVER_CONFIRMED)).toBeHidden();
    const answer = await call(standIn, 'get_all_ln_accounts', { ...lost, secretKey });
    assert.equal(answer.status, 200);
    const before = await call(standIn, 'get_all_ln_accounts', lost);
    assert.equal(before.status, 401);
  });

  test('a call with the secret key counts as confirmation', async ({ app }) => {
    const { page, standIn } = app;
    const used = await createKey(app, 'Used, never closed', { unsaved: true });
    const key = new KeyPage(page);
    await key.open(used);
    await expect(page.getByText(NEVER_CONFIRMED)).toBeVisible();
    assert.equal((await call(standIn, 'get_all_ln_accounts', used)).status, 200);
    await key.open(used);
    assert.equal(await page.getByText(NEVER_CONFIRMED).count(), 0);
  });
});

test.describe('without the permission to rotate', () => {
  test.use({ user: VIEWER });

  test('a viewer sees whom to ask in the list and on the page, and no action buttons', async ({ app }) => {
    const { page } = app;
    const words = /The secret key was never confirmed. If nobody has it, ask an owner/;
    const list = new SecurityPage(page);
    await list.open();
    await expect(list.row(UNCONFIRMED)).toHaveText(words);
    assertNoButtons(await buttonsOf(app));
    const key = new KeyPage(page);
    await key.open({ id: await idOf(page, UNCONFIRMED), name: UNCONFIRMED });
    await expect(page.getByText(words)).toBeVisible();
    assertNoButtons(await buttonsOf(app));
  });

  test('after a viewer signs in elsewhere, the rotation is not made and the list says whom to ask', async ({
    app,
  }) => {
    const { page, context, consoleGuard } = app;
    consoleGuard.expect(/Failed to load resource/);
    await context.clearCookies();
    await new SignInPage(page).signIn(DEVELOPER);
    const list = new SecurityPage(page);
    await list.open();
    await list
      .row(UNCONFIRMED)
      .getByRole('button', { name: /^Create a new secret key/ })
      .click();
    const ask = new RotateDialog(page);
    await expect(ask.rotate).toBeVisible();
    const id = await idOf(page, UNCONFIRMED);
    const secrets = async () => (await send(page, 'GET', `/api-keys/${id}`)).secrets;
    const before = await secrets();
    assert.equal(before.length, 1);
    // The same browser signs in as somebody with less to say: nothing is made under their session.
    const window = await context.newPage();
    await new SignInPage(window).signIn(VIEWER);
    await window.close();
    const sent = await recordCalls(page, ROTATE);
    await ask.rotate.click();
    await expect(ask.dialog).toBeHidden();
    assert.equal(await new NewSecretDialog(page).dialog.count(), 0);
    await expect(list.row(UNCONFIRMED)).toHaveText(/ask an owner/);
    for (const request of sent.requests) assert.notEqual((await request.response())?.status(), 201);
    assert.deepEqual(await secrets(), before, 'no other secret key than before');
  });
});

async function buttonsOf({ page }: App): Promise<string[]> {
  return page.getByRole('button').allTextContents();
}

function assertNoButtons(labels: readonly string[]): void {
  const forbidden = labels.filter((label) => /Rotate|secret key|Revoke|Create/.test(label));
  assert.deepEqual(forbidden, []);
}
