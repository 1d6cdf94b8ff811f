// Two elements on one page, each with its own API, one of them on another origin: they do not affect each other.

import assert from 'node:assert/strict';
import type { Page, Request } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { FABRIKAM_OWNER } from '../../pages/sign-in-page.ts';
import { allowClipboard } from '../../support/clipboard.ts';
import { API_BASE, heardOf, prepared, put } from '../../support/embedded.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { secondApi, within } from '../../support/second-api.ts';
import { give, tokenOf } from '../../support/tokens.ts';

test.use({ embedded: true });
const CRM = 'Client CRM integration';

function keys(part: Page) {
  return part.getByRole('heading', { level: 3 });
}

function key(part: Page, name: string) {
  return part.getByRole('heading', { level: 3, name, exact: true });
}

interface Both {
  readonly first: Page;
  readonly second: Page;
  /** Origin of the second one's API. */
  readonly api: string;
}

/** The first with a cookie at the host's own API, the second with a token at another; then walks. */
async function both(app: App, walk: (both: Both) => Promise<void>): Promise<void> {
  const { page } = app;
  const api = await secondApi(app);
  try {
    await prepared(page);
    await give(page, await tokenOf(page, FABRIKAM_OWNER, api.url));
    await page.evaluate(
      ([here, there]) => {
        const element = (id: string, apiBase: string) =>
          Object.assign(document.createElement('we-link-security'), { id, apiBase });
        const second = element('second', there);
        Object.assign(second, {
          credentials: 'omit',
          getHeaders: () => ({ authorization: `Bearer ${window.token}` }),
        });
        document.getElementById('place')?.append(element('first', here), second);
      },
      [API_BASE, api.base] as const,
    );
    const [first, second] = [within(page.locator('#first')), within(page.locator('#second'))];
    await expect(key(first, CRM)).toBeVisible();
    await expect(new SecurityPage(second).create).toBeVisible();
    await walk({ first, second, api: api.url });
    // What is still under way must not find the API gone.
    await page.goto('about:blank');
  } finally {
    await api.stop();
  }
}

test('each element lists only the keys of its own API', async ({ app }) => {
  const called: Request[] = [];
  app.page.on('request', (request) => called.push(request));
  await both(app, async ({ second, api }) => {
    // The heading of an empty list, and of no key.
    await expect(keys(second)).toHaveText(['No API keys yet']);
    const calls = called.filter((request) => new URL(request.url()).pathname.startsWith(`${API_BASE}/`));
    const of = (origin: string) => calls.filter((request) => new URL(request.url()).origin === origin);
    assert.equal(of(app.standIn.url).length + of(api).length, calls.length, 'no third API');
    // The second element alone sends a token.
    for (const [origin, hasToken] of [
      [app.standIn.url, false],
      [api, true],
    ] as const) {
      const paths = of(origin).map((request) => new URL(request.url()).pathname);
      assert.ok(paths.includes(`${API_BASE}/api-keys`), origin);
      assert.ok(
        of(origin).every((request) => 'authorization' in request.headers() === hasToken),
        origin,
      );
    }
    const events = await heardOf(app.page, 'wl-ready');
    assert.deepEqual(events.map(({ from }) => from).sort(), ['first', 'second']);
  });
});

test('a key created in one element appears only in that element', async ({ app }) => {
  await allowClipboard(app.context);
  await both(app, async ({ first, second }) => {
    const before = app.consoleGuard.addresses.length;
    const count = await keys(first).count();
    await new SecurityPage(second).create.click();
    const form = new NewKeyForm(second);
    await form.fill({ ...DEFAULT_INPUT, name: 'Only over there' });
    assert.equal(await new NewKeyForm(first).name.count(), 0);
    await form.save.click();
    const dialog = new OneTimeDialog(second);
    await expect(dialog.dialog).toBeVisible();
    assert.equal(await new OneTimeDialog(first).dialog.count(), 0);
    await dialog.copyBoth.click();
    await expect(dialog.state).toHaveText(/^Both copied/);
    await dialog.close.click();
    await expect(dialog.dialog).toBeHidden();
    await expect(key(second, 'Only over there')).toBeVisible();
    assert.equal(await keys(first).count(), count);
    assert.equal(await key(first, 'Only over there').count(), 0);
    const later = app.consoleGuard.addresses.slice(before);
    assert.deepEqual(
      later.filter((address) => address.startsWith(app.standIn.url) && /\/api\//.test(address)),
      [],
    );
    const heard = await heardOf(app.page);
    assert.ok(heard.filter(({ name }) => name !== 'wl-ready').every(({ from }) => from === 'second'));
  });
});

test('typed input in one element is kept when the other navigates or is removed', async ({ app }) => {
  await both(app, async ({ first, second }) => {
    await new SecurityPage(second).create.click();
    await new NewKeyForm(second).name.fill('Typed in the second');
    await first.getByRole('button', { name: CRM, exact: true }).click();
    await expect(first.getByRole('heading', { level: 2, name: CRM })).toBeVisible();
    assert.equal(await new NewKeyForm(second).name.inputValue(), 'Typed in the second');
    const free = (id: string) =>
      app.page
        .locator(id)
        .evaluate((element) => (element as HTMLElementTagNameMap['we-link-security']).canLeave());
    assert.equal(await free('#first'), true);
    // One of them taken away, the other goes on.
    await app.page.evaluate(() => document.getElementById('first')?.remove());
    assert.equal(await new NewKeyForm(second).name.inputValue(), 'Typed in the second');
    await new NewKeyForm(second).addNetwork('203.0.113.9');
    assert.deepEqual(await new NewKeyForm(second).entries(), ['203.0.113.9']);
  });
});

test('a session that ends in one element does not sign out the other', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await both(app, async ({ first, second }) => {
    await give(page, 'ended');
    await new SecurityPage(second).create.click();
    await new NewKeyForm(second).fill(DEFAULT_INPUT);
    await new NewKeyForm(second).save.click();
    await expect(async () =>
      assert.deepEqual(
        (await heardOf(page, 'wl-unauthenticated')).map(({ from }) => from),
        ['second'],
      ),
    ).toPass();
    await first.getByRole('button', { name: CRM, exact: true }).click();
    await expect(first.getByRole('heading', { level: 2, name: CRM })).toBeVisible();
    assert.equal(await first.getByText(/You are signed out/).count(), 0);
  });
});

test('both elements use the same ids in separate shadow roots, and labels focus their own fields', async ({
  page,
}) => {
  await prepared(page);
  await put(
    page,
    ['one', 'two']
      .map(
        (id) =>
          `<we-link-security id="${id}" api-base="${API_BASE}" route="/api-keys/new"></we-link-security>`,
      )
      .join(''),
  );
  const ids = (id: string) =>
    page
      .locator(`#${id}`)
      .evaluate((element) => [...(element.shadowRoot?.querySelectorAll('[id]') ?? [])].map((it) => it.id));
  for (const id of ['one', 'two'])
    await expect(new NewKeyForm(within(page.locator(`#${id}`))).save).toBeVisible();
  const found = await ids('one');
  assert.ok(found.length > 5);
  assert.equal(new Set(found).size, found.length, 'no id twice');
  assert.deepEqual(await ids('two'), found);
  assert.deepEqual(
    await page.evaluate((all) => all.filter((id) => document.getElementById(id)), found),
    [],
    'none is the document’s',
  );
  for (const id of ['two', 'one']) {
    const part = page.locator(`#${id}`);
    await part.getByText('Name', { exact: true }).first().click();
    await expect(new NewKeyForm(within(part)).name).toBeFocused();
    assert.equal(await page.evaluate(() => document.activeElement?.id), id);
  }
});
