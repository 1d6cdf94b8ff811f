// A backend with one kind of wrong answer: the checks that cover it report it, and no other check does.

import * as mutations from './mutations/answers.ts';
import { type Case, mutationTests } from './mutations/cases.ts';

const CASES: readonly Case[] = [
  {
    mistake: 'a new key can be cached',
    mutation: mutations.withoutNoStore,
    found: ['answers'],
    told: /POST \/api-keys\n +expected: +the header Cache-Control\n +came: +201 without it/,
  },
  {
    mistake: 'an answer has an invalid shape',
    mutation: mutations.withoutHint,
    found: ['answers'],
    told: /GET \/api-keys\n +expected: +“keys\/\*” must have required property 'hint'/,
  },
  {
    mistake: 'already-created does not name the key',
    mutation: mutations.withoutKeyId,
    found: ['repeats'],
    told: /expected: +key_id names the key that was made\n +came: +none, or another/,
  },
  {
    mistake: 'problems have no request id',
    mutation: mutations.withoutRequestId,
    found: ['problems', 'answers'],
    told: /expected: +request_id in the body of the problem\n +came: +none/,
  },
  {
    mistake: 'a refusal has no type of the contract',
    mutation: mutations.untypedConflicts,
    found: ['revision', 'answers'],
    told: /412 revision-conflict for a change with an older ETag\n +came: +412\n/,
  },
  {
    mistake: 'a 401 has no WWW-Authenticate header',
    mutation: mutations.withoutChallenge,
    found: ['answers'],
    told: /expected: +the header WWW-Authenticate\n +came: +401 without it/,
  },
  {
    mistake: 'any origin is allowed',
    mutation: mutations.anyOriginIn,
    found: ['foreign-origin'],
    told: /expected: +no Access-Control-Allow-Origin for the origin https:\/\/conformance-check\.invalid/,
  },
  {
    mistake: 'answers have no Vary header',
    mutation: mutations.withoutVary,
    found: ['cors', 'preflight', 'foreign-origin'],
    told: /expected: +Vary: Origin, so that no cache/,
  },
  {
    mistake: 'an answer is a redirect',
    mutation: mutations.optionsMove,
    found: ['problems', 'preflight', 'answers'],
    told: /came: +302, a redirect, which the page takes for an error/,
  },
  {
    mistake: 'a day is missing from the usage',
    mutation: mutations.bucketsAreMissing,
    found: ['usage', 'answers'],
    told: /7 buckets for days=7\n +came: +6/,
  },
  {
    mistake: 'a session grants permissions that calls refuse',
    mutation: mutations.everybodyMayCreate,
    found: ['roles-refused'],
    told: /no forbidden, since the session says “create”: true\n +came: +forbidden/,
  },
  {
    mistake: 'a key for any address is marked as restricted',
    mutation: mutations.opennessIsUntold,
    found: ['list'],
    told: /“unrestricted” true of every key whose mode is “any”\n +came: +false of one/,
  },
  {
    mistake: 'an allowlist that adds up to any address is refused',
    mutation: mutations.wholeListsRefused,
    found: ['validation'],
    told: /no error for networks that add up to any address\n +came: +\/ip_restrictions\/networks opens-everything/,
  },
  {
    mistake: 'the clock is a day behind',
    mutation: mutations.clockIsBehind,
    found: ['session'],
    told: /GET \/session\n +expected: +“now” within a minute of the header Date\n +came: +8\d{4} seconds apart/,
  },
  {
    mistake: 'the options have no current time',
    mutation: mutations.clockIsUntold,
    found: ['options', 'answers'],
    told: /GET \/api-key-options\n +expected: +must have required property 'now'/,
  },
  {
    mistake: 'a timestamp has no time zone',
    mutation: mutations.zoneIsMissing,
    found: ['answers'],
    told: /GET \/api-keys\n +expected: +“keys\/\*\/created_at” must match format "date-time"/,
  },
  {
    mistake: 'a timestamp is a number',
    mutation: mutations.momentIsNumber,
    found: ['answers'],
    told: /GET \/session\n +expected: +“checked_until” must be/,
  },
  {
    mistake: 'an expired reauthentication still counts',
    mutation: mutations.checkedForEver,
    found: ['session'],
    told: /GET \/session\n +expected: +checked_until is null once it is over/,
  },
  {
    mistake: 'a preset contains an unknown action',
    mutation: mutations.presetsOfNothing,
    found: ['options'],
    told: /every action of a preset is in the catalogue/,
  },
  {
    mistake: 'a 401 names no way to sign in',
    mutation: mutations.withoutWays,
    found: ['signed-out'],
    told: /sign_in says how to begin a session\n +came: +no way/,
  },
  {
    mistake: 'validation errors have unknown codes',
    mutation: mutations.othersCodes,
    found: ['search-words', 'validation', 'rotation-ends'],
    told: /an entry in errors with \/name and required\n +came: +\/name wrong/,
  },
  {
    mistake: 'a hint does not match the end of the API key',
    mutation: mutations.otherHint,
    found: ['create', 'search-keys'],
    told: /the hint is how the API key begins and ends/,
  },
  {
    mistake: 'the oldest events come first',
    mutation: mutations.oldestFirst,
    found: ['events', 'key-events'],
    told: /GET \/events\n +expected: +the newest first/,
  },
  {
    mistake: 'a disabled key has the status active',
    mutation: mutations.everythingActive,
    found: ['switch'],
    told: /the status “disabled”\n +came: +active/,
  },
  {
    mistake: 'the overlap of a rotation is missing',
    mutation: mutations.rotationUntold,
    found: ['rotation'],
    told: /rotation.state “overlapping” after “shown”/,
  },
  {
    mistake: 'a preflight does not allow a required header',
    mutation: mutations.ifMatchNotAllowed,
    found: ['preflight'],
    told: /expected: +content-type, if-match, x-csrf-token in Access-Control-Allow-Headers\n +came: +without if-match/,
  },
  {
    mistake: 'addresses are sent to a member who may not see them',
    mutation: mutations.addressesForAll,
    found: ['roles'],
    told: /last_used.address is null without the permission see_addresses/,
  },
];

mutationTests('a backend with one kind of wrong answer', CASES);
