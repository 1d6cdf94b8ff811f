// Mistakes that backends make, each put upon real answers of the stand-in.
import { randomUUID } from 'node:crypto';
import type { Received } from '../exchange.ts';
import type { Question, Spoil } from './proxy.ts';

// biome-ignore lint/suspicious/noExplicitAny: bodies of many shapes
type Json = any;

const API = '/api/settings';

/** Changes the answers to some calls. */
function answers(
  of: (question: Question, answer: Received) => boolean,
  change: (answer: Received) => Received,
): Spoil {
  return async (question, pass) => {
    const answer = await pass(question);
    return of(question, answer) ? change(answer) : answer;
  };
}

/** Changes the bodies of the answers to some calls. */
function bodies(of: (question: Question, answer: Received) => boolean, change: (body: Json) => Json): Spoil {
  return answers(of, (answer) => ({ ...answer, text: JSON.stringify(change(JSON.parse(answer.text))) }));
}

/** Changes requests on their way. */
function requests(change: (question: Question) => Question): Spoil {
  return (question, pass) => pass(change(question));
}

function dropped(name: string): (answer: Received) => Received {
  return (answer) => {
    const { [name]: _, ...headers } = answer.headers;
    return { ...answer, headers };
  };
}

const creates = ({ method, path }: Question): boolean => method === 'POST' && path === `${API}/api-keys`;
const lists = ({ method, path }: Question): boolean =>
  method === 'GET' && path.startsWith(`${API}/api-keys?`);
const refuses = (_: Question, { status }: Received): boolean => status >= 400;
const onKey = ({ path }: Question): boolean => /\/api-keys\/key_\w+$/.test(path);

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

/** Every key it handed out stands in the list, whole. */
export function secretsInList(): Spoil {
  const told = new Map<string, Json>();
  return async (question, pass) => {
    const answer = await pass(question);
    if (creates(question) && answer.status === 201) {
      const { key, secret_key } = JSON.parse(answer.text);
      told.set(key.id, secret_key);
    }
    if (!lists(question) || answer.status !== 200) return answer;
    const page = JSON.parse(answer.text);
    const keys = page.keys.map((key: Json) => ({ ...key, secret_key: told.get(key.id) }));
    return { ...answer, text: JSON.stringify({ ...page, keys }) };
  };
}

/** Takes every origin for one that is listed. */
export const anyOriginIn: Spoil = async (question, pass) => {
  const answer = await pass(question);
  const origin = question.headers['origin'];
  if (!origin) return answer;
  return { ...answer, headers: { ...answer.headers, 'access-control-allow-origin': origin } };
};

/** Takes any revision for the present one. */
export const staleIsTaken: Spoil = async (question, pass) => {
  const answer = await pass(question);
  if (answer.status !== 412) return answer;
  const present = JSON.parse(answer.text).revision;
  return pass({ ...question, headers: { ...question.headers, 'if-match': `"${present}"` } });
};

/** Does not look at Idempotency-Key. */
export const eachCreateIsNew = requests((question) =>
  creates(question) && question.headers['idempotency-key']
    ? { ...question, headers: { ...question.headers, 'idempotency-key': randomUUID() } }
    : question,
);

/** Takes calls without the CSRF token. */
export function csrfIsNotAskedFor(): Spoil {
  let token = '';
  return async (question, pass) => {
    const headers =
      question.method === 'GET' ? question.headers : { ...question.headers, 'x-csrf-token': token };
    const answer = await pass({ ...question, headers });
    if (question.path === `${API}/session` && question.headers['cookie'] && answer.status === 200)
      token = JSON.parse(answer.text).csrf_token;
    return answer;
  };
}

/** The ETag of a key is another one each time. */
export function etagMoves(): Spoil {
  let count = 0;
  const moved = (answer: Received) => {
    count += 1;
    return { ...answer, headers: { ...answer.headers, etag: `"${count}"` } };
  };
  return answers((question) => question.method === 'GET' && onKey(question), moved);
}

/** Says that a key is revoked, and does nothing. */
export const revokingIsForgotten: Spoil = async (question, pass) => {
  if (question.method !== 'DELETE' || !onKey(question)) return pass(question);
  const found = await pass({ ...question, method: 'GET', body: '' });
  if (found.status !== 200) return found;
  const key = { ...JSON.parse(found.text), status: 'revoked', revoked_at: new Date().toISOString() };
  return { ...found, text: JSON.stringify(key) };
};

/** The answer that holds the pair is given again, whatever was reported. */
export function pairsForEver(): Spoil {
  const given = new Map<string, Received>();
  return async (question, pass) => {
    const intent = `${question.path} ${question.headers['idempotency-key']}`;
    const answer = await pass(question);
    if (answer.status === 201) given.set(intent, answer);
    return answer.status === 409 ? (given.get(intent) ?? answer) : answer;
  };
}

export const searchFindsNothing = bodies(
  ({ path }, { status }) => path === `${API}/api-keys/search` && status === 200,
  (page) => ({ ...page, keys: [], matched: 'text', next_cursor: null }),
);

export const everybodyMayCreate = bodies(
  ({ path }, { status }) => path === `${API}/session` && status === 200,
  (session) => ({ ...session, permissions: { ...session.permissions, create: true, edit: true } }),
);

export const bucketsAreMissing = bodies(
  ({ path }, { status }) => path.includes('/usage') && status === 200,
  (usage) => ({ ...usage, buckets: usage.buckets.slice(1) }),
);

export const optionsMove = answers(
  ({ path }) => path === `${API}/api-keys/key_ConformanceCheckNone`,
  (answer) => ({ ...answer, status: 302, headers: { ...answer.headers, location: '/elsewhere' } }),
);

/** Says that it lacks a part. */
export function saysNo(part: string): Spoil {
  return bodies(
    ({ path }, { status }) => path === `${API}/api-key-options` && status === 200,
    (options) => ({ ...options, capabilities: { ...options.capabilities, [part]: false } }),
  );
}
