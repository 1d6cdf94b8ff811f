// "Limit it to these" suggests removing unused networks and actions, for review before Save.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { CHANGE, EditForm, PROPOSED } from '../../pages/edit-form.ts';
import { type KeyInput, KeyPage, send } from '../../pages/key-page.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { changeUser, OWNER, VIEWER } from '../../pages/sign-in-page.ts';
import { UsagePart } from '../../pages/usage-part.ts';
import { storedKey } from '../../support/api-state.ts';
import { recordCalls } from '../../support/faults.ts';
import { asOtherUser, createKeyAsOther } from '../../support/other-user.ts';
import { accepted, PROXIED, refused, Traffic } from '../../support/public-calls.ts';

// Every widening would be asked about here: what narrows must not be.
test.use({ standInOptions: [...PROXIED, '--reauthentication', '--reauthentication-methods', 'password'] });

const HOME = '203.0.113.7';
const SPARE = '203.0.113.99';
const LIST = 'get_all_ln_accounts';

/** A key that used less than it may, on its page. */
async function wide(
  app: App,
  name: string,
  wish: KeyInput = {},
): Promise<Traffic & { name: string; id: string }> {
  const made = await createKeyAsOther(app, name, {
    networks: ['203.0.113.0/24'],
    actions: [LIST, 'me', 'get_response'],
    ...wish,
  });
  const traffic = new Traffic(app, made);
  await traffic.good(HOME, LIST, 2);
  await new KeyPage(app.page).open(made);
  await new UsagePart(app.page).counts(2);
  return Object.assign(traffic, { name, id: made.id });
}

// Rule: limiting is one look and one Save, and holds from the next call on.
test('a limit to used addresses is previewed, needs no reauthentication and refuses others', async ({
  app,
}) => {
  const { page } = app;
  const key = await wide(app, 'Limited: addresses');
  const usage = new UsagePart(page);
  // Rule: refused calls say nothing about what a key needs.
  await test.step('refused calls are not part of the suggestion', async () => {
    await key.bad('wrong secret', '203.0.113.8', LIST, 2);
    await key.bad('action', '203.0.113.9', 'personal_message_threads');
    await key.bad('address', '198.51.100.9', LIST);
    await page.reload();
    await usage.counts(key.count());
    await expect(
      usage.region.getByText('In 7 days it called 1 action of its 3: List accounts.'),
    ).toBeVisible();
  });
  await expect(usage.region.getByText(`In 7 days it was used only from ${HOME}.`)).toBeVisible();
  await usage.limitNetworks.click();
  const form = new EditForm(page);
  await expect(form.title).toBeFocused();
  await expect(page.getByText(PROPOSED)).toBeVisible();
  assert.deepEqual(await form.entries(), [HOME]);
  await form.says(`Adds 1 network: ${HOME}.`, 'Removes 1 network: 203.0.113.0/24.');
  await accepted(app, SPARE, LIST, key.pair);

  const changes = await recordCalls(page, CHANGE);
  await form.saveTo(key.name);
  assert.equal(changes.requests.length, 1);
  assert.deepEqual(Object.keys(changes.requests[0]?.postDataJSON()), ['ip_restrictions']);
  assert.equal(await new SecondCheck(page).dialog.count(), 0);
  await refused(app, SPARE, LIST, key.pair);
  await accepted(app, HOME, LIST, key.pair);
});

test('a limit to used actions is previewed, needs no reauthentication and refuses others', async ({
  app,
}) => {
  const { page } = app;
  const key = await wide(app, 'Limited: actions');
  const usage = new UsagePart(page);
  await expect(usage.region.getByText('In 7 days it called 1 action of its 3: List accounts.')).toBeVisible();
  await accepted(app, HOME, 'me', { ...key.pair });
  await usage.limitActions.click();
  const form = new EditForm(page);
  await expect(page.getByText(PROPOSED)).toBeVisible();
  assert.deepEqual(await form.chosen(), ['List accounts']);
  await form.says(
    /^Removes 2 actions: (Get own profile and Get a result|Get a result and Get own profile)\.$/,
  );
  await form.saveTo(key.name);
  await refused(app, HOME, 'me', key.pair);
  await accepted(app, HOME, LIST, key.pair);
  assert.deepEqual((await storedKey(page, key.name)).allowed_actions.actions, [LIST]);
  assert.equal(await usage.limitActions.count(), 0, 'what was done is not proposed again');
});

// Rule: a key for any address is the widest of all, and leaves that without reauthentication, too.
test('a key for any address can be limited to the addresses it was used from', async ({ app }) => {
  const { page } = app;
  const made = await asOtherUser(app, OWNER, async (other) => {
    const answer = await send(
      other,
      'POST',
      '/api-keys',
      {
        name: 'Limited: any',
        ip_restrictions: { mode: 'any', networks: [] },
        allowed_actions: { mode: 'only', actions: [LIST] },
        expires_at: new Date(Date.now() + 20 * 86_400_000).toISOString(),
      },
      { 'idempotency-key': crypto.randomUUID() },
    );
    return { id: answer.key.id, name: 'Limited: any', apiKey: answer.api_key, secretKey: answer.secret_key };
  });
  await accepted(app, HOME, LIST, made);
  await accepted(app, '2001:db8:1::9', LIST, made);
  await new KeyPage(page).open(made);
  await new UsagePart(page).limitNetworks.click();
  const form = new EditForm(page);
  await form.says(`Limits it to 2 networks: ${HOME} and 2001:db8:1::9.`);
  await form.saveTo(made.name);
  await refused(app, SPARE, LIST, made);
  await accepted(app, '2001:db8:1::9', LIST, made);
});

// Rule: neighbours become the narrowest network around them, inside what is allowed already.
test('adjacent addresses are suggested as one network, which can be changed before saving', async ({
  app,
}) => {
  const { page } = app;
  const key = await wide(app, 'Limited: neighbours');
  for (const last of [1, 2, 3, 4]) await accepted(app, `203.0.113.${last}`, LIST, key.pair);
  await page.reload();
  const usage = new UsagePart(page);
  await usage.counts(6);
  await usage.limitNetworks.click();
  const form = new EditForm(page);
  await form.says('Adds 1 network: 203.0.113.0/29.', 'Removes 1 network: 203.0.113.0/24.');
  assert.deepEqual(await form.entries(), ['203.0.113.0/29']);
  await form.addNetwork(SPARE);
  await form.says(`Adds 2 networks: 203.0.113.0/29 and ${SPARE}.`, 'Removes 1 network: 203.0.113.0/24.');
  await form.saveTo(key.name);
  await accepted(app, SPARE, LIST, key.pair);
  await refused(app, '203.0.113.8', LIST, key.pair);
});

test('a key that uses all its networks and actions gets no suggestion', async ({ app }) => {
  await wide(app, 'Limited: nothing', { networks: [HOME], actions: [LIST] });
  const usage = new UsagePart(app.page);
  await expect(usage.limitNetworks).toBeHidden();
  await expect(usage.limitActions).toBeHidden();
});

test('a period of 24 hours gives no suggestion, and a viewer gets none at all', async ({ app }) => {
  const { page } = app;
  const key = await wide(app, 'Limited: a day');
  const usage = new UsagePart(page);
  await expect(usage.limitNetworks).toBeVisible();
  await usage.period('24 hours').click();
  await expect(usage.limitNetworks).toBeHidden();
  await expect(usage.limitActions).toBeHidden();
  await usage.period('30 days').click();
  await expect(usage.region.getByText(`In 30 days it was used only from ${HOME}.`)).toBeVisible();

  await changeUser(page, VIEWER);
  await new KeyPage(page).open(key);
  await usage.counts(2);
  await expect(usage.limitNetworks).toBeHidden();
  await expect(usage.limitActions).toBeHidden();
});
