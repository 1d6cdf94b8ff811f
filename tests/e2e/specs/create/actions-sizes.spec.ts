// The form with the smallest and with the largest catalogue of actions.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { namesOf, storedOptions } from '../../support/api-state.ts';
import { tabTo } from '../../support/keyboard.ts';

const small = test.extend({ standInOptions: ['--catalogue-size', 'small'] });
const large = test.extend({ standInOptions: ['--catalogue-size', 'large'] });

small('five actions are all visible, and each preset selects a different set', async ({ page }) => {
  const form = new NewKeyForm(page);
  await form.open();
  assert.equal(await boxesOf(form).count(), 5 + 2);
  for (const box of await boxesOf(form).all()) await expect(box).toBeVisible();
  assert.equal(await toggles(form.actions).count(), 0);
  const options = await storedOptions(page);
  const choices = new Set<string>();
  for (const preset of options.presets) {
    await form.preset(preset.name).click();
    await expect(async () =>
      assert.deepEqual(await form.chosen(), namesOf(options, preset.actions)),
    ).toPass();
    choices.add((await form.chosen()).join());
  }
  assert.equal(choices.size, options.presets.length);
});

large('200 actions are in 25 closed groups that open, close and can be selected whole', async ({ page }) => {
  const form = new NewKeyForm(page);
  await openLarge(form);
  await test.step('all groups are closed at first', async () => {
    assert.equal(await form.groups.count(), 25);
    assert.equal(await boxesOf(form).count(), 25);
    assert.equal(await toggles(form.actions).count(), 25);
    for (const toggle of await toggles(form.actions).all()) {
      assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
    }
  });
  await test.step('the checkbox of a closed group selects all its actions', async () => {
    const whole = form.group('Webhooks').getByRole('checkbox', { name: /^Webhooks/ });
    await whole.check();
    const options = await storedOptions(page);
    const all = options.action_groups.find((group) => group.name === 'Webhooks')?.actions ?? [];
    assert.ok(all.length > 5);
    assert.deepEqual(
      await form.chosen(),
      all.map((action) => action.name),
    );
    await whole.uncheck();
    assert.deepEqual(await form.chosen(), []);
  });
  await test.step('the button of a group opens and closes it', async () => {
    const group = form.group('Messaging');
    const toggle = toggles(group);
    assert.equal(await toggle.textContent(), 'Show 6 actions');
    await toggle.click();
    await expect(form.action('Send an InMail')).toBeVisible();
    assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
    assert.equal(await toggle.textContent(), 'Hide 6 actions');
    await expect(form.action('List accounts')).toBeHidden();
    await form.action('Send an InMail').check();
    await toggle.click();
    await expect(form.action('Send an InMail')).toBeHidden();
    assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
    await expect(group).toHaveText(/1 of 6/);
  });
  await test.step('a search shows matches in closed groups, and clearing it closes them again', async () => {
    await form.search.fill('archive webhooks');
    await expect(form.action('Archive webhooks')).toBeVisible();
    await expect(form.action('List webhooks')).toBeHidden();
    assert.equal(await form.groups.count(), 1);
    // No button says that the group is closed while its actions are to be seen.
    assert.equal(await form.group('Webhooks').getByRole('button', { expanded: false }).count(), 0);
    await form.action('Archive webhooks').check();
    await form.search.fill('');
    await expect(form.action('Archive webhooks')).toBeHidden();
    assert.equal(await form.groups.count(), 25);
    await expect(form.group('Webhooks')).toHaveText(/1 of 9/);
  });
});

large('typing in a field adds and removes no controls, except one button in the search', async ({ page }) => {
  const form = new NewKeyForm(page);
  await openLarge(form);
  // Once there is a name, the summary has an element for it.
  await form.name.fill('A ');
  const before = await inTheDocument(page);
  assert.ok(before.controls > 225);
  for (const [box, typed] of [
    [form.name, 'Nightly sync of the CRM'],
    [form.networks, '198.51.100'],
  ] as const) {
    await box.focus();
    for (const key of typed) {
      await page.keyboard.type(key);
      assert.deepEqual(await inTheDocument(page), before, `after ${key} of ${typed}`);
    }
  }
  await form.networks.fill('');
  await form.search.focus();
  for (const key of 'webhooks') {
    await page.keyboard.type(key);
    // The button that chooses what was found is one more.
    assert.ok((await inTheDocument(page)).controls - before.controls <= 1);
  }
  await form.search.fill('');
  await expect(async () => assert.deepEqual(await inTheDocument(page), before)).toPass();
});

large('groups can be opened and their actions selected with the keyboard alone', async ({ page }) => {
  const form = new NewKeyForm(page);
  await openLarge(form);
  const group = form.group('Account management');
  await tabTo(page, group.getByRole('checkbox'));
  await page.keyboard.press('Tab');
  await expect(toggles(group)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(form.action('Sign in an account')).toBeFocused();
  await page.keyboard.press('Space');
  assert.deepEqual(await form.chosen(), ['Sign in an account']);
  await tabTo(page, toggles(group), 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect(form.action('Sign in an account')).toBeHidden();
  await expect(toggles(group)).toBeFocused();
});

async function openLarge(form: NewKeyForm): Promise<void> {
  await form.open();
  await expect(form.group('Tags')).toBeVisible();
}

/** Every checkbox that is to be seen. */
function boxesOf(form: NewKeyForm): Locator {
  return form.actions.getByRole('checkbox');
}

function toggles(within: Locator): Locator {
  return within.getByRole('button', { name: /^(Show|Hide) \d+ action/ });
}

/** How many elements there are, shown or not, and how many of them take a press or a key. */
function inTheDocument(page: Page): Promise<{ all: number; controls: number }> {
  return page.getByRole('form').evaluate((form) => ({
    all: form.querySelectorAll('*').length,
    controls: form.querySelectorAll('input, button, select').length,
  }));
}
