// The list: pages, filters and orders.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Context, Json } from '../context.ts';
import { CheckAborted, type Findings } from '../findings.ts';

/** A list that is longer is read in part. */
const MOST_PAGES = 10;

/** 14 days, and an hour for clocks that differ. */
const SOON_MS = (14 * 24 + 1) * 3_600_000;

const UNCONFIRMED = ['undelivered', 'shown'];

const FILTERS: Record<string, (key: Json) => boolean> = {
  current: (key) => key.status !== 'revoked',
  active: (key) => key.status === 'active',
  disabled: (key) => key.status === 'disabled',
  expired: (key) => key.status === 'expired',
  revoked: (key) => key.status === 'revoked',
  expiring: (key) => key.status === 'active' && Date.parse(key.expires_at) < Date.now() + SOON_MS,
  refused: (key) => key.refused_last_7_days > 0,
  unrestricted: (key) => key.unrestricted && key.status !== 'revoked',
  unconfirmed: (key) => key.status !== 'revoked' && UNCONFIRMED.includes(newest(key)?.state),
  all: () => true,
};

export const list: Check = {
  id: 'list',
  title: 'The list comes in pages, under a filter and in an order',
  rule: 'GET /api-keys; StatusFilter, KeySort',
  async run(context, findings) {
    await pages(context, findings);
    for (const [status, fits] of Object.entries(FILTERS)) {
      const answer = await context.main.request('GET /api-keys', { query: { status, limit: 100 } });
      if (!findings.status(answer, 200, `for status=${status}`)) continue;
      const expected = `with status=${status} such keys alone`;
      findings.check(answer.body.keys.every(fits), answer, expected, 'others among them');
      const honest = (key: Json) => key.unrestricted || key.ip_restrictions.mode !== 'any';
      const open = '“unrestricted” true of every key whose mode is “any”';
      findings.check(answer.body.keys.every(honest), answer, open, 'false of one');
    }
    for (const sort of ['created_at', 'name', 'last_used', 'expires_at']) {
      for (const order of [sort, `-${sort}`]) {
        const answer = await context.main.request('GET /api-keys', {
          query: { sort: order, status: 'all', limit: 100 },
        });
        if (!findings.status(answer, 200, `for sort=${order}`) || sort === 'name') continue;
        const sorted = inOrder(answer.body.keys, sort, order.startsWith('-'));
        findings.check(sorted, answer, `the order ${order}`, 'another one');
      }
    }
  },
};

/** The newest secret that is not pending. */
function newest({ rotation, secrets }: Json): Json {
  const pending = rotation?.state === 'pending' ? rotation.secret_id : null;
  return secrets.find((secret: Json) => secret.id !== pending);
}

/** Every key once, in as many pages as it takes; a cursor holds for its own list alone. */
async function pages(context: Context, findings: Findings): Promise<void> {
  const first = await page(context, findings, { limit: 100 });
  const total = first.body.total;
  const size = Math.max(1, Math.min(100, Math.ceil(total / MOST_PAGES)));
  const seen: string[] = [];
  let answer = await page(context, findings, { limit: size });
  const cursor: string | null = answer.body.next_cursor;
  for (let turn = 1; ; turn += 1) {
    const keys: Json[] = answer.body.keys;
    findings.check(keys.length <= size, answer, `${size} keys a page with limit=${size}`, `${keys.length}`);
    seen.push(...keys.map((key) => key.id));
    if (answer.body.next_cursor === null || turn > MOST_PAGES) break;
    answer = await page(context, findings, { limit: size, cursor: answer.body.next_cursor });
  }
  const once = new Set(seen).size === seen.length;
  findings.check(once, answer, 'each key on one page alone', 'one of them on two');
  const whole = answer.body.next_cursor === null;
  // Somebody may make or revoke a key meanwhile.
  const now = whole ? (await page(context, findings, { limit: 1 })).body.total : total;
  if (whole && now === total) {
    findings.check(
      seen.length === total,
      answer,
      `as many keys on all pages as “total” says`,
      'more or fewer',
    );
    const { current } = answer.body.counts;
    findings.check(current === now, answer, 'counts.current is the total without a filter', 'another number');
  }
  if (cursor === null) {
    findings.skipPart('paging goes on behind a cursor: the list has no second page');
    return;
  }
  const other = await context.main.request('GET /api-keys', { query: { cursor, sort: 'name', limit: size } });
  findings.status(other, 400, 'for a cursor of another order', 'malformed-request');
}

async function page(
  context: Context,
  findings: Findings,
  query: Record<string, string | number>,
): Promise<Answer> {
  const answer = await context.main.request('GET /api-keys', { query });
  findings.require(answer, 200, 'for a page of the list');
  if (!Array.isArray(answer.body?.keys)) throw new CheckAborted();
  return answer;
}

function inOrder(keys: Json[], by: string, newest: boolean): boolean {
  const values = keys.map((key) => moment(by === 'last_used' ? key.last_used.at : key[by]));
  const known = values.filter((value) => value !== null);
  const sorted = known.every((value, at) => {
    const before = known[at - 1] ?? value;
    return newest ? before >= value : before <= value;
  });
  // Keys of unknown age count as the oldest; those without a use or an expiry come last.
  const firstNull = values.indexOf(null);
  const nullsLast = firstNull === -1 || values.slice(firstNull).every((value) => value === null);
  return sorted && (by === 'created_at' || nullsLast);
}

function moment(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}
