// The second check before a key may do more: asked once, for what widens only, and leaving it loses nothing.
import assert from 'node:assert/strict';
import { CHANGE, type EditForm, edited } from '../pages/edit-form.ts';
import { KeyPage, type Made, send } from '../pages/key-page.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import { FAILED_CALL, observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { elsewhere, keyElsewhere } from '../support/others.ts';
import { storedKey } from '../support/stored.ts';
import { accepted, PROXIED, refused } from '../support/traffic.ts';

const tell = scene({ standIn: [...PROXIED, '--step-up', '--step-up-ways', 'password'] });

const HOME = '203.0.113.7';
const LIST = 'get_all_ln_accounts';

async function form(journey: Journey, name: string): Promise<{ made: Made; form: EditForm }> {
  journey.watch.expect(FAILED_CALL);
  const made = await keyElsewhere(journey, name, { networks: ['203.0.113.0/24'], actions: [LIST, 'me'] });
  return { made, form: await edited(journey.page, made) };
}

async function pass(journey: Journey): Promise<void> {
  const check = new SecondCheck(journey.page);
  await focused(check.password);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
}

const WIDER: readonly (readonly [string, (form: EditForm) => Promise<unknown>])[] = [
  ['an address more', (form) => form.addNetwork('198.51.100.9')],
  ['any address', (form) => form.anyAddress.check()],
  ['an action more', (form) => form.action('Get a result').check()],
];

for (const [what, widen] of WIDER) {
  // Rule: what a thief at an open screen would do is asked about; it goes on by itself afterwards.
  tell(`${what} is asked about, and saved without another Save`, async (journey) => {
    const { page } = journey;
    const { made, form: filled } = await form(journey, `Wider: ${what}`);
    await widen(filled);
    const changes = await observe(page, CHANGE);
    await filled.save.click();
    await pass(journey);
    await visible(new KeyPage(page).named(made.name));
    assert.equal(changes.requests.length, 2);
    const [first, second] = changes.requests;
    assert.deepEqual(first?.postDataJSON(), second?.postDataJSON());
    assert.equal(first?.headers()['if-match'], second?.headers()['if-match']);
  });
}

const NOT_WIDER: readonly (readonly [string, (form: EditForm) => Promise<unknown>])[] = [
  ['a name', (form) => form.name.fill('Not wider: renamed')],
  [
    'an address less',
    async (form) => {
      await form.remove('203.0.113.0/24').click();
      await form.addNetwork(HOME);
    },
  ],
  ['an action less', (form) => form.action('Get own profile').uncheck()],
  [
    'an end',
    async (form) => {
      await form.changeExpiry.click();
      await form.expires.selectOption('In 30 days');
    },
  ],
  [
    'a note',
    async (form) => {
      await form.addNote.click();
      await form.note.fill('Vault');
    },
  ],
];

for (const [what, change] of NOT_WIDER) {
  // Rule: who asks when there is no reason is not listened to when there is one.
  tell(`${what} is saved without a question`, async (journey) => {
    const { page } = journey;
    const { form: filled } = await form(journey, `Not wider: ${what}`);
    await change(filled);
    const changes = await observe(page, CHANGE);
    await filled.save.click();
    await visible(page.getByRole('button', { name: 'Edit', exact: true }));
    assert.equal(changes.requests.length, 1);
    assert.equal(await new SecondCheck(page).dialog.count(), 0);
  });
}

for (const [way, leave] of [
  ['Cancel', (check: SecondCheck) => check.cancel.click()],
  ['Escape', (check: SecondCheck) => check.page.keyboard.press('Escape')],
] as const) {
  tell(`${way} keeps every entry, changes nothing, and gives the focus back to Save`, async (journey) => {
    const { page } = journey;
    const { made, form: filled } = await form(journey, `Not confirmed: ${way}`);
    await filled.name.fill('Not confirmed: new name');
    await filled.addNetwork('198.51.100.9');
    await filled.save.click();
    const check = new SecondCheck(page);
    await focused(check.password);
    await leave(check);
    await gone(check.dialog);
    await focused(filled.save);
    assert.equal(await filled.name.inputValue(), 'Not confirmed: new name');
    assert.ok(await filled.name.isEditable());
    await filled.says('Renames it to “Not confirmed: new name”.', 'Adds 1 network: 198.51.100.9.');
    await refused(journey, '198.51.100.9', LIST, made);
    await storedKey(page, made.name);

    // What is left after taking the widening back needs no check any more.
    await filled.remove('198.51.100.9').click();
    await filled.saveTo('Not confirmed: new name');
  });
}

tell('a wrong password costs nothing, the right one goes on', async (journey) => {
  const { page } = journey;
  const { made, form: filled } = await form(journey, 'Confirmed: second try');
  await filled.addNetwork('198.51.100.9');
  await filled.save.click();
  const check = new SecondCheck(page);
  await focused(check.password);
  await check.password.fill('not-the-password-5831');
  await check.confirm.click();
  await hasText(check.error, /That is not your password/);
  await pass(journey);
  await visible(new KeyPage(page).named(made.name));
  await accepted(journey, '198.51.100.9', LIST, made);
});

tell('who has just confirmed is not asked again', async (journey) => {
  const { page } = journey;
  const { made, form: filled } = await form(journey, 'Confirmed: once');
  await filled.addNetwork('198.51.100.9');
  await filled.save.click();
  await pass(journey);
  await visible(new KeyPage(page).named(made.name));
  const again = await edited(page, made);
  await again.addNetwork('198.51.100.10');
  await again.saveTo(made.name);
  assert.equal(await new SecondCheck(page).dialog.count(), 0);
  await accepted(journey, '198.51.100.10', LIST, made);
});

// Rule: a revision that was overtaken while the person confirmed is overtaken all the same.
tell('changed elsewhere while it is asked: told, kept, and saved with the next Save', async (journey) => {
  const { page } = journey;
  const { made, form: filled } = await form(journey, 'Confirmed: overtaken');
  await filled.addNetwork('198.51.100.9');
  await filled.save.click();
  await visible(new SecondCheck(page).dialog);
  await elsewhere(journey, OWNER, async (other) => {
    const key = await other.request.get(`/api/settings/api-keys/${made.id}`);
    const match = { 'if-match': key.headers()['etag'] ?? '' };
    await send(other, 'PATCH', `/api-keys/${made.id}`, { note: 'Of somebody else' }, match);
  });
  await pass(journey);
  await visible(filled.news(/Somebody changed this key meanwhile.+Notes “Of somebody else”/));
  await filled.says('Adds 1 network: 198.51.100.9.');
  await filled.saveTo(made.name);
  assert.equal((await storedKey(page, made.name)).note, 'Of somebody else');
  await accepted(journey, '198.51.100.9', LIST, made);
});

// Rule: switching off is always free; switching on again is a widening.
tell('Enable asks, Disable does not; leaving the question leaves the key off', async (journey) => {
  const { page } = journey;
  const { made } = await form(journey, 'Switched');
  const key = new KeyPage(page);
  await key.open(made);
  const [disable, enable] = ['Disable', 'Enable'].map((name) =>
    page.getByRole('button', { name, exact: true }),
  );
  if (!disable || !enable) throw new Error('two buttons');
  await disable.click();
  await focused(enable);
  await refused(journey, HOME, LIST, made);
  await enable.click();
  const check = new SecondCheck(page);
  await focused(check.password);
  await page.keyboard.press('Escape');
  await gone(check.dialog);
  await focused(enable);
  await refused(journey, HOME, LIST, made);
  await enable.click();
  await pass(journey);
  await focused(disable);
  await eventually(() => accepted(journey, HOME, LIST, made));
});
