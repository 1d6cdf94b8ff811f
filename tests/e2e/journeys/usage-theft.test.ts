// Somebody else holds the secret key: the page says from where, and leads out of it.
import assert from 'node:assert/strict';
import { EditForm, PROPOSED } from '../pages/edit-form.ts';
import { KeyPage } from '../pages/key-page.ts';
import { NewSecretDialog, RotateDialog } from '../pages/rotate-dialog.ts';
import { SecondCheck } from '../pages/second-check.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { UsagePart } from '../pages/usage-part.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import { FAILED_CALL } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { elsewhere, keyElsewhere } from '../support/others.ts';
import { storedKey } from '../support/stored.ts';
import { accepted, PROXIED, refused, Traffic } from '../support/traffic.ts';

const tell = scene({ standIn: [...PROXIED, '--step-up', '--step-up-ways', 'password'] });

const HOME = '203.0.113.7';
const THIEF = '198.51.100.9';
const GUESSER = '198.51.100.10';
const LIST = 'get_all_ln_accounts';

/** A key that is used at home and, with the right pair, from somewhere else. */
async function stolen(journey: Journey, name: string): Promise<Traffic & { name: string; id: string }> {
  const made = await keyElsewhere(journey, name, { networks: [HOME] });
  const traffic = new Traffic(journey, made);
  await traffic.good(HOME, LIST, 3);
  await traffic.bad('address', THIEF, LIST, 2);
  await traffic.bad('wrong secret', GUESSER, LIST, 5);
  await new KeyPage(journey.page).open(made);
  await new UsagePart(journey.page).counts(traffic.count());
  return Object.assign(traffic, { name, id: made.id });
}

// Rule: the right secret from a place that is not ours is the one sign of a theft that cannot be mistaken.
tell('who holds the secret is told with address and count; who guesses is only counted', async (journey) => {
  const { page } = journey;
  await stolen(journey, 'Stolen: told');
  const usage = new UsagePart(page);
  assert.deepEqual(await usage.strangers.allTextContents(), [
    `Someone holding this secret key called from ${THIEF} 2 times, the last time just now. We refused it. Yours?`,
  ]);
  await visible(usage.rotate(THIEF));
  await visible(usage.allow(THIEF));
  assert.equal(await usage.rotate(GUESSER).count(), 0);
  assert.equal(await usage.allow(GUESSER).count(), 0);
  assert.deepEqual((await usage.rows(usage.byAddress)).get(GUESSER), [0, 5]);
});

tell('a guesser who then has the right secret is offered, with that call alone', async (journey) => {
  const { page } = journey;
  const traffic = await stolen(journey, 'Stolen: guessed');
  await traffic.bad('address', GUESSER, LIST);
  await page.reload();
  const usage = new UsagePart(page);
  await usage.counts(traffic.count());
  await visible(
    usage.region.getByText(`Someone holding this secret key called from ${GUESSER} 1 time,`, {
      exact: false,
    }),
  );
  assert.equal(await usage.strangers.count(), 2);
});

tell('the right secret from an allowed address is no theft, whatever it asks for', async (journey) => {
  const { page } = journey;
  const made = await keyElsewhere(journey, 'Not stolen', { networks: [HOME] });
  const traffic = new Traffic(journey, made);
  await traffic.bad('action', HOME, 'me', 2);
  await traffic.bad('unknown call', HOME, 'make_coffee', 2);
  await new KeyPage(page).open(made);
  const usage = new UsagePart(page);
  await usage.counts(4);
  assert.equal(await usage.strangers.count(), 0);
});

// Rule: a leaked secret is of no use any more as soon as the new one is taken.
tell('Rotate leads to the question, and to a secret that the thief does not have', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const traffic = await stolen(journey, 'Stolen: rotated');
  await new UsagePart(page).rotate(THIEF).click();
  const ask = new RotateDialog(page);
  await visible(ask.rotate);
  await ask.leaked.check();
  await ask.rotate.click();
  const check = new SecondCheck(page);
  await check.password.fill(OWNER.password);
  await check.confirm.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await dialog.copyAndClose();
  const ours = { ...traffic.pair, secretKey };
  await eventually(() => refused(journey, HOME, LIST, traffic.pair));
  await accepted(journey, HOME, LIST, ours);
  await refused(journey, THIEF, LIST, traffic.pair);
});

tell('leaving that question gives the focus back to its button', async (journey) => {
  const { page } = journey;
  await stolen(journey, 'Stolen: kept');
  const rotate = new UsagePart(page).rotate(THIEF);
  await rotate.click();
  await visible(new RotateDialog(page).rotate);
  await page.keyboard.press('Escape');
  await gone(new RotateDialog(page).dialog);
  await focused(rotate);
});

// Rule: the page proposes, the person looks and saves, and who widens shows that it is them.
tell(
  'Allow this address enters it, asks for the second check, and the next call is accepted',
  async (journey) => {
    const { page, watch } = journey;
    watch.expect(FAILED_CALL);
    const traffic = await stolen(journey, 'Stolen: ours');
    await refused(journey, THIEF, LIST, traffic.pair);
    await new UsagePart(page).allow(THIEF).click();
    const form = new EditForm(page);
    await focused(form.title);
    await visible(page.getByText(PROPOSED));
    assert.deepEqual(await form.entries(), [HOME, THIEF]);
    await form.says(`Adds 1 network: ${THIEF}.`);
    await refused(journey, THIEF, LIST, traffic.pair);

    await form.save.click();
    const check = new SecondCheck(page);
    await focused(check.password);
    await refused(journey, THIEF, LIST, traffic.pair);
    await check.password.fill(OWNER.password);
    await check.confirm.click();
    await visible(new KeyPage(page).named(traffic.name));
    await focused(new KeyPage(page).title);
    await accepted(journey, THIEF, LIST, traffic.pair);
    await accepted(journey, HOME, LIST, traffic.pair);
    assert.deepEqual(
      [...(await storedKey(page, traffic.name)).ip_restrictions.networks].sort(),
      [THIEF, HOME].sort(),
    );
  },
);

// Rule: nothing is proposed again that was left.
tell('a proposal that is left is gone from the form, and the key is as it was', async (journey) => {
  const { page } = journey;
  const traffic = await stolen(journey, 'Stolen: left');
  await new UsagePart(page).allow(THIEF).click();
  const form = new EditForm(page);
  await form.says(`Adds 1 network: ${THIEF}.`);
  await form.cancel.click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  const key = new KeyPage(page);
  await visible(key.named(traffic.name));
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await form.says();
  assert.deepEqual(await form.entries(), [HOME]);
  assert.equal(await page.getByText(PROPOSED).count(), 0);
  await refused(journey, THIEF, LIST, traffic.pair);
});

// Rule: what the API tells now counts, also where the page still shows what was.
tell(
  'the address was allowed elsewhere meanwhile: the form has it once, and nothing to save',
  async (journey) => {
    const { page } = journey;
    const traffic = await stolen(journey, 'Stolen: allowed twice');
    await elsewhere(journey, OWNER, async (other) => {
      const form = new EditForm(other);
      await form.openOf(traffic);
      await form.addNetwork(THIEF);
      await form.saveTo(traffic.name);
    });
    await accepted(journey, THIEF, LIST, traffic.pair);
    await new UsagePart(page).allow(THIEF).click();
    const form = new EditForm(page);
    await form.says();
    assert.deepEqual([...(await form.entries())].sort(), [THIEF, HOME].sort());
    await form.save.click();
    await hasText(
      page.getByRole('status').filter({ hasText: /nothing to save/ }),
      /There is nothing to save yet\./,
    );
  },
);
