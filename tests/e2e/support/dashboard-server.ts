// The server of a dashboard: its files under the strict policy, its router's paths, and its API behind /api.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** What belongs to the API where it stands behind this server. */
const BEHIND = /^\/(api\/|sign-in)/;

export interface Site {
  /** The folder with `index.html`. */
  readonly folder: string;
  /** Whether the API stands behind this server; else it is called on its own origin. */
  readonly sameOrigin: boolean;
}

export interface Served {
  /** Without a slash at the end. */
  readonly url: string;
  /** Says where the API is, also without a slash. Before that, calls fail. */
  point(api: string): void;
  close(): Promise<void>;
}

/** Serves a dashboard on loopback, on a port of its own. */
export async function serve(site: Site): Promise<Served> {
  let api = '';
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://here');
    if (site.sameOrigin && BEHIND.test(pathname)) return hand(asked, answer, api);
    void file(site, api, pathname, answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    point: (where) => {
      api = where;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** The line that the integration guide asks of a host, and nothing beyond it. */
function policy(site: Site, api: string): string {
  const calls = site.sameOrigin ? "'self'" : `'self' ${api}`;
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    `connect-src ${calls}`,
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
  ].join('; ');
}

async function file(site: Site, api: string, pathname: string, answer: ServerResponse): Promise<void> {
  const headers = {
    'content-security-policy': policy(site, api),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
  if (pathname === '/dashboard.json') {
    answer.writeHead(200, { ...headers, 'content-type': 'application/json' });
    answer.end(JSON.stringify({ api: site.sameOrigin ? '' : api }));
    return;
  }
  // A path without an ending is one of the router's; a file that is not there is not there.
  const name = extname(pathname) ? normalize(pathname) : '/index.html';
  const path = join(site.folder, name);
  if (!existsSync(path)) {
    answer.writeHead(404, headers).end();
    return;
  }
  answer.writeHead(200, { ...headers, 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
  answer.end(await readFile(path));
}

/** Hands a request on as it is: the API sees the host that the browser has asked. */
function hand(asked: IncomingMessage, answer: ServerResponse, api: string): void {
  const options = { method: asked.method ?? 'GET', headers: asked.headers };
  const sent = request(`${api}${asked.url ?? '/'}`, options, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  sent.on('error', () => answer.destroy());
  asked.pipe(sent);
}
