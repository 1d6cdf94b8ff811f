// Save was sent and its outcome is not known: the form is locked, the same request goes out again, one key is made.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { eventually, visible } from '../support/expect.ts';
import {
  answerLost,
  type Calls,
  CREATE,
  FAILED_CALL,
  type Fault,
  noConnection,
  problem,
  proxyPage,
  silenceAfterwards,
  spoil,
  truncated,
  wrongShape,
} from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { filledForm } from '../support/steps.ts';

const tell = scene();

const CASES: readonly (readonly [string, Fault])[] = [
  ['the request never arrived', noConnection],
  ['the answer was lost', answerLost],
  ['500', problem(500, 'internal')],
  ['502 with a page of HTML', proxyPage],
  ['a 201 that ends in the middle', truncated],
  ['a 201 of another shape', wrongShape],
  [
    '409, the first one is still at work',
    problem(409, 'idempotency-in-progress', {}, { 'retry-after': '1' }),
  ],
];

for (const [what, fault] of CASES) {
  tell(`${what}: delivered by the repetition, and one key is there`, async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const calls = await spoil(page, CREATE, [fault]);
    const name = `Lost: ${what}`;
    const form = await filledForm(journey, { ...PLAIN, name });
    await form.save.click();
    await visible(page.getByText(/do not know yet whether your key was created/).first());
    assert.ok(!(await form.name.isEditable()), 'the form is locked');
    await assertDeliveredOnce(journey, calls, name);
  });
}

tell('whoever leaves the form meanwhile is told on the list, and still gets the pair', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const calls = await spoil(page, CREATE, [answerLost, answerLost]);
  const form = await filledForm(journey, { ...PLAIN, name: 'Lost: and left' });
  await form.save.click();
  await visible(page.getByText(/do not know yet/).first());
  await page.goBack();
  await visible(new SecurityPage(page).create);
  await visible(page.getByText(/do not know yet/).first());
  await assertDeliveredOnce(journey, calls, 'Lost: and left');
});

tell('no answer in 30 seconds: repeated with the same key', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  await page.clock.install();
  const calls = await spoil(page, CREATE, [silenceAfterwards]);
  const form = await filledForm(journey, { ...PLAIN, name: 'Lost: silence' });
  await form.save.click();
  await eventually(async () => assert.equal(calls.requests.length, 1));
  await page.clock.runFor(31_000);
  await visible(page.getByText(/do not know yet/).first());
  await page.clock.runFor(1_500);
  await assertDeliveredOnce(journey, calls, 'Lost: silence');
});

tell(
  'after five repetitions the page stops, says so, and a button goes on with the same request',
  async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    await page.clock.install();
    const calls = await spoil(page, CREATE, [answerLost, ...Array<Fault>(5).fill(noConnection)]);
    const form = await filledForm(journey, { ...PLAIN, name: 'Lost: six times' });
    await form.save.click();
    for (let sent = 1; sent <= 6; sent += 1) {
      await eventually(async () => {
        await page.clock.runFor(500);
        assert.ok(calls.requests.length >= sent);
      }, 20_000);
    }
    await visible(page.getByText(/We could not find out whether your key was created/).first());
    await page.clock.runFor(60_000);
    assert.equal(calls.requests.length, 6, 'it has stopped by itself');
    await page.getByRole('button', { name: /^Try again/ }).click();
    await assertDeliveredOnce(journey, calls, 'Lost: six times');
  },
);

async function assertDeliveredOnce({ page }: Journey, calls: Calls, name: string): Promise<void> {
  const dialog = new OneTimeDialog(page);
  assert.ok((await dialog.pair()).secretKey);
  assert.ok(calls.requests.length >= 2);
  const keys = new Set(calls.requests.map((request) => request.headers()['idempotency-key']));
  const bodies = new Set(calls.requests.map((request) => request.postData()));
  assert.equal(keys.size, 1, 'one intent, one idempotency key');
  assert.equal(bodies.size, 1, 'the identical request');
  await assertInListOnce(page, dialog, name);
}

async function assertInListOnce(page: Page, dialog: OneTimeDialog, name: string): Promise<void> {
  await dialog.close.click();
  await dialog.closeAnyway.click();
  const list = new SecurityPage(page);
  await list.row(name).first().waitFor();
  assert.equal(await list.row(name).count(), 1);
}
