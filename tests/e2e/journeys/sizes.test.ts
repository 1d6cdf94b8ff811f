// Nothing overflows at 320 px, whether there is little or much.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { NewKeyForm, type Wanted } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { visible } from '../support/expect.ts';
import { scene } from '../support/journey.ts';

const NARROW = { viewport: { width: 320, height: 640 } };

const LONG: Omit<Wanted, 'actions'> = {
  name: 'W'.repeat(64),
  networks: ['2001:db8:1111:2222:3333:4444:5555:6666', '2001:db8:aaaa:bbbb:cccc::/80'],
};

for (const size of ['small', 'normal', 'large']) {
  describe(`the ${size} catalogue`, () => {
    const tell = scene({ standIn: ['--catalogue-size', size], context: NARROW });

    tell(`list, form and dialog fit into 320 px with the ${size} catalogue`, async ({ page }) => {
      const list = new SecurityPage(page);
      await list.open();
      await visible(list.rows.first());
      await assertFits(page, 'the list');
      await list.create.click();

      const form = new NewKeyForm(page);
      await form.name.fill(LONG.name);
      await form.networks.fill(LONG.networks.join('\n'));
      const boxes = form.actions.getByRole('checkbox');
      await boxes.first().waitFor();
      await boxes.first().check();
      await assertFits(page, 'the form');
      await form.save.click();

      const dialog = new OneTimeDialog(page);
      await dialog.dialog.waitFor();
      await assertFits(page, 'the dialog');
      await dialog.close.click();
      await assertFits(page, 'the question');
      await dialog.closeAnyway.click();
      await visible(list.row(LONG.name));
      await assertFits(page, 'the list with a long name');
    });
  });
}

async function assertFits(page: Page, what: string): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      found.push(`document: ${document.documentElement.scrollWidth}`);
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        const box = element.getBoundingClientRect();
        const shown = box.width > 1 && box.height > 1 && getComputedStyle(element).visibility === 'visible';
        if (shown && box.right > width + 1)
          found.push(`${element.localName}.${element.className}: ${box.right}`);
      }
    };
    walk(document);
    return found;
  });
  assert.deepEqual(tooWide, [], what);
}
