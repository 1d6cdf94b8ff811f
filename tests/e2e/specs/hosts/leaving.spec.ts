// Leaving a half-filled form by the dashboard's links or by Back: the person is asked first.

import assert from 'node:assert/strict';
import { type App, expect, test } from '../../fixtures/test.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { DEFAULT_INPUT, FORM_PATH, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { LIST_PATH, SecurityPage } from '../../pages/security-page.ts';
import { type Dashboard, inEach, load, type Name } from '../../support/dashboard.ts';
import { goBack } from '../../support/flows.ts';

const TYPED = 'Half typed';

inEach(['plain', 'react', 'vue'], [], (name) => {
  test('a dashboard link asks before a half-filled form is left', async ({ app }) => {
    const { dashboard, form, question } = await halfFilled(app, name);
    await dashboard.link('Home').click();
    await question.keep.click();
    await expect(question.dialog).toBeHidden();
    await isStill(dashboard, form);

    await dashboard.link('Old keys').click();
    await question.leave.click();
    await expect(dashboard.heading('Old keys')).toBeVisible();
    assert.equal(dashboard.path, '/settings/security-old');
  });

  test('Back from a half-filled form asks first and keeps the history intact', async ({ app }) => {
    const { page } = app;
    const { dashboard, form, question } = await halfFilled(app, name);
    const steps = () => page.evaluate(() => history.length);
    const began = await steps();
    await goBack(page);
    await question.keep.click();
    await expect(question.dialog).toBeHidden();
    await isStill(dashboard, form);
    assert.equal(await steps(), began);

    await goBack(page);
    await question.leave.click();
    await expect(dashboard.heading('Home')).toBeVisible();
    await isAt(dashboard, '/home');
    await page.evaluate(() => history.forward());
    await expect(form.save).toBeVisible();
    await isAt(dashboard, FORM_PATH);
    assert.equal(await form.name.inputValue(), '', 'what was left is left');
  });

  test('a dashboard link to another screen of the page asks once', async ({ app }) => {
    const { dashboard, form, question } = await halfFilled(app, name);
    await dashboard.link('Keys').click();
    await question.keep.click();
    await expect(question.dialog).toBeHidden();
    await isStill(dashboard, form);
    await dashboard.link('Keys').click();
    await question.leave.click();
    await expect(new SecurityPage(app.page).create).toBeVisible();
    await isAt(dashboard, LIST_PATH);
    assert.equal(await question.dialog.count(), 0);
  });

  test('leaving an empty form asks nothing', async ({ app }) => {
    const { page } = app;
    const dashboard = await load(app, name, FORM_PATH);
    await expect(new NewKeyForm(page).save).toBeVisible();
    await dashboard.link('Home').click();
    await expect(dashboard.heading('Home')).toBeVisible();
    assert.equal(await new LeaveDialog(page).dialog.count(), 0);
  });

  test('Back does not close the one-time dialog', async ({ app }) => {
    const { page } = app;
    const { form } = await halfFilled(app, name);
    await form.fill({ ...DEFAULT_INPUT, name: 'Kept from Back' });
    await form.save.click();
    const dialog = new OneTimeDialog(page);
    const { secretKey } = await dialog.pair();
    await goBack(page);
    await expect(dialog.closeAnyway).toBeVisible();
    assert.equal(await dialog.secretKey.inputValue(), secretKey);
    await dialog.closeAnyway.click();
    await expect(dialog.dialog).toBeHidden();
  });
});

/** One step behind the dashboard's home, in a form that would be lost. */
async function halfFilled(app: App, name: Name) {
  const { page } = app;
  const dashboard = await load(app, name, '/home');
  await dashboard.link('New key').click();
  const form = new NewKeyForm(page);
  await form.name.fill(TYPED);
  return { dashboard, form, question: new LeaveDialog(page) };
}

async function isStill(dashboard: Dashboard, form: NewKeyForm): Promise<void> {
  await isAt(dashboard, FORM_PATH);
  assert.equal(await form.name.inputValue(), TYPED);
}

function isAt(dashboard: Dashboard, path: string): Promise<void> {
  return expect(async () => assert.equal(dashboard.path, path)).toPass();
}
