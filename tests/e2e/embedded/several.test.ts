// Two elements on one page, each with an API of its own, the second one of another origin: neither knows of the other.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { FABRIKAM_OWNER } from '../pages/sign-in-page.ts';
import { allowClipboard } from '../support/clipboard.ts';
import { API_BASE, heardOf, prepared, put } from '../support/embedded.ts';
import { eventually, focused, gone, hasText, visible } from '../support/expect.ts';
import { FAILED_CALL } from '../support/faults.ts';
import { type Journey, scene } from '../support/journey.ts';
import { secondApi, within } from '../support/second-api.ts';
import { give, tokenOf } from '../support/tokens.ts';

const tell = scene({ embedded: true });
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
}

/** The first with a cookie at the host's own API, the second with a token at another; then walks. */
async function both(journey: Journey, walk: (both: Both) => Promise<void>): Promise<void> {
  const { page } = journey;
  const api = await secondApi(journey);
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
    await visible(key(first, CRM));
    await visible(new SecurityPage(second).create);
    await walk({ first, second });
  } finally {
    await api.stop();
  }
}

tell('each lists the keys of its own API, and calls no other', async (journey) => {
  await both(journey, async ({ second }) => {
    assert.equal(await key(second, CRM).count(), 0);
    const events = await heardOf(journey.page, 'wl-ready');
    assert.deepEqual(events.map(({ from }) => from).sort(), ['first', 'second']);
  });
});

tell('a key made in one is in that one', async (journey) => {
  await allowClipboard(journey.context);
  await both(journey, async ({ first, second }) => {
    const before = journey.watch.addresses.length;
    const count = await keys(first).count();
    await new SecurityPage(second).create.click();
    const form = new NewKeyForm(second);
    await form.fill({ ...PLAIN, name: 'Only over there' });
    assert.equal(await new NewKeyForm(first).name.count(), 0);
    await form.save.click();
    const dialog = new OneTimeDialog(second);
    await visible(dialog.dialog);
    assert.equal(await new OneTimeDialog(first).dialog.count(), 0);
    await dialog.copyBoth.click();
    await hasText(dialog.state, /^Both copied/);
    await dialog.close.click();
    await gone(dialog.dialog);
    await visible(key(second, 'Only over there'));
    assert.equal(await keys(first).count(), count);
    assert.equal(await key(first, 'Only over there').count(), 0);
    const later = journey.watch.addresses.slice(before);
    assert.deepEqual(
      later.filter((address) => address.startsWith(journey.standIn.url) && /\/api\//.test(address)),
      [],
    );
    const heard = await heardOf(journey.page);
    assert.ok(heard.filter(({ name }) => name !== 'wl-ready').every(({ from }) => from === 'second'));
  });
});

tell('what is typed in one stays when the other goes elsewhere', async (journey) => {
  await both(journey, async ({ first, second }) => {
    await new SecurityPage(second).create.click();
    await new NewKeyForm(second).name.fill('Typed in the second');
    await first.getByRole('button', { name: CRM, exact: true }).click();
    await visible(first.getByRole('heading', { level: 2, name: CRM }));
    assert.equal(await new NewKeyForm(second).name.inputValue(), 'Typed in the second');
    const free = (id: string) =>
      journey.page
        .locator(id)
        .evaluate((element) => (element as HTMLElementTagNameMap['we-link-security']).canLeave());
    assert.equal(await free('#first'), true);
    // One of them taken away, the other goes on.
    await journey.page.evaluate(() => document.getElementById('first')?.remove());
    assert.equal(await new NewKeyForm(second).name.inputValue(), 'Typed in the second');
    await new NewKeyForm(second).addNetwork('203.0.113.9');
    assert.deepEqual(await new NewKeyForm(second).entries(), ['203.0.113.9']);
  });
});

tell('signed out of one is signed in at the other', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  await both(journey, async ({ first, second }) => {
    await give(page, 'ended');
    await new SecurityPage(second).create.click();
    await new NewKeyForm(second).fill(PLAIN);
    await new NewKeyForm(second).save.click();
    await eventually(async () =>
      assert.deepEqual(
        (await heardOf(page, 'wl-unauthenticated')).map(({ from }) => from),
        ['second'],
      ),
    );
    await first.getByRole('button', { name: CRM, exact: true }).click();
    await visible(first.getByRole('heading', { level: 2, name: CRM }));
    assert.equal(await first.getByText(/You are signed out/).count(), 0);
  });
});

tell(
  'both use the same ids, each in its own shadow root, and labels lead to their own fields',
  async ({ page }) => {
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
    for (const id of ['one', 'two']) await visible(new NewKeyForm(within(page.locator(`#${id}`))).save);
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
      await focused(new NewKeyForm(within(part)).name);
      assert.equal(await page.evaluate(() => document.activeElement?.id), id);
    }
  },
);
