// Nothing overflows at 320 px: usage, activity, the form for a key and the questions about it.
import { type App, expect, test } from '../fixtures/test.ts';
import { ACTIVITY_PATH, ActivityFeed } from '../pages/activity-feed.ts';
import { changedElsewhere, edited, MEANWHILE } from '../pages/edit-form.ts';
import { KeyActions } from '../pages/key-actions.ts';
import { idOf, keyBefore, type Made } from '../pages/key-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { FAILED_CALL } from '../support/faults.ts';
import { assertFits } from '../support/fits.ts';
import { accepted, callFrom, PROXIED, refused } from '../support/traffic.ts';

test.use({ standInOptions: PROXIED, viewport: { width: 320, height: 640 } });

const NAME = 'W'.repeat(62);
const V6 = '2001:db8:1111:2222:3333:4444:5555:6666';
const ACTIONS = ['get_all_ln_accounts', 'get_profile_contact_details', 'send_message_to_profile_id'];

/** A key with the longest of everything. */
async function long(app: App, at: number): Promise<Made> {
  const made = await keyBefore(app, `${at}${NAME}`, {
    networks: ['203.0.113.0/24', V6, '2001:db8:aaaa:bbbb:cccc::/80'],
    actions: ACTIONS,
    note: 'n'.repeat(200),
  });
  await accepted(app, V6, ACTIONS[0] ?? '', made);
  await refused(app, '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 'get_profile_contact_details', made);
  await callFrom(app, V6, 'w'.repeat(60), made);
  return made;
}

test('usage with everything open, for each time', async ({ app }) => {
  const { page } = app;
  const made = await long(app, 1);
  const key = new KeyActions(page);
  await key.open(made);
  const usage = new UsagePart(page);
  await usage.counts(3);
  await expect(new ActivityFeed(page).entry(/created the key/)).toBeVisible();
  for (const [period, bars] of [
    ['7 days', 7],
    ['30 days', 30],
    ['24 hours', 24],
  ] as const) {
    await usage.period(period).click();
    await expect(async () => {
      if ((await usage.bars.count()) !== bars) throw new Error(`${bars} bars`);
    }).toPass();
    await usage.openTable();
    await assertFits(page, `the page with ${period}`);
  }
  await key.revoke.click();
  await expect(key.lastDay).toHaveText(/It made 1 call/);
  await key.reallyRevoke.click();
  await expect(key.question.getByText(/as it is written here/)).toBeVisible();
  await assertFits(page, 'the question before revoking');
});

test('a key that is used a lot', async ({ page }) => {
  const name = 'Client CRM integration';
  const key = new KeyActions(page);
  await key.open({ id: await idOf(page, name), name });
  const usage = new UsagePart(page);
  await expect(usage.byAddress).toBeVisible();
  await usage.period('30 days').click();
  await expect(usage.bars.nth(29)).toBeVisible();
  await usage.openTable();
  await assertFits(page, 'the page');
});

test('the form with changes, and after somebody else’s', async ({ app }) => {
  const { page, watch } = app;
  watch.expect(FAILED_CALL);
  const made = await long(app, 2);
  const form = await edited(page, made);
  await assertFits(page, 'the form');
  await form.name.fill(`3${NAME}`);
  await form.addNetwork('2001:db8:7777:7777:7777:7777:7777:7777');
  await form.note.fill('m'.repeat(200));
  await form.says(/Renames/, /Adds/, /Notes/);
  await assertFits(page, 'the form with changes');
  await changedElsewhere(page, made.id, { name: `4${NAME}` });
  await form.save.click();
  await expect(form.news(MEANWHILE)).toBeVisible();
  await assertFits(page, 'the form after a conflict');
  await form.name.fill('');
  await form.save.click();
  await expect(form.mend('Name')).toBeVisible();
  await assertFits(page, 'the form with something to mend');
});

test('the activity of the key and of the workspace', async ({ app }) => {
  const { page } = app;
  const made = await long(app, 5);
  await changedElsewhere(page, made.id, {
    name: `6${NAME}`,
    note: 'o'.repeat(200),
    ip_restrictions: { mode: 'only', networks: [V6] },
  });
  await page.goto(ACTIVITY_PATH);
  await expect(new ActivityFeed(page, 'workspace').entry(/changed the key/).first()).toBeVisible();
  await assertFits(page, 'the activity of the workspace');
});
