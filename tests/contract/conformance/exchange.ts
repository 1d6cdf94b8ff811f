// One HTTP request and its answer. Redirects are not followed: whoever could redirect would be sent credentials.
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';

const WAIT_MS = 30_000;
/** Answers of the contract are far below; what is longer is not read. */
const MOST_BYTES = 8 * 1024 * 1024;

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface Received {
  readonly status: number;
  /** Names in small letters; what came several times is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
  readonly text: string;
}

/** There was no answer. The message says why, and holds neither headers nor bodies. */
export class NoAnswer extends Error {
  constructor(
    readonly method: string,
    readonly path: string,
    why: string,
    readonly wasIdle: boolean,
  ) {
    super(why);
  }
}

/** The run was broken off. */
export class Interrupted extends Error {}

/**
 * What is under way when the run is broken off still gets its answer: it may be a key that is made.
 *
 * @throws {NoAnswer} @throws {Interrupted}
 */
export async function exchange(sent: Sent, signal: AbortSignal | null): Promise<Received> {
  if (signal?.aborted) throw new Interrupted();
  try {
    return await once(sent);
  } catch (error) {
    // An idle connection may end as it is taken up again, which says nothing about the backend.
    if (error instanceof NoAnswer && error.wasIdle) return once(sent);
    throw error;
  }
}

function once(sent: Sent): Promise<Received> {
  // What changes something is never sent twice, so it gets a connection of its own.
  const reads = sent.method === 'GET' || sent.method === 'OPTIONS';
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const wasIdle = request.reusedSocket && error.code === 'ECONNRESET';
      reject(new NoAnswer(sent.method, new URL(sent.url).pathname, reason(error), wasIdle));
    };
    const length: Record<string, string> =
      sent.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent.body)) };
    const open = sent.url.startsWith('https:') ? secure : plain;
    const request = open(
      sent.url,
      {
        method: sent.method,
        headers: { accept: 'application/json, application/problem+json', ...length, ...sent.headers },
        timeout: WAIT_MS,
        ...(!reads && { agent: false }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MOST_BYTES) response.destroy(new Error('The answer is too long.'));
          else chunks.push(chunk);
        });
        response.on('error', fail);
        response.on('end', () => {
          const headers: Record<string, string> = {};
          for (const [name, value] of Object.entries(response.headersDistinct)) {
            if (value) headers[name] = value.join(', ');
          }
          const setCookies = response.headers['set-cookie'] ?? [];
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers, setCookies, text });
        });
      },
    );
    request.on('timeout', () => request.destroy(new Error(`No answer within ${WAIT_MS / 1000} seconds.`)));
    request.on('error', fail);
    request.end(sent.body);
  });
}

function reason(error: NodeJS.ErrnoException): string {
  return error.code ? `The connection failed (${error.code}).` : error.message;
}
