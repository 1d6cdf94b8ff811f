// A rotation because the secret key may have leaked: the old one ends as soon as the new one was taken.

import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { KeyPage, keyBefore } from '../pages/key-page.ts';
import {
  askToRotate,
  ends,
  NewSecretDialog,
  ROTATE,
  refused,
  rotated,
  VALID_UNTIL,
  works,
} from '../pages/rotate-dialog.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import { observe } from '../support/faults.ts';
import { scene } from '../support/journey.ts';

describe('within the ten minutes', () => {
  const tell = scene({ standIn: ['--rate-limit', '10000'] });

  tell('it says what will be, and sends an overlap of 0', async (journey) => {
    const { page } = journey;
    const old = await keyBefore(journey, 'Leaked: said');
    const sent = await observe(page, ROTATE);
    const ask = await askToRotate(journey, old);
    await ask.leaked.check();
    await hasText(ask.dialog, /ends as soon as you have taken the new one, and 10 minutes after/);
    await ask.rotate.click();
    const dialog = new NewSecretDialog(page);
    await hasText(
      dialog.dialog,
      /The old secret key ends when you close this window or first use the new one, and in 10 minutes/,
    );
    assert.deepEqual(
      sent.requests.map((request) => request.postDataJSON()),
      [{ overlap_seconds: 0 }],
    );
  });

  tell('the old one ends when the dialog is closed after copying', async (journey) => {
    const { page, standIn } = journey;
    const old = await keyBefore(journey, 'Leaked: taken');
    const pair = await rotated(journey, old, true);
    await works(standIn, old, 'the old one while the new one is on the screen');
    await new NewSecretDialog(page).copyAndClose();
    await ends(standIn, old, 'the old one');
    await works(standIn, pair, 'the new one');
    assert.equal(await new KeyPage(page).endOld.count(), 0);
  });

  tell('the old one ends with the first call with the new one', async (journey) => {
    const { page, standIn } = journey;
    const old = await keyBefore(journey, 'Leaked: used');
    const pair = await rotated(journey, old, true);
    await works(standIn, old, 'the old one');
    await works(standIn, pair, 'the new one');
    await refused(standIn, old, 'the old one');
    await visible(new NewSecretDialog(page).dialog);
  });

  tell('closing without the secret key says that the old one ends now, and then it does', async (journey) => {
    const { page, standIn } = journey;
    const old = await keyBefore(journey, 'Leaked: not taken');
    const pair = await rotated(journey, old, true);
    const dialog = new NewSecretDialog(page);
    await dialog.close.click();
    await visible(
      dialog.dialog.getByText(
        'Close without the secret key? It cannot be shown again, and the old one ends now.',
        { exact: true },
      ),
    );
    await focused(dialog.keepOpen);
    await works(standIn, old, 'the old one while this is asked');
    await dialog.closeAnyway.click();
    await gone(dialog.dialog);
    await ends(standIn, old, 'the old one');
    await works(standIn, pair, 'the new one');
  });

  tell('a leaked rotation ends also the old one that a planned one had let go on', async (journey) => {
    const { page, standIn } = journey;
    const oldest = await keyBefore(journey, 'Leaked: after a planned one');
    const second = await rotated(journey, oldest);
    await new NewSecretDialog(page).copyAndClose();
    await works(standIn, oldest, 'the first one');
    const third = await rotated(journey, oldest, true);
    await new NewSecretDialog(page).copyAndClose();
    await ends(standIn, oldest, 'the first one');
    await refused(standIn, second, 'the second one');
    await works(standIn, third, 'the third one');
    await gone(page.getByText(VALID_UNTIL));
  });
});

describe('after them', () => {
  const tell = scene({ standIn: ['--rate-limit', '10000', '--delivery-seconds', '3'] });

  tell('the old one ends by itself although the dialog stays open', async (journey) => {
    const { page, standIn } = journey;
    const old = await keyBefore(journey, 'Leaked: left open');
    const pair = await rotated(journey, old, true);
    await works(standIn, old, 'the old one at first');
    await eventually(() => refused(standIn, old, 'the old one'));
    await visible(new NewSecretDialog(page).dialog);
    await works(standIn, pair, 'the new one');
  });
});
