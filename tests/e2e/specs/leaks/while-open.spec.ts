// While the dialog is open, the pair is in its two fields and in the memory of the program, and nowhere else.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/profile.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { openedDialog } from '../../support/leaks/delivered.ts';
import { leftBehind } from '../../support/leaks/search-locations.ts';

const FIELD = '/#document/html/body/div/main/div/#document-fragment/div/dialog/div/textarea';

const WHERE_THE_PAIR_IS = [
  // What the browser itself draws into a field.
  `the DOM: ${FIELD}/#document-fragment/div/#text`,
  'the DOM: the value of TEXTAREA#one-time-api-key',
  'the DOM: the value of TEXTAREA#one-time-secret-key',
  'the accessibility tree: the name of a text in a textbox',
  'the accessibility tree: the value of a textbox',
  'the wasm memory: a WebAssembly memory',
];

test('the pair is found only in the two fields and in the WebAssembly memory', async ({ visit }) => {
  await allowClipboard(visit.context);
  const { dialog, secrets } = await openedDialog(visit);
  await dialog.copyBoth.click();
  await expect(dialog.dialog).toHaveText(/Both copied/);
  const found = await leftBehind(visit, secrets);
  const places = found.map((line) => line.replace(/^([^:]*): .*, in (.*?)( of \d+ bytes)?$/, '$1: $2'));
  assert.deepEqual([...new Set(places)].sort(), WHERE_THE_PAIR_IS);
});
