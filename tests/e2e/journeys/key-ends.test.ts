// Disabled, enabled, revoked, narrowed, expired: the very next request is answered accordingly.
import assert from 'node:assert/strict';
import { CHANGE, changedElsewhere, edited } from '../pages/edit-form.ts';
import { KeyActions } from '../pages/key-actions.ts';
import { keyBefore, type Made, send } from '../pages/key-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { eventually, focused, gone, heard, visible } from '../support/expect.ts';
import { answerLost, FAILED_CALL, noConnection, once, problem, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { comeBack } from '../support/steps.ts';
import { accepted, PROXIED, refused } from '../support/traffic.ts';

const tell = scene({ standIn: PROXIED });

const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

async function working(journey: Journey, name: string): Promise<{ made: Made; key: KeyActions }> {
  const made = await keyBefore(journey, name, { networks: [HOME, '203.0.113.8'], actions: [LIST, 'me'] });
  const key = new KeyActions(journey.page);
  await key.open(made);
  await accepted(journey, HOME, LIST, made);
  return { made, key };
}

// Rule: in an incident one press is enough, since it can be taken back.
tell(
  'Disable: at once, without a question; the next request is refused, and after Enable accepted',
  async (journey) => {
    const { made, key } = await working(journey, 'Off and on');
    await key.disable.click();
    await visible(key.status('Disabled'));
    await refused(journey, HOME, LIST, made);
    await heard(journey.page, /The key is disabled\. Every request with it is refused until you enable it\./);
    await focused(key.enable);
    await refused(journey, HOME, 'me', made);
    await key.enable.click();
    await focused(key.disable);
    await accepted(journey, HOME, LIST, made);
    await heard(journey.page, /The key works again\./);
    await gone(key.status('Disabled'));
  },
);

tell('a key is off at the moment the page says so, not only afterwards', async (journey) => {
  const { page } = journey;
  const { made, key } = await working(journey, 'Off: held back');
  let release = () => {};
  const moment = new Promise<void>((done) => {
    release = done;
  });
  await spoil(page, CHANGE, [once(moment, (route) => route.continue())]);
  await key.disable.click();
  await accepted(journey, HOME, LIST, made);
  assert.equal(await key.status('Disabled').count(), 0, 'nothing is claimed before the answer');
  release();
  await visible(key.status('Disabled'));
  await refused(journey, HOME, LIST, made);
});

for (const [what, fault, says] of [
  ['no connection', noConnection, /could not reach We-Link\. The key was not changed as far as we know/],
  [
    '500',
    problem(500, 'internal'),
    /has a problem at the moment\. The key was not changed as far as we know/,
  ],
] as const) {
  tell(`Disable fails with ${what}: said, the key goes on, and the next press does it`, async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const { made, key } = await working(journey, `Off: ${what}`);
    await spoil(page, CHANGE, [fault]);
    await key.disable.click();
    await visible(page.getByRole('alert').filter({ hasText: says }));
    await accepted(journey, HOME, LIST, made);
    await key.disable.click();
    await visible(key.status('Disabled'));
    await gone(page.getByRole('alert').filter({ hasText: says }));
    await refused(journey, HOME, LIST, made);
  });
}

tell('the answer to Disable is lost: the next press finds it off', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const { made, key } = await working(journey, 'Off: lost');
  await spoil(page, CHANGE, [answerLost]);
  await key.disable.click();
  await visible(page.getByRole('alert').filter({ hasText: /could not reach We-Link/ }));
  await refused(journey, HOME, LIST, made);
  await key.disable.click();
  await visible(key.status('Disabled'));
});

tell(
  'changed by somebody else meanwhile: told, shown as it is now, and the next press does it',
  async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const { made, key } = await working(journey, 'Off: changed');
    await changedElsewhere(page, made.id, { note: 'Of somebody else' });
    await key.disable.click();
    await visible(page.getByRole('alert').filter({ hasText: /Somebody changed this key meanwhile\./ }));
    await visible(page.getByRole('paragraph').filter({ hasText: /^Of somebody else$/ }));
    await accepted(journey, HOME, LIST, made);
    await key.disable.click();
    await visible(key.status('Disabled'));
    await refused(journey, HOME, LIST, made);
  },
);

tell('disabled elsewhere: shown when the person comes back to the window', async (journey) => {
  const { page } = journey;
  const { made, key } = await working(journey, 'Off: elsewhere');
  await changedElsewhere(page, made.id, { enabled: false });
  await comeBack(page);
  await visible(key.status('Disabled'));
  await visible(key.enable);
});

tell('Revoke: the next request is refused, and no button that changes the key is left', async (journey) => {
  const { page } = journey;
  const { made, key } = await working(journey, 'Revoked at once');
  await page.reload();
  await key.revoke.click();
  await key.typedName.fill(made.name);
  await accepted(journey, HOME, LIST, made);
  await key.reallyRevoke.click();
  await visible(key.status('Revoked'));
  await refused(journey, HOME, LIST, made);
  await heard(page, /Revoked at once is revoked\./);
  await focused(key.title);
  for (const button of [key.edit, key.disable, key.enable, key.revoke, key.rotate]) await gone(button);
  await visible(page.getByRole('region', { name: 'Usage' }));
  await visible(page.getByRole('region', { name: 'Activity' }));
});

tell('narrowed: the next request from what was taken away is refused', async (journey) => {
  const { page } = journey;
  const { made } = await working(journey, 'Narrowed at once');
  const form = await edited(page, made);
  await form.remove('203.0.113.8').click();
  await form.action('Get own profile').uncheck();
  await accepted(journey, '203.0.113.8', LIST, made);
  await accepted(journey, HOME, 'me', made);
  await form.saveTo(made.name);
  await refused(journey, '203.0.113.8', LIST, made);
  await refused(journey, HOME, 'me', made);
  await accepted(journey, HOME, LIST, made);
});

// Rule: the end holds from its moment on, whatever anybody does in the background.
tell('expired: the next request is refused, and the page says so when one comes back', async (journey) => {
  const { page } = journey;
  const { made, key } = await working(journey, 'Expired at once');
  const end = Date.now() + 4_000;
  await changedElsewhere(page, made.id, { expires_at: new Date(end).toISOString() });
  await accepted(journey, HOME, LIST, made);
  await eventually(async () => {
    assert.ok(Date.now() > end, 'its time is not over yet');
    await refused(journey, HOME, LIST, made);
  });
  await comeBack(page);
  await visible(key.status('Expired'));
  await gone(key.disable);
  await gone(key.rotate);
  await visible(key.edit);
  const usage = new UsagePart(page);
  await eventually(async () => assert.match((await usage.region.textContent()) ?? '', /after the expiry/));
  const { key: view } = { key: await send(page, 'GET', `/api-keys/${made.id}`) };
  assert.equal(view.status, 'expired');

  // A later end brings it back, with the very next request.
  const form = await edited(page, made);
  await form.changeExpiry.click();
  await form.expires.selectOption('In 30 days');
  await form.saveTo(made.name);
  await accepted(journey, HOME, LIST, made);
  await gone(key.status('Expired'));
});
