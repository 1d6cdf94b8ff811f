// What a role may not do is absent, with one sentence on whom to ask; workspaces do not see each other.
import assert from 'node:assert/strict';
import { NewKeyForm, PLAIN } from '../pages/new-key-form.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { DEVELOPER, FABRIKAM_OWNER, OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { visible } from '../support/expect.ts';
import { scene } from '../support/journey.ts';
import { createdKey } from '../support/steps.ts';

const tell = scene({ standIn: ['--no-auto-sign-in'] });

tell('an owner creates and revokes', async (journey) => {
  await new SignInPage(journey.page).signIn(OWNER);
  await createdKey(journey, { ...PLAIN, name: 'Of the owner' });
  const row = new SecurityPage(journey.page).row('Of the owner');
  await visible(row.getByRole('button', { name: /^Revoke/ }));
});

tell('a developer creates keys', async (journey) => {
  await new SignInPage(journey.page).signIn(DEVELOPER);
  await createdKey(journey, { ...PLAIN, name: 'Of the developer' });
  await visible(new SecurityPage(journey.page).row('Of the developer'));
});

tell('a viewer sees keys, and neither Create, Revoke nor addresses', async ({ page }) => {
  await new SignInPage(page).signIn(VIEWER);
  const list = new SecurityPage(page);
  await list.open();
  await visible(list.rows.first());
  await visible(page.getByText(/Your role does not include creating API keys. Ask an owner of/));
  assert.equal(await list.create.count(), 0);
  assert.equal(await page.getByRole('button', { name: /^Revoke/ }).count(), 0);
  assert.equal(await page.getByText(/ago from|just now from/).count(), 0);
});

tell('a viewer at the address of the form is told whom to ask', async ({ page }) => {
  await new SignInPage(page).signIn(VIEWER);
  await page.goto('/settings/security/api-keys/new');
  await visible(page.getByText(/Ask an owner of/).first());
  assert.equal(await new NewKeyForm(page).save.count(), 0);
});

tell('another workspace has no keys to see', async ({ page }) => {
  await new SignInPage(page).signIn(FABRIKAM_OWNER);
  const list = new SecurityPage(page);
  await list.open();
  await visible(page.getByText('No API keys yet'));
  assert.equal(await list.rows.count(), 0);
  await visible(list.create);
});
