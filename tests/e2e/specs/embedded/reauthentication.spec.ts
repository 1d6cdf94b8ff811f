// Reauthentication by the host: the page calls the host's function and continues when the host confirms.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { storedKey } from '../../support/api-state.ts';
import { withElement } from '../../support/embedded.ts';
import { CREATE, FAILED_CALL, recordCalls } from '../../support/faults.ts';
import { signInElsewhere } from '../../support/flows.ts';

test.use({ embedded: true, standInOptions: ['--reauthentication', '--reauthentication-methods', 'host'] });

const NOT_CONFIRMED = /^It was not confirmed\. Try again\.$/;

class ByHost extends SecondCheck {
  readonly ask = this.dialog.getByRole('button', { name: 'Confirm in We-Link' });
}

/** From a form to the dialog that asks. What the host answers is up to the test. */
async function asked({ page, consoleGuard }: App, name: string): Promise<ByHost> {
  consoleGuard.expect(FAILED_CALL);
  await withElement(page);
  await page.locator('we-link-security').evaluate((element) => {
    Object.assign(element, {
      reauthenticate: () =>
        new Promise((resolve, reject) => {
          Object.assign(window, { confirm: resolve, fail: reject });
        }),
    });
  });
  await new SecurityPage(page).create.click();
  const form = new NewKeyForm(page);
  await form.fill({ ...DEFAULT_INPUT, name });
  await form.save.click();
  const check = new ByHost(page);
  await expect(check.ask).toBeVisible();
  return check;
}

/** The host answers what it was asked. */
function answers({ page }: App, how: 'confirm' | 'fail', what: unknown): Promise<void> {
  return page.evaluate(([way, said]) => Reflect.get(window, way)(said), [how, what] as const);
}

test('the save continues automatically after reauthentication by the host', async ({ app }) => {
  const { page } = app;
  const calls = await recordCalls(page, CREATE);
  const check = await asked(app, 'By the host');
  assert.equal(await check.password.count(), 0);
  await check.ask.click();
  assert.equal(calls.requests.length, 1, 'nothing goes on before the host says so');
  await signInElsewhere(app.context, OWNER);
  await page.bringToFront();
  await answers(app, 'confirm', true);
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  const ids = new Set(calls.requests.map((request) => request.headers()['idempotency-key']));
  assert.equal(ids.size, 1, 'one intent');
  await storedKey(page, 'By the host');
});

for (const [answer, what, how, said] of [
  ['a refusal', 'says that they did not', 'confirm', false],
  ['an invalid answer', 'says something else', 'confirm', 'yes'],
  ['a rejected promise', 'fails', 'fail', 'Not today.'],
] as const) {
  test(`${answer} of the host shows an error, and a retry works`, async ({ app }) => {
    const { page } = app;
    const check = await asked(app, `A host that ${what}`);
    await check.ask.click();
    await answers(app, how, said);
    await expect(check.error).toHaveText(NOT_CONFIRMED);
    await check.ask.click();
    await expect(check.error).toBeHidden();
    await signInElsewhere(app.context, OWNER);
    await page.bringToFront();
    await answers(app, 'confirm', true);
    await expect(new OneTimeDialog(page).dialog).toBeVisible();
  });
}

test('an exception in the host’s function is logged, and an error is shown', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(/A mistake of the host/);
  const check = await asked(app, 'Thrown');
  await page.locator('we-link-security').evaluate((element) =>
    Object.assign(element, {
      reauthenticate: () => {
        throw new Error('A mistake of the host.');
      },
    }),
  );
  await check.ask.click();
  await expect(check.error).toHaveText(NOT_CONFIRMED);
  await expect(async () =>
    assert.ok(consoleGuard.lines.some((line) => /A mistake of the host/.test(line))),
  ).toPass();
});

test('cancelling reauthentication keeps the form, and a late confirmation sends nothing', async ({ app }) => {
  const { page } = app;
  const calls = await recordCalls(page, CREATE);
  const check = await asked(app, 'Cancelled');
  await check.ask.click();
  await check.cancel.click();
  await expect(check.dialog).toBeHidden();
  const form = new NewKeyForm(page);
  await expect(form.save).toBeFocused();
  await answers(app, 'confirm', true);
  assert.equal(await form.name.inputValue(), 'Cancelled');
  assert.equal(calls.requests.length, 1);
});
