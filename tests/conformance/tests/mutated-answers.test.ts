// A backend whose answers are otherwise in one way: that is found, and nothing else is blamed.

import * as mutations from './mutations/answers.ts';
import { type Case, mutationTests } from './mutations/cases.ts';

const CASES: readonly Case[] = [
  {
    mistake: 'a new key can be kept by a cache',
    mutation: mutations.withoutNoStore,
    found: ['answers'],
    told: /POST \/api-keys\n +expected: +the header Cache-Control\n +came: +201 without it/,
  },
  {
    mistake: 'an answer of another shape',
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
    mistake: 'problems without the id of the request',
    mutation: mutations.withoutRequestId,
    found: ['problems', 'answers'],
    told: /expected: +request_id in the body of the problem\n +came: +none/,
  },
  {
    mistake: 'a refusal without a type of the contract',
    mutation: mutations.untypedConflicts,
    found: ['revision', 'answers'],
    told: /412 revision-conflict for a change with an older ETag\n +came: +412\n/,
  },
  {
    mistake: 'a 401 does not say how to sign in',
    mutation: mutations.withoutChallenge,
    found: ['answers'],
    told: /expected: +the header WWW-Authenticate\n +came: +401 without it/,
  },
  {
    mistake: 'any origin is let in',
    mutation: mutations.anyOriginIn,
    found: ['foreign-origin'],
    told: /expected: +no Access-Control-Allow-Origin for the origin https:\/\/conformance-check\.invalid/,
  },
  {
    mistake: 'answers do not vary by origin',
    mutation: mutations.withoutVary,
    found: ['cors', 'preflight', 'foreign-origin'],
    told: /expected: +Vary: Origin, so that no cache/,
  },
  {
    mistake: 'a redirect',
    mutation: mutations.optionsMove,
    found: ['problems', 'preflight', 'answers'],
    told: /came: +302, a redirect, which the page takes for an error/,
  },
  {
    mistake: 'a day is missing in the usage',
    mutation: mutations.bucketsAreMissing,
    found: ['usage', 'answers'],
    told: /7 buckets for days=7\n +came: +6/,
  },
  {
    mistake: 'a session promises what calls refuse',
    mutation: mutations.everybodyMayCreate,
    found: ['roles-refused'],
    told: /no forbidden, since the session says “create”: true\n +came: +forbidden/,
  },
  {
    mistake: 'a key for any address that is told as limited',
    mutation: mutations.opennessIsUntold,
    found: ['list'],
    told: /“unrestricted” true of every key whose mode is “any”\n +came: +false of one/,
  },
  {
    mistake: 'a list that adds up to any address is refused',
    mutation: mutations.wholeListsRefused,
    found: ['validation'],
    told: /no error for networks that add up to any address\n +came: +\/ip_restrictions\/networks opens-everything/,
  },
  {
    mistake: 'a clock that is a day behind',
    mutation: mutations.clockIsBehind,
    found: ['session'],
    told: /GET \/session\n +expected: +“now” within a minute of the header Date\n +came: +8\d{4} seconds apart/,
  },
  {
    mistake: 'options without the clock',
    mutation: mutations.clockIsUntold,
    found: ['options', 'answers'],
    told: /GET \/api-key-options\n +expected: +must have required property 'now'/,
  },
  {
    mistake: 'a moment without a zone',
    mutation: mutations.zoneIsMissing,
    found: ['answers'],
    told: /GET \/api-keys\n +expected: +“keys\/\*\/created_at” must match format "date-time"/,
  },
  {
    mistake: 'a moment as a number',
    mutation: mutations.momentIsNumber,
    found: ['answers'],
    told: /GET \/session\n +expected: +“checked_until” must be/,
  },
  {
    mistake: 'a reauthentication that has ended counts',
    mutation: mutations.checkedForEver,
    found: ['session'],
    told: /GET \/session\n +expected: +checked_until is null once it is over/,
  },
  {
    mistake: 'a preset of an action that there is not',
    mutation: mutations.presetsOfNothing,
    found: ['options'],
    told: /every action of a preset is in the catalogue/,
  },
  {
    mistake: 'a 401 without a way to sign in',
    mutation: mutations.withoutWays,
    found: ['signed-out'],
    told: /sign_in says how to begin a session\n +came: +no way/,
  },
  {
    mistake: 'codes that the page does not know',
    mutation: mutations.othersCodes,
    found: ['search-words', 'validation', 'rotation-ends'],
    told: /an entry in errors with \/name and required\n +came: +\/name wrong/,
  },
  {
    mistake: 'a hint that is not how the API key ends',
    mutation: mutations.otherHint,
    found: ['create', 'search-keys'],
    told: /the hint is how the API key begins and ends/,
  },
  {
    mistake: 'the oldest events first',
    mutation: mutations.oldestFirst,
    found: ['events', 'key-events'],
    told: /GET \/events\n +expected: +the newest first/,
  },
  {
    mistake: 'a disabled key that is told as active',
    mutation: mutations.everythingActive,
    found: ['switch'],
    told: /the status “disabled”\n +came: +active/,
  },
  {
    mistake: 'an overlap that is not told',
    mutation: mutations.rotationUntold,
    found: ['rotation'],
    told: /rotation.state “overlapping” after “shown”/,
  },
  {
    mistake: 'a preflight without a header that is needed',
    mutation: mutations.ifMatchNotAllowed,
    found: ['preflight'],
    told: /expected: +content-type, if-match, x-csrf-token in Access-Control-Allow-Headers\n +came: +without if-match/,
  },
  {
    mistake: 'addresses for somebody who may not see them',
    mutation: mutations.addressesForAll,
    found: ['roles'],
    told: /last_used.address is null without the permission see_addresses/,
  },
];

mutationTests('a backend whose answers are otherwise', CASES);
