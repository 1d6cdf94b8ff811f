// What a workspace's policy says about the expiry of its keys, told before anybody presses Save.
import assert from 'node:assert/strict';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { dayFromNow, inWords } from '../support/days.ts';
import { gone, hasText, visible } from '../support/expect.ts';
import { CREATE, observe } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { createdKey, filledForm } from '../support/steps.ts';
import { storedKey } from '../support/stored.ts';

const strict = scene({ standIn: ['--expiry-required', '--maximum-days', '60'] });
const lenient = scene({ standIn: ['--no-default-expiry'] });
const DAY_MS = 86_400_000;

strict('where an expiry is required there is no way to have none', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.changeExpiry.click();
  const choices = await form.expires.getByRole('option').allTextContents();
  assert.deepEqual(choices, ['In 7 days', 'In 30 days', 'In 60 days', 'On a date']);
});

strict('what is proposed is within the bound, and the API takes it', async (journey) => {
  await createdKey(journey, { ...PLAIN, name: 'As proposed' });
  const end = Date.parse((await storedKey(journey.page, 'As proposed')).expires_at ?? '');
  assert.ok(end <= Date.now() + 60 * DAY_MS && end > Date.now() + 59 * DAY_MS);
});

strict('the last day within the bound is taken, and ends at the bound', async (journey) => {
  const form = await filledForm(journey, { ...PLAIN, name: 'The last day' });
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await form.lastDay.fill(dayFromNow(60));
  await hasText(form.summary, new RegExp(`until ${inWords(dayFromNow(60))}\\.$`));
  await form.save.click();
  await visible(journey.page.getByRole('alertdialog', { name: 'Copy your keys now' }));
});

strict('a day beyond the bound is refused with the bound, and nothing is sent', async (journey) => {
  const calls = await observe(journey.page, CREATE);
  const form = await filledForm(journey, { ...PLAIN, name: 'Beyond' });
  await form.changeExpiry.click();
  await form.expires.selectOption('On a date');
  await form.lastDay.fill(dayFromNow(61));
  await form.save.click();
  const sentence = form.expiry.getByText('Keys may live for 60 days at the most. Choose an earlier day.');
  await visible(sentence);
  await form.lastDay.fill(dayFromNow(7));
  await gone(sentence);
  assert.equal(calls.requests.length, 0);
});

lenient(
  'where nothing is proposed the key has no end, with a warning before anything is pressed',
  async (journey) => {
    const form = await filledForm(journey, { ...PLAIN, name: 'Nothing proposed' });
    await visible(form.expiry.getByText('Never expires', { exact: true }));
    await visible(form.expiry.getByText(/^A key without an end is easily forgotten/));
    await hasText(form.summary, /with no end\.$/);
    await form.save.click();
    await visible(journey.page.getByRole('alertdialog', { name: 'Copy your keys now' }));
    assert.equal((await storedKey(journey.page, 'Nothing proposed')).expires_at, null);
  },
);

lenient('even there a key for any address is proposed an end', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.anyAddress.check();
  await visible(form.expiry.getByText(`Expires ${inWords(dayFromNow(30))}`, { exact: true }));
  await gone(form.expiry.getByText(/^A key without an end/));
});
