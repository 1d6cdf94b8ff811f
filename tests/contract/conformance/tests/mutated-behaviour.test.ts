// A backend with one wrong behaviour: the check that covers it reports it, and no other check does.

import * as mutations from './mutations/behaviour.ts';
import { type Case, mutationTests } from './mutations/cases.ts';

const CASES: readonly Case[] = [
  {
    mistake: 'a secret key is in the list',
    mutation: mutations.secretsInList(),
    found: ['leaks'],
    told: /GET \/api-keys\n +expected: +an answer without a secret key or a whole API key/,
  },
  {
    mistake: 'an outdated revision is accepted',
    mutation: mutations.staleIsTaken,
    found: ['revision'],
    told: /PATCH \/api-keys\/key_\w+\n +expected: +412 revision-conflict for a change with an older ETag\n +came: +200/,
  },
  {
    mistake: 'reading a key changes its ETag',
    mutation: mutations.etagMoves(),
    found: ['create', 'revision', 'public'],
    told: /the same ETag while nobody changes the key\n +came: +another one: reading moves it/,
  },
  {
    mistake: 'a repeated create call creates a second key',
    mutation: mutations.eachCreateIsNew,
    found: ['repeats', 'at-once', 'repeats-end'],
    told: /expected: +the same key\n +came: +another key: it was made twice/,
  },
  {
    mistake: 'a pair is returned again after it was shown',
    mutation: mutations.pairsForEver(),
    found: ['repeats', 'repeats-end', 'rotation'],
    told: /expected: +409 already-created for the same request after “shown”\n +came: +201/,
  },
  {
    mistake: 'calls without the CSRF token are accepted',
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
    mistake: 'the sort order of a list is ignored',
    mutation: mutations.orderIsIgnored,
    found: ['list'],
    told: /expected: +the order created_at\n +came: +another one/,
  },
  {
    mistake: 'the filter of a list is ignored',
    mutation: mutations.filterIsIgnored,
    found: ['list', 'revoke'],
    told: /with status=disabled such keys alone/,
  },
  {
    mistake: 'the search text is sent back',
    mutation: mutations.searchIsEchoed,
    found: ['search-words', 'leaks'],
    told: /the query is not sent back/,
  },
  {
    mistake: 'the state of a secret key goes back to an earlier one',
    mutation: mutations.stateGoesBack,
    found: ['secret-state'],
    told: /the secret is “saved” after the report “shown”\n +came: +shown/,
  },
  {
    mistake: 'the report of a cancelled secret key is accepted',
    mutation: mutations.cancelledIsTaken,
    found: ['rotation-ends'],
    told: /409 rotation-cancelled for “shown” of the one that was superseded\n +came: +200/,
  },
  {
    mistake: 'any secret key is accepted',
    mutation: mutations.anySecretIsRight,
    found: ['public', 'public-ends'],
    told: /401 for a wrong secret key\n +came: +200/,
  },
];

mutationTests('a backend with one wrong behaviour', CASES);
