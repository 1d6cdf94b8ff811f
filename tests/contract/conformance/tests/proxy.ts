// Between the program and a real stand-in: passes real answers on, spoiled in one way.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exchange, type Received } from '../exchange.ts';

export interface Question {
  readonly method: string;
  /** With its query, from `/api/settings` on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks the stand-in. */
export type Pass = (question: Question) => Promise<Received>;

/** What is answered in place of what the stand-in would say. */
export type Mutation = (question: Question, pass: Pass) => Promise<Received>;

export interface Proxy {
  readonly url: string;
  stop(): Promise<void>;
}

const HOP = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive'];

export async function startProxy(target: string, mutation: Mutation): Promise<Proxy> {
  const pass: Pass = ({ method, path, headers, body }) =>
    exchange({ method, url: `${target}${path}`, headers, body: body === '' ? undefined : body }, null);
  const server = createServer(async (request, response) => {
    try {
      const received = await mutation(await question(request), pass);
      const cookies = received.setCookies.length > 0 ? { 'set-cookie': [...received.setCookies] } : {};
      response.writeHead(received.status, { ...without(received.headers), ...cookies });
      response.end(received.text);
    } catch {
      response.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function question(request: IncomingMessage): Promise<Question> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headersDistinct)) {
    if (value) headers[name] = value.join(name === 'cookie' ? '; ' : ', ');
  }
  const body = Buffer.concat(chunks).toString('utf8');
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers: without(headers), body };
}

/** Of this connection alone. */
function without(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP.includes(name)));
}
