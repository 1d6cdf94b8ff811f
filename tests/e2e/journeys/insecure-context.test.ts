// Over plain HTTP from another machine keys can be looked at, and not be created.
import assert from 'node:assert/strict';
import { FORM_PATH, NewKeyForm } from '../pages/new-key-form.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { visible } from '../support/expect.ts';
import { scene } from '../support/journey.ts';

const tell = scene({ as: OWNER, host: 'intranet.example' });
const WHY = /can be created over a secure connection only/;

tell('a sentence in place of the button says why', async ({ page, watch }) => {
  watch.expect(/Cross-Origin-Opener-Policy header has been ignored/);
  const list = new SecurityPage(page);
  await list.open();
  await visible(list.rows.first());
  await visible(page.getByText(WHY));
  assert.equal(await list.create.count(), 0);
});

tell('and in place of the form', async ({ page, watch }) => {
  watch.expect(/Cross-Origin-Opener-Policy header has been ignored/);
  await page.goto(FORM_PATH);
  await visible(page.getByText(WHY));
  assert.equal(await new NewKeyForm(page).save.count(), 0);
});
