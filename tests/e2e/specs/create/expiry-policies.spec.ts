// The form applies the expiry policy of the workspace before Save is pressed.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { storedKey } from '../../support/api-state.ts';
import { dayFromNow, inWords } from '../../support/dates.ts';
import { CREATE, recordCalls } from '../../support/faults.ts';
import { createdKey, filledForm } from '../../support/flows.ts';

const strict = test.extend({
  standInOptions: ['--expiry-required', '--maximum-days', '60'],
});
const lenient = test.extend({ standInOptions: ['--no-default-expiry'] });
const DAY_MS = 86_400_000;

strict('if an expiry is required, the proposed expiry is within the maximum', async ({ app }) => {
  await createdKey(app, { ...DEFAULT_INPUT, name: 'As proposed' });
  const end = Date.parse((await storedKey(app.page, 'As proposed')).expires_at ?? '');
  assert.ok(end <= Date.now() + 60 * DAY_MS && end > Date.now() + 59 * DAY_MS);
});

strict(
  'if an expiry is required, “Never” is not offered and a date after the maximum is refused',
  async ({ app }) => {
    const calls = await recordCalls(app.page, CREATE);
    const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'The last day' });
    await form.changeExpiry.click();
    const choices = await form.expires.getByRole('option').allTextContents();
    assert.deepEqual(choices, ['In 7 days', 'In 30 days', 'In 60 days', 'On a date']);
    await form.expires.selectOption('On a date');
    await strict.step(
      'a day after the maximum is refused with the maximum, and nothing is sent',
      async () => {
        await form.lastDay.fill(dayFromNow(61));
        await form.save.click();
        const sentence = form.expiry.getByText(
          'Keys may live for 60 days at the most. Choose an earlier day.',
        );
        await expect(sentence).toBeVisible();
        await form.lastDay.fill(dayFromNow(7));
        await expect(sentence).toBeHidden();
        assert.equal(calls.requests.length, 0);
      },
    );
    await strict.step('the last day within the maximum is accepted', async () => {
      await form.lastDay.fill(dayFromNow(60));
      await expect(form.summary).toHaveText(new RegExp(`until ${inWords(dayFromNow(60))}\\.$`));
      await form.save.click();
      await expect(app.page.getByRole('alertdialog', { name: 'Copy your keys now' })).toBeVisible();
    });
  },
);

lenient(
  'without a proposed expiry the key never expires, and a warning is shown before Save',
  async ({ app }) => {
    const form = await filledForm(app, { ...DEFAULT_INPUT, name: 'Nothing proposed' });
    await expect(form.expiry.getByText('Never expires', { exact: true })).toBeVisible();
    await expect(form.expiry.getByText(/^A key without an end is easily forgotten/)).toBeVisible();
    await expect(form.summary).toHaveText(/with no end\.$/);
    await lenient.step('a key for any address still gets a proposed expiry', async () => {
      await form.anyAddress.check();
      await expect(
        form.expiry.getByText(`Expires ${inWords(dayFromNow(30))}`, { exact: true }),
      ).toBeVisible();
      await expect(form.expiry.getByText(/^A key without an end/)).toBeHidden();
      await form.onlyThese.check();
    });
    await form.save.click();
    await expect(app.page.getByRole('alertdialog', { name: 'Copy your keys now' })).toBeVisible();
    assert.equal((await storedKey(app.page, 'Nothing proposed')).expires_at, null);
  },
);
