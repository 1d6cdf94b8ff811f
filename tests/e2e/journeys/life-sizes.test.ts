// Nothing overflows at 320 px: usage, activity, the form for a key and the questions about it.
import { ACTIVITY_PATH, ActivityFeed } from '../pages/activity-feed.ts';
import { changedElsewhere, edited, MEANWHILE } from '../pages/edit-form.ts';
import { KeyActions } from '../pages/key-actions.ts';
import { idOf, keyBefore, type Made } from '../pages/key-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { eventually, hasText, visible } from '../support/expect.ts';
import { FAILED_CALL } from '../support/faults.ts';
import { assertFits } from '../support/fits.ts';
import { type Journey, scene } from '../support/journey.ts';
import { accepted, callFrom, PROXIED, refused } from '../support/traffic.ts';

const tell = scene({ standIn: PROXIED, context: { viewport: { width: 320, height: 640 } } });

const NAME = 'W'.repeat(62);
const V6 = '2001:db8:1111:2222:3333:4444:5555:6666';
const ACTIONS = ['get_all_ln_accounts', 'get_profile_contact_details', 'send_message_to_profile_id'];

/** A key with the longest of everything. */
async function long(journey: Journey, at: number): Promise<Made> {
  const made = await keyBefore(journey, `${at}${NAME}`, {
    networks: ['203.0.113.0/24', V6, '2001:db8:aaaa:bbbb:cccc::/80'],
    actions: ACTIONS,
    note: 'n'.repeat(200),
  });
  await accepted(journey, V6, ACTIONS[0] ?? '', made);
  await refused(journey, '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 'get_profile_contact_details', made);
  await callFrom(journey, V6, 'w'.repeat(60), made);
  return made;
}

tell('usage with everything open, for each time', async (journey) => {
  const { page } = journey;
  const made = await long(journey, 1);
  const key = new KeyActions(page);
  await key.open(made);
  const usage = new UsagePart(page);
  await usage.counts(3);
  await visible(new ActivityFeed(page).entry(/created the key/));
  for (const [period, bars] of [
    ['7 days', 7],
    ['30 days', 30],
    ['24 hours', 24],
  ] as const) {
    await usage.period(period).click();
    await eventually(async () => {
      if ((await usage.bars.count()) !== bars) throw new Error(`${bars} bars`);
    });
    await usage.openTable();
    await assertFits(page, `the page with ${period}`);
  }
  await key.revoke.click();
  await hasText(key.lastDay, /It made 1 call/);
  await key.reallyRevoke.click();
  await visible(key.question.getByText(/as it is written here/));
  await assertFits(page, 'the question before revoking');
});

tell('a key that is used a lot', async ({ page }) => {
  const name = 'Client CRM integration';
  const key = new KeyActions(page);
  await key.open({ id: await idOf(page, name), name });
  const usage = new UsagePart(page);
  await visible(usage.byAddress);
  await usage.period('30 days').click();
  await visible(usage.bars.nth(29));
  await usage.openTable();
  await assertFits(page, 'the page');
});

tell('the form with changes, and after somebody else’s', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const made = await long(journey, 2);
  const form = await edited(page, made);
  await assertFits(page, 'the form');
  await form.name.fill(`3${NAME}`);
  await form.addNetwork('2001:db8:7777:7777:7777:7777:7777:7777');
  await form.note.fill('m'.repeat(200));
  await form.says(/Renames/, /Adds/, /Notes/);
  await assertFits(page, 'the form with changes');
  await changedElsewhere(page, made.id, { name: `4${NAME}` });
  await form.save.click();
  await visible(form.news(MEANWHILE));
  await assertFits(page, 'the form after a conflict');
  await form.name.fill('');
  await form.save.click();
  await visible(form.mend('Name'));
  await assertFits(page, 'the form with something to mend');
});

tell('the activity of the key and of the workspace', async (journey) => {
  const { page } = journey;
  const made = await long(journey, 5);
  await changedElsewhere(page, made.id, {
    name: `6${NAME}`,
    note: 'o'.repeat(200),
    ip_restrictions: { mode: 'only', networks: [V6] },
  });
  await page.goto(ACTIVITY_PATH);
  await visible(new ActivityFeed(page, 'workspace').entry(/changed the key/).first());
  await assertFits(page, 'the activity of the workspace');
});
