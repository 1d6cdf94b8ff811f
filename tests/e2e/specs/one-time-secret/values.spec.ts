// The fields and the clipboard contain exactly the values that the API sends.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, expect, test } from '../../fixtures/test.ts';
import type { OneTimeDialog } from '../../pages/one-time-dialog.ts';
import { SecurityPage } from '../../pages/security-page.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { CREATE, interceptWith, rewritten } from '../../support/faults.ts';
import { nextDialog } from '../../support/flows.ts';
import type { Pair } from '../../support/public-api.ts';

const PRINTABLE = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');
const LONG = PRINTABLE.repeat(6).slice(0, 512);

const LONGEST: Pair = { apiKey: LONG, secretKey: [...LONG].reverse().join('') };

const CASES: readonly (readonly [string, Pair, ((json: string) => string)?])[] = [
  ['plain values', { apiKey: 'wlk_4fT9Qm2Z', secretKey: 'wls_0aB1cD2eF3' }],
  ['512 characters of every printable kind', LONGEST],
  ['512 characters of every printable kind, each escaped', LONGEST, (json) => escaped(json, false)],
  ['characters that shells expand', { apiKey: '$HOME#`id`\\n', secretKey: '!!"$(id)";\\\\ \\t' }],
  ['single and double quotes', { apiKey: `it's`, secretKey: `'"'"'` }],
  ['white space at both ends', { apiKey: ' a ', secretKey: '  b c  ' }],
];

// Rule: field, Copy, Copy both and Copy as JSON give exactly the values.
test('every value is shown and copied exactly', async ({ app }) => {
  // Each row is a key that is made, and four texts that are pasted elsewhere.
  test.slow();
  const { page } = app;
  await allowClipboard(app.context);
  const list = new SecurityPage(page);
  await list.open();
  for (const [what, pair, write] of CASES) {
    await test.step(what, async () => {
      const dialog = await dialogWith(app, pair, write);
      assert.deepEqual(await dialog.pair(), pair);

      await dialog.copyApiKey.click();
      await expect(dialog.state).toHaveText(/^API key copied\.$/);
      assert.equal(await readClipboard(page), pair.apiKey);
      await dialog.copySecretKey.click();
      await expect(dialog.state).toHaveText(
        /^Secret key copied\. It replaced the API key on the clipboard\.$/,
      );
      assert.equal(await readClipboard(page), pair.secretKey);
      await dialog.copyBoth.click();
      await expect(dialog.state).toHaveText(/^Both copied, as two lines for an \.env file\.$/);
      const lines = await readClipboard(page);
      assert.equal(lines.split('\n').length, 2);
      assert.deepEqual(read(lines), pair, 'as a reader of .env files takes it');
      assert.deepEqual(sourced(lines), pair, 'as bash takes it');
      await dialog.copyAsJson.click();
      await expect(dialog.state).toHaveText(/^Both copied, as a JSON object\.$/);
      assert.deepEqual(JSON.parse(await readClipboard(page)), {
        WE_LINK_API_KEY: pair.apiKey,
        WE_LINK_API_SECRET: pair.secretKey,
      });
      await dialog.close.click();
      await expect(dialog.dialog).toBeHidden();
    });
  }
  // Rule: the names of members are JSON strings, too (RFC 8259, section 7).
  await test.step('escaped member names are accepted', async () => {
    const pair = { apiKey: 'wlk_4fT9Qm2Z', secretKey: 'wls_0aB1cD2eF3' };
    const dialog = await dialogWith(app, pair, (json) => escaped(json, true));
    assert.deepEqual(await dialog.pair(), pair);
  });
});

/** From the list to the open dialog, after the real answer with another pair in it. */
async function dialogWith(
  app: App,
  pair: Pair,
  write: (json: string) => string = (json) => json,
): Promise<OneTimeDialog> {
  const change = (text: string) =>
    write(JSON.stringify({ ...JSON.parse(text), api_key: pair.apiKey, secret_key: pair.secretKey }));
  await interceptWith(app.page, CREATE, [rewritten(change)]);
  return nextDialog(app);
}

/** JSON in which every character of every text is `\uXXXX`; of names, too, where `names` says so. */
function escaped(json: string, names: boolean): string {
  const hex = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(/("(?:[^"\\]|\\.)*")(:?)/g, (all, literal: string, colon: string) =>
    colon && !names ? all : `"${(JSON.parse(literal) as string).split('').map(hex).join('')}"${colon}`,
  );
}

/** A small reader of `.env` files: bare values, '…' as it stands, "…" with backslashes before " \ $ and `. */
function read(lines: string): Pair {
  const values = new Map<string, string>();
  for (const line of lines.split('\n')) {
    const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    const [, single, double] = /^(?:'([^']*)'|"((?:[^"\\$`]|\\["\\$`])*)")$/.exec(value) ?? [];
    const bare = /^[\w.:/+=@-]+$/.test(value) ? value : undefined;
    values.set(name, single ?? double?.replace(/\\(.)/g, '$1') ?? bare ?? 'not to be read');
  }
  return { apiKey: values.get('WE_LINK_API_KEY') ?? '', secretKey: values.get('WE_LINK_API_SECRET') ?? '' };
}

/** What a program gets from a shell that has read the lines as its own. */
function sourced(lines: string): Pair {
  const folder = mkdtempSync(join(tmpdir(), 'we-link-env-'));
  try {
    const file = join(folder, '.env');
    writeFileSync(file, lines);
    const script = 'set -eua; . "$1"; exec env -0';
    const text = execFileSync('bash', ['-c', script, 'bash', file], { encoding: 'utf8', env: process.env });
    const exported = (name: string) =>
      text
        .split('\0')
        .find((line) => line.startsWith(`${name}=`))
        ?.slice(name.length + 1) ?? '';
    return { apiKey: exported('WE_LINK_API_KEY'), secretKey: exported('WE_LINK_API_SECRET') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
