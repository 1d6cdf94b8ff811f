// Ways to people who can help: the host's chat is told where somebody is and which request failed, nothing else.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { KeyPage, keyBefore, ONE_KEY } from '../pages/key-page.ts';
import { askToRotate, NewSecretDialog, ROTATE, RotateDialog, rotated } from '../pages/rotate-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { FAILED_CALL, LIST, noConnection, problem, REVOKE, spoil } from '../support/faults.ts';
import { expectFocusWithin, tabTo } from '../support/keyboard.ts';
import { openDialog } from '../support/steps.ts';

const DOCUMENTATION = 'https://apidocs.we-link.ai/';
const NEVER_SEND = /Never send the secret key, or a picture of it/;

test('on a key’s page the chat is told the page and the key’s id, and nothing that people typed', async ({
  app,
}) => {
  const { page } = app;
  const made = await keyBefore(app, 'Typed by people', { note: 'Also typed by people' });
  const key = new KeyPage(page);
  await key.open(made);
  await expect(page.getByText('Need help with webhooks or testing?')).toBeVisible();
  await expect(page.getByRole('main').getByText(NEVER_SEND)).toBeVisible();
  const details = await record(page);
  await key.askSupport.click();
  assert.equal(await told(page), `Page: /api-keys/${made.id} · Key: ${made.id}`);
  assert.deepEqual(await details(), [{ route: `/api-keys/${made.id}`, keyId: made.id, requestId: null }]);
});

test('a failure that has a request’s id tells it to the chat', async ({ app }) => {
  const { page, watch } = app;
  watch.expect(FAILED_CALL);
  const made = await keyBefore(app, 'Failed to load');
  await spoil(page, ONE_KEY, [problem(500, 'internal')], true);
  await page.goto(KeyPage.path(made.id));
  const alert = page.getByRole('alert').filter({ hasText: /req-of-internal/ });
  await alert.getByRole('button', { name: 'Ask support' }).click();
  assert.equal(await told(page), `Page: /api-keys/${made.id} · Key: ${made.id} · Request: req-of-internal`);
});

test('so does a list that cannot be read', async ({ page, watch }) => {
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
  test(`${what}: what failed can be asked about, and the chat over it be read and closed`, async ({
    app,
  }) => {
    const { page, watch } = app;
    watch.expect(FAILED_CALL);
    const made = await keyBefore(app, `Help in ${what.slice(0, 30)}`);
    await new KeyPage(page).open(made);
    const dialog = await walk(page);
    await dialog.getByRole('button', { name: 'Ask support' }).click();
    const told = page.locator('#chat-told');
    await expect(told).toBeVisible();
    assert.match((await told.textContent()) ?? '', /Request: req-of-key-revoked$/);
    await chatOf(page).close.click();
    await expect(told).toBeHidden();
    await expect(dialog).toBeVisible();
  });
}

test('a failure without a request’s id has nothing to ask about', async ({ app }) => {
  const { page, watch } = app;
  watch.expect(FAILED_CALL);
  await spoil(page, LIST, [noConnection], true);
  await page.goto('/settings/security');
  const alert = page.getByRole('alert').filter({ hasText: /could not reach/ });
  await expect(alert).toBeVisible();
  assert.equal(await alert.getByRole('button', { name: 'Ask support' }).count(), 0);
});

test('Support at the bottom opens and closes the chat by keyboard', async ({ page }) => {
  await new SecurityPage(page).open();
  const chat = chatOf(page);
  await expect(chat.region).toBeHidden();
  await tabTo(page, chat.open);
  await page.keyboard.press('Enter');
  await expect(chat.region).toBeVisible();
  await expect(chat.region).toHaveText(NEVER_SEND);
  await tabTo(page, chat.close);
  await page.keyboard.press('Enter');
  await expect(chat.region).toBeHidden();
  await expect(chat.open).toBeFocused();
  await page.keyboard.press('Space');
  await expect(chat.region).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chat.region).toBeHidden();
  await expect(chat.open).toBeFocused();
});

test('after Ask support the focus is in the chat, or goes there next, and comes back', async ({ app }) => {
  const { page } = app;
  const made = await keyBefore(app, 'By keyboard to support');
  const key = new KeyPage(page);
  await key.open(made);
  await tabTo(page, key.askSupport);
  await page.keyboard.press('Enter');
  const chat = chatOf(page);
  await expect(chat.region).toBeVisible();
  await tabTo(page, chat.close);
  await page.keyboard.press('Enter');
  await expect(chat.region).toBeHidden();
  await expectFocusWithin(key.askSupport);
});

test('in the one-time dialogs there is a plain link in a new tab, and no chat', async ({ app }) => {
  const { page } = app;
  const check = async (dialog: Locator) => {
    const link = dialog.getByRole('link', { name: 'Need help with webhooks or testing?' });
    await assertInNewTab(link);
    assert.equal(await dialog.getByRole('button', { name: 'Ask support' }).count(), 0);
    await expect(dialog).toHaveText(/Never send anyone the secret key/);
  };
  const created = await openDialog(app);
  await check(created.dialog);
  await created.close.click();
  await created.closeAnyway.click();
  await rotated(app, await keyBefore(app, 'Help after a rotation'));
  await check(new NewSecretDialog(page).dialog);
});

test('where the host has no chat, the API’s documentation opens in a new tab', async ({ app }) => {
  const { page, watch } = app;
  watch.expect(FAILED_CALL);
  await withoutChat(page);
  const made = await keyBefore(app, 'No chat: documentation');
  const key = new KeyPage(page);
  await key.open(made);
  await assertInNewTab(page.getByRole('link', { name: 'Need help with webhooks or testing?' }));
  assert.equal(await key.askSupport.count(), 0);
  await spoil(page, ROTATE, [problem(409, 'key-revoked')]);
  const ask = await askToRotate(app, made);
  await ask.rotate.click();
  await expect(ask.alert.filter({ hasText: /req-of-key-revoked/ })).toBeVisible();
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
  test(`where the host has no chat, ${what}`, async ({ app }) => {
    const { page } = app;
    await withoutChat(page);
    await page.route('**/api-key-options', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), links } });
    });
    const made = await keyBefore(app, `No chat: ${what}`);
    const key = new KeyPage(page);
    await key.open(made);
    const link = page.getByRole('link', { name: 'Need help with webhooks or testing?' });
    if (url) await assertInNewTab(link, url);
    else await expect(link).toBeHidden();
    await expect(key.askSupport).toBeHidden();
  });
}

async function assertInNewTab(link: Locator, url = DOCUMENTATION): Promise<void> {
  await expect(link).toBeVisible();
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
  await expect(region).toBeVisible();
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
