// Which addresses and credentials the program accepts, and which settings it refuses before it sends anything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadSettings, type Environment, readSettings } from '../settings.ts';

const API = 'https://api.example/api/settings';
const SECRET = 'a-token-that-nobody-may-see';

test('a token, a cookie and the other settings are read', () => {
  const bearer = readSettings(`${API}/`, { TOKEN: SECRET, PUBLIC: 'http://127.0.0.1:8080/api/v1' });
  assert.equal(bearer.api, API);
  assert.deepEqual(bearer.main, { kind: 'bearer', value: SECRET });
  assert.equal(bearer.publicBase, 'http://127.0.0.1:8080/api/v1');
  const cookie = readSettings('http://[::1]:8080/api', { COOKIE: 'Cookie: a=b; c=d', MEMBER_TOKEN: 'm' });
  assert.deepEqual(cookie.main, { kind: 'cookie', value: 'a=b; c=d' });
  assert.deepEqual(cookie.member, { kind: 'bearer', value: 'm' });
  assert.equal(cookie.readOnly, false);
});

const REFUSED: [string, string | undefined, Environment][] = [
  ['a missing address', undefined, { TOKEN: SECRET }],
  ['missing credentials', API, {}],
  ['a token together with a cookie', API, { TOKEN: SECRET, COOKIE: 'a=b' }],
  ['plain HTTP to another machine', 'http://api.example/api/settings', { TOKEN: SECRET }],
  ['a host name that only begins like a loopback address', 'http://127.0.0.1.example/api', { TOKEN: SECRET }],
  ['credentials in the address', 'https://user:word@api.example/', { TOKEN: SECRET }],
  ['a query in the address', `${API}?token=x`, { TOKEN: SECRET }],
  ['an invalid address', 'api.example', { TOKEN: SECRET }],
  ['a public API without TLS', API, { TOKEN: SECRET, PUBLIC: 'http://api.example' }],
  ['an origin with a path', API, { TOKEN: SECRET, ORIGIN: 'https://app.example/page' }],
  ['a token with a line break', API, { TOKEN: `${SECRET}\nX-Other: 1` }],
  ['a cookie without a name', API, { COOKIE: SECRET }],
  ['an invalid READ_ONLY', API, { TOKEN: SECRET, READ_ONLY: 'yes' }],
];

for (const [what, api, env] of REFUSED) {
  test(`the program refuses ${what}`, () => {
    assert.throws(
      () => readSettings(api, env),
      (error) => error instanceof BadSettings && !error.message.includes(SECRET),
    );
  });
}
