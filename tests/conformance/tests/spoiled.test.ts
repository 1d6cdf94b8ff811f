// A backend with one mistake: the mistake is found, told where it was made, and nothing else is blamed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type StandIn, startStandIn } from '../../e2e/support/stand-in.ts';
import { OWNER, signIn, token, VIEWER } from './people.ts';
import { type Spoil, startProxy } from './proxy.ts';
import { conformance } from './running.ts';
import * as spoils from './spoils.ts';

const ORIGIN = 'https://app.example';

interface Case {
  readonly mistake: string;
  readonly spoil: Spoil;
  /** Checks that find it, every one of them. */
  readonly found: readonly string[];
  /** How the report says it. */
  readonly told: RegExp;
}

const CASES: readonly Case[] = [
  {
    mistake: 'a new key can be kept by a cache',
    spoil: spoils.withoutNoStore,
    found: ['answers'],
    told: /POST \/api-keys\n +expected: +the header Cache-Control\n +came: +201 without it/,
  },
  {
    mistake: 'a secret key stands in the list',
    spoil: spoils.secretsInList(),
    found: ['leaks'],
    told: /GET \/api-keys\n +expected: +an answer without a secret key or a whole API key/,
  },
  {
    mistake: 'an answer of another shape',
    spoil: spoils.withoutHint,
    found: ['answers'],
    told: /GET \/api-keys\n +expected: +“keys\/\*” must have required property 'hint'/,
  },
  {
    mistake: 'any revision is taken for the present one',
    spoil: spoils.staleIsTaken,
    found: ['revision'],
    told: /PATCH \/api-keys\/key_\w+\n +expected: +412 revision-conflict for a change with an older ETag\n +came: +200/,
  },
  {
    mistake: 'reading a key moves its ETag',
    spoil: spoils.etagMoves(),
    found: ['create', 'revision', 'public'],
    told: /the same ETag while nobody changes the key\n +came: +another one: reading moves it/,
  },
  {
    mistake: 'a repeated create call makes a second key',
    spoil: spoils.eachCreateIsNew,
    found: ['repeats', 'at-once', 'repeats-end'],
    told: /expected: +the same key\n +came: +another key: it was made twice/,
  },
  {
    mistake: 'a pair is given again after it was shown',
    spoil: spoils.pairsForEver(),
    found: ['repeats', 'repeats-end', 'rotation'],
    told: /expected: +409 already-created for the same request after “shown”\n +came: +201/,
  },
  {
    mistake: 'already-created does not name the key',
    spoil: spoils.withoutKeyId,
    found: ['repeats'],
    told: /expected: +key_id names the key that was made\n +came: +none, or another/,
  },
  {
    mistake: 'problems without the id of the request',
    spoil: spoils.withoutRequestId,
    found: ['problems', 'answers'],
    told: /expected: +request_id in the body of the problem\n +came: +none/,
  },
  {
    mistake: 'a refusal without a type of the contract',
    spoil: spoils.untypedConflicts,
    found: ['revision', 'answers'],
    told: /412 revision-conflict for a change with an older ETag\n +came: +412\n/,
  },
  {
    mistake: 'calls without the CSRF token are taken',
    spoil: spoils.csrfIsNotAskedFor(),
    found: ['csrf'],
    told: /403 csrf-token-mismatch for a create call without X-CSRF-Token\n +came: +201/,
  },
  {
    mistake: 'a 401 does not say how to sign in',
    spoil: spoils.withoutChallenge,
    found: ['answers'],
    told: /expected: +the header WWW-Authenticate\n +came: +401 without it/,
  },
  {
    mistake: 'any origin is let in',
    spoil: spoils.anyOriginIn,
    found: ['foreign-origin'],
    told: /expected: +no Access-Control-Allow-Origin for the origin https:\/\/conformance-check\.invalid/,
  },
  {
    mistake: 'answers do not vary by origin',
    spoil: spoils.withoutVary,
    found: ['cors', 'preflight', 'foreign-origin'],
    told: /expected: +Vary: Origin, so that no cache/,
  },
  {
    mistake: 'a redirect',
    spoil: spoils.optionsMove,
    found: ['problems', 'preflight', 'answers'],
    told: /came: +302, a redirect, which the page takes for an error/,
  },
  {
    mistake: 'revoking does nothing',
    spoil: spoils.revokingIsForgotten,
    found: ['csrf', 'search-keys', 'revoke', 'key-events', 'roles-refused', 'public-ends', 'answers'],
    told: /expected: +a key that was made is revoked at the end\n +came: +it is not/,
  },
  {
    mistake: 'a pasted key finds nothing',
    spoil: spoils.searchFindsNothing,
    found: ['search-keys'],
    told: /its secret key finds the key\n +came: +0 others/,
  },
  {
    mistake: 'a day is missing in the usage',
    spoil: spoils.bucketsAreMissing,
    found: ['usage', 'answers'],
    told: /7 buckets for days=7\n +came: +6/,
  },
  {
    mistake: 'a session promises what calls refuse',
    spoil: spoils.everybodyMayCreate,
    found: ['roles-refused'],
    told: /no forbidden, since the session says “create”: true\n +came: +forbidden/,
  },
];

describe('a backend with one mistake', () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn(['--no-auto-sign-in', '--allow-origin', ORIGIN, '--rate-limit', '10000']);
  });
  after(() => standIn?.stop());

  for (const { mistake, spoil, found, told } of CASES) {
    test(mistake, async () => {
      const proxy = await startProxy(standIn.url, spoil);
      try {
        const main = await signIn(standIn.url, OWNER);
        const member = await token(standIn.url, VIEWER);
        const also = { member, origin: ORIGIN, publicBase: `${proxy.url}/api/v1` };
        const { code, report, ids } = await conformance(proxy.url, main, also);
        assert.equal(code, 1, report);
        assert.match(report, told);
        assert.deepEqual(ids('WRONG'), found, report);
      } finally {
        await proxy.stop();
      }
    });
  }
});
