// What cannot be saved, and what cannot be edited: told, with everything kept and nothing told of others' keys.
import assert from 'node:assert/strict';
import { CHANGE, changedElsewhere, EditForm, edited } from '../pages/edit-form.ts';
import { idOf, KeyPage, keyBefore, ONE_KEY, send } from '../pages/key-page.ts';
import { DEVELOPER, FABRIKAM_OWNER, OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { focused, gone, heard, visible } from '../support/expect.ts';
import { FAILED_CALL, noConnection, observe, problem, proxyPage, spoil } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { storedKey } from '../support/stored.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene({ as: OWNER });
const NOT_FOUND = /did not find/;

/** A form with a change in each field, all of which can be saved. */
async function changed(journey: Journey, name: string): Promise<EditForm> {
  const form = await edited(journey.page, await keyBefore(journey, name));
  await form.name.fill(`${name}, renamed`);
  await form.addNetwork('192.0.2.5');
  await form.action('Get own profile').check();
  await form.changeExpiry.click();
  await form.expires.selectOption('In 30 days');
  await form.addNote.click();
  await form.note.fill('Cron on web-3');
  await form.says(/Renames/, /Adds 1 network/, /Adds 1 action/, /Expires/, /Notes/);
  return form;
}

async function isStillThere(form: EditForm, name: string): Promise<void> {
  assert.equal(await form.name.inputValue(), `${name}, renamed`);
  assert.deepEqual(await form.entries(), ['127.0.0.1', '192.0.2.5']);
  assert.deepEqual((await form.chosen()).sort(), ['Get own profile', 'List accounts']);
  assert.equal(await form.note.inputValue(), 'Cron on web-3');
  await form.says(/Renames/, /Adds 1 network/, /Adds 1 action/, /Expires/, /Notes/);
}

// Rule: all that is to be mended is listed beside Save, and the first of it gets the focus.
tell('what is to be mended is said at its field; the rest is kept; nothing is sent', async (journey) => {
  const { page } = journey;
  const form = await edited(page, await keyBefore(journey, 'Mended', { note: 'Vault' }));
  const changes = await observe(page, CHANGE);
  await form.name.fill(' ');
  await form.remove('127.0.0.1').click();
  await form.action('List accounts').uncheck();
  await form.note.fill('wls_0000000000000000');
  await form.save.click();
  await heard(page, /4 things to mend before this can be saved/);
  await focused(form.name);
  for (const field of ['Name', 'IP restrictions', 'Allowed actions', 'Where will this key live?']) {
    await visible(form.mend(field));
  }
  await form.mend('IP restrictions').click();
  await focused(form.networks);
  assert.equal(await form.note.inputValue(), 'wls_0000000000000000');
  await form.name.fill('Mended by now');
  await form.addNetwork('192.0.2.5');
  await form.action('List accounts').check();
  await form.note.fill('Vault, prod/crm');
  await gone(form.mend('Name'));
  await form.saveTo('Mended by now');
  assert.equal(changes.requests.length, 1);
});

for (const [what, fault, says] of [
  ['no connection', noConnection, /We could not reach We-Link\. Your entries are kept\./],
  ['500', problem(500, 'internal'), /We-Link has a problem at the moment\. Your entries are kept\./],
  ['502 with a page of HTML', proxyPage, /We-Link has a problem at the moment\. Your entries are kept\./],
  ['429', problem(429, 'too-many-requests', {}, { 'retry-after': '30' }), /kept\. Try again in 30 seconds/],
  [
    '403',
    problem(403, 'forbidden'),
    /Your role does not include changing this key\. Your entries are kept\./,
  ],
  ['404', problem(404, 'not-found'), /This key is no longer there\. Go back to the list\./],
  ['409', problem(409, 'key-revoked'), /The detail of key-revoked\. Your entries are kept\./],
] as const) {
  tell(`${what}: said beside Save, every entry kept, and Save works afterwards`, async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const name = `Refused: ${what}`;
    const form = await changed(journey, name);
    await spoil(page, CHANGE, [fault]);
    await form.save.click();
    await visible(page.getByRole('alert').filter({ hasText: says }));
    await isStillThere(form, name);
    await focused(form.save);
    await form.saveTo(`${name}, renamed`);
    assert.equal((await storedKey(page, `${name}, renamed`)).note, 'Cron on web-3');
  });
}

tell('what the API refuses stands at its field, which gets the focus', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const form = await changed(journey, 'Refused: 422');
  const errors = [{ pointer: '/note', code: 'secret', detail: 'This note holds a key.' }];
  await spoil(page, CHANGE, [problem(422, 'validation', { errors })]);
  await form.save.click();
  await visible(page.getByText('This note holds a key.').first());
  await focused(form.note);
  await isStillThere(form, 'Refused: 422');
});

// Rule: whoever may not know of a key learns nothing from its form either.
for (const [what, id] of [
  ['an id that nobody has', 'key_0000000000000000'],
  ['an id of another shape', 'x'],
] as const) {
  tell(`${what}: not found, and no form`, async ({ page, watch }) => {
    watch.expect(FAILED_CALL);
    await page.goto(EditForm.path(id));
    await visible(page.getByRole('alert').filter({ hasText: NOT_FOUND }));
    assert.equal(await new EditForm(page).save.count(), 0);
  });
}

tell('a key of another workspace is not found in the very same words', async (journey) => {
  const { page, context, watch } = journey;
  watch.expect(FAILED_CALL);
  const made = await keyBefore(journey, 'Northwind only');
  await context.clearCookies();
  await new SignInPage(page).signIn(FABRIKAM_OWNER);
  const said = async (id: string) => {
    await page.goto(EditForm.path(id));
    const alert = page.getByRole('alert').filter({ hasText: NOT_FOUND });
    await visible(alert);
    return ((await alert.textContent()) ?? '').replace(/Request for support: \S+?(?=Try|Ask|$)/, '');
  };
  assert.equal(await said(made.id), await said('key_0000000000000000'));
  assert.ok(!(await everythingLeft(page, context)).includes(made.name));
});

tell('the key could not be fetched: said, and “Try again” brings the form', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const made = await keyBefore(journey, 'Fetched again');
  const calls = await spoil(page, ONE_KEY, [noConnection], true);
  await page.goto(EditForm.path(made.id));
  await visible(page.getByRole('alert').filter({ hasText: /We could not reach We-Link/ }));
  calls.mend();
  await page.getByRole('button', { name: /^Try again/ }).click();
  const form = new EditForm(page);
  await visible(form.title);
  await focused(form.title);
});

tell('a viewer has no Edit, and at its address is told whom to ask', async (journey) => {
  const { page, context } = journey;
  const made = await keyBefore(journey, 'Of the owner alone');
  await context.clearCookies();
  await new SignInPage(page).signIn(VIEWER);
  const key = new KeyPage(page);
  await key.open(made);
  for (const name of ['Edit', 'Disable', 'Revoke', 'Rotate secret key']) {
    assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
  }
  await page.goto(EditForm.path(made.id));
  await visible(page.getByText(/Your role does not include changing this key\. Ask an owner/));
  assert.equal(await new EditForm(page).save.count(), 0);
  await page.getByRole('button', { name: 'Go to the key' }).click();
  await visible(key.named(made.name));
});

tell(
  'a developer may edit a key of the owner, and what they may not grant stays as it is',
  async (journey) => {
    const { page, context } = journey;
    const made = await keyBefore(journey, 'Of both', { actions: ['get_all_ln_accounts', 'login'] });
    await context.clearCookies();
    await new SignInPage(page).signIn(DEVELOPER);
    const form = await edited(page, made);
    await form.name.fill('Of both, renamed');
    await form.says('Renames it to “Of both, renamed”.');
    await form.saveTo('Of both, renamed');
    const { actions } = (await storedKey(page, 'Of both, renamed')).allowed_actions;
    assert.deepEqual([...actions].sort(), ['get_all_ln_accounts', 'login']);
  },
);

tell('a revoked key has no Edit, and at its address is told to be over', async (journey) => {
  const { page } = journey;
  const made = await keyBefore(journey, 'Over and done');
  await send(page, 'DELETE', `/api-keys/${made.id}`);
  await new KeyPage(page).open(made);
  assert.equal(await page.getByRole('button', { name: 'Edit', exact: true }).count(), 0);
  await page.goto(EditForm.path(made.id));
  await visible(page.getByText('Over and done is revoked. Nothing about it can be changed any more.'));
  assert.equal(await new EditForm(page).save.count(), 0);
  await page.getByRole('button', { name: 'Go to the key' }).click();
  await visible(new KeyPage(page).named(made.name));
});

tell('revoked while it is edited: told, and the entries are kept', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const form = await changed(journey, 'Revoked meanwhile');
  const id = await idOf(page, 'Revoked meanwhile');
  await send(page, 'DELETE', `/api-keys/${id}`);
  await form.save.click();
  await visible(page.getByRole('alert').filter({ hasText: /revoked/i }));
  assert.equal(await form.name.inputValue(), 'Revoked meanwhile, renamed');
});

tell('a disabled and an expiring key can be edited', async (journey) => {
  const { page } = journey;
  const made = await keyBefore(journey, 'Switched off');
  await changedElsewhere(page, made.id, {
    enabled: false,
    expires_at: new Date(Date.now() + 3 * 86_400_000).toISOString(),
  });
  const form = await edited(page, made);
  await form.addNote.click();
  await form.note.fill('Old cron');
  await form.saveTo(made.name);
  await visible(page.getByText('Disabled', { exact: true }));
});
