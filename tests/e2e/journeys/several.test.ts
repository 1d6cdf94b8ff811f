// Several keys at once: disabled or revoked one after the other, with what became of each; the number is typed only
// where one of them is in use.
import assert from 'node:assert/strict';
import { Finder } from '../pages/finder.ts';
import { keyBefore, type Made, send } from '../pages/key-page.ts';
import { refused, use, works } from '../pages/rotate-dialog.ts';
import { Several, SeveralDialog } from '../pages/several.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { eventually, focused, gone, hasText, heard, visible } from '../support/expect.ts';
import { FAILED_CALL, observe, problem, REVOKE, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { comeBack, signInElsewhere } from '../support/steps.ts';

const tell = scene({ as: OWNER });
const CHANGE = { method: 'PATCH', path: /^\/api-keys\/[^/]+$/ };

async function keys(journey: Journey, ...names: readonly string[]): Promise<Made[]> {
  const made: Made[] = [];
  for (const name of names) made.push(await keyBefore(journey, name));
  return made;
}

async function isDisabled({ standIn }: Journey, made: Made): Promise<void> {
  const answer = await use(standIn, made);
  assert.deepEqual([answer.status, answer.body.status], [403, 'KEY_DISABLED'], `${made.name} is refused`);
}

/** From the list to the question about these. */
async function asked(journey: Journey, deed: 'disable' | 'revoke', ...names: readonly string[]) {
  const { page } = journey;
  await new Finder(page).open();
  const several = new Several(page);
  await several.choose(...names);
  await visible(page.getByText(`${names.length} ${names.length === 1 ? 'key' : 'keys'} selected`));
  await several[deed].click();
  const dialog = new SeveralDialog(page);
  await visible(dialog.dialog);
  await focused(dialog.keep);
  return dialog;
}

tell('unused keys are revoked without a number, and refused from the next request on', async (journey) => {
  const { page, standIn } = journey;
  const made = await keys(journey, 'Never used 1', 'Never used 2');
  const dialog = await asked(journey, 'revoke', ...made.map(({ name }) => name));
  await visible(dialog.dialog.getByText(/This is final/));
  assert.equal(await dialog.number.count(), 0);
  await dialog.act.click();
  await heard(page, /^2 keys are revoked\.$/);
  for (const { name } of made) await visible(dialog.line(name).getByText('Revoked', { exact: true }));
  await focused(dialog.close);
  await dialog.close.click();
  await gone(dialog.dialog);
  const finder = new Finder(page);
  await focused(finder.title);
  for (const key of made) {
    await gone(finder.list.row(key.name));
    await refused(standIn, key, key.name);
  }
  assert.equal(await new Several(page).boxes.count(), 0, 'nobody chooses any more');
});

tell('with one in use the number is asked for, and another number does nothing', async (journey) => {
  const { page, standIn } = journey;
  const made = await keys(journey, 'In use', 'Not in use', 'Not in use either');
  await works(standIn, made[0] as Made, 'the first');
  const dialog = await asked(journey, 'disable', ...made.map(({ name }) => name));
  await visible(dialog.dialog.getByText('1 of them was used in the last 7 days. Type 3 to confirm.'));
  const calls = await observe(page, CHANGE);
  for (const wrong of ['', '2', 'three']) {
    await dialog.number.fill(wrong);
    await dialog.act.click();
    await visible(dialog.dialog.getByText('Type 3 to confirm.', { exact: true }));
    await focused(dialog.number);
  }
  assert.equal(calls.requests.length, 0);
  await dialog.number.fill(' 3 ');
  await dialog.act.click();
  await heard(page, /^3 keys are disabled\.$/);
  await dialog.close.click();
  const finder = new Finder(page);
  for (const key of made) {
    await visible(finder.list.row(key.name).getByText('Disabled', { exact: true }));
    await isDisabled(journey, key);
  }
});

tell('one that fails is told with its reason, and the others are done', async (journey) => {
  const { page, standIn, watch } = journey;
  watch.expect(FAILED_CALL);
  const made = await keys(journey, 'Goes first', 'Fails', 'Goes last');
  const dialog = await asked(journey, 'revoke', ...made.map(({ name }) => name));
  const failing = made[1] as Made;
  await spoil(page, { method: 'DELETE', path: new RegExp(failing.id) }, [problem(500, 'internal')]);
  await dialog.act.click();
  await heard(page, /^2 of 3 keys revoked\. See why at the others\.$/);
  await visible(dialog.line('Goes first').getByText('Revoked', { exact: true }));
  await visible(dialog.line('Goes last').getByText('Revoked', { exact: true }));
  await hasText(dialog.line('Fails'), /We-Link has a problem at the moment.*not changed/);
  await dialog.close.click();
  const finder = new Finder(page);
  await visible(finder.list.row('Fails'));
  await gone(finder.list.row('Goes last'));
  await works(standIn, failing, 'the one that failed');
});

// Rule: what somebody else changed meanwhile is not switched off unseen.
tell('a key that was changed meanwhile is told, and left as it is', async (journey) => {
  const { page } = journey;
  const made = await keys(journey, 'Changed meanwhile', 'Not changed');
  const dialog = await asked(journey, 'disable', ...made.map(({ name }) => name));
  const changed = made[0] as Made;
  journey.watch.expect(FAILED_CALL);
  const { revision } = await send(page, 'GET', `/api-keys/${changed.id}`);
  const match = { 'if-match': `"${revision}"` };
  await send(page, 'PATCH', `/api-keys/${changed.id}`, { note: 'Somebody was here' }, match);
  await dialog.act.click();
  await heard(page, /^1 of 2 keys disabled/);
  await hasText(dialog.line(changed.name), /Somebody changed this key meanwhile/);
  await dialog.close.click();
  const row = new Finder(page).list.row(changed.name);
  await visible(row.getByText('Somebody was here'));
  assert.equal(await row.getByText('Disabled', { exact: true }).count(), 0);
});

for (const [what, leave] of [
  ['“Keep them”', (dialog: SeveralDialog) => dialog.keep.click()],
  ['Escape', (dialog: SeveralDialog) => dialog.dialog.press('Escape')],
] as const) {
  tell(`${what} changes nothing`, async (journey) => {
    const { page, standIn } = journey;
    const made = await keys(journey, `Kept by ${what} 1`, `Kept by ${what} 2`);
    const revoking = await observe(page, REVOKE);
    const changing = await observe(page, CHANGE);
    for (const deed of ['revoke', 'disable'] as const) {
      const dialog = await asked(journey, deed, ...made.map(({ name }) => name));
      await leave(dialog);
      await gone(dialog.dialog);
    }
    assert.deepEqual([revoking.requests.length, changing.requests.length], [0, 0]);
    for (const key of made) await works(standIn, key, key.name);
  });
}

tell('while it is under way Escape closes nothing, and a second press does nothing', async (journey) => {
  const { page } = journey;
  const made = await keys(journey, 'Slow 1', 'Slow 2');
  const dialog = await asked(journey, 'revoke', ...made.map(({ name }) => name));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const calls = await spoil(page, REVOKE, [
    async (route) => {
      await held;
      await route.continue();
    },
  ]);
  await dialog.act.click();
  await eventually(async () => assert.equal(calls.requests.length, 1));
  await page.keyboard.press('Escape');
  await dialog.act.press('Enter');
  await visible(dialog.dialog);
  release();
  await heard(page, /^2 keys are revoked\.$/);
  assert.equal(calls.requests.length, 2, 'once each');
});

tell('what is disabled or revoked already is left out of it', async (journey) => {
  const [made] = await keys(journey, 'Still active');
  const dialog = await asked(journey, 'disable', 'Still active', 'Internal staging key');
  await visible(dialog.dialog.getByRole('heading', { name: 'Disable 1 key?' }));
  assert.equal(await dialog.line('Internal staging key').count(), 0);
  await dialog.act.click();
  await heard(journey.page, /^1 key is disabled\.$/);
  await isDisabled(journey, made as Made);
});

tell(
  'who is signed out in the midst of it finds nothing of it, and the rest is not done',
  async (journey) => {
    const { page, context, standIn, watch } = journey;
    watch.expect(FAILED_CALL);
    const made = await keys(journey, 'Cut off 1', 'Cut off 2');
    const dialog = await asked(journey, 'revoke', ...made.map(({ name }) => name));
    await context.clearCookies();
    await dialog.act.click();
    await visible(page.getByRole('link', { name: /^Sign in/ }));
    await gone(dialog.dialog);
    for (const key of made) await works(standIn, key, key.name);
    await signInElsewhere(context, OWNER);
    await comeBack(page);
    await visible(new Finder(page).list.row('Cut off 1'));
    assert.equal(await dialog.dialog.count(), 0);
    assert.equal(await new Several(page).boxes.count(), 0);
  },
);
