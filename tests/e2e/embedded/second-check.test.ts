// The second check, passed by the host: the page asks it to, and goes on when it says that the person did.
import assert from 'node:assert/strict';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { withElement } from '../support/embedded.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import { CREATE, FAILED_CALL, observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { signInElsewhere } from '../support/steps.ts';
import { storedKey } from '../support/stored.ts';

const tell = scene({ embedded: true, standIn: ['--step-up', '--step-up-ways', 'host'] });

const NOT_CONFIRMED = /^It was not confirmed\. Try again\.$/;

class ByHost extends SecondCheck {
  readonly ask = this.dialog.getByRole('button', { name: 'Confirm in We-Link' });
}

/** From a form to the dialog that asks. What the host answers is up to the test. */
async function asked({ page, watch }: Journey, name: string): Promise<ByHost> {
  watch.expect(FAILED_CALL);
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
  await form.fill({ ...PLAIN, name });
  await form.save.click();
  const check = new ByHost(page);
  await visible(check.ask);
  return check;
}

/** The host answers what it was asked. */
function answers({ page }: Journey, how: 'confirm' | 'fail', what: unknown): Promise<void> {
  return page.evaluate(([way, said]) => Reflect.get(window, way)(said), [how, what] as const);
}

tell('passed at the host, the save goes on by itself', async (journey) => {
  const { page } = journey;
  const calls = await observe(page, CREATE);
  const check = await asked(journey, 'By the host');
  assert.equal(await check.password.count(), 0);
  await check.ask.click();
  assert.equal(calls.requests.length, 1, 'nothing goes on before the host says so');
  await signInElsewhere(journey.context, OWNER);
  await page.bringToFront();
  await answers(journey, 'confirm', true);
  assert.ok((await new OneTimeDialog(page).pair()).secretKey);
  const ids = new Set(calls.requests.map((request) => request.headers()['idempotency-key']));
  assert.equal(ids.size, 1, 'one intent');
  await storedKey(page, 'By the host');
});

for (const [what, how, said] of [
  ['says that they did not', 'confirm', false],
  ['says something else', 'confirm', 'yes'],
  ['fails', 'fail', 'Not today.'],
] as const) {
  tell(`a host that ${what}: it is told, and can be tried again`, async (journey) => {
    const { page } = journey;
    const check = await asked(journey, `A host that ${what}`);
    await check.ask.click();
    await answers(journey, how, said);
    await hasText(check.error, NOT_CONFIRMED);
    await check.ask.click();
    await gone(check.error);
    await signInElsewhere(journey.context, OWNER);
    await page.bringToFront();
    await answers(journey, 'confirm', true);
    await visible(new OneTimeDialog(page).dialog);
  });
}

tell('a host whose function throws is told of it, and so is the person', async (journey) => {
  const { page, watch } = journey;
  watch.expect(/A mistake of the host/);
  const check = await asked(journey, 'Thrown');
  await page.locator('we-link-security').evaluate((element) =>
    Object.assign(element, {
      reauthenticate: () => {
        throw new Error('A mistake of the host.');
      },
    }),
  );
  await check.ask.click();
  await hasText(check.error, NOT_CONFIRMED);
  await eventually(async () => assert.ok(watch.lines.some((line) => /A mistake of the host/.test(line))));
});

tell('cancelled, the form is there again, and a late answer moves nothing', async (journey) => {
  const { page } = journey;
  const calls = await observe(page, CREATE);
  const check = await asked(journey, 'Cancelled');
  await check.ask.click();
  await check.cancel.click();
  await gone(check.dialog);
  const form = new NewKeyForm(page);
  await focused(form.save);
  await answers(journey, 'confirm', true);
  assert.equal(await form.name.inputValue(), 'Cancelled');
  assert.equal(calls.requests.length, 1);
});
