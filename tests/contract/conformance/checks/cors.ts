// A page of another origin: let in where it is listed, and only there.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Context } from '../context.ts';
import { exchange } from '../exchange.ts';
import { type AnswerSummary, CheckSkipped, type Findings } from '../findings.ts';

const NOT_GIVEN = 'ORIGIN= was not given: the origin of a page that is to be let in';
const VARIES = 'Vary: Origin, so that no cache gives it to another origin';
const EXPOSED = ['etag', 'retry-after', 'x-request-id'];

export const cors: Check = {
  id: 'cors',
  title: 'A page of the origin that is to be let in can read every answer',
  rule: 'openapi.yaml, 1.4; Fetch standard, 3.2 (CORS protocol)',
  async run(context, findings) {
    const { main, settings } = context;
    if (settings.origin === null) throw new CheckSkipped(NOT_GIVEN);
    const headers = { Origin: settings.origin };
    const params = { id: 'key_ConformanceCheckNone' };
    const answers = [
      await main.request('GET /session', { headers }),
      await main.request('GET /api-keys', { headers, query: { limit: 1 } }),
      await main.request('GET /api-keys', { headers, query: { limit: 0 } }),
      await main.request('GET /api-keys/{id}', { headers, params }),
      await main.request('GET /session', { headers, as: 'nobody' }),
    ];
    for (const answer of answers) {
      letIn(findings, answer, settings.origin);
      const exposed = entries(answer.headers['access-control-expose-headers']);
      const there = EXPOSED.every((name) => exposed.includes(name));
      const expected =
        'ETag, Retry-After and X-Request-Id in Access-Control-Expose-Headers: a page cannot read them otherwise';
      findings.check(there, answer, expected, exposed.join(', ') || 'no such header');
    }
    const without = await main.request('GET /session');
    findings.check(varies(without), without, 'Vary: Origin also where a request names none', 'without it');
  },
};

const PREFLIGHTS: [string, string, string[]][] = [
  ['POST', '/api-keys', ['content-type', 'idempotency-key']],
  ['PATCH', '/api-keys/key_ConformanceCheckNone', ['content-type', 'if-match']],
  ['DELETE', '/api-keys/key_ConformanceCheckNone', []],
  ['POST', '/api-keys/search', ['content-type']],
  ['POST', '/api-keys/key_ConformanceCheckNone/rotations', ['content-type', 'idempotency-key']],
];

export const preflight: Check = {
  id: 'preflight',
  title: 'A page of that origin may send what the calls need',
  rule: 'openapi.yaml, 1.4; Fetch standard, 3.2.2 (preflight)',
  async run(context, findings) {
    const { main, settings } = context;
    if (settings.origin === null) throw new CheckSkipped(NOT_GIVEN);
    const own = main.kind === 'bearer' ? 'authorization' : 'x-csrf-token';
    for (const [method, path, names] of PREFLIGHTS) {
      const needed = [...names, own];
      const answer = await ask(context, settings.origin, method, path, needed);
      const allowed = answer.status >= 200 && answer.status < 300;
      if (
        !findings.check(allowed, answer, `200 or 204 for the preflight of ${method}`, String(answer.status))
      )
        continue;
      letIn(findings, answer, settings.origin);
      const methods = entries(answer.headers['access-control-allow-methods']);
      const may = method === 'POST' || methods.includes(method.toLowerCase());
      findings.check(
        may,
        answer,
        `${method} in Access-Control-Allow-Methods`,
        methods.join(', ') || 'no such header',
      );
      const headers = entries(answer.headers['access-control-allow-headers']);
      const missing = needed.filter((name) => !headers.includes(name));
      const expected = `${needed.join(', ')} in Access-Control-Allow-Headers`;
      findings.check(missing.length === 0, answer, expected, `without ${missing.join(', ')}`);
    }
  },
};

export const foreign: Check = {
  id: 'foreign-origin',
  title: 'A page of any other origin is let in to nothing',
  rule: 'openapi.yaml, 1.4; Fetch standard, 3.2 (CORS protocol)',
  async run(context, findings) {
    const { origin } = context.settings;
    const others = ['https://conformance-check.invalid', 'null'];
    // What careless comparisons take for the listed one.
    if (origin !== null)
      others.push(`${origin}.invalid`, origin.replace('://', '://conformance-check.'), `${origin}0`);
    for (const other of others) {
      const answer = await context.main.request('GET /session', { headers: { Origin: other } });
      keptOut(findings, answer, other);
      if (origin !== null) findings.check(varies(answer), answer, VARIES, 'without it');
      keptOut(findings, await ask(context, other, 'POST', '/api-keys', ['content-type']), other);
    }
  },
};

function letIn(findings: Findings, answer: AnswerSummary & Pick<Answer, 'headers'>, origin: string): void {
  const told = answer.headers['access-control-allow-origin'];
  const expected = `Access-Control-Allow-Origin: ${origin}`;
  findings.check(told === origin, answer, expected, told ?? `${answer.status} without that header`);
  const credentials = answer.headers['access-control-allow-credentials'];
  const came = credentials ?? `${answer.status} without that header`;
  findings.check(credentials === 'true', answer, 'Access-Control-Allow-Credentials: true', came);
  findings.check(varies(answer), answer, VARIES, 'without it');
}

function keptOut(findings: Findings, answer: AnswerSummary & Pick<Answer, 'headers'>, other: string): void {
  const told = answer.headers['access-control-allow-origin'];
  const expected = `no Access-Control-Allow-Origin for the origin ${other}`;
  findings.check(told === undefined, answer, expected, told ?? '');
}

function varies(answer: Pick<Answer, 'headers'>): boolean {
  const names = entries(answer.headers['vary']);
  return names.includes('origin') || names.includes('*');
}

function entries(value: string | undefined): string[] {
  return (value ?? '').split(',').flatMap((entry) => entry.trim().toLowerCase() || []);
}

/** Browsers send it without credentials. */
async function ask(context: Context, origin: string, method: string, path: string, headers: string[]) {
  const sent = {
    Origin: origin,
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': headers.join(','),
  };
  const { api, signal } = context.clientContext;
  const received = await exchange({ method: 'OPTIONS', url: `${api}${path}`, headers: sent }, signal);
  const requestId = received.headers['x-request-id'] ?? null;
  return { ...received, operation: `OPTIONS ${path}`, path, problem: null, requestId };
}
