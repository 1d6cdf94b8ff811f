// Actions that a role may not do are absent, with a message on whom to ask; workspaces are separate.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, FABRIKAM_OWNER, OWNER, SignInPage, VIEWER } from '../../pages/sign-in-page.ts';
import { createdKey } from '../../support/flows.ts';

test.use({ standInOptions: ['--no-auto-sign-in'] });

test('an owner can create a key and sees its Revoke button', async ({ app }) => {
  await new SignInPage(app.page).signIn(OWNER);
  await createdKey(app, { ...DEFAULT_INPUT, name: 'Of the owner' });
  const row = new SecurityPage(app.page).row('Of the owner');
  await expect(row.getByRole('button', { name: /^Revoke/ })).toBeVisible();
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

test('keys are not visible in another workspace', async ({ page }) => {
  await new SignInPage(page).signIn(FABRIKAM_OWNER);
  const list = new SecurityPage(page);
  await list.open();
  await expect(page.getByText('No API keys yet')).toBeVisible();
  assert.equal(await list.rows.count(), 0);
  await expect(list.create).toBeVisible();
});
