// The public side as a customer's script calls it: plain HTTP with both headers, from an address of one's choice.
import { request } from 'node:http';
import type { StandIn } from './stand-in.ts';

export interface Pair {
  readonly apiKey: string;
  readonly secretKey: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: the answers of the public calls have no common shape
  readonly body: any;
}

/** Loopback has many addresses; the stand-in sees the one that the call comes from. */
export type From = `127.0.0.${number}`;

export function call(
  standIn: StandIn,
  action: string,
  pair: Pair,
  body: object = {},
  from: From = '127.0.0.1',
): Promise<Answer> {
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${standIn.url}/api/v1/${action}`,
      {
        method: 'POST',
        localAddress: from,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
          'x-api-key': pair.apiKey,
          'x-api-secret': pair.secretKey,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed(text) });
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
