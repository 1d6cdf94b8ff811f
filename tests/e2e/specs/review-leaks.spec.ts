// A secret that stands in a pasted text is nowhere once the person added what they wanted, or gave it up.

import { expect, test } from '../fixtures/test.ts';
import { NewKeyForm } from '../pages/new-key-form.ts';
import { CHROMIUM_ARGS, chromePath } from '../support/browser.ts';
import { recordEvents } from '../support/leaks/events.ts';
import { keepMemory } from '../support/leaks/memory.ts';
import { Needles, type Text } from '../support/leaks/needles.ts';
import { PLACES } from '../support/leaks/places.ts';

const SECRET = 'Zx7-planted-Quooker-41c9';
const DISK = ['the HTTP cache', 'the profile on disk'];

const TEXT = `db_password: ${SECRET}
-A INPUT -s 9.9.9.4 -j ACCEPT -m comment --comment ${SECRET}
-A INPUT -s 9.9.9.5 -j ACCEPT -m comment --comment ${SECRET}
${SECRET}:
    - 9.9.9.6
    - 10.1`;

test.use({
  launchOptions: {
    executablePath: chromePath(),
    chromiumSandbox: process.getuid?.() !== 0,
    // Otherwise a snapshot of the heap has the beginnings of its strings only.
    args: [...CHROMIUM_ARGS, '--js-flags=--heap-snapshot-string-limit=10000000'],
  },
});

for (const way of ['Add', 'Cancel', 'Escape', 'hiding the page'] as const) {
  test(`leaves nothing of a pasted secret after ${way}`, async ({ page, context, standIn, watch }) => {
    await keepMemory(context);
    await recordEvents(context);
    const sent: Text[] = [];
    context.on('request', (request) => {
      sent.push({ where: request.url(), text: `${request.url()}\n${request.postData() ?? ''}` });
    });
    const form = new NewKeyForm(page);
    await form.open();
    await form.networks.focus();
    // As a paste brings it, but without a script that has it.
    await page.keyboard.insertText(TEXT);
    await expect(form.reviewHeading).toHaveText('3 addresses in this text');
    await expect(form.review).toContainText(SECRET);
    const box = form.review.getByRole('checkbox').first();
    await box.check();
    if (way === 'Add') await form.addChosen.click();
    if (way === 'Cancel') await form.review.getByRole('button', { name: 'Cancel' }).click();
    if (way === 'Escape') await box.press('Escape');
    if (way === 'hiding the page') {
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
    }
    await expect(form.review).toHaveCount(0);

    const needles = new Needles({ 'pasted secret': SECRET });
    const visit = { page, context, standIn, watch, profile: '', said: () => sent, close: none, kill: none };
    const found: string[] = [];
    for (const place of PLACES.filter(({ name }) => !DISK.includes(name))) {
      for (const line of await place.search(visit, needles)) found.push(`${place.name}: ${line}`);
    }
    expect(found).toEqual([]);
  });
}

async function none(): Promise<void> {}
