// How real answers of the stand-in are spoiled.
import type { Received } from '../../exchange.ts';
import type { Mutation, Question } from '../proxy.ts';

// biome-ignore lint/suspicious/noExplicitAny: bodies of many shapes
export type Json = any;

export const API = '/api/settings';

/** Changes the answers to some calls. */
export function answers(
  of: (question: Question, answer: Received) => boolean,
  change: (answer: Received) => Received,
): Mutation {
  return async (question, pass) => {
    const answer = await pass(question);
    return of(question, answer) ? change(answer) : answer;
  };
}

/** Changes the bodies of the answers to some calls. */
export function bodies(
  of: (question: Question, answer: Received) => boolean,
  change: (body: Json) => Json,
): Mutation {
  return answers(of, (answer) => ({ ...answer, text: JSON.stringify(change(JSON.parse(answer.text))) }));
}

/** Changes requests on their way. */
export function requests(change: (question: Question) => Question): Mutation {
  return (question, pass) => pass(change(question));
}

export function dropped(name: string): (answer: Received) => Received {
  return (answer) => {
    const { [name]: _, ...headers } = answer.headers;
    return { ...answer, headers };
  };
}

export const creates = ({ method, path }: Question): boolean =>
  method === 'POST' && path === `${API}/api-keys`;
export const lists = ({ method, path }: Question): boolean =>
  method === 'GET' && path.startsWith(`${API}/api-keys?`);
export const refuses = (_: Question, { status }: Received): boolean => status >= 400;
export const onKey = ({ path }: Question): boolean => /\/api-keys\/key_\w+$/.test(path);

export const gives =
  (method: string, end: RegExp) =>
  (question: Question, { status }: Received): boolean =>
    question.method === method && end.test(question.path.split('?')[0] ?? '') && status < 300;
