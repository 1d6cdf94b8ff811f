// Refusals: typed problems with the id of the request in their body.

import type { Answer } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Findings } from '../findings.ts';

const NOBODYS_KEY = { id: 'key_ConformanceCheckNone' };

export const problems: Check = {
  id: 'problems',
  title: 'A refusal is a typed problem, with the id of the request in its body',
  rule: 'Problem; RFC 9457',
  async run({ main }, findings) {
    const missing = await main.request('GET /api-keys/{id}', { params: NOBODYS_KEY });
    findings.status(missing, 404, 'for a key that there is not', 'not-found');
    told(findings, missing);
    const queries = { status: 'no-such-status', sort: 'no-such-order', limit: 0, cursor: 'no-such-cursor' };
    for (const [name, value] of Object.entries(queries)) {
      const answer = await main.request('GET /api-keys', { query: { [name]: value } });
      findings.status(answer, 400, `for ${name}=${value}`, 'malformed-request');
      told(findings, answer);
    }
    const out = await main.request('GET /session', { as: 'nobody' });
    told(findings, out);
  },
};

function told(findings: Findings, answer: Answer): void {
  if (answer.status < 400) return;
  const id = answer.body?.request_id;
  const given = typeof id === 'string' && id !== '';
  findings.check(given, answer, 'request_id in the body of the problem', given ? 'one' : 'none');
  const header = answer.headers['x-request-id'];
  if (header === undefined || !given) return;
  findings.check(header === id, answer, 'the same id in X-Request-Id and in the body', 'two ids');
}
