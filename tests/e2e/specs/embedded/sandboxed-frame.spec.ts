// The page in a frame whose sandbox has no `allow-forms`: the browser submits no form there, but saving works.
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { EditForm } from '../../pages/edit-form.ts';
import { KeyPage } from '../../pages/key-page.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecondCheck } from '../../pages/reauthentication.ts';
import { OWNER } from '../../pages/sign-in-page.ts';
import { signedIn } from '../../support/embedded.ts';
import { FAILED_CALL } from '../../support/faults.ts';

test.use({ embedded: true, standInOptions: ['--reauthentication'] });

const FRAME =
  '<!doctype html><title>Around</title><iframe name="inside" width="1200" height="860" sandbox="allow-scripts allow-same-origin" src="/settings/security/api-keys/new"></iframe>';

/** The form for a new key in the frame. */
async function framed(page: Page): Promise<Page> {
  await page.route('**/around.html', (route) => route.fulfill({ contentType: 'text/html', body: FRAME }));
  await signedIn(page);
  await page.goto('/around.html');
  const frame = page.frame({ name: 'inside' });
  if (!frame) throw new Error('the frame is not there');
  // Page objects look for things in it as they do in a page.
  return frame as unknown as Page;
}

for (const way of ['the buttons', 'Enter'] as const) {
  test(`a key is created and edited with ${way} in a frame without allow-forms`, async ({
    page,
    consoleGuard,
  }) => {
    // The first save asks for reauthentication.
    consoleGuard.expect(FAILED_CALL, /can escape its sandboxing/);
    const frame = await framed(page);
    const name = `Sandboxed, with ${way}`;
    const form = new NewKeyForm(frame);
    await form.fill({ ...DEFAULT_INPUT, name });
    // Neither saves: the one adds an address, the other searches.
    await form.networks.press('Enter');
    await form.search.press('Enter');
    await expect(form.save).toHaveAccessibleName('Save');
    if (way === 'Enter') await form.name.press('Enter');
    else await form.save.click();

    const check = new SecondCheck(frame);
    await check.password.fill(OWNER.password);
    if (way === 'Enter') await check.password.press('Enter');
    else await check.confirm.click();

    const dialog = new OneTimeDialog(frame);
    await expect(dialog.secretKey).toHaveValue(/^wls_/);
    await dialog.close.click();
    await dialog.closeAnyway.click();

    await frame.getByRole('button', { name, exact: true }).click();
    await expect(new KeyPage(frame).named(name)).toBeVisible();
    await frame.getByRole('button', { name: 'Edit', exact: true }).click();
    const edit = new EditForm(frame);
    await expect(edit.title).toBeVisible();
    await edit.name.fill(`${name}, changed`);
    if (way === 'Enter') await edit.name.press('Enter');
    else await edit.save.click();
    await expect(new KeyPage(frame).named(`${name}, changed`)).toBeVisible();
  });
}
