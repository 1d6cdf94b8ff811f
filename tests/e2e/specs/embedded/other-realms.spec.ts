// Promises and responses from another realm: under zone.js, and with the `fetch` of an iframe.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { DEFAULT_INPUT, NewKeyForm } from '../../pages/new-key-form.ts';
import { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { API_BASE, bare, load } from '../../support/embedded.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { give, tokenOf } from '../../support/tokens.ts';

test.use({ embedded: true });

const ZONE = join(import.meta.dirname, '../../node_modules/zone.js/bundles/zone.umd.min.js');

/** The host, with zone.js before everything else. */
async function zoned(page: Page): Promise<void> {
  await page.route('**/zone.js', (route) => route.fulfill({ path: ZONE }));
  await page.route('**/bare.html', async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace('<head>', '<head><script src="/zone.js"></script>');
    await route.fulfill({ response, body: html });
  });
  await bare(page);
  expect(await page.evaluate(() => String(Promise))).toContain('ZoneAwarePromise');
}

/** The functions that give an element its `fetch`, by where the function is from. */
const FETCHES = {
  window: () => undefined,
  'the browser before zone.js': () => Reflect.get(window, Reflect.get(window, 'Zone').__symbol__('fetch')),
  'an iframe': () => {
    const iframe = document.createElement('iframe');
    iframe.hidden = true;
    document.body.append(iframe);
    return iframe.contentWindow?.fetch;
  },
  'an iframe, as a thenable': () => {
    const iframe = document.createElement('iframe');
    iframe.hidden = true;
    document.body.append(iframe);
    const { contentWindow } = iframe;
    return (request: Request) => {
      const answer = contentWindow?.fetch(request);
      // biome-ignore lint/suspicious/noThenProperty: a thenable is what it has to be
      return { then: (done: () => void, failed: () => void) => void answer?.then(done, failed) };
    };
  },
};

/** An element that calls with it. */
async function withFetch(page: Page, from: keyof typeof FETCHES): Promise<void> {
  await load(page);
  const make = await page.evaluateHandle(FETCHES[from]);
  await page.evaluate(
    ([fetch, apiBase]) => {
      const element = Object.assign(document.createElement('we-link-security'), { fetch, apiBase });
      document.getElementById('place')?.append(element);
    },
    [make, API_BASE] as const,
  );
}

for (const [where, isZoned, fetches] of [
  ['under zone.js', true, ['window', 'the browser before zone.js', 'an iframe']],
  ['without zone.js', false, ['an iframe', 'an iframe, as a thenable']],
] as const) {
  test(`a key is created with the fetch of every realm, ${where}`, async ({ page }) => {
    for (const from of fetches) {
      await test.step(`the fetch of ${from}`, async () => {
        await (isZoned ? zoned(page) : bare(page));
        await withFetch(page, from);
        const list = new SecurityPage(page);
        await expect(list.rows.first()).toBeVisible();
        await list.create.click();
        const form = new NewKeyForm(page);
        const name = `By the fetch of ${from}`;
        await form.fill({ ...DEFAULT_INPUT, name });
        await form.save.click();
        const dialog = new OneTimeDialog(page);
        await expect(dialog.secretKey).toHaveValue(/^wls_/);
        await page.keyboard.press('Escape');
        await dialog.closeAnyway.click();
        await expect(list.row(name)).toBeVisible();
      });
    }
  });
}

test('getHeaders is called again after the promise of onUnauthenticated, under zone.js', async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.expect(FAILED_CALL);
  await zoned(page);
  await load(page);
  const token = await tokenOf(page);
  await give(page, 'ended');
  await page.evaluate(
    ([apiBase, fresh]) => {
      // Functions that are `async` give the browser's own promises, whatever stands in `window.Promise`.
      Object.assign(
        document.getElementById('place')?.appendChild(document.createElement('we-link-security')) ?? {},
        {
          apiBase,
          credentials: 'omit',
          getHeaders: async () => ({ authorization: `Bearer ${window.token}` }),
          onUnauthenticated: async () => {
            window.token = fresh;
          },
        },
      );
    },
    [API_BASE, token] as const,
  );
  await expect(new SecurityPage(page).rows.first()).toBeVisible();
});
