// Answers that are as the contract has them, to something that was not done as it says.
import { randomUUID } from 'node:crypto';
import type { Received } from '../../exchange.ts';
import type { Mutation } from '../proxy.ts';
import { API, answers, bodies, creates, type Json, lists, onKey, requests } from './mutation.ts';

/** Every key it handed out stands in the list, whole. */
export function secretsInList(): Mutation {
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

/** Takes any revision for the present one. */
export const staleIsTaken: Mutation = async (question, pass) => {
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
export function csrfIsNotAskedFor(): Mutation {
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
export function etagMoves(): Mutation {
  let count = 0;
  const moved = (answer: Received) => {
    count += 1;
    return { ...answer, headers: { ...answer.headers, etag: `"${count}"` } };
  };
  return answers((question) => question.method === 'GET' && onKey(question), moved);
}

/** Says that a key is revoked, and does nothing. */
export const revokingIsForgotten: Mutation = async (question, pass) => {
  if (question.method !== 'DELETE' || !onKey(question)) return pass(question);
  const found = await pass({ ...question, method: 'GET', body: '' });
  if (found.status !== 200) return found;
  const key = { ...JSON.parse(found.text), status: 'revoked', revoked_at: new Date().toISOString() };
  return { ...found, text: JSON.stringify(key) };
};

/** The answer that holds the pair is given again, whatever was reported. */
export function pairsForEver(): Mutation {
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

/** Every list is in the same order. */
export const orderIsIgnored = requests((question) => ({
  ...question,
  path: question.path.replace(/([?&])sort=(?!no-such)[^&]*&?/, '$1'),
}));

/** Every list has the same keys. */
export const filterIsIgnored = requests((question) => ({
  ...question,
  path: question.path.replace(/([?&])status=(?!no-such)[^&]*&?/, '$1'),
}));

/** Tells what was searched. */
export const searchIsEchoed: Mutation = async (question, pass) => {
  const answer = await pass(question);
  if (!question.path.endsWith('/search') || answer.status !== 200) return answer;
  const { query } = JSON.parse(question.body);
  return { ...answer, text: JSON.stringify({ ...JSON.parse(answer.text), query }) };
};

/** Takes the last report for the state, whatever came before. */
export const stateGoesBack: Mutation = async (question, pass) => {
  const answer = await pass(question);
  if (!question.path.endsWith('/secret-state') || answer.status !== 200) return answer;
  const key = JSON.parse(answer.text);
  const { state } = JSON.parse(question.body);
  const secrets = key.secrets.map((secret: Json, at: number) => (at === 0 ? { ...secret, state } : secret));
  return { ...answer, text: JSON.stringify({ ...key, secrets }) };
};

/** Takes the report of a secret that a newer one took the place of. */
export const cancelledIsTaken: Mutation = async (question, pass) => {
  const answer = await pass(question);
  if (!answer.text.includes('problem:rotation-cancelled')) return answer;
  return pass({ ...question, method: 'GET', path: question.path.replace(/\/secret-state$/, ''), body: '' });
};

/** Lets every secret key of a known API key in. */
export const anySecretIsRight: Mutation = async (question, pass) => {
  const answer = await pass(question);
  if (!question.path.startsWith('/api/v1/') || answer.status !== 401) return answer;
  return { ...answer, status: 200, text: '[]' };
};
