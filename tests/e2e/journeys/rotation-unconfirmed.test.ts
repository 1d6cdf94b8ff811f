// A key whose secret nobody confirmed to have gets a new one, where the role allows it.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { idOf, KeyPage, keyBefore } from '../pages/key-page.ts';
import { NEVER_CONFIRMED, NewSecretDialog, ROTATE, RotateDialog } from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { DEVELOPER, OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { focusedWithin, gone, hasText, visible } from '../support/expect.ts';
import { observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { call } from '../support/public-api.ts';

const UNCONFIRMED = 'Reporting dashboard';

for (const [who, user] of [
  ['an owner', OWNER],
  ['a developer', DEVELOPER],
] as const) {
  describe(who, () => {
    const tell = scene({ as: user });

    tell(`${who} gives it a secret key that somebody has, from the list`, async (journey) => {
      const { page } = journey;
      const list = new SecurityPage(page);
      await list.open();
      const row = list.row(UNCONFIRMED);
      await hasText(row, NEVER_CONFIRMED);
      const sent = await observe(page, ROTATE);
      const name = `Create a new secret key for ${UNCONFIRMED}`;
      await row.getByRole('button', { name, exact: true }).click();
      const ask = new RotateDialog(page);
      await visible(page.getByRole('alertdialog', { name: `Create a new secret key for “${UNCONFIRMED}”?` }));
      assert.ok(await ask.leaked.isChecked(), 'nobody can go on with a secret key that nobody has');
      await ask.rotate.click();
      const dialog = new NewSecretDialog(page);
      assert.ok(await dialog.secret());
      assert.deepEqual(
        sent.requests.map((request) => request.postDataJSON()),
        [{ overlap_seconds: 0 }],
      );
      await dialog.copyAndClose();
      await focusedWithin(row);
      await gone(row.getByText(NEVER_CONFIRMED));
      await page.reload();
      await visible(row);
      assert.equal(await row.getByText(NEVER_CONFIRMED).count(), 0);
    });
  });
}

describe('on its page', () => {
  const tell = scene({ as: OWNER });

  tell('a key whose dialog was lost gets a secret key that works from its own page', async (journey) => {
    const { page, standIn } = journey;
    const lost = await keyBefore(journey, 'Lost in a reload', { unsaved: true });
    const key = new KeyPage(page);
    await key.open(lost);
    await visible(page.getByText(NEVER_CONFIRMED));
    await key.newSecret.click();
    const ask = new RotateDialog(page);
    assert.ok(await ask.leaked.isChecked());
    await ask.rotate.click();
    const dialog = new NewSecretDialog(page);
    const secretKey = await dialog.secret();
    await dialog.copyAndClose();
    await gone(page.getByText(NEVER_CONFIRMED));
    const answer = await call(standIn, 'get_all_ln_accounts', { ...lost, secretKey });
    assert.equal(answer.status, 200);
    const before = await call(standIn, 'get_all_ln_accounts', lost);
    assert.equal(before.status, 401);
  });

  tell('a call with the secret key is a confirmation', async (journey) => {
    const { page, standIn } = journey;
    const used = await keyBefore(journey, 'Used, never closed', { unsaved: true });
    const key = new KeyPage(page);
    await key.open(used);
    await visible(page.getByText(NEVER_CONFIRMED));
    assert.equal((await call(standIn, 'get_all_ln_accounts', used)).status, 200);
    await key.open(used);
    assert.equal(await page.getByText(NEVER_CONFIRMED).count(), 0);
  });
});

describe('who may not rotate', () => {
  const tell = scene({ as: VIEWER });

  tell('a viewer reads whom to ask, in the list and on the page, and finds no button', async (journey) => {
    const { page } = journey;
    const words = /The secret key was never confirmed. If nobody has it, ask an owner/;
    const list = new SecurityPage(page);
    await list.open();
    await hasText(list.row(UNCONFIRMED), words);
    assertNoButtons(await buttonsOf(journey));
    const key = new KeyPage(page);
    await key.open({ id: await idOf(page, UNCONFIRMED), name: UNCONFIRMED });
    await visible(page.getByText(words));
    assertNoButtons(await buttonsOf(journey));
  });

  tell('a permission that was taken away while the page was open is told at the press', async (journey) => {
    const { page, context, watch } = journey;
    watch.expect(/Failed to load resource/);
    await context.clearCookies();
    await new SignInPage(page).signIn(DEVELOPER);
    const list = new SecurityPage(page);
    await list.open();
    await list
      .row(UNCONFIRMED)
      .getByRole('button', { name: /^Create a new secret key/ })
      .click();
    const ask = new RotateDialog(page);
    await visible(ask.rotate);
    // The same browser signs in as somebody with less to say: nothing is made under their session.
    const window = await context.newPage();
    await new SignInPage(window).signIn(VIEWER);
    await window.close();
    const sent = await observe(page, ROTATE);
    await ask.rotate.click();
    await gone(ask.dialog);
    assert.equal(await new NewSecretDialog(page).dialog.count(), 0);
    for (const request of sent.requests) assert.notEqual((await request.response())?.status(), 201);
    await hasText(list.row(UNCONFIRMED), /ask an owner/);
  });
});

async function buttonsOf({ page }: Journey): Promise<string[]> {
  return page.getByRole('button').allTextContents();
}

function assertNoButtons(labels: readonly string[]): void {
  const forbidden = labels.filter((label) => /Rotate|secret key|Revoke|Create/.test(label));
  assert.deepEqual(forbidden, []);
}
