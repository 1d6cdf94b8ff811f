// Over plain HTTP from another machine, keys can be viewed but not created.

import assert from 'node:assert/strict';
import { expect, test } from '../../fixtures/test.ts';
import { FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { OWNER, SignInPage } from '../../pages/sign-in-page.ts';

test.use({ standInOptions: ['--no-auto-sign-in'], hostName: 'intranet.example' });
const WHY = /can be created over a secure connection only/;

test('an explanation is shown instead of the Create button and instead of the form', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(/Cross-Origin-Opener-Policy header has been ignored/);
  // Only the browser finds this name, so no request from outside it can sign in.
  await new SignInPage(page).signIn(OWNER);
  const list = new SecurityPage(page);
  await expect(list.rows.first()).toBeVisible();
  await expect(page.getByText(WHY)).toBeVisible();
  assert.equal(await list.create.count(), 0);

  await page.goto(FORM_PATH);
  await expect(page.getByText(WHY)).toBeVisible();
  assert.equal(await new NewKeyForm(page).save.count(), 0);
});
