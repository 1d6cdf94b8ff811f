// The page as nginx serves it with the documented configuration, at the root of its origin and below a path.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { DEFAULT_INPUT, NewKeyForm } from '../pages/new-key-form.ts';
import { OneTimeDialog } from '../pages/one-time-dialog.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { OWNER, SignInPage } from '../pages/sign-in-page.ts';
import { ConsoleGuard } from '../support/console-guard.ts';
import { type Nginx, startNginx } from '../support/nginx.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Each name and value of its own; of a header that comes twice, `headers` joins the values. */
  readonly raw: readonly string[];
  readonly body: Buffer;
}

let standIn: StandIn;
let nginx: Nginx;

test.beforeAll(async () => {
  standIn = await startStandIn();
  nginx = await startNginx(standIn.url);
});

test.afterAll(async () => {
  await nginx?.stop();
  await standIn?.stop();
});

/** As it comes over the wire; `fetch` would decompress it. */
function ask(url: string, encoding = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers: encoding ? { 'accept-encoding': encoding } : {} }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          raw: answer.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const PLACES = [
  { name: 'at the root of its origin', at: () => nginx.url, made: 'Made at the root' },
  { name: 'below a path', at: () => nginx.below, made: 'Made below a path' },
] as const;

for (const { name, at, made } of PLACES) {
  test.describe(name, () => {
    const screen = () => `${at()}/settings/security`;
    const files = async () => {
      const html = (await ask(screen())).body.toString();
      const named = html.matchAll(/ (?:href|src|data-rest)="(\/[^"]+\.(?:js|css|wasm|svg))"/g);
      return [...new Set([...named].map(([, path]) => new URL(path ?? '', at()).href))];
    };

    test('every file is served with brotli, gzip or uncompressed as requested, with the same content', async () => {
      const all = await files();
      assert.ok(all.filter((file) => file.endsWith('.wasm')).length === 2, `${all}`);
      for (const file of [screen(), ...all.filter((path) => !path.endsWith('.svg'))]) {
        const [plain, brotli, gzip] = [await ask(file), await ask(file, 'gzip, br'), await ask(file, 'gzip')];
        assert.deepEqual([plain.status, brotli.status, gzip.status], [200, 200, 200], file);
        assert.equal(plain.headers['content-encoding'], undefined, file);
        assert.equal(brotli.headers['content-encoding'], 'br', file);
        assert.equal(gzip.headers['content-encoding'], 'gzip', file);
        assert.ok(brotliDecompressSync(brotli.body).equals(plain.body), file);
        assert.ok(gunzipSync(gzip.body).equals(plain.body), file);
        assert.match(`${brotli.headers['vary']}`, /accept-encoding/i, file);
      }
    });

    test('files with a hash in their name are cached permanently, and the page is always revalidated', async () => {
      assert.equal((await ask(screen())).headers['cache-control'], 'no-cache');
      for (const file of await files()) {
        const { headers } = await ask(file, 'br');
        assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable', file);
        if (file.endsWith('.wasm')) assert.equal(headers['content-type'], 'application/wasm');
      }
    });

    test('each screen address returns the page, and any other missing path returns 404', async () => {
      for (const path of ['', '/', '/api-keys/new', '/api-keys/key_1/edit', '/activity', '?status=all']) {
        const answer = await ask(`${screen()}${path}`);
        assert.equal(answer.status, 200, path);
        assert.match(answer.body.toString(), /id="we-link-security"/, path);
      }
      for (const path of [
        '/settings/security-old',
        '/settings-page-rest-0123456789abcdef.wasm',
        '/index.htm',
      ]) {
        const answer = await ask(`${at()}${path}`);
        assert.equal(answer.status, 404, path);
        assert.equal(answer.headers['content-security-policy'], POLICY, path);
      }
    });

    test('the page has the required headers, and the API has its own cache header', async () => {
      const { headers } = await ask(screen());
      assert.equal(headers['content-security-policy'], POLICY);
      assert.equal(headers['permissions-policy'], 'clipboard-write=(self)');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['server'], 'nginx', 'no version');
      const api = await ask(`${at()}/api/settings/session`);
      assert.match(`${api.headers['cache-control']}`, /no-store/);
      const names = api.raw.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
      assert.equal(names.filter((name) => name === 'cache-control').length, 1, 'only its own');
    });

    test('a key is created at the form’s address, its pair is shown, and the key is in the list', async ({
      browser,
    }) => {
      const { origin } = new URL(at());
      const context = await browser.newContext({ baseURL: origin, locale: 'en-GB', timezoneId: 'UTC' });
      try {
        // Signing in leads to a page that is not there below a path.
        const door = await context.newPage();
        await new SignInPage(door).signIn(OWNER);
        await door.close();
        const watch = new ConsoleGuard(origin);
        await watch.attach(context);
        const page = await context.newPage();
        await page.goto(`${screen()}/api-keys/new`);
        const form = new NewKeyForm(page);
        await form.fill({ ...DEFAULT_INPUT, name: made });
        await form.save.click();
        const dialog = new OneTimeDialog(page);
        const pair = await dialog.pair();
        assert.match(pair.secretKey, /^wls_/);
        await dialog.copyBoth.click();
        await dialog.close.click();
        const list = new SecurityPage(page);
        await expect(list.row(made)).toBeVisible();
        assert.equal(page.url(), screen());
        await page.reload();
        await expect(list.row(made)).toBeVisible();
        await expect(list.navigation.getByRole('link', { name: 'Security' })).toBeVisible();
        watch.check();
      } finally {
        await context.close();
      }
    });
  });
}
