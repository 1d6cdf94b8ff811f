// Help: the host's support chat receives the page, the key's id and the failed request, and nothing else.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, KeyPage, ONE_KEY } from '../../pages/key-page.ts';
import { askToRotate, NewSecretDialog, ROTATE, RotateDialog, rotated } from '../../pages/rotate-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { FAILED_CALL, interceptWith, LIST, noConnection, problem, REVOKE } from '../../support/faults.ts';
import { openDialog } from '../../support/flows.ts';
import { expectFocusWithin, tabTo } from '../../support/keyboard.ts';

const DOCUMENTATION = 'https://apidocs.we-link.ai/';
const NEVER_SEND = /Never send the secret key, or a picture of it/;

test('the chat on a key’s page receives the page and the key’s id, and no typed text', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Typed by people', { note: 'Also typed by people' });
  const key = new KeyPage(page);
  await key.open(made);
  await expect(page.getByText('Need help with webhooks or testing?')).toBeVisible();
  await expect(page.getByRole('main').getByText(NEVER_SEND)).toBeVisible();
  const details = await record(page);
  await key.askSupport.click();
  assert.equal(await told(page), `Page: /api-keys/${made.id} · Key: ${made.id}`);
  assert.deepEqual(await details(), [{ route: `/api-keys/${made.id}`, keyId: made.id, requestId: null }]);
});

test('the chat receives an error’s request id; an error without one has no Ask support button', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const made = await createKey(app, 'Failed to load');
  const alert = page.getByRole('alert').filter({ hasText: /req-of-internal|could not reach/ });
  const ask = alert.getByRole('button', { name: 'Ask support' });
  await interceptWith(page, ONE_KEY, [problem(500, 'internal')], true);
  await page.goto(KeyPage.path(made.id));
  await ask.click();
  assert.equal(await told(page), `Page: /api-keys/${made.id} · Key: ${made.id} · Request: req-of-internal`);

  await interceptWith(page, LIST, [problem(500, 'internal')], true);
  await page.goto('/settings/security');
  await ask.click();
  assert.equal(await told(page), 'Page: / · Request: req-of-internal');

  await interceptWith(page, LIST, [noConnection], true);
  await page.goto('/settings/security');
  await expect(alert.filter({ hasText: /could not reach/ })).toBeVisible();
  assert.equal(await ask.count(), 0);
});

test('support can be asked about an error in a dialog, and the chat opens and closes above it', async ({
  app,
}) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const key = new KeyPage(page);
  await key.open(await createKey(app, 'Help in a question'));
  const ask = new RotateDialog(page);
  for (const [what, call, walk, dialog] of [
    [
      'the rotate dialog',
      ROTATE,
      async () => {
        await key.rotate.click();
        await ask.rotate.click();
      },
      ask.dialog,
    ],
    [
      'the revoke dialog',
      REVOKE,
      async () => {
        await key.revoke.click();
        await key.revokeDialog.revoke.click();
      },
      key.revokeDialog.dialog,
    ],
  ] as const) {
    await test.step(what, async () => {
      await interceptWith(page, call, [problem(409, 'key-revoked')]);
      await walk();
      await dialog.getByRole('button', { name: 'Ask support' }).click();
      const told = page.locator('#chat-told');
      await expect(told).toBeVisible();
      assert.match((await told.textContent()) ?? '', /Request: req-of-key-revoked$/);
      await chatOf(page).close.click();
      await expect(told).toBeHidden();
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await page.reload();
      await key.revoke.waitFor();
    });
  }
});

test('the Support button opens the chat by keyboard, and Close and Escape close it', async ({ page }) => {
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

test('Tab reaches the chat after Ask support, and closing it returns the focus', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'By keyboard to support');
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

test('the one-time dialogs have a plain link to a new tab and no chat', async ({ app }) => {
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
  await rotated(app, await createKey(app, 'Help after a rotation'));
  await check(new NewSecretDialog(page).dialog);
});

test('without a chat in the host, a link opens the API’s documentation in a new tab', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  await withoutChat(page);
  const made = await createKey(app, 'No chat: documentation');
  const key = new KeyPage(page);
  await key.open(made);
  await assertInNewTab(page.getByRole('link', { name: 'Need help with webhooks or testing?' }));
  assert.equal(await key.askSupport.count(), 0);
  await interceptWith(page, ROTATE, [problem(409, 'key-revoked')]);
  const ask = await askToRotate(app, made);
  await ask.rotate.click();
  await expect(ask.alert.filter({ hasText: /req-of-key-revoked/ })).toBeVisible();
  assert.equal(await key.askSupport.count(), 0);

  for (const [what, links, url] of [
    [
      'the API’s support link is preferred',
      { documentation: DOCUMENTATION, support: 'https://support.we-link.example/' },
      'https://support.we-link.example/',
    ],
    ['without both links nothing is shown', { documentation: null, support: null }, null],
  ] as const) {
    await test.step(what, async () => {
      await page.route('**/api-key-options', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), links } });
      });
      const options = page.waitForResponse('**/api-key-options');
      await key.open(made);
      await (await options).finished();
      const link = page.getByRole('link', { name: 'Need help with webhooks or testing?' });
      if (url) await assertInNewTab(link, url);
      else await expect(link).toBeHidden();
      await expect(key.askSupport).toBeHidden();
    });
  }
});

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
