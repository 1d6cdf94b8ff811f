// The focus guard detects a focus that fell to the body, and accepts one that the person or the page moved.

import assert from 'node:assert/strict';
import { expect, test } from '../fixtures/test.ts';
import { SecurityPage } from '../pages/security-page.ts';

/** Two buttons and a text beside the page; the first button takes itself away. */
async function addButtons(page: import('@playwright/test').Page): Promise<void> {
  await new SecurityPage(page).open();
  await page.evaluate(() => {
    const fleeting = document.createElement('button');
    fleeting.textContent = 'Removes itself';
    fleeting.addEventListener('click', () => fleeting.remove());
    const lasting = document.createElement('button');
    lasting.textContent = 'Stays';
    const text = document.createElement('p');
    text.textContent = 'Takes no focus';
    document.body.append(fleeting, lasting, text);
  });
}

test.describe('the focus falls to the body', () => {
  // Without a reason, the fixture would fail this test with what it asks for itself.
  test.use({ focusMayFall: 'the test shows that the guard tells of it, and that a reason is enough' });

  test('the guard names the element that lost the focus, and the test passes with a reason', async ({
    page,
    context,
    focusGuard,
  }) => {
    await addButtons(page);
    await page.getByRole('button', { name: 'Removes itself' }).focus();
    await focusGuard.check(context.pages());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Removes itself' })).toHaveCount(0);
    await assert.rejects(focusGuard.check(context.pages()), {
      message: /^the focus fell to the body/,
      actual: ['from <button> “Removes itself”'],
    });
  });
});

test('a focus lost by the person’s own click is accepted', async ({ page }) => {
  await addButtons(page);
  await page.getByRole('button', { name: 'Stays' }).focus();
  await page.getByText('Takes no focus').click();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('a focus that moves on within two frames is accepted', async ({ page }) => {
  await addButtons(page);
  await page.getByRole('button', { name: 'Removes itself' }).focus();
  await page.getByRole('button', { name: 'Stays' }).evaluate((lasting: HTMLElement) => {
    lasting.previousElementSibling?.remove();
    requestAnimationFrame(() => requestAnimationFrame(() => lasting.focus()));
  });
  await expect(page.getByRole('button', { name: 'Stays' })).toBeFocused();
});
