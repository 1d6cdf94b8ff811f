// The panel for everyone: axe in both themes, and a narrow window.

import { expect, test } from '../fixtures/test.ts';
import { NewKeyForm } from '../pages/new-key-form.ts';
import { assertAccessible } from '../support/axe.ts';
import { paste } from '../support/clipboard.ts';
import { assertFits } from '../support/fits.ts';

const TEXT = `rules:
  - allow from 91.198.174.0/24 with a comment that is rather long and says who asked for it and when that was
  - allow from 8.8.8.0/24 with a comment that is rather long and says who asked for it and when that was
  - allow from 8.8.8.8/24
denied:
  - deny 9.9.9.9
  - deny 8.0.0.0/7
  - deny 10.1
  - 0.0.0.0/0`;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('has no faults that axe knows, closed and open', async ({ page }) => {
      const form = new NewKeyForm(page);
      await form.open();
      await paste(form.networks, TEXT);
      await expect(form.reviewHeading).toBeFocused();
      await assertAccessible(page, 'the panel');
      await form.showEverything();
      await form.review.getByRole('checkbox').first().check();
      await assertAccessible(page, 'the panel with everything shown');
      await form.review.getByRole('button', { name: 'Cancel' }).click();
      await paste(form.networks, '8.8.8.8/24\n20.0.0.0/8');
      await assertAccessible(page, 'the panel with choices');
    });
  });
}

test('fits into a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const form = new NewKeyForm(page);
  await form.open();
  await paste(form.networks, TEXT);
  await expect(form.review).toBeVisible();
  await assertFits(page, 'the panel');
  await form.showEverything();
  await assertFits(page, 'the panel with everything shown');
  await form.review.getByRole('button', { name: 'Cancel' }).click();
  await paste(form.networks, '8.8.8.8/24\n20.0.0.0/8\n2a00:1450:4001:0830:0000:0000:0000:0007/64');
  await assertFits(page, 'the panel with choices');
});
