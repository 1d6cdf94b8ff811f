// Finding the key to which a pasted API key or secret key belongs: it goes out in the body of one POST, is taken out of
// the box when it has found its key, and leaves nothing behind; words say what it was.
import assert from 'node:assert/strict';
import { Finder, SEARCH } from '../pages/finder.ts';
import { KeyPage, keyBefore, replacedSecret, send } from '../pages/key-page.ts';
import { RotateDialog } from '../pages/rotate-dialog.ts';
import { assertAccessible } from '../support/axe.ts';
import { paste } from '../support/clipboard.ts';
import { eventually, focused, gone, heard, visible } from '../support/expect.ts';
import { observe } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import type { Pair } from '../support/public-api.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene();

const API_KEY = /The API key you pasted belongs to this key/;
const WORKS = /The secret key you pasted belongs to this key, and works.*rotate it/;
const ENDED = /The secret key you pasted belonged to this key, and has ended: it no longer works/;

/** The notice is there, the box is empty, and nothing of what was pasted can be seen, gone back to or undone. */
async function foundBy(journey: Journey, name: string, pasted: string, says: RegExp): Promise<void> {
  const { page, context, watch } = journey;
  const finder = new Finder(page);
  await visible(page.getByText(says));
  await visible(page.getByText(/It is taken out of the box/));
  await finder.lists(name);
  assert.equal(await finder.search.inputValue(), '');
  assert.equal(finder.parameters(), '');
  await focused(finder.search);
  await page.keyboard.press('ControlOrMeta+Z');
  assert.equal(await finder.search.inputValue(), '');
  assert.ok(!(await everythingLeft(page, context)).includes(pasted));
  for (const address of watch.addresses) assert.ok(!address.includes(pasted));
}

const PASTED: readonly (readonly [string, (pair: Pair) => string, RegExp])[] = [
  ['an API key', ({ apiKey }) => apiKey, API_KEY],
  ['a secret key', ({ secretKey }) => secretKey, WORKS],
  ['an API key in a line of a .env', ({ apiKey }) => `WE_LINK_API_KEY="${apiKey}"`, API_KEY],
  ['a secret key in a header', ({ secretKey }) => `x-api-secret: ${secretKey}`, WORKS],
];

for (const [what, text, says] of PASTED) {
  tell(`${what}: finds its key alone, whatever the filter`, async (journey) => {
    const { page } = journey;
    const made = await keyBefore(journey, `By ${what}`);
    const calls = await observe(page, SEARCH);
    const finder = new Finder(page);
    await finder.open('?status=expired');
    await finder.lists('Spring campaign');
    await paste(finder.search, text(made));
    await finder.lists(made.name);
    assert.equal(calls.requests.length, 1, 'it went out once');
    assert.equal(calls.requests[0]?.postDataJSON().query, text(made));
    assert.equal(finder.parameters(), '?status=expired');
    await visible(page.getByText(says));
    await heard(page, /^1 key$/);
    await assertAccessible(page, what);

    // Coming back to the window asks for it no second time: it is not there any more.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await finder.showAll.click();
    await finder.lists('Spring campaign');
    await gone(page.getByText(says));
    assert.equal(calls.requests.length, 1);
  });
}

tell('what was pasted is out of sight, out of the address and cannot be undone', async (journey) => {
  const made = await keyBefore(journey, 'Found by its pair');
  const finder = new Finder(journey.page);
  await finder.open();
  for (const [text, says] of [
    [made.apiKey, API_KEY],
    [made.secretKey, WORKS],
  ] as const) {
    await paste(finder.search, text);
    await foundBy(journey, made.name, text, says);
  }
});

tell('a secret key that has ended is told as ended, and that of a revoked key finds it', async (journey) => {
  const { page } = journey;
  const made = await keyBefore(journey, 'With an earlier secret');
  const now = await replacedSecret(journey, made);
  const finder = new Finder(page);
  await finder.open();
  await paste(finder.search, made.secretKey);
  await foundBy(journey, made.name, made.secretKey, ENDED);
  await paste(finder.search, now.secretKey);
  await visible(page.getByText(WORKS));
  await gone(page.getByText(ENDED));

  await send(page, 'DELETE', `/api-keys/${made.id}`);
  await paste(finder.search, now.secretKey);
  await visible(page.getByText(ENDED));
  await finder.lists(made.name);
  await visible(finder.list.row(made.name).getByText('Revoked', { exact: true }));
});

// Rule: another filter is another question; what was pasted is not asked for again.
for (const [what, choose] of [
  ['filter', (finder: Finder) => finder.show.selectOption('Revoked keys')],
  ['order', (finder: Finder) => finder.sort.selectOption('Name')],
] as const) {
  tell(`choosing another ${what} leaves what a credential has found`, async (journey) => {
    const { page } = journey;
    const made = await keyBefore(journey, `Before another ${what}`);
    const finder = new Finder(page);
    await finder.open();
    await paste(finder.search, made.apiKey);
    await visible(page.getByText(API_KEY));
    await choose(finder);
    await gone(page.getByText(API_KEY));
    await visible(finder.list.rows.first());
    await eventually(async () => assert.ok(!(await finder.names()).every((name) => name === made.name)));
    assert.equal(await page.getByRole('alert').count(), 0);
  });
}

tell('from the key that was found to a new secret key', async (journey) => {
  const { page } = journey;
  const made = await keyBefore(journey, 'Leaked somewhere');
  const finder = new Finder(page);
  await finder.open();
  await paste(finder.search, made.secretKey);
  await finder.lists(made.name);
  await finder.list.openKey(made.name);
  const key = new KeyPage(page);
  await visible(key.named(made.name));
  await key.rotate.click();
  await visible(new RotateDialog(page).dialog);
});

// Rule: also what belongs to no key of the workspace may be somebody's secret.
tell('a credential that nobody here knows is not left standing either', async (journey) => {
  const { page, context } = journey;
  const made = await keyBefore(journey, 'Shape of a pair');
  const unknown = made.secretKey.slice(0, -6) + (made.secretKey.endsWith('zzzzzz') ? 'yyyyyy' : 'zzzzzz');
  const finder = new Finder(page);
  await finder.open();
  await paste(finder.search, unknown);
  await visible(page.getByText(/^No key found/));
  assert.equal(await finder.search.inputValue(), '');
  assert.ok(!(await everythingLeft(page, context)).includes(unknown));
});
