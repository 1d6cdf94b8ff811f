// The servers of these tests must be as strict as tests/contract/README.md asks of a host.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { ConsoleGuard } from '../../support/console-guard.ts';
import { type Served, serve } from '../../support/dashboard-server.ts';

const README = join(import.meta.dirname, '../../../contract/README.md');
const API = 'http://127.0.0.1:1';
let folder: string;
let sameOrigin: Served;
let crossOrigin: Served;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dashboard-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Dashboard</title><script>1</script>');
  sameOrigin = await serve({ folder, sameOrigin: true });
  crossOrigin = await serve({ folder, sameOrigin: false });
  crossOrigin.point(API);
});
test.afterAll(async () => {
  await sameOrigin?.close();
  await crossOrigin?.close();
  await rm(folder, { recursive: true, force: true });
});

test('the policy equals the one in the documentation, with only a cross-origin API added', async () => {
  const asked = /^Content-Security-Policy: (.+)$/m.exec(await readFile(README, 'utf8'))?.[1];
  assert.ok(asked);
  assert.equal(await policyOf(sameOrigin), asked);
  assert.equal(await policyOf(crossOrigin), asked.replace("connect-src 'self'", `connect-src 'self' ${API}`));
});

test('router paths return the dashboard, and a missing file returns 404', async () => {
  const route = await fetch(`${sameOrigin.url}/settings/security/api-keys/new?name=CRM`);
  assert.match(await route.text(), /<title>Dashboard/);
  for (const path of ['/assets/gone.js', '/gone.wasm', '/%2e%2e/%2e%2e/etc/hosts.txt']) {
    assert.equal((await fetch(`${sameOrigin.url}${path}`)).status, 404, path);
  }
});

test('the console guard reports a policy violation', async ({ page, context }) => {
  const consoleGuard = new ConsoleGuard(sameOrigin.url);
  await consoleGuard.attach(context);
  await page.goto(`${sameOrigin.url}/home`);
  assert.match(consoleGuard.lines.join('\n'), /Content Security Policy/);
  assert.throws(() => consoleGuard.check());
});

async function policyOf(served: Served): Promise<string | null> {
  return (await fetch(`${served.url}/home`)).headers.get('content-security-policy');
}
