// The page of one key: found by its address, kept by a reload, silent about keys that are not there.
import assert from 'node:assert/strict';
import { idOf, KeyPage, keyBefore, ONE_KEY } from '../pages/key-page.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { FABRIKAM_OWNER, OWNER, SignInPage } from '../pages/sign-in-page.ts';
import { focused, gone, visible } from '../support/expect.ts';
import {
  FAILED_CALL,
  type Fault,
  late,
  noConnection,
  observe,
  problem,
  proxyPage,
  SESSION,
  silence,
  spoil,
  truncated,
} from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { everythingLeft } from '../support/traces.ts';

const tell = scene({ as: OWNER });

const NOT_FOUND = /did not find|no longer there|no such key|not in this workspace/i;

tell('a name in the list leads there, a reload stays, and Back leads to the list', async (journey) => {
  const { page } = journey;
  const name = 'Client CRM integration';
  const list = new SecurityPage(page);
  await list.open();
  await list.openKey(name);
  const key = new KeyPage(page);
  await visible(key.named(name));
  assert.match(new URL(page.url()).pathname, /^\/settings\/security\/api-keys\/key_[A-Za-z0-9]+$/);
  await visible(page.getByRole('paragraph').filter({ hasText: /^Nightly sync, see the runbook$/ }));
  await page.reload();
  await visible(key.named(name));
  await key.back.click();
  await visible(list.row(name));
  assert.equal(new URL(page.url()).pathname, '/settings/security');
  await page.goBack();
  await visible(key.named(name));
  await page.goForward();
  await visible(list.row(name));
});

tell('whoever comes from the list finds themselves at the beginning of the page', async ({ page }) => {
  const list = new SecurityPage(page);
  await list.open();
  await list.openKey('Lead import');
  await visible(new KeyPage(page).named('Lead import'));
  await focused(list.heading);
});

tell('its address alone is enough', async (journey) => {
  const made = await keyBefore(journey, 'By its address', { note: 'Stands in a note' });
  const key = new KeyPage(journey.page);
  await key.open(made);
  await visible(journey.page.getByRole('paragraph').filter({ hasText: /^Stands in a note$/ }));
  await visible(journey.page.getByText('Only from 127.0.0.1'));
  await visible(journey.page.getByText(/1 action/));
  await visible(journey.page.getByText(`${made.apiKey.slice(0, 8)}…${made.apiKey.slice(-4)}`));
  const left = await everythingLeft(journey.page, journey.context);
  assert.ok(!left.includes(made.apiKey) && !left.includes(made.secretKey));
});

tell('the key is asked for once, and a fold that is open stays open', async ({ page }) => {
  const name = 'Lead import';
  const id = await idOf(page, name);
  const calls = await observe(page, ONE_KEY);
  const session = await spoil(page, SESSION, [late(600)]);
  const key = new KeyPage(page);
  await key.open({ id, name });
  const fold = page.getByRole('list', { name: 'Allowed actions' });
  await page.getByText('Which ones').click();
  await visible(fold);
  await (await session.requests[0]?.response())?.finished();
  await page.waitForLoadState('networkidle');
  await visible(fold);
  assert.equal(calls.requests.length, 1);
});

tell('a name is plain text, whatever it holds', async (journey) => {
  const { page } = journey;
  const name = '<img src=x onerror="document.title=1"><b>bold</b> &amp; {{x}}';
  const made = await keyBefore(journey, name);
  const key = new KeyPage(page);
  await key.open(made);
  assert.equal(await key.title.textContent(), name);
  // Nothing but the element that keeps it apart.
  assert.equal(await key.title.locator(':not(bdi)').count(), 0);
  await key.rotate.click();
  await visible(page.getByRole('alertdialog', { name: `Rotate the secret key of “${name}”?`, exact: true }));
  await page.keyboard.press('Escape');
  await key.revoke.click();
  await visible(page.getByRole('alertdialog', { name: `Revoke “${name}”?`, exact: true }));
  assert.match(await page.title(), /We-Link/);
});

for (const [what, id] of [
  ['an id that nobody has', 'key_0000000000000000'],
  ['an id of another shape', 'x'],
] as const) {
  tell(`${what} gets a clear sentence and a way back`, async ({ page, watch }) => {
    watch.expect(FAILED_CALL);
    const key = new KeyPage(page);
    await page.goto(KeyPage.path(id));
    await visible(page.getByRole('alert').filter({ hasText: NOT_FOUND }));
    assert.equal(await key.title.count(), 0);
    await key.back.click();
    await visible(new SecurityPage(page).create);
  });
}

tell('a key of another workspace is told of in the very same words', async (journey) => {
  const { page, context, watch } = journey;
  watch.expect(FAILED_CALL);
  const made = await keyBefore(journey, 'Northwind alone');
  await context.clearCookies();
  await new SignInPage(page).signIn(FABRIKAM_OWNER);
  const said = async (id: string) => {
    await page.goto(KeyPage.path(id));
    const alert = page.getByRole('alert').filter({ hasText: NOT_FOUND });
    await visible(alert);
    return ((await alert.textContent()) ?? '').replace(/Request for support: \S+?(?=Try|Ask|$)/, '');
  };
  const theirs = await said(made.id);
  assert.equal(theirs, await said('key_0000000000000000'));
  assert.ok(!(await everythingLeft(page, context)).includes(made.name));
});

tell('an address below a key leads nowhere, and says so', async ({ page }) => {
  await page.goto(`${KeyPage.path('key_1')}/more`);
  await visible(page.getByText(/There is no page at this address/));
});

const FAILURES: readonly (readonly [string, Fault, RegExp])[] = [
  ['no connection', noConnection, /We could not reach We-Link/],
  ['500', problem(500, 'internal'), /We-Link has a problem/],
  ['502 with a page of HTML', proxyPage, /We-Link has a problem/],
  ['an answer that ends in the middle', truncated, /could not be read/],
  ['429', problem(429, 'too-many-requests', {}, { 'retry-after': '30' }), /Try again in 30 seconds/],
];

for (const [what, fault, says] of FAILURES) {
  tell(`${what}: said, and “Try again” fetches the key`, async ({ page, watch }) => {
    watch.expect(FAILED_CALL);
    const name = 'Lead import';
    const id = await idOf(page, name);
    const calls = await spoil(page, ONE_KEY, [fault], true);
    await page.goto(KeyPage.path(id));
    await visible(page.getByRole('alert').filter({ hasText: says }));
    await page.waitForLoadState('networkidle');
    const key = new KeyPage(page);
    calls.mend();
    await key.retry.click();
    await visible(key.named(name));
    await gone(key.retry);
  });
}

tell('no answer in 15 seconds is said', async ({ page, watch }) => {
  watch.expect(FAILED_CALL);
  const id = await idOf(page, 'Lead import');
  await page.clock.install();
  await spoil(page, ONE_KEY, [silence]);
  await page.goto(KeyPage.path(id));
  await visible(page.getByText('Loading the API key'));
  await page.clock.runFor(16_000);
  await visible(page.getByRole('alert').filter({ hasText: /took too long/ }));
});
