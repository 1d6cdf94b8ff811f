// Actions that a role may not do are absent, with a message on whom to ask; workspaces are separate.

import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { idOf, KeyPage } from '../../pages/key-page.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import {
  changeUser,
  DEVELOPER,
  FABRIKAM_OWNER,
  OWNER,
  SignInPage,
  VIEWER,
} from '../../pages/sign-in-page.ts';
import { storedKey, storedKeys } from '../../support/api-state.ts';
import { createdKey } from '../../support/flows.ts';
import { domTexts } from '../../support/leaks/dom.ts';

test.use({ standInOptions: ['--no-auto-sign-in'] });

const BUSY = 'Client CRM integration';

test('an owner creates a key and revokes it', async ({ app }) => {
  await new SignInPage(app.page).signIn(OWNER);
  await createdKey(app, { ...DEFAULT_INPUT, name: 'Of the owner' });
  const list = new SecurityPage(app.page);
  await storedKey(app.page, 'Of the owner');
  const question = await list.askToRevoke('Of the owner');
  await question.revoke.click();
  await expect(question.dialog).toBeHidden();
  await expect(list.row('Of the owner')).toHaveCount(0);
  const left = await storedKeys(app.page);
  assert.ok(left.length > 0 && left.every(({ name }) => name !== 'Of the owner'));
});

test('a developer creates keys', async ({ app }) => {
  await new SignInPage(app.page).signIn(DEVELOPER);
  await createdKey(app, { ...DEFAULT_INPUT, name: 'Of the developer' });
  await expect(new SecurityPage(app.page).row('Of the developer')).toBeVisible();
});

test('a viewer sees keys, but no Create, no Revoke and no addresses', async ({ page }) => {
  await new SignInPage(page).signIn(VIEWER);
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.rows.first()).toBeVisible();
  await expect(page.getByText(/Your role does not include creating API keys. Ask an owner of/)).toBeVisible();
  assert.equal(await list.create.count(), 0);
  assert.equal(await page.getByRole('button', { name: /^Revoke/ }).count(), 0);
  assert.equal(await page.getByText(/ago from|just now from/).count(), 0);

  await test.step('at the address of the form, a message says whom to ask', async () => {
    await page.goto('/settings/security/api-keys/new');
    await expect(page.getByText(/Ask an owner of/).first()).toBeVisible();
    assert.equal(await new NewKeyForm(page).save.count(), 0);
  });
});

test('an owner sees the addresses that keys are used and changed from, and a viewer those of allowlists alone', async ({
  page,
}) => {
  await new SignInPage(page).signIn(OWNER);
  const seen = await addressesOfCalls(page);
  for (const address of ['198.51.100.23', '192.0.2.40', '2001:db8:1::20', '203.0.113.20']) {
    assert.ok(seen.includes(address), `the owner sees ${address}`);
  }
  await changeUser(page, VIEWER);
  assert.deepEqual(await addressesOfCalls(page), []);
  await expect(page.getByText('Your role does not include seeing addresses.')).toBeVisible();
});

/** Every address in the list and on the page of a busy key that is in no allowlist. */
async function addressesOfCalls(page: Page): Promise<string[]> {
  const allowed = (await storedKeys(page)).flatMap((key) => key.ip_restrictions.networks);
  const list = new SecurityPage(page);
  await list.open();
  await expect(list.row(BUSY)).toBeVisible();
  const found = await addressesIn(page);
  await new KeyPage(page).open({ id: await idOf(page, BUSY), name: BUSY });
  await expect(page.getByRole('listitem').filter({ hasText: 'changed the key' })).toBeVisible();
  await expect(page.getByRole('table').filter({ hasText: 'endorse' })).toHaveCount(1);
  found.push(...(await addressesIn(page)));
  assert.ok(
    allowed.every((network) => found.includes(network)),
    'what reads addresses finds those of allowlists',
  );
  return found.filter((address) => !allowed.includes(address));
}

/** The addresses and networks in the texts of the page; not those in links to the API. */
async function addressesIn(page: Page): Promise<string[]> {
  const texts = (await domTexts(page)).filter(({ where }) => /(?<!style)\/#text$/.test(where));
  return texts
    .flatMap(({ text }) => text.replaceAll(/https?:\S+/g, '').split(/[^0-9a-f.:/]+/i))
    .map((word) => word.replace(/[.:]$/, ''))
    .filter((word) => isIP(word.replace(/\/\d+$/, '')));
}

test('keys are not visible in another workspace', async ({ page }) => {
  await new SignInPage(page).signIn(FABRIKAM_OWNER);
  const list = new SecurityPage(page);
  await list.open();
  await expect(page.getByText('No API keys yet')).toBeVisible();
  assert.equal(await list.rows.count(), 0);
  await expect(list.create).toBeVisible();
});
