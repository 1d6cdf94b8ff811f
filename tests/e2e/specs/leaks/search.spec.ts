// A pasted credential finds its key and leaves no trace: it is sent in the body of one request and is nowhere else,
// neither while the result is shown nor after the browser is closed.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/profile.ts';
import { Finder } from '../../pages/finder.ts';
import { createKey, replacedSecret } from '../../pages/key-page.ts';
import { inTheProfile } from '../../support/leaks/profile.ts';
import { leftBehind } from '../../support/leaks/search-locations.ts';
import { Needles } from '../../support/leaks/secret-search.ts';

test('a search for an API key, a secret key or an ended secret key leaves no trace', async ({ visit }) => {
  const { page } = visit;
  const made = await createKey(visit, 'Found by what leaves nothing');
  const now = await replacedSecret(visit, made);
  const finder = new Finder(page);
  await finder.open();
  for (const [text, says] of [
    [made.apiKey, /The API key you pasted belongs to this key/],
    [now.secretKey, /The secret key you pasted belongs to this key, and works/],
    [made.secretKey, /The secret key you pasted belonged to this key, and has ended/],
  ] as const) {
    await finder.search.focus();
    // As a paste brings it, but without a script that has it.
    await page.keyboard.insertText(text);
    await expect(page.getByText(says)).toBeVisible();
    assert.equal(await finder.search.inputValue(), '');
  }
  const all = { 'API key': made.apiKey, 'secret key': now.secretKey, 'ended secret key': made.secretKey };
  const found = await leftBehind(visit, all);
  const asked = found.filter((line) => line.includes('/api-keys/search'));
  assert.equal(asked.length, 3, `each went out once: ${found}`);
  for (const line of asked) assert.match(line, /^what was said: .* in the request POST \S+\/search$/);
  assert.deepEqual(
    found.filter((line) => !asked.includes(line)),
    [],
  );
  await visit.close();
  assert.deepEqual(await inTheProfile(visit.profile, new Needles(all)), []);
});
