// Who is there: what a cookie gets, and what a bearer token does.
import type { Check } from '../check.ts';
import { tellsTime } from './clock.ts';

export const session: Check = {
  id: 'session',
  title: 'The session says who is there, and how calls are told from those of other sites',
  rule: 'GET /session; Session',
  async run({ main }, findings) {
    const answer = await main.request('GET /session');
    findings.require(answer, 200, 'with the credentials that were given');
    const token = answer.body.csrf_token;
    if (main.kind === 'cookie') {
      const expected = 'a csrf_token, since a cookie goes along whoever sends the request';
      findings.check(typeof token === 'string' && token.length > 0, answer, expected, 'none');
    } else {
      const came = 'one';
      findings.check(token === undefined, answer, 'no csrf_token with a bearer token: none is needed', came);
      const all = [...answer.body.sign_in, ...answer.body.reauthentication];
      const window = all.some((way) => way.method === 'window');
      findings.check(
        !window,
        answer,
        'no way “window” with a bearer token: a window knows cookies alone',
        'one',
      );
    }
    tellsTime(answer, findings);
    const until = answer.body.checked_until;
    const past = typeof until === 'string' && Date.parse(until) < Date.now() - 60_000;
    findings.check(!past, answer, 'checked_until is null once it is over', 'a moment that is over');
    const urls: unknown[] = [...answer.body.sign_in, ...answer.body.reauthentication]
      .filter((way) => way.method === 'window')
      .map((way) => way.url);
    const expected = 'a url with each way “window”';
    findings.check(
      urls.every((url) => typeof url === 'string' && url !== ''),
      answer,
      expected,
      'none with one of them',
    );
  },
};
