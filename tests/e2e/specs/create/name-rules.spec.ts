// Rules for key names, and how a person confirms a key by typing its name.

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { EditForm } from '../../pages/edit-form.ts';
import { createKey } from '../../pages/key-page.ts';
import { FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { call } from '../../support/public-api.ts';

const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';
const NOTHING = 'Give the key a name.';
const SECRET = /This looks like a secret\./;

test('an invisible name and a name that is a secret are refused, the secret also from a link', async ({
  page,
}) => {
  const form = new NewKeyForm(page);
  await form.open();
  for (const [name, error] of [
    ['\u200b\u200b', NOTHING],
    ['\u3164\u2800', NOTHING],
    [TOKEN, SECRET],
    ['CRM\u200b', /cannot be seen: .*\(U\+200B\)/],
  ] as const) {
    await form.name.fill(name);
    await form.name.press('Tab');
    await expect(form.name).toHaveAccessibleDescription(error instanceof RegExp ? error : new RegExp(error));
  }
  await form.name.fill('می\u200cخواهم 👩\u200d💻');
  await expect(form.name).not.toHaveAttribute('aria-invalid');

  await page.goto(`${FORM_PATH}?name=${TOKEN}`);
  await expect(page.getByText(SECRET)).toBeVisible();
});

test('a possible secret and a word in two alphabets show a warning, but no error', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  for (const [name, warning] of [
    ['00000000-0000-4000-8000-000000000000', /^This may hold a secret\./],
    ['password: hunter2', /^This may hold a secret\./],
    ['p\u0430ypal', /^One word has letters of two alphabets/],
  ] as const) {
    await form.name.fill(name);
    await expect(page.getByText(warning)).toBeVisible();
    await expect(form.name).not.toHaveAttribute('aria-invalid');
  }
});

test('a name is found and confirmed when typed with plain quotes, hyphens and combining accents', async ({
  page,
  context,
  standIn,
}) => {
  await allowClipboard(context);
  const list = new SecurityPage(page);
  await list.open();
  const made = await createKey({ page }, 'Sales’ “Café” – test');
  await call(standIn, 'get_all_ln_accounts', made);
  await page.goto(LIST_PATH);
  const search = page.getByRole('searchbox', { name: 'Search keys' });
  await search.fill('sales\' "cafe\u0301" - TEST');
  await search.press('Enter');
  await expect(list.row('Sales’ “Café” – test')).toBeVisible();

  const question = await list.askToRevoke('Sales’ “Café” – test');
  await question.name.fill('Sales Café test');
  await question.revoke.click();
  await expect(question.name).toHaveAttribute('aria-invalid', 'true');
  await question.dialog.getByRole('button', { name: 'Copy the name' }).click();
  await expect(question.dialog).toContainText('The name is copied.');
  expect(await readClipboard(page)).toBe('Sales’ “Café” – test');
  await question.name.fill(' Sales\' "Cafe\u0301" - test');
  await question.revoke.click();
  await expect(question.dialog).toBeHidden();
  await expect(list.row('Sales’ “Café” – test')).toBeHidden();
});

/** A key as an earlier version of the API took it. */
async function named(page: Page, id: string, name: string): Promise<void> {
  await page.route(`**/api-keys/${id}`, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), name } });
  });
}

test('a key with an old name that is now invalid can be restricted without sending the name', async ({
  page,
}) => {
  await new SecurityPage(page).open();
  const made = await createKey({ page }, 'Old rules');
  await named(page, made.id, `\u202e${TOKEN}`);
  const form = new EditForm(page);
  await page.goto(EditForm.path(made.id));
  await expect(form.title).toHaveText(`Edit ⟨U+202E⟩${TOKEN}`);
  await form.onlyThese.check();
  await form.addNetwork('8.8.4.4');
  const sent = page.waitForRequest((request) => request.method() === 'PATCH');
  await form.save.click();
  expect((await sent).postDataJSON()).not.toHaveProperty('name');
  await expect(page).toHaveURL(new RegExp(`/${made.id}$`));
});
