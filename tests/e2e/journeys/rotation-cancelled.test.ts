// A new secret key that never got to a screen does not count: the rotation is cancelled after a while.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { KeyPage, keyBefore, type Made } from '../pages/key-page.ts';
import {
  askToRotate,
  CANCELLED,
  heldBack,
  NEVER_CONFIRMED,
  NewSecretDialog,
  PENDING,
  ROTATE,
  refused,
  rotated,
  VALID_UNTIL,
  works,
} from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { eventually, gone, hasText, visible } from '../support/expect.ts';
import { FAILED_CALL, REPORT, silence, spoil } from '../support/faults.ts';
import { scene } from '../support/journey.ts';

const tell = scene({ standIn: ['--rate-limit', '10000', '--delivery-seconds', '5'] });

tell(
  'the tab is closed before the answer: the old secret key stays, the new one does not work',
  async (journey) => {
    const { page, context, standIn, watch } = journey;
    watch.expect(FAILED_CALL);
    const old = await keyBefore(journey, 'Cancelled: tab closed');
    await works(standIn, old, 'the first one');
    const secrets: string[] = [];
    const sent = await spoil(page, ROTATE, [
      async (route) => {
        secrets.push((await (await route.fetch()).json()).secret_key);
        await silence(route);
      },
    ]);
    const ask = await askToRotate(journey, old);
    await ask.rotate.click();
    await eventually(async () => assert.equal(secrets.length, 1));
    const other = await context.newPage();
    await page.close();
    assert.equal(sent.requests.length, 1);

    const key = new KeyPage(other);
    await key.open(old);
    await visible(other.getByText(PENDING));
    await untilCancelled(other, old);
    const list = new SecurityPage(other);
    await list.open();
    await hasText(list.row(old.name), CANCELLED);
    await refused(standIn, { ...old, secretKey: secrets[0] ?? '' }, 'the new one, which nobody saw');
    await works(standIn, old, 'the old one');
  },
);

tell('after a cancelled rotation another one works', async (journey) => {
  const { page, standIn, watch } = journey;
  watch.expect(FAILED_CALL);
  const old = await keyBefore(journey, 'Cancelled: and again');
  await spoil(page, ROTATE, [heldBack([]), silence], true);
  await (await askToRotate(journey, old)).rotate.click();
  await untilCancelled(page, old);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  const pair = await rotated(journey, old);
  await new NewSecretDialog(page).copyAndClose();
  await visible(page.getByText(VALID_UNTIL));
  await gone(page.getByText(CANCELLED));
  await works(standIn, pair, 'the new one');
  await works(standIn, old, 'the old one');
});

tell('a secret whose `shown` report came too late is withdrawn in its dialog', async (journey) => {
  const { page, standIn, watch } = journey;
  watch.expect(FAILED_CALL);
  const old = await keyBefore(journey, 'Cancelled: told too late');
  const ask = await askToRotate(journey, old);
  await spoil(page, REPORT, [
    async (route) => {
      await eventually(async () => {
        const key = await (await page.request.get(`/api/settings/api-keys/${old.id}`)).json();
        assert.equal(key.rotation?.state, 'cancelled');
      });
      await route.continue();
    },
  ]);
  await ask.rotate.click();
  const dialog = new NewSecretDialog(page);
  const secretKey = await dialog.secret();
  await visible(dialog.dialog.getByRole('alert').filter({ hasText: /This secret key does not work/ }));
  await refused(standIn, { ...old, secretKey }, 'the new one');
  await works(standIn, old, 'the old one');
  await dialog.copyAndClose();
  await visible(page.getByText(CANCELLED));
});

tell(
  'while a new secret key waits to be shown, a key that is in use is not called unconfirmed',
  async (journey) => {
    const { page, standIn, watch } = journey;
    watch.expect(FAILED_CALL);
    const old = await keyBefore(journey, 'Pending: in use');
    await works(standIn, old, 'the first one');
    await spoil(page, ROTATE, [heldBack([]), silence], true);
    await (await askToRotate(journey, old)).rotate.click();
    await visible(page.getByText(/do not know yet/));
    await new KeyPage(page).open(old);
    await visible(page.getByText(PENDING));
    assert.equal(await page.getByText(NEVER_CONFIRMED).count(), 0, 'somebody has the old secret key');
  },
);

/** Looks at the key again and again, until it says that the rotation was cancelled. */
async function untilCancelled(page: Page, old: Made): Promise<void> {
  await eventually(async () => {
    await new KeyPage(page).open(old);
    await page.getByText(CANCELLED).waitFor({ timeout: 200 });
  });
}
