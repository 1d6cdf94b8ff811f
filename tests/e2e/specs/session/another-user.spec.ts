// A different person or workspace is now signed in: a message names them.
import { expect, test } from '../../fixtures/test.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, FABRIKAM_OWNER, OWNER } from '../../pages/sign-in-page.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { comeBack, signInElsewhere } from '../../support/flows.ts';

test.use({ user: OWNER });

test('on return, a message names the new person and says that the form was discarded', async ({
  page,
  context,
}) => {
  const form = new NewKeyForm(page);
  await form.open();
  await form.name.fill('Of the person before');
  await signInElsewhere(context, DEVELOPER);
  await comeBack(page);
  const notice = page.getByRole('alert').getByText(/^Signed in as Devon .* now\. The form was discarded\.$/);
  await expect(notice).toBeVisible();
  await expect(new SecurityPage(page).heading).toBeFocused();
  await new SecurityPage(page).create.click();
  await expect(form.name).toHaveValue('');
  await expect(notice).toHaveCount(0);
});

test('at the next call, a message names the new workspace', async ({ page, context, consoleGuard }) => {
  consoleGuard.expect(FAILED_CALL);
  const list = new SecurityPage(page);
  await list.open();
  const question = await list.askToRevoke('Internal staging key');
  await signInElsewhere(context, FABRIKAM_OWNER);
  await question.revoke.click();
  const notice = page.getByRole('alert').getByText(/^Signed in as Omar .* in Fabrikam.* now\.$/);
  await expect(notice).toBeVisible();
  await expect(page.getByText('No API keys yet')).toBeVisible();
});
