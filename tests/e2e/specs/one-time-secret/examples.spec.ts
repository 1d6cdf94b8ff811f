// The commands that the page shows are run unchanged with the shell, Node and Python of this machine.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from '@playwright/test';
import { expect, test } from '../../fixtures/test.ts';
import { createKey, KeyPage } from '../../pages/key-page.ts';
import { DEFAULT_INPUT } from '../../pages/new-key-form.ts';
import { NewSecretDialog, rotated } from '../../pages/rotate-dialog.ts';
import { allowClipboard, readClipboard } from '../../support/clipboard.ts';
import { openDialog } from '../../support/flows.ts';

const run = promisify(execFile);
test.use({ standInOptions: ['--rate-limit', '10000'] });

const WAYS = ['curl', 'Node', 'Python'] as const;
type Way = (typeof WAYS)[number];

test('the three commands in the one-time dialog work with the two copied lines', async ({ app }) => {
  const { page, context, standIn } = app;
  await allowClipboard(context);
  const name = 'Named so that nobody guesses it';
  const dialog = await openDialog(app, { ...DEFAULT_INPUT, name });
  const pair = await dialog.pair();
  await dialog.copyBoth.click();
  await expect(dialog.dialog).toHaveText(/Both copied/);
  const lines = await readClipboard(page);
  const commands = await commandsIn(dialog.dialog);
  for (const way of WAYS) {
    const command = commands[way];
    for (const held of [pair.apiKey, pair.secretKey, name]) {
      assert.ok(!command.includes(held), `${way} does not hold ${held}`);
    }
    assert.ok(command.includes(`${standIn.url}/api/v1/get_all_ln_accounts`), command);
    assert.match(await output(way, command, lines), /acc-northwind-1/, `${way} is answered`);
  }
  await dialog.close.click();
  await expect(dialog.dialog).toBeHidden();
});

test('the three commands on a key’s page work, and the page shows the first call', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Tried from its page');
  const key = new KeyPage(page);
  await key.open(made);
  const commands = await commandsIn(page.locator('main'));
  const lines = `WE_LINK_API_KEY=${made.apiKey}\nWE_LINK_API_SECRET=${made.secretKey}`;
  assert.match(await output('curl', commands.curl, lines), /acc-northwind-1/);
  await expect(key.firstCall).toHaveText(/First call .+ from 127\.0\.0\.1: get_all_ln_accounts/);
  for (const way of ['Node', 'Python'] as const) {
    assert.match(await output(way, commands[way], lines), /acc-northwind-1/);
  }
});

test('the three commands in the rotation dialog work with the new secret key', async ({ app }) => {
  const { page, context } = app;
  await allowClipboard(context);
  const old = await createKey(app, 'Tried after a rotation');
  const pair = await rotated(app, old);
  const dialog = new NewSecretDialog(page);
  const commands = await commandsIn(dialog.dialog);
  const lines = `WE_LINK_API_KEY=${pair.apiKey}\nWE_LINK_API_SECRET=${pair.secretKey}`;
  for (const way of WAYS) {
    assert.ok(!commands[way].includes(pair.secretKey));
    assert.match(await output(way, commands[way], lines), /acc-northwind-1/);
  }
});

test('the commands of an action with required values contain valid values', async ({ app }) => {
  const { page, standIn } = app;
  const actions = ['get_profile_details'];
  const made = await createKey(app, 'Reads profiles alone', { actions });
  await new KeyPage(page).open(made);
  const commands = await commandsIn(page.locator('main'));
  const lines = `WE_LINK_API_KEY=${made.apiKey}\nWE_LINK_API_SECRET=${made.secretKey}`;
  for (const way of WAYS) {
    assert.ok(commands[way].includes(`${standIn.url}/api/v1/get_profile_details`));
    assert.match(await output(way, commands[way], lines), /"status": ?"PENDING"/, `${way} is answered`);
  }
});

test('an example with quotes and shell characters is sent unchanged', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Awkward example');
  const heard = await listener();
  const awkward = { text: `it's $HOME "quoted" \\ back\`tick\` ünï 日本 %s \\n !x`, more: ["'", '"', '\\'] };
  await page.route('**/api-key-options', async (route) => {
    const response = await route.fetch();
    const options = await response.json();
    for (const group of options.action_groups) {
      for (const action of group.actions) {
        if (action.id === 'get_all_ln_accounts') action.example_body = awkward;
      }
    }
    options.public_api.base_url = heard.url;
    await route.fulfill({ response, json: options });
  });
  try {
    await new KeyPage(page).open(made);
    const commands = await commandsIn(page.locator('main'));
    for (const way of WAYS) {
      await output(way, commands[way], 'WE_LINK_API_KEY=k1\nWE_LINK_API_SECRET=s1');
      assert.deepEqual(JSON.parse(heard.body()), awkward, way);
    }
  } finally {
    await heard.stop();
  }
});

test('commands are not mentioned without a public API address or an example', async ({ app }) => {
  const { page } = app;
  const made = await createKey(app, 'Untried');
  let alter: (options: Options) => void = () => {};
  await page.route('**/api-key-options', async (route) => {
    const response = await route.fetch();
    const options = await response.json();
    alter(options);
    await route.fulfill({ response, json: options });
  });
  for (const [what, change] of [
    [
      'the API does not say where keys are used',
      (options: Options) => {
        options.public_api = null;
      },
    ],
    [
      'no allowed action has an example',
      (options: Options) => {
        for (const action of options.action_groups.flatMap((group) => group.actions))
          action.example_body = null;
      },
    ],
  ] as const) {
    await test.step(what, async () => {
      alter = change;
      const key = new KeyPage(page);
      await key.open(made);
      await expect(key.revoke).toBeVisible();
      await expect(key.firstCall).toHaveText(/Waiting for the first call…/);
      await expect(page.getByText('Try it')).toBeHidden();
      assert.equal(await page.getByText('commands below').count(), 0, 'nor is anything said of commands');
      const dialog = await openDialog(app, { ...DEFAULT_INPUT, name: `Untried: ${what.slice(0, 20)}` });
      assert.equal(await dialog.dialog.getByText('Try it').count(), 0);
      await dialog.close.click();
      await dialog.closeAnyway.click();
    });
  }
});

interface Options {
  public_api: unknown;
  readonly action_groups: { readonly actions: { example_body: unknown }[] }[];
}

/** The commands as somebody copies them, once the fold is open. */
async function commandsIn(place: Locator): Promise<Record<Way, string>> {
  await place.getByText('Try it', { exact: true }).click();
  const read = async (way: Way) =>
    (await place.getByRole('group', { name: way, exact: true }).textContent()) ?? '';
  await expect(place.getByRole('group', { name: 'curl', exact: true })).toBeVisible();
  return { curl: await read('curl'), Node: await read('Node'), Python: await read('Python') };
}

/** Runs a command in an environment made of the lines of an .env file; gives what it printed. */
async function output(way: Way, command: string, lines: string): Promise<string> {
  const pairs = lines.split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]);
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nowhere', ...Object.fromEntries(pairs) };
  const folder = await mkdtemp(join(tmpdir(), 'we-link-try-'));
  try {
    const [file, program] = {
      curl: ['try.sh', 'bash'],
      Node: ['try.mjs', process.execPath],
      Python: ['try.py', 'python3'],
    }[way] as [string, string];
    await writeFile(join(folder, file), command);
    const { stdout, stderr } = await run(program, [join(folder, file)], { env, timeout: 20_000 });
    assert.doesNotMatch(stderr, /Error|Traceback/);
    if (way === 'Node') assert.match(stdout, /^200 /);
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Hears a call and says nothing of note. */
async function listener(): Promise<{ url: string; body: () => string; stop: () => Promise<void> }> {
  let body = '';
  const server = createServer((request, response) => {
    body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => response.end('{}'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((done) => server.close(() => done()));
  return { url: `http://127.0.0.1:${port}`, body: () => body, stop };
}
