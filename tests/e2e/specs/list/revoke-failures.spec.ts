// A failed revoke shows its reason in the list.

import { expect, test } from '../../fixtures/test.ts';
import { createKey } from '../../pages/key-page.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { FAILED_CALL, interceptWith, noConnection, problem, REVOKE } from '../../support/faults.ts';

test('a failed revoke shows the reason and keeps the key, and a second try revokes it', async ({ app }) => {
  const { page, consoleGuard } = app;
  consoleGuard.expect(FAILED_CALL);
  const list = new SecurityPage(page);
  for (const [what, fault, says] of [
    ['no connection', noConnection, /We could not reach We-Link/],
    ['500', problem(500, 'internal'), /We-Link has a problem/],
    ['403', problem(403, 'forbidden'), /does not include revoking/],
    ['404', problem(404, 'not-found'), /no longer there/],
  ] as const) {
    await test.step(what, async () => {
      const name = `To revoke: ${what}`;
      await createKey(app, name);
      await list.open();
      await interceptWith(page, REVOKE, [fault]);
      const question = await list.askToRevoke(name);
      await question.revoke.click();
      await expect(page.getByText(says).first()).toBeVisible();
      await list.open();
      const again = await list.askToRevoke(name);
      await again.revoke.click();
      await expect(list.row(name)).toBeHidden();
    });
  }
});
