// Ways to people who can help: the host's chat is told where somebody is and which request failed, nothing else.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { KeyPage, keyBefore, ONE_KEY } from '../pages/key-page.ts';
import { askToRotate, NewSecretDialog, ROTATE, RotateDialog, rotated } from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { focused, focusedWithin, gone, hasText, visible } from '../support/expect.ts';
import { FAILED_CALL, LIST, noConnection, problem, REVOKE, spoil } from '../support/faults.ts';
import { scene } from '../support/journey.ts';
import { tabTo } from '../support/keyboard.ts';
import { openDialog } from '../support/steps.ts';

const tell = scene();

const DOCUMENTATION = 'https://apidocs.we-link.ai/';
const NEVER_SEND = /Never send the secret key, or a picture of it/;

tell(
  'on a key’s page the chat is told the page and the key’s id, and nothing that people typed',
  async (journey) => {
    const { page } = journey;
    const made = await keyBefore(journey, 'Typed by people', { note: 'Also typed by people' });
    const key = new KeyPage(page);
    await key.open(made);
    await visible(page.getByText('Need help with webhooks or testing?'));
    await visible(page.getByRole('main').getByText(NEVER_SEND));
    const details = await record(page);
    await key.askSupport.click();
    assert.equal(await told(page), `Page: /api-keys/${made.id} · Key: ${made.id}`);
    assert.deepEqual(await details(), [{ route: `/api-keys/${made.id}`, keyId: made.id, requestId: null }]);
  },
);

tell('a failure that has a request’s id tells it to the chat', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  const made = await keyBefore(journey, 'Failed to load');
  await spoil(page, ONE_KEY, [problem(500, 'internal')], true);
  await page.goto(KeyPage.path(made.id));
  const alert = page.getByRole('alert').filter({ hasText: /req-of-internal/ });
  await alert.getByRole('button', { name: 'Ask support' }).click();
  assert.equal(await told(page), `Page: /api-keys/${made.id} · Key: ${made.id} · Request: req-of-internal`);
});

tell('so does a list that cannot be read', async ({ page, watch }) => {
  watch.expect(FAILED_CALL);
  await spoil(page, LIST, [problem(500, 'internal')], true);
  await page.goto('/settings/security');
  const alert = page.getByRole('alert').filter({ hasText: /req-of-internal/ });
  await alert.getByRole('button', { name: 'Ask support' }).click();
  assert.equal(await told(page), 'Page: / · Request: req-of-internal');
});

for (const [what, walk] of [
  [
    'the question about a rotation',
    async (page: Page) => {
      await spoil(page, ROTATE, [problem(409, 'key-revoked')]);
      await new KeyPage(page).rotate.click();
      const ask = new RotateDialog(page);
      await ask.rotate.click();
      return ask.dialog;
    },
  ],
  [
    'the question before revoking',
    async (page: Page) => {
      await spoil(page, REVOKE, [problem(409, 'key-revoked')]);
      const key = new KeyPage(page);
      await key.revoke.click();
      await key.revokeDialog.revoke.click();
      return key.revokeDialog.dialog;
    },
  ],
] as const satisfies readonly (readonly [string, (page: Page) => Promise<Locator>])[]) {
  tell(
    `${what}: what failed can be asked about, and the chat over it be read and closed`,
    async (journey) => {
      const { page, watch } = journey;
      watch.expect(FAILED_CALL);
      const made = await keyBefore(journey, `Help in ${what.slice(0, 30)}`);
      await new KeyPage(page).open(made);
      const dialog = await walk(page);
      await dialog.getByRole('button', { name: 'Ask support' }).click();
      const told = page.locator('#chat-told');
      await visible(told);
      assert.match((await told.textContent()) ?? '', /Request: req-of-key-revoked$/);
      await chatOf(page).close.click();
      await gone(told);
      await visible(dialog);
    },
  );
}

tell('a failure without a request’s id has nothing to ask about', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  await spoil(page, LIST, [noConnection], true);
  await page.goto('/settings/security');
  const alert = page.getByRole('alert').filter({ hasText: /could not reach/ });
  await visible(alert);
  assert.equal(await alert.getByRole('button', { name: 'Ask support' }).count(), 0);
});

tell('Support at the bottom opens and closes the chat by keyboard', async ({ page }) => {
  await new SecurityPage(page).open();
  const chat = chatOf(page);
  await gone(chat.region);
  await tabTo(page, chat.open);
  await page.keyboard.press('Enter');
  await visible(chat.region);
  await hasText(chat.region, NEVER_SEND);
  await tabTo(page, chat.close);
  await page.keyboard.press('Enter');
  await gone(chat.region);
  await focused(chat.open);
  await page.keyboard.press('Space');
  await visible(chat.region);
  await page.keyboard.press('Escape');
  await gone(chat.region);
  await focused(chat.open);
});

tell('after Ask support the focus is in the chat, or goes there next, and comes back', async (journey) => {
  const { page } = journey;
  const made = await keyBefore(journey, 'By keyboard to support');
  const key = new KeyPage(page);
  await key.open(made);
  await tabTo(page, key.askSupport);
  await page.keyboard.press('Enter');
  const chat = chatOf(page);
  await visible(chat.region);
  await tabTo(page, chat.close);
  await page.keyboard.press('Enter');
  await gone(chat.region);
  await focusedWithin(key.askSupport);
});

tell('in the one-time dialogs there is a plain link in a new tab, and no chat', async (journey) => {
  const { page } = journey;
  const check = async (dialog: Locator) => {
    const link = dialog.getByRole('link', { name: 'Need help with webhooks or testing?' });
    await assertInNewTab(link);
    assert.equal(await dialog.getByRole('button', { name: 'Ask support' }).count(), 0);
    await hasText(dialog, /Never send anyone the secret key/);
  };
  const created = await openDialog(journey);
  await check(created.dialog);
  await created.close.click();
  await created.closeAnyway.click();
  await rotated(journey, await keyBefore(journey, 'Help after a rotation'));
  await check(new NewSecretDialog(page).dialog);
});

tell('where the host has no chat, the API’s documentation opens in a new tab', async (journey) => {
  const { page, watch } = journey;
  watch.expect(FAILED_CALL);
  await withoutChat(page);
  const made = await keyBefore(journey, 'No chat: documentation');
  const key = new KeyPage(page);
  await key.open(made);
  await assertInNewTab(page.getByRole('link', { name: 'Need help with webhooks or testing?' }));
  assert.equal(await key.askSupport.count(), 0);
  await spoil(page, ROTATE, [problem(409, 'key-revoked')]);
  const ask = await askToRotate(journey, made);
  await ask.rotate.click();
  await visible(ask.alert.filter({ hasText: /req-of-key-revoked/ }));
  assert.equal(await key.askSupport.count(), 0);
});

for (const [what, links, url] of [
  [
    'support that the API names comes first',
    { documentation: DOCUMENTATION, support: 'https://support.we-link.example/' },
    'https://support.we-link.example/',
  ],
  ['with neither there is nothing', { documentation: null, support: null }, null],
] as const) {
  tell(`where the host has no chat, ${what}`, async (journey) => {
    const { page } = journey;
    await withoutChat(page);
    await page.route('**/api-key-options', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), links } });
    });
    const made = await keyBefore(journey, `No chat: ${what}`);
    const key = new KeyPage(page);
    await key.open(made);
    const link = page.getByRole('link', { name: 'Need help with webhooks or testing?' });
    if (url) await assertInNewTab(link, url);
    else await gone(link);
    await gone(key.askSupport);
  });
}

async function assertInNewTab(link: Locator, url = DOCUMENTATION): Promise<void> {
  await visible(link);
  const found = await Promise.all(['href', 'target', 'rel'].map((name) => link.getAttribute(name)));
  assert.deepEqual(found, [url, '_blank', 'noopener']);
}

function chatOf(page: Page) {
  const region = page.getByRole('dialog', { name: 'Support chat' });
  return {
    region,
    open: page.getByRole('button', { name: 'Support', exact: true }),
    close: page.getByRole('button', { name: 'Close the chat' }),
  };
}

/** What the chat says that it was told, all of it. */
async function told(page: Page): Promise<string> {
  const { region } = chatOf(page);
  await visible(region);
  return (await region.getByText(/^Page: /).textContent()) ?? '';
}

/** Records what the frame is told; the values of what every event has are its contract. */
async function record(page: Page): Promise<() => Promise<unknown[]>> {
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    document.addEventListener(
      'wl-support-requested',
      (event) => heard.push((event as CustomEvent).detail),
      true,
    );
  });
  return () => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
}

async function withoutChat(page: Page): Promise<void> {
  await page.route('**/settings/security**', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const body = (await response.text()).replace(' data-support-chat', '');
    await route.fulfill({ response, body });
  });
}
