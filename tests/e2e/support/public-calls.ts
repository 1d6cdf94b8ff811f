// Calls of customers' programs from addresses of one's choice, and what became of each of them.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { App } from '../fixtures/test.ts';
import type { Pair } from './public-api.ts';

/** Where the proxy stands through which these calls come; the browser comes straight from 127.0.0.1. */
const PROXY = '127.0.0.2';

/** Options of a stand-in that believes what the proxy says of addresses. */
export const PROXIED = ['--trusted-proxy', `${PROXY}/32`, '--rate-limit', '100000'] as const;

/** Why calls are refused, in the words of the page. */
export const REASONS = {
  'wrong secret': 'with a wrong secret key',
  'secret ended': 'with a secret key that has ended',
  'unknown call': 'for no such call',
  address: 'for the address',
  action: 'for the action',
  disabled: 'while disabled',
  expired: 'after the expiry',
  revoked: 'after revoking',
} as const;
export type Reason = keyof typeof REASONS;

export interface Sent {
  /** Id of the action; `null` for a call that does not exist. */
  readonly action: string | null;
  readonly address: string;
  /** `null` where it was accepted. */
  readonly refused: Reason | null;
}

/** One call through the proxy. */
export function callFrom(
  { standIn }: Pick<App, 'standIn'>,
  address: string,
  action: string,
  pair: Pair,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${standIn.url}/api/v1/${action}`,
      {
        method: 'POST',
        localAddress: PROXY,
        headers: {
          'content-type': 'application/json',
          'x-api-key': pair.apiKey,
          'x-api-secret': pair.secretKey,
          'x-forwarded-for': address,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end('{}');
  });
}

/** The key is let in; what the call itself then makes of an empty body is its own affair. */
export async function accepted(
  app: Pick<App, 'standIn'>,
  address: string,
  action: string,
  pair: Pair,
): Promise<void> {
  const { status, text } = await callFrom(app, address, action, pair);
  assert.ok(status === 200 || status === 400, `${action} from ${address}: ${status} ${text}`);
}

export async function refused(
  app: Pick<App, 'standIn'>,
  address: string,
  action: string,
  pair: Pair,
): Promise<void> {
  const { status, text } = await callFrom(app, address, action, pair);
  assert.ok(status === 401 || status === 403, `${action} from ${address}: ${status} ${text}`);
}

/** Sends calls with one key and keeps count of them. */
export class Traffic {
  readonly sent: Sent[] = [];

  constructor(
    readonly app: App,
    public pair: Pair,
  ) {}

  /** `times` accepted calls. */
  async good(address: string, action: string, times = 1): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      await accepted(this.app, address, action, this.pair);
      this.sent.push({ address, action, refused: null });
    }
  }

  /** `times` calls that are refused for this reason. */
  async bad(reason: Reason, address: string, action: string, times = 1, pair = this.pair): Promise<void> {
    const wrong = { ...pair, secretKey: `${pair.secretKey.slice(0, -6)}000000` };
    for (let n = 0; n < times; n += 1) {
      const used = reason === 'wrong secret' ? wrong : pair;
      if (reason === 'unknown call') {
        const { status } = await callFrom(this.app, address, action, used);
        assert.equal(status, 404);
      } else {
        await refused(this.app, address, action, used);
      }
      this.sent.push({ address, action: reason === 'unknown call' ? null : action, refused: reason });
    }
  }

  count(which: (call: Sent) => boolean = () => true): number {
    return this.sent.filter(which).length;
  }

  get accepted(): number {
    return this.count((call) => call.refused === null);
  }

  /** Refused calls by reason. */
  get byReason(): Map<Reason, number> {
    const found = new Map<Reason, number>();
    for (const { refused } of this.sent) {
      if (refused) found.set(refused, (found.get(refused) ?? 0) + 1);
    }
    return found;
  }

  /** Accepted and refused calls by something about them. */
  by(what: (call: Sent) => string): Map<string, readonly [number, number]> {
    const found = new Map<string, readonly [number, number]>();
    for (const call of this.sent) {
      const [good, bad] = found.get(what(call)) ?? [0, 0];
      found.set(what(call), call.refused ? [good, bad + 1] : [good + 1, bad]);
    }
    return found;
  }
}
