// The question before a key is revoked: what would break, the name only of a key in use, and a way that can be taken back.
import assert from 'node:assert/strict';
import { CHANGE } from '../pages/edit-form.ts';
import { KeyActions } from '../pages/key-actions.ts';
import { idOf, keyBefore, type Made, send, USAGE } from '../pages/key-page.ts';
import { SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { focused, gone, hasText, heard, visible } from '../support/expect.ts';
import { FAILED_CALL, late, noConnection, observe, problem, REVOKE, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { accepted, PROXIED, refused } from '../support/traffic.ts';

const tell = scene({ standIn: PROXIED });

const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

/** A key with calls from two addresses, and the question about it. */
async function asked(journey: Journey, name: string): Promise<{ made: Made; key: KeyActions }> {
  const made = await keyBefore(journey, name, { networks: ['203.0.113.0/24'] });
  await accepted(journey, HOME, LIST, made);
  await accepted(journey, HOME, LIST, made);
  await accepted(journey, '203.0.113.8', LIST, made);
  await refused(journey, '198.51.100.9', LIST, made);
  const key = new KeyActions(journey.page);
  await key.askToRevoke(made);
  return { made, key };
}

// Rule: who decides sees in numbers what would break, before any button.
tell('the accepted calls of the last 24 hours are told, with their addresses', async (journey) => {
  const { key } = await asked(journey, 'Revoked: told');
  await hasText(
    key.lastDay,
    /^It made 3 calls in the last 24 hours, from 203\.0\.113\.7 and 203\.0\.113\.8\. They would be refused\.$/,
  );
  await hasText(key.question, /refused from the next request on\. This is final/);
  await focused(key.keep);
});

tell('the name is asked of a key in use, and a wrong one costs nothing', async (journey) => {
  const { page } = journey;
  const { made, key } = await asked(journey, 'Revoked: typed');
  const revokes = await observe(page, REVOKE);
  for (const wrong of ['', 'revoked: typed', 'Revoked: typed!']) {
    await key.typedName.fill(wrong);
    await key.reallyRevoke.click();
    await visible(key.question.getByText('Type “Revoked: typed”, as it is written here.'));
    await focused(key.typedName);
  }
  assert.equal(revokes.requests.length, 0);
  await accepted(journey, HOME, LIST, made);
  await key.typedName.fill('  Revoked: typed ');
  await key.reallyRevoke.click();
  await visible(key.status('Revoked'));
  await refused(journey, HOME, LIST, made);
});

for (const [name, asks, why] of [
  ['Reporting dashboard', false, 'was never used'],
  ['Nightly export', false, 'was not used for 100 days'],
  ['Spring campaign', false, 'was last used 11 days ago'],
  ['Zapier (2023)', true, 'may be in use, which nobody knows'],
  ['Lead import', true, 'was used 2 days ago'],
] as const) {
  // Rule: in an incident speed counts; only of a key in use the name is asked for.
  tell(`a key that ${why} is ${asks ? '' : 'not '}asked for by name`, async ({ page }) => {
    const key = new KeyActions(page);
    await key.askToRevoke({ id: await idOf(page, name), name });
    if (asks) await visible(key.typedName);
    else assert.equal(await key.typedName.count(), 0);
    await key.keep.click();
    await gone(key.question);
    await focused(key.revoke);
  });
}

tell('a key that nobody confirmed to have is not asked for by name, used or not', async (journey) => {
  const made = await keyBefore(journey, 'Revoked: unconfirmed', { networks: [HOME], unsaved: true });
  const key = new KeyActions(journey.page);
  await key.askToRevoke(made);
  assert.equal(await key.typedName.count(), 0);
  await hasText(key.lastDay, /It made no calls in the last 24 hours\./);
  await key.reallyRevoke.click();
  await visible(key.status('Revoked'));
  await refused(journey, HOME, LIST, made);
});

tell('Disable instead: off at once, can be taken back, and nothing is revoked', async (journey) => {
  const { page } = journey;
  const { made, key } = await asked(journey, 'Revoked: disabled');
  const revokes = await observe(page, REVOKE);
  await visible(
    key.question.getByText(/Disable it first: that stops it at once as well, and can be taken back\./),
  );
  await key.disableInstead.click();
  await visible(key.status('Disabled'));
  await refused(journey, HOME, LIST, made);
  await gone(key.question);
  await heard(page, /The key is disabled\./);
  await focused(key.title);
  await key.enable.click();
  await focused(key.disable);
  await accepted(journey, HOME, LIST, made);
  assert.equal(revokes.requests.length, 0);
});

tell('a key that is off already, or expired, has no “Disable instead”', async ({ page }) => {
  const key = new KeyActions(page);
  for (const name of ['Internal staging key', 'Spring campaign']) {
    await key.askToRevoke({ id: await idOf(page, name), name });
    assert.equal(await key.disableInstead.count(), 0, name);
    await page.keyboard.press('Escape');
    await gone(key.question);
  }
});

tell('the calls come late or not at all: said, and nobody waits for them', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const made = await keyBefore(journey, 'Revoked: late', { networks: [HOME] });
  await accepted(journey, HOME, LIST, made);
  const key = new KeyActions(page);
  await key.open(made);
  await page.waitForLoadState('networkidle');
  await spoil(page, USAGE, [late(1_500), noConnection]);
  await key.revoke.click();
  await hasText(key.lastDay, /Looking at its calls in the last 24 hours…/);
  await visible(key.reallyRevoke);
  await hasText(key.lastDay, /It made 1 call in the last 24 hours, from 203\.0\.113\.7\./);
  await key.keep.click();
  await key.revoke.click();
  await hasText(key.lastDay, /We could not look at its calls in the last 24 hours\./);
  await key.typedName.fill(made.name);
  await key.reallyRevoke.click();
  await visible(key.status('Revoked'));
});

for (const [what, fault] of [
  ['no connection', noConnection],
  ['500', problem(500, 'internal')],
] as const) {
  tell(`${what}: the question stays with what was typed, and the next press revokes`, async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const { made, key } = await asked(journey, `Revoked: ${what}`);
    await spoil(page, REVOKE, [fault]);
    await key.typedName.fill(made.name);
    await key.reallyRevoke.click();
    await visible(key.question.getByRole('alert').filter({ hasText: /not changed as far as we know/ }));
    await accepted(journey, HOME, LIST, made);
    assert.equal(await key.typedName.inputValue(), made.name);
    await key.reallyRevoke.click();
    await visible(key.status('Revoked'));
    await refused(journey, HOME, LIST, made);
  });
}

tell('changed meanwhile: revoking does not mind, disabling instead is told', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const { made, key } = await asked(journey, 'Revoked: changed');
  const now = await page.request.get(`/api/settings/api-keys/${made.id}`);
  const match = { 'if-match': now.headers()['etag'] ?? '' };
  await send(page, 'PATCH', `/api-keys/${made.id}`, { note: 'Of somebody else' }, match);
  const changes = await observe(page, CHANGE);
  await key.disableInstead.click();
  await visible(key.question.getByRole('alert').filter({ hasText: /Somebody changed this key meanwhile/ }));
  assert.equal(changes.requests.length, 1);
  await accepted(journey, HOME, LIST, made);
  await key.typedName.fill(made.name);
  await key.reallyRevoke.click();
  await visible(key.status('Revoked'));
  await refused(journey, HOME, LIST, made);
});

for (const [way, leave] of [
  ['Keep the key', (key: KeyActions) => key.keep.click()],
  ['Escape', (key: KeyActions) => key.page.keyboard.press('Escape')],
] as const) {
  tell(`${way} leaves the key as it is, and the focus at Revoke`, async (journey) => {
    const { made, key } = await asked(journey, `Kept: ${way}`);
    await key.typedName.fill('half a na');
    await leave(key);
    await gone(key.question);
    await focused(key.revoke);
    await accepted(journey, HOME, LIST, made);
    await key.revoke.click();
    assert.equal(await key.typedName.inputValue(), '', 'what was typed is not kept for the next time');
  });
}

tell('somebody who sees no addresses and may not revoke has no such question', async (journey) => {
  const { page, context } = journey;
  const made = await keyBefore(journey, 'Revoked: viewer');
  await context.clearCookies();
  await new SignInPage(page).signIn(VIEWER);
  const key = new KeyActions(page);
  await key.open(made);
  await gone(key.revoke);
});
