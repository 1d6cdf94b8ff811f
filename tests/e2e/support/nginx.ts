// nginx with the configuration that we show, on ports and folders of its own.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const DIST = process.env['DIST'] ?? join(ROOT, 'dist');
const START_MS = 10_000;
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

export interface Nginx {
  /** Where the page is at the root of its origin. */
  readonly url: string;
  /** Where it is below a path, with that path. */
  readonly below: string;
  stop(): Promise<void>;
}

/** Starts it in front of the API at `api`. */
export async function startNginx(api: string): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'we-link-nginx-'));
  const [port, portBelow] = [await freePort(), await freePort()];
  await cp(DIST, join(folder, 'page'), { recursive: true });
  await mkdir(join(folder, 'below'));
  const place = join(ROOT, 'src/release/place.mjs');
  execFileSync('node', [place, DIST, join(folder, 'below/tools'), '/tools', '/tools/api/settings']);
  const shown = await readFile(join(ROOT, 'src/release/nginx.conf'), 'utf8');
  const unpacked = process.env['NGINX_DIR'] ?? '/nowhere';
  const temporary = TEMPORARY.map((kind) => `  ${kind}_temp_path ${join(folder, kind)};`).join('\n');
  const changed = [
    ['/usr/lib/nginx', `${unpacked}/usr/lib/nginx`],
    ['/etc/nginx', `${unpacked}/etc/nginx`],
    ['127.0.0.1:8080', `127.0.0.1:${port}`],
    ['127.0.0.1:8081', `127.0.0.1:${portBelow}`],
    ['127.0.0.1:9000', new URL(api).host],
    ['/srv/we-link-security', join(folder, 'page')],
    ['/srv/below', join(folder, 'below')],
    ['http {', `http {\n${temporary}`],
  ].reduce((conf, [from = '', to = '']) => {
    if (!conf.includes(from)) throw new Error(`nginx.conf has no ${from}`);
    return conf.replaceAll(from, to);
  }, shown);
  // As root it would hand its work to a user who cannot read a folder of ours.
  const user = process.getuid?.() === 0 ? 'user root; ' : '';
  const conf = join(folder, 'nginx.conf');
  await writeFile(conf, changed);
  const globals = `daemon off; ${user}pid ${join(folder, 'pid')}; error_log stderr;`;
  const child = spawn(join(unpacked, 'usr/sbin/nginx'), ['-p', folder, '-c', conf, '-g', globals], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const stop = async () => {
    if (child.exitCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_MS;
  while (!(await fetch(url).catch(() => undefined))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`nginx did not start:\n${told}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return { url, below: `http://127.0.0.1:${portBelow}/tools`, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
