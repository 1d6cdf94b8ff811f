// A half-filled form is not lost to the dashboard's own links or to Back: the person is asked first.
import assert from 'node:assert/strict';
import { LeaveDialog } from '../e2e/pages/leave-dialog.ts';
import { FORM_PATH, NewKeyForm, PLAIN } from '../e2e/pages/new-key-form.ts';
import { OneTimeDialog } from '../e2e/pages/one-time-dialog.ts';
import { LIST_PATH, SecurityPage } from '../e2e/pages/security-page.ts';
import { eventually, gone, visible } from '../e2e/support/expect.ts';
import type { Journey } from '../e2e/support/journey.ts';
import { goBack } from '../e2e/support/steps.ts';
import { type Dashboard, inEach, load, type Name } from './support/dashboard.ts';

const TYPED = 'Half typed';

inEach(['plain', 'react', 'vue'], [], (tell, name) => {
  tell('a link of the dashboard asks first', async (journey) => {
    const { dashboard, form, question } = await halfFilled(journey, name);
    await dashboard.link('Home').click();
    await question.keep.click();
    await gone(question.dialog);
    await isStill(dashboard, form);

    await dashboard.link('Old keys').click();
    await question.leave.click();
    await visible(dashboard.heading('Old keys'));
    assert.equal(dashboard.path, '/settings/security-old');
  });

  tell('Back out of the page asks first, and the history stays whole', async (journey) => {
    const { page } = journey;
    const { dashboard, form, question } = await halfFilled(journey, name);
    const steps = () => page.evaluate(() => history.length);
    const began = await steps();
    await goBack(page);
    await question.keep.click();
    await gone(question.dialog);
    await isStill(dashboard, form);
    assert.equal(await steps(), began);

    await goBack(page);
    await question.leave.click();
    await visible(dashboard.heading('Home'));
    await isAt(dashboard, '/home');
    await page.evaluate(() => history.forward());
    await visible(form.save);
    await isAt(dashboard, FORM_PATH);
    assert.equal(await form.name.inputValue(), '', 'what was left is left');
  });

  tell('a link to another screen of the page asks once, in the page', async (journey) => {
    const { dashboard, form, question } = await halfFilled(journey, name);
    await dashboard.link('Keys').click();
    await question.keep.click();
    await gone(question.dialog);
    await isStill(dashboard, form);
    await dashboard.link('Keys').click();
    await question.leave.click();
    await visible(new SecurityPage(journey.page).create);
    await isAt(dashboard, LIST_PATH);
    assert.equal(await question.dialog.count(), 0);
  });

  tell('nobody is asked where nothing is lost', async (journey) => {
    const { page } = journey;
    const dashboard = await load(journey, name, FORM_PATH);
    await visible(new NewKeyForm(page).save);
    await dashboard.link('Home').click();
    await visible(dashboard.heading('Home'));
    assert.equal(await new LeaveDialog(page).dialog.count(), 0);
  });

  tell('the one-time dialog is not lost to Back', async (journey) => {
    const { page } = journey;
    const { form } = await halfFilled(journey, name);
    await form.fill({ ...PLAIN, name: 'Kept from Back' });
    await form.save.click();
    const dialog = new OneTimeDialog(page);
    const { secretKey } = await dialog.pair();
    await goBack(page);
    await visible(dialog.closeAnyway);
    assert.equal(await dialog.secretKey.inputValue(), secretKey);
    await dialog.closeAnyway.click();
    await gone(dialog.dialog);
  });
});

/** One step behind the dashboard's home, in a form that would be lost. */
async function halfFilled(journey: Journey, name: Name) {
  const { page } = journey;
  const dashboard = await load(journey, name, '/home');
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
  return eventually(async () => assert.equal(dashboard.path, path));
}
