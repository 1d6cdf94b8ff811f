// Answers that are not as the contract has them.
import type { Mutation, Question } from '../proxy.ts';
import { API, answers, bodies, creates, dropped, gives, type Json, lists, refuses } from './mutation.ts';

export const withoutNoStore = answers(creates, dropped('cache-control'));

export const withoutVary = answers(() => true, dropped('vary'));

export const withoutChallenge = answers(() => true, dropped('www-authenticate'));

export const withoutRequestId = bodies(refuses, ({ request_id: _, ...problem }) => problem);

export const withoutKeyId = bodies(refuses, ({ key_id: _, ...problem }) => problem);

export const untypedConflicts = bodies(
  (_, { status }) => status === 412,
  (problem) => ({ ...problem, type: 'about:blank' }),
);

export const withoutHint = bodies(
  (question, { status }) => lists(question) && status === 200,
  (page) => ({
    ...page,
    keys: page.keys.map(({ hint: _, ...key }: Json) => key),
  }),
);

/** Takes every origin for one that is listed. */
export const anyOriginIn: Mutation = async (question, pass) => {
  const answer = await pass(question);
  const origin = question.headers['origin'];
  if (!origin) return answer;
  return { ...answer, headers: { ...answer.headers, 'access-control-allow-origin': origin } };
};

export const bucketsAreMissing = bodies(
  ({ path }, { status }) => path.includes('/usage') && status === 200,
  (usage) => ({ ...usage, buckets: usage.buckets.slice(1) }),
);

export const optionsMove = answers(
  ({ path }) => path === `${API}/api-keys/key_ConformanceCheckNone`,
  (answer) => ({ ...answer, status: 302, headers: { ...answer.headers, location: '/elsewhere' } }),
);

export const everybodyMayCreate = bodies(
  ({ path }, { status }) => path === `${API}/session` && status === 200,
  (session) => ({ ...session, permissions: { ...session.permissions, create: true, edit: true } }),
);

/** Says that it lacks a part. */
export function saysNo(part: string): Mutation {
  return bodies(
    ({ path }, { status }) => path === `${API}/api-key-options` && status === 200,
    (options) => ({ ...options, capabilities: { ...options.capabilities, [part]: false } }),
  );
}

/** Goes by the mode alone and says nothing of what a list adds up to. */
export const opennessIsUntold = bodies(
  (question, { status }) => lists(question) && status === 200,
  (page) => ({ ...page, keys: page.keys.map((key: Json) => ({ ...key, unrestricted: false })) }),
);

/** Refuses a list that adds up to any address, as an older contract did. */
export const wholeListsRefused: Mutation = async (question, pass) => {
  const answer = await pass(question);
  if (answer.status !== 422 || !question.body.includes('128.0.0.0/1')) return answer;
  const problem = JSON.parse(answer.text);
  const error = { pointer: '/ip_restrictions/networks', code: 'opens-everything', detail: 'Too wide.' };
  return { ...answer, text: JSON.stringify({ ...problem, errors: [...problem.errors, error] }) };
};

/** A clock that is a day behind. */
export const clockIsBehind = bodies(gives('GET', /\/session$/), (session) => ({
  ...session,
  now: new Date(Date.parse(session.now) - 86_400_000).toISOString(),
}));

export const clockIsUntold = bodies(gives('GET', /\/api-key-options$/), ({ now: _, ...options }) => options);

/** A moment without a zone. */
export const zoneIsMissing = bodies(
  (question, { status }) => lists(question) && status === 200,
  (page) => ({
    ...page,
    keys: page.keys.map((key: Json) => ({ ...key, created_at: '2026-11-23T09:00:00' })),
  }),
);

/** A moment as a number. */
export const momentIsNumber = bodies(gives('GET', /\/session$/), (session) => ({
  ...session,
  checked_until: 1_795_424_707,
}));

/** A check that was over long ago still counts. */
export const checkedForEver = bodies(gives('GET', /\/session$/), (session) => ({
  ...session,
  checked_until: '2001-01-01T00:00:00Z',
}));

export const presetsOfNothing = bodies(gives('GET', /\/api-key-options$/), (options) => ({
  ...options,
  presets: options.presets.map((preset: Json) => ({ ...preset, actions: ['no-such-action'] })),
}));

export const withoutWays = bodies(refuses, ({ sign_in: _, reauthentication: __, ...problem }) => problem);

export const othersCodes = bodies(
  (_, { status }) => status === 422,
  (problem) => ({ ...problem, errors: problem.errors?.map((error: Json) => ({ ...error, code: 'wrong' })) }),
);

export const otherHint = bodies(gives('POST', /\/api-keys$/), (created) => ({
  ...created,
  key: { ...created.key, hint: { ...created.key.hint, last4: '....' } },
}));

export const oldestFirst = bodies(gives('GET', /\/events$/), (page) => ({
  ...page,
  events: page.events.toReversed(),
}));

export const everythingActive = bodies(gives('PATCH', /\/key_\w+$/), (key) => ({ ...key, status: 'active' }));

export const rotationUntold = bodies(gives('POST', /\/secret-state$/), (key) => ({ ...key, rotation: null }));

export const ifMatchNotAllowed: Mutation = answers(
  ({ method }: Question) => method === 'OPTIONS',
  (answer) => ({
    ...answer,
    headers: {
      ...answer.headers,
      'access-control-allow-headers': 'content-type, idempotency-key, x-csrf-token',
    },
  }),
);

export const addressesForAll = bodies(
  (question, answer) => lists(question) && answer.status === 200,
  (page) => ({
    ...page,
    keys: page.keys.map((key: Json) => ({ ...key, last_used: { ...key.last_used, address: '192.0.2.7' } })),
  }),
);

/** Promises a part that it lacks. */
export const refusalsCounted = bodies(
  (question, answer) => lists(question) && answer.status === 200,
  (page) => ({ ...page, keys: page.keys.map((key: Json) => ({ ...key, refused_last_7_days: 0 })) }),
);
