// A call with the right secret key from an address that is not allowed: the page warns and offers Rotate and Allow.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { EditForm, PROPOSED } from '../../pages/edit-form.ts';
import { KeyPage } from '../../pages/key-page.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { NewSecretDialog, RotateDialog } from '../../pages/rotate-dialog.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { UsagePart } from '../../pages/usage-part.ts';
import { storedKey } from '../../support/api-state.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { asOtherUser, createKeyAsOther } from '../../support/other-user.ts';
import { accepted, PROXIED, refused, Traffic } from '../../support/public-calls.ts';

test.use({ standInOptions: [...PROXIED, '--reauthentication', '--reauthentication-methods', 'password'] });

const HOME = '203.0.113.7';
const THIEF = '198.51.100.9';
const GUESSER = '198.51.100.10';
const LIST = 'get_all_ln_accounts';

/** A key that is used at home and, with the right pair, from somewhere else. */
async function stolen(app: App, name: string): Promise<Traffic & { name: string; id: string }> {
  const made = await createKeyAsOther(app, name, { networks: [HOME] });
  const traffic = new Traffic(app, made);
  await traffic.good(HOME, LIST, 3);
  await traffic.bad('address', THIEF, LIST, 2);
  await traffic.bad('wrong secret', GUESSER, LIST, 5);
  await new KeyPage(app.page).open(made);
  await new UsagePart(app.page).counts(traffic.count());
  return Object.assign(traffic, { name, id: made.id });
}

// Rule: the right secret from a place that is not ours is the one sign of a theft that cannot be mistaken.
test('a stolen secret key shows a warning with address and count; wrong guesses are only counted', async ({
  app,
}) => {
  const { page } = app;
  const traffic = await stolen(app, 'Stolen: told');
  const usage = new UsagePart(page);
  assert.deepEqual(await usage.strangers.allTextContents(), [
    `Someone holding this secret key called from ${THIEF} 2 times, the last time just now. We refused it. Yours?`,
  ]);
  await expect(usage.rotate(THIEF)).toBeVisible();
  await expect(usage.allow(THIEF)).toBeVisible();
  assert.equal(await usage.rotate(GUESSER).count(), 0);
  assert.equal(await usage.allow(GUESSER).count(), 0);
  assert.deepEqual((await usage.rows(usage.byAddress)).get(GUESSER), [0, 5]);

  await test.step('Escape in the rotation dialog returns the focus to its button', async () => {
    await usage.rotate(THIEF).click();
    await expect(new RotateDialog(page).rotate).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(new RotateDialog(page).dialog).toBeHidden();
    await expect(usage.rotate(THIEF)).toBeFocused();
  });

  await test.step('a guesser who later uses the right secret key is shown with that call only', async () => {
    await traffic.bad('address', GUESSER, LIST);
    await page.reload();
    await usage.counts(traffic.count());
    await expect(
      usage.region.getByText(`Someone holding this secret key called from ${GUESSER} 1 time,`, {
        exact: false,
      }),
    ).toBeVisible();
    assert.equal(await usage.strangers.count(), 2);
  });
});

test('refused actions from an allowed address show no theft warning', async ({ app }) => {
  const { page } = app;
  const made = await createKeyAsOther(app, 'Not stolen', { networks: [HOME] });
  const traffic = new Traffic(app, made);
  await traffic.bad('action', HOME, 'me', 2);
  await traffic.bad('unknown call', HOME, 'make_coffee', 2);
  await new KeyPage(page).open(made);
  const usage = new UsagePart(page);
  await usage.counts(4);
  assert.equal(await usage.strangers.count(), 0);
});

// Rule: a leaked secret is of no use any more as soon as the new one is taken.
test('Rotate in the warning replaces the secret key, and the stolen one is refused', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const traffic = await stolen(app, 'Stolen: rotated');
  await new UsagePart(page).rotate(THIEF).click();
  const ask = new RotateDialog(page);
  await expect(ask.rotate).toBeVisible();
  await ask.leaked.check();
  await ask.rotate.click();
  const check = new SecondCheck(page);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await dialog.copyAndClose();
  const ours = { ...traffic.pair, secretKey };
  await expect(() => refused(app, HOME, LIST, traffic.pair)).toPass();
  await accepted(app, HOME, LIST, ours);
  await refused(app, THIEF, LIST, traffic.pair);
});

// Rule: the page proposes, the person looks and saves, and who widens shows that it is them.
test('“Allow this address” adds it after reauthentication, and the next call is accepted', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const traffic = await stolen(app, 'Stolen: ours');
  await refused(app, THIEF, LIST, traffic.pair);
  const form = new EditForm(page);
  // Rule: nothing is proposed again that was left.
  await test.step('a discarded suggestion is gone from the form, and the key is not changed', async () => {
    await new UsagePart(page).allow(THIEF).click();
    await form.says(`Adds 1 network: ${THIEF}.`);
    await form.cancel.click();
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(new KeyPage(page).named(traffic.name)).toBeVisible();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await form.says();
    assert.deepEqual(await form.entries(), [HOME]);
    assert.equal(await page.getByText(PROPOSED).count(), 0);
    await refused(app, THIEF, LIST, traffic.pair);
    await form.cancel.click();
    await expect(new KeyPage(page).named(traffic.name)).toBeVisible();
  });
  await new UsagePart(page).allow(THIEF).click();
  await expect(form.title).toBeFocused();
  await expect(page.getByText(PROPOSED)).toBeVisible();
  assert.deepEqual(await form.entries(), [HOME, THIEF]);
  await form.says(`Adds 1 network: ${THIEF}.`);
  await refused(app, THIEF, LIST, traffic.pair);

  await form.save.click();
  const check = new SecondCheck(page);
  await expect(check.password).toBeFocused();
  await refused(app, THIEF, LIST, traffic.pair);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  await expect(new KeyPage(page).named(traffic.name)).toBeVisible();
  await expect(new KeyPage(page).title).toBeFocused();
  await accepted(app, THIEF, LIST, traffic.pair);
  await accepted(app, HOME, LIST, traffic.pair);
  assert.deepEqual(
    [...(await storedKey(page, traffic.name)).ip_restrictions.networks].sort(),
    [THIEF, HOME].sort(),
  );
});

// Rule: what the API tells now counts, also where the page still shows what was.
test('an address that was already allowed elsewhere appears once, and there is nothing to save', async ({
  app,
}) => {
  const { page } = app;
  const traffic = await stolen(app, 'Stolen: allowed twice');
  await asOtherUser(app, OWNER, async (other) => {
    const form = new EditForm(other);
    await form.openOf(traffic);
    await form.addNetwork(THIEF);
    await form.saveTo(traffic.name);
  });
  await accepted(app, THIEF, LIST, traffic.pair);
  await new UsagePart(page).allow(THIEF).click();
  const form = new EditForm(page);
  await form.says();
  assert.deepEqual([...(await form.entries())].sort(), [THIEF, HOME].sort());
  await form.save.click();
  await expect(page.getByRole('status').filter({ hasText: /nothing to save/ })).toHaveText(
    /There is nothing to save yet\./,
  );
});
