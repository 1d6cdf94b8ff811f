// A secret in a pasted text is found nowhere after the person adds the addresses, cancels or leaves, and it does not
// come back with the form.
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { LeaveDialog } from '../../pages/leave-dialog.ts';
import { NewKeyForm } from '../../pages/new-key-form.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { DEVELOPER, OWNER } from '../../pages/sign-in-page.ts';
import { CHROMIUM_ARGS, chromePath } from '../../support/browser.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { comeBack, signInElsewhere } from '../../support/flows.ts';
import { recordEvents } from '../../support/leaks/events.ts';
import { keepMemory } from '../../support/leaks/memory.ts';
import { PLACES } from '../../support/leaks/search-locations.ts';
import { Needles, type Text } from '../../support/leaks/secret-search.ts';

const SECRET = 'Zx7-planted-Quooker-41c9';
const DISK = ['the HTTP cache', 'the profile on disk'];

const TEXT = `db_password: ${SECRET}
-A INPUT -s 9.9.9.4 -j ACCEPT -m comment --comment ${SECRET}
-A INPUT -s 9.9.9.5 -j ACCEPT -m comment --comment ${SECRET}
${SECRET}:
    - 9.9.9.6
    - 10.1`;

interface Scene {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly form: NewKeyForm;
}

/** What ends the panel. */
const WAYS: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  Add: ({ form }) => form.addChosen.click(),
  Cancel: ({ form }) => form.review.getByRole('button', { name: 'Cancel' }).click(),
  Escape: ({ form }) => form.review.getByRole('checkbox').first().press('Escape'),
  'hiding the page': ({ page }) =>
    page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide'))),
  'a return from the back/forward cache': keptByTheBrowser,
  'signing out': ({ page, context }) => signedOut(page, context),
  'a sign-in by another person': async ({ page, context }) => {
    await signInElsewhere(context, DEVELOPER);
    await comeBack(page);
    await expect(page.getByRole('alert').getByText(/^Signed in as Devon /)).toBeVisible();
  },
};

test.use({
  user: OWNER,
  launchOptions: {
    executablePath: chromePath(),
    chromiumSandbox: process.getuid?.() !== 0,
    // A person's browser keeps pages that were left.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    // Otherwise a snapshot of the heap has the beginnings of its strings only.
    args: [...CHROMIUM_ARGS, '--js-flags=--heap-snapshot-string-limit=10000000'],
  },
});

for (const [way, end] of Object.entries(WAYS)) {
  test(`no trace of a pasted secret is left after ${way}`, async ({
    page,
    context,
    standIn,
    consoleGuard,
  }) => {
    consoleGuard.expect(FAILED_CALL);
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
    await form.review.getByRole('checkbox').first().check();
    await end({ page, context, form });
    await expect(form.review).toHaveCount(0);

    const needles = new Needles({ 'pasted secret': SECRET });
    const visit = {
      page,
      context,
      standIn,
      consoleGuard,
      profile: '',
      said: () => sent,
      close: none,
      kill: none,
    };
    const search = async () => {
      const found: string[] = [];
      for (const place of PLACES.filter(({ name }) => !DISK.includes(name))) {
        for (const line of await place.search(visit, needles)) found.push(`${place.name}: ${line}`);
      }
      return found;
    };
    expect(await search()).toEqual([]);

    if (way === 'signing out') {
      await signInElsewhere(context, OWNER);
      await comeBack(page);
      await expect(page.getByText(/^You are signed out\./)).toHaveCount(0);
      await expect(form.review).toHaveCount(0);
    }
    await openAgain(page, form);
    await expect(form.review).toHaveCount(0);
    await expect(form.networks).toHaveValue('');
    await expect(form.rows).toHaveCount(0);
    await expect(form.undo).toHaveCount(0);
    expect(await search()).toEqual([]);
  });
}

/** The session ends, and the page finds out. */
async function signedOut(page: Page, context: BrowserContext): Promise<void> {
  await context.clearCookies();
  await comeBack(page);
  await expect(page.getByText(/^You are signed out\./).first()).toBeVisible();
}

/** Away and back, to the very page that was left. */
async function keptByTheBrowser({ page }: Scene): Promise<void> {
  page.once('dialog', (question) => void question.accept());
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { cameBack: persisted }));
  });
  await page.goto('/sign-in');
  await page.evaluate(() => history.back());
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'cameBack')).catch(() => false)).toBe(true);
}

/** From whatever is there to a form that is new, in the same program. */
async function openAgain(page: Page, form: NewKeyForm): Promise<void> {
  const list = new SecurityPage(page);
  if ((await list.create.count()) === 0) {
    await form.cancel.click();
    await new LeaveDialog(page).leave.click();
  }
  await list.create.click();
  await form.actions.getByRole('checkbox').first().waitFor();
}

async function none(): Promise<void> {}
