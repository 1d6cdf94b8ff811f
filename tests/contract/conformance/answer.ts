// An answer of the API, as checks see it.
import type { Received } from './exchange.ts';

export interface Answer extends Received {
  /** As in the contract: `GET /api-keys/{id}`. */
  readonly operation: string;
  /** As it was called, without a query: a cursor says nothing, and what is searched is nobody's business. */
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: its shape was held against the contract; `undefined` where it is no JSON
  readonly body: any;
  /** The end of the problem's name: `not-found`. */
  readonly problem: string | null;
  readonly requestId: string | null;
}

/** Takes an answer apart; nothing about it is taken for granted. */
export function read(operation: string, path: string, received: Received): Answer {
  let body: Answer['body'];
  try {
    body = JSON.parse(received.text);
  } catch {
    body = undefined;
  }
  const name = /^urn:we-link:problem:([a-z-]+)$/.exec(String(body?.type ?? ''))?.[1];
  const id = body?.request_id ?? received.headers['x-request-id'];
  const problem = received.status >= 400 ? (name ?? null) : null;
  return { ...received, operation, path, body, problem, requestId: typeof id === 'string' ? id : null };
}
