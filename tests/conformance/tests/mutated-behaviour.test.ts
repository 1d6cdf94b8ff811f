// A backend that does one thing otherwise: that is found, and nothing else is blamed.

import * as mutations from './mutations/behaviour.ts';
import { type Case, mutationTests } from './mutations/cases.ts';

const CASES: readonly Case[] = [
  {
    mistake: 'a secret key stands in the list',
    mutation: mutations.secretsInList(),
    found: ['leaks'],
    told: /GET \/api-keys\n +expected: +an answer without a secret key or a whole API key/,
  },
  {
    mistake: 'any revision is taken for the present one',
    mutation: mutations.staleIsTaken,
    found: ['revision'],
    told: /PATCH \/api-keys\/key_\w+\n +expected: +412 revision-conflict for a change with an older ETag\n +came: +200/,
  },
  {
    mistake: 'reading a key moves its ETag',
    mutation: mutations.etagMoves(),
    found: ['create', 'revision', 'public'],
    told: /the same ETag while nobody changes the key\n +came: +another one: reading moves it/,
  },
  {
    mistake: 'a repeated create call makes a second key',
    mutation: mutations.eachCreateIsNew,
    found: ['repeats', 'at-once', 'repeats-end'],
    told: /expected: +the same key\n +came: +another key: it was made twice/,
  },
  {
    mistake: 'a pair is given again after it was shown',
    mutation: mutations.pairsForEver(),
    found: ['repeats', 'repeats-end', 'rotation'],
    told: /expected: +409 already-created for the same request after “shown”\n +came: +201/,
  },
  {
    mistake: 'calls without the CSRF token are taken',
    mutation: mutations.csrfIsNotAskedFor(),
    found: ['csrf'],
    told: /403 csrf-token-mismatch for a create call without X-CSRF-Token\n +came: +201/,
  },
  {
    mistake: 'revoking does nothing',
    mutation: mutations.revokingIsForgotten,
    found: ['csrf', 'search-keys', 'revoke', 'key-events', 'roles-refused', 'public-ends', 'answers'],
    told: /expected: +a key that was made is revoked at the end\n +came: +it is not/,
  },
  {
    mistake: 'a pasted key finds nothing',
    mutation: mutations.searchFindsNothing,
    found: ['search-keys'],
    told: /its secret key finds the key\n +came: +0 others/,
  },
  {
    mistake: 'every list is in the same order',
    mutation: mutations.orderIsIgnored,
    found: ['list'],
    told: /expected: +the order created_at\n +came: +another one/,
  },
  {
    mistake: 'every list has the same keys',
    mutation: mutations.filterIsIgnored,
    found: ['list', 'revoke'],
    told: /with status=disabled such keys alone/,
  },
  {
    mistake: 'what was searched is sent back',
    mutation: mutations.searchIsEchoed,
    found: ['search-words', 'leaks'],
    told: /the query is not sent back/,
  },
  {
    mistake: 'the state of a secret goes back',
    mutation: mutations.stateGoesBack,
    found: ['secret-state'],
    told: /the secret is “saved” after the report “shown”\n +came: +shown/,
  },
  {
    mistake: 'the report of a cancelled secret is taken',
    mutation: mutations.cancelledIsTaken,
    found: ['rotation-ends'],
    told: /409 rotation-cancelled for “shown” of the one that was superseded\n +came: +200/,
  },
  {
    mistake: 'any secret key is right',
    mutation: mutations.anySecretIsRight,
    found: ['public', 'public-ends'],
    told: /401 for a wrong secret key\n +came: +200/,
  },
];

mutationTests('a backend that does otherwise', CASES);
