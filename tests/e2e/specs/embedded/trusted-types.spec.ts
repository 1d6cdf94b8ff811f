// Trusted Types: the page writes no HTML and evaluates no text, so it works under a policy that allows no type at all.

import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { KeyPage } from '../../pages/key-page.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { bare, PLAIN_ELEMENT } from '../../support/embedded.ts';
import { createdKey } from '../../support/flows.ts';

test.use({ embedded: true });

const TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";

/** The host's documents come with the policy of the stand-in and this. */
async function strict({ page, context }: App): Promise<void> {
  // Of a document that a test hands over the browser does not know that it came from this machine.
  await context.grantPermissions(['local-network-access', 'clipboard-write']);
  const add = async (route: Parameters<Parameters<Page['route']>[1]>[0]) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const policy = `${response.headers()['content-security-policy']}; ${TYPES}`;
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  };
  await page.route('**/*', add);
}

test('a key is created, copied and opened while no trusted type is allowed', async ({ app }) => {
  const { page } = app;
  await strict(app);
  await createdKey(app);
  await new SecurityPage(page).openKey(DEFAULT_INPUT.name);
  await expect(new KeyPage(page).named(DEFAULT_INPUT.name)).toBeVisible();
  await new KeyPage(page).revoke.click();
  await expect(new KeyPage(page).revokeDialog.dialog).toBeVisible();
  await new KeyPage(page).revokeDialog.keep.click();
  await expect(new KeyPage(page).revokeDialog.dialog).toBeHidden();
});

// What is held up above has to be able to fall.
test('the policy is in force and refuses HTML as a string', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(/TrustedHTML|require-trusted-types-for/);
  await strict(app);
  await bare(page);
  const error = await page.evaluate((html) => {
    try {
      document.body.innerHTML = html;
      return 'taken';
    } catch (refused) {
      return (refused as Error).name;
    }
  }, PLAIN_ELEMENT);
  assert.equal(error, 'TypeError');
  await expect(async () => assert.ok(consoleGuard.lines.length > 0)).toPass();
});
