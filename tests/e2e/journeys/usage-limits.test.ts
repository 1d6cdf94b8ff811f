// "Limit it to these": what a key never used is taken from it, with a look at it first.
import assert from 'node:assert/strict';
import { CHANGE, EditForm, PROPOSED } from '../pages/edit-form.ts';
import { KeyPage, send, type Wish } from '../pages/key-page.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { focused, gone, visible } from '../support/expect.ts';
import { observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { elsewhere, keyElsewhere } from '../support/others.ts';
import { storedKey } from '../support/stored.ts';
import { accepted, PROXIED, refused, Traffic } from '../support/traffic.ts';

// Every widening would be asked about here: what narrows must not be.
const tell = scene({ standIn: [...PROXIED, '--step-up', '--step-up-ways', 'password'] });

const HOME = '203.0.113.7';
const SPARE = '203.0.113.99';
const LIST = 'get_all_ln_accounts';

/** A key that used less than it may, on its page. */
async function wide(
  journey: Journey,
  name: string,
  wish: Wish = {},
): Promise<Traffic & { name: string; id: string }> {
  const made = await keyElsewhere(journey, name, {
    networks: ['203.0.113.0/24'],
    actions: [LIST, 'me', 'get_response'],
    ...wish,
  });
  const traffic = new Traffic(journey, made);
  await traffic.good(HOME, LIST, 2);
  await new KeyPage(journey.page).open(made);
  await new UsagePart(journey.page).counts(2);
  return Object.assign(traffic, { name, id: made.id });
}

// Rule: limiting is one look and one Save, and holds from the next call on.
tell(
  'to the addresses: shown first, saved without a second check, the next call from elsewhere refused',
  async (journey) => {
    const { page } = journey;
    const key = await wide(journey, 'Limited: addresses');
    const usage = new UsagePart(page);
    await visible(usage.region.getByText(`In 7 days it was used only from ${HOME}.`));
    await usage.limitNetworks.click();
    const form = new EditForm(page);
    await focused(form.title);
    await visible(page.getByText(PROPOSED));
    assert.deepEqual(await form.entries(), [HOME]);
    await form.says(`Adds 1 network: ${HOME}.`, 'Removes 1 network: 203.0.113.0/24.');
    await accepted(journey, SPARE, LIST, key.pair);

    const changes = await observe(page, CHANGE);
    await form.saveTo(key.name);
    assert.equal(changes.requests.length, 1);
    assert.deepEqual(Object.keys(changes.requests[0]?.postDataJSON()), ['ip_restrictions']);
    assert.equal(await new SecondCheck(page).dialog.count(), 0);
    await refused(journey, SPARE, LIST, key.pair);
    await accepted(journey, HOME, LIST, key.pair);
  },
);

tell(
  'to the actions: shown by name, saved without a second check, the next other call refused',
  async (journey) => {
    const { page } = journey;
    const key = await wide(journey, 'Limited: actions');
    const usage = new UsagePart(page);
    await visible(usage.region.getByText('In 7 days it called 1 action of its 3: List accounts.'));
    await accepted(journey, HOME, 'me', { ...key.pair });
    await usage.limitActions.click();
    const form = new EditForm(page);
    await visible(page.getByText(PROPOSED));
    assert.deepEqual(await form.chosen(), ['List accounts']);
    await form.says(
      /^Removes 2 actions: (Get own profile and Get a result|Get a result and Get own profile)\.$/,
    );
    await form.saveTo(key.name);
    await refused(journey, HOME, 'me', key.pair);
    await accepted(journey, HOME, LIST, key.pair);
    assert.deepEqual((await storedKey(page, key.name)).allowed_actions.actions, [LIST]);
    assert.equal(await usage.limitActions.count(), 0, 'what was done is not proposed again');
  },
);

// Rule: a key for any address is the widest of all, and leaves that without a second check, too.
tell('a key for any address is limited to where it was used', async (journey) => {
  const { page } = journey;
  const made = await elsewhere(journey, OWNER, async (other) => {
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
  await accepted(journey, HOME, LIST, made);
  await accepted(journey, '2001:db8:1::9', LIST, made);
  await new KeyPage(page).open(made);
  await new UsagePart(page).limitNetworks.click();
  const form = new EditForm(page);
  await form.says(`Limits it to 2 networks: ${HOME} and 2001:db8:1::9.`);
  await form.saveTo(made.name);
  await refused(journey, SPARE, LIST, made);
  await accepted(journey, '2001:db8:1::9', LIST, made);
});

// Rule: neighbours become the narrowest network around them, inside what is allowed already.
tell('addresses close to each other become one network', async (journey) => {
  const { page } = journey;
  const key = await wide(journey, 'Limited: neighbours');
  for (const last of [1, 2, 3, 4]) await accepted(journey, `203.0.113.${last}`, LIST, key.pair);
  await page.reload();
  const usage = new UsagePart(page);
  await usage.counts(6);
  await usage.limitNetworks.click();
  const form = new EditForm(page);
  await form.says('Adds 1 network: 203.0.113.0/29.', 'Removes 1 network: 203.0.113.0/24.');
  assert.deepEqual(await form.entries(), ['203.0.113.0/29']);
});

// Rule: refused calls say nothing about what a key needs.
tell('what was refused is not among what is proposed', async (journey) => {
  const { page } = journey;
  const key = await wide(journey, 'Limited: refused');
  await key.bad('wrong secret', '203.0.113.8', LIST, 2);
  await key.bad('action', '203.0.113.9', 'personal_message_threads');
  await key.bad('address', '198.51.100.9', LIST);
  await page.reload();
  await new UsagePart(page).counts(key.count());
  await visible(page.getByText(`In 7 days it was used only from ${HOME}.`));
  await visible(page.getByText('In 7 days it called 1 action of its 3: List accounts.'));
});

tell('the proposal can be changed before it is saved', async (journey) => {
  const { page } = journey;
  const key = await wide(journey, 'Limited: by hand');
  await new UsagePart(page).limitNetworks.click();
  const form = new EditForm(page);
  await form.addNetwork(SPARE);
  await form.says(`Adds 2 networks: ${HOME} and ${SPARE}.`, 'Removes 1 network: 203.0.113.0/24.');
  await form.saveTo(key.name);
  await accepted(journey, SPARE, LIST, key.pair);
  await refused(journey, '203.0.113.8', LIST, key.pair);
});

tell('a key that uses all it has gets no proposal', async (journey) => {
  await wide(journey, 'Limited: nothing', { networks: [HOME], actions: [LIST] });
  const usage = new UsagePart(journey.page);
  await gone(usage.limitNetworks);
  await gone(usage.limitActions);
});

tell('24 hours are too short to propose anything', async (journey) => {
  await wide(journey, 'Limited: a day');
  const usage = new UsagePart(journey.page);
  await visible(usage.limitNetworks);
  await usage.period('24 hours').click();
  await gone(usage.limitNetworks);
  await gone(usage.limitActions);
  await usage.period('30 days').click();
  await visible(usage.region.getByText(`In 30 days it was used only from ${HOME}.`));
});

tell('who may not change the key gets no proposal', async (journey) => {
  const { page, context } = journey;
  const key = await wide(journey, 'Limited: viewer');
  await context.clearCookies();
  await new SignInPage(page).signIn(VIEWER);
  await new KeyPage(page).open(key);
  const usage = new UsagePart(page);
  await usage.counts(2);
  await gone(usage.limitNetworks);
  await gone(usage.limitActions);
});
