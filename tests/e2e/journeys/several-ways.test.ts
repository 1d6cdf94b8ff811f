// Choosing several keys: across pages, filters and a search, with the keyboard alone, on a narrow screen, with axe, and
// who may do it at all.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { Finder } from '../pages/finder.ts';
import { keyBefore } from '../pages/key-page.ts';
import { Several, SeveralDialog } from '../pages/several.ts';
import { DEVELOPER, OWNER, SignInPage, VIEWER } from '../pages/sign-in-page.ts';
import { assertAccessible } from '../support/axe.ts';
import { focused, gone, hasText, heard, visible } from '../support/expect.ts';
import { FAILED_CALL, problem, REVOKE, silence, spoil } from '../support/faults.ts';
import { assertFits } from '../support/fits.ts';
import { type Journey, scene } from '../support/journey.ts';
import { tabTo } from '../support/keyboard.ts';
import { comeBack } from '../support/steps.ts';
import { accessibleInBothThemes } from '../support/themes.ts';

const STAGING = 'Internal staging key';
const CRM = 'Client CRM integration';

describe('choosing', () => {
  const tell = scene({ as: OWNER });

  tell('boxes come and go, and what was chosen goes with them', async ({ page }) => {
    const several = new Several(page);
    await new Finder(page).open();
    assert.equal(await several.boxes.count(), 0);
    await several.begin.click();
    await focused(several.stop);
    await visible(several.box(CRM));
    assert.equal(await several.revoke.count(), 0, 'nothing is chosen yet');
    await several.box(CRM).check();
    await hasText(page.getByRole('status').filter({ hasText: 'selected' }), /^1 key selected$/);
    await several.box(STAGING).check();
    await heard(page, /^2 keys selected$/);
    await several.box(CRM).uncheck();
    await heard(page, /^1 key selected$/);
    await several.stop.click();
    await gone(several.revoke);
    await several.begin.click();
    assert.equal(await several.box(STAGING).isChecked(), false);
  });

  tell('what is chosen stays chosen under another filter, order and search', async ({ page }) => {
    const finder = new Finder(page);
    const several = new Several(page);
    await finder.open();
    await several.choose(STAGING);
    await finder.show.selectOption('Expired keys');
    await finder.lists('Spring campaign');
    await several.box('Spring campaign').check();
    await finder.show.selectOption('Current keys');
    await finder.search.fill('crm');
    await finder.lists(CRM);
    await several.box(CRM).check();
    await heard(page, /^3 keys selected$/);
    await finder.search.fill('');
    await visible(several.box(STAGING));
    assert.equal(await several.box(STAGING).isChecked(), true);
    await several.revoke.click();
    const dialog = new SeveralDialog(page);
    for (const name of [STAGING, 'Spring campaign', CRM]) await visible(dialog.line(name));
    await dialog.keep.click();
  });

  tell('coming back to the window keeps what is chosen, and the focus on its box', async ({ page }) => {
    const several = new Several(page);
    await new Finder(page).open();
    await several.choose(STAGING);
    await several.box(STAGING).focus();
    const answer = page.waitForResponse(/\/api-keys\?/);
    await comeBack(page);
    await (await answer).finished();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    assert.equal(await several.box(STAGING).isChecked(), true);
    await focused(several.box(STAGING));
  });

  tell('from the choice to the last result with the keyboard alone', async (journey) => {
    const { page } = journey;
    const made = [await keyBefore(journey, 'By keyboard 1'), await keyBefore(journey, 'By keyboard 2')];
    const finder = new Finder(page);
    const several = new Several(page);
    await finder.open();
    await tabTo(page, several.begin);
    await page.keyboard.press('Enter');
    for (const { name } of made.reverse()) {
      await tabTo(page, several.box(name));
      await page.keyboard.press('Space');
      await focused(several.box(name));
    }
    await tabTo(page, several.revoke);
    await page.keyboard.press('Enter');
    const dialog = new SeveralDialog(page);
    await focused(dialog.keep);
    await page.keyboard.press('Escape');
    await gone(dialog.dialog);
    await focused(finder.title);
    await tabTo(page, several.begin, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, several.box('By keyboard 1'));
    await page.keyboard.press('Space');
    await tabTo(page, several.disable);
    await page.keyboard.press('Enter');
    await focused(dialog.keep);
    await tabTo(page, dialog.act, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await focused(dialog.close);
    await page.keyboard.press('Enter');
    await gone(dialog.dialog);
    await focused(finder.title);
    await visible(finder.list.row('By keyboard 1').getByText('Disabled', { exact: true }));
  });
});

async function chosen({ page }: Journey, ...names: readonly string[]): Promise<Several> {
  const several = new Several(page);
  await new Finder(page).open();
  await several.choose(...names);
  return several;
}

describe('its states', () => {
  const tell = scene({ as: OWNER });

  accessibleInBothThemes(tell, [
    [
      'several chosen',
      async (journey) => {
        await chosen(journey, STAGING, CRM);
      },
    ],
    [
      'the question, and a number that is another one',
      async (journey) => {
        const several = await chosen(journey, STAGING, CRM);
        await several.revoke.click();
        const dialog = new SeveralDialog(journey.page);
        await dialog.act.click();
        await visible(dialog.dialog.getByText('Type 2 to confirm.', { exact: true }));
      },
    ],
    [
      'while it is under way',
      async (journey) => {
        const several = await chosen(journey, STAGING);
        await spoil(journey.page, REVOKE, [silence]);
        await several.revoke.click();
        await new SeveralDialog(journey.page).act.click();
      },
    ],
    [
      'a key with which it failed',
      async (journey) => {
        const several = await chosen(journey, STAGING);
        await spoil(journey.page, REVOKE, [problem(500, 'internal')]);
        await several.revoke.click();
        const dialog = new SeveralDialog(journey.page);
        await dialog.act.click();
        await visible(dialog.close);
      },
    ],
  ]);

  tell(
    'every state fits into 320 px',
    async (journey) => {
      const { page, watch } = journey;
      watch.expect(FAILED_CALL);
      const long = await keyBefore(journey, 'W'.repeat(64));
      const several = await chosen(journey, long.name, STAGING, CRM);
      await assertFits(page, 'several chosen');
      await several.disable.click();
      const dialog = new SeveralDialog(page);
      await visible(dialog.dialog);
      await assertFits(page, 'the question');
      await dialog.number.fill('7');
      await dialog.act.click();
      await assertFits(page, 'another number');
      await spoil(page, { method: 'PATCH', path: /./ }, [problem(500, 'internal')], true);
      await dialog.number.fill('2');
      await dialog.act.click();
      await visible(dialog.close);
      await assertFits(page, 'what became of them');
    },
    { viewport: { width: 320, height: 640 } },
  );
});

describe('who may', () => {
  const tell = scene({ standIn: ['--no-auto-sign-in'] });

  tell('a viewer finds and sorts keys, and chooses none', async ({ page }) => {
    await new SignInPage(page).signIn(VIEWER);
    const finder = new Finder(page);
    await finder.open('?status=all&sort=name');
    await finder.search.fill('crm');
    await finder.lists(CRM);
    const several = new Several(page);
    assert.equal(await several.begin.isVisible(), false);
    assert.equal(await several.boxes.count(), 0);
    await assertAccessible(page, 'what a viewer finds');
  });

  // Rule: what one may do with a key stands in the key; whatever is chosen, only that is done.
  tell('a developer is offered no more than their role includes', async ({ page }) => {
    await new SignInPage(page).signIn(DEVELOPER);
    const finder = new Finder(page);
    await finder.open();
    await visible(finder.list.rows.first());
    const may = await (await page.request.get('/api/settings/session')).json();
    const { edit, revoke } = may.permissions;
    const several = new Several(page);
    assert.equal(await several.begin.isVisible(), edit || revoke);
    if (!edit && !revoke) return;
    await several.choose(CRM);
    assert.equal(await several.disable.count(), edit ? 1 : 0);
    assert.equal(await several.revoke.count(), revoke ? 1 : 0);
  });
});
