// Somebody who calls the API. Every answer is held against the contract, whatever it was asked for.
import { setTimeout } from 'node:timers/promises';
import { type Answer, read } from './answer.ts';
import type { Contract } from './contract.ts';
import { CookieJar } from './cookie-jar.ts';
import { exchange, Interrupted, type Received, type Sent } from './exchange.ts';
import type { Findings } from './findings.ts';
import type { Redactor } from './redactor.ts';
import type { Credentials } from './settings.ts';

export interface RequestOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The CSRF token is left out, or another one. */
  readonly csrf?: 'none' | 'wrong';
  /** Without credentials, or with some that nobody has. */
  readonly as?: 'nobody' | 'stranger';
}

/** What the calls of all persons share. */
export interface ClientContext {
  readonly api: string;
  readonly contract: Contract;
  readonly redactor: Redactor;
  /** Told of every call before it is sent, and of every answer before whoever asked. */
  readonly observer: { onRequest(operation: string): void; onAnswer(answer: Answer): void };
  /** What no answer may lack, whatever it was asked for. */
  readonly answers: Findings;
  /** What no answer may hold. */
  readonly leaks: Findings;
  signal: AbortSignal | null;
  /** What was told already: the same violation of the same call is told once. */
  readonly reported: Set<string>;
}

/** A longer `Retry-After` is told as what it is, a 429. */
const LONGEST_WAIT_S = 60;
const MOST_TURNS = 4;

/** Whose answers hold what is handed out once. */
const HANDS_OUT = ['POST /api-keys', 'POST /api-keys/{id}/rotations'];

export class Client {
  /** `csrf_token` of the session; null with a bearer token. */
  csrf: string | null = null;
  readonly kind: Credentials['kind'];
  readonly #clientContext: ClientContext;
  readonly #credentials: Credentials;
  readonly #jar: CookieJar;

  constructor(clientContext: ClientContext, credentials: Credentials) {
    this.#clientContext = clientContext;
    this.#credentials = credentials;
    this.kind = credentials.kind;
    this.#jar = new CookieJar(credentials.kind === 'cookie' ? credentials.value : '');
    clientContext.redactor.addSecret(credentials.value);
    this.#hide();
  }

  async request(operation: string, ask: RequestOptions = {}): Promise<Answer> {
    const clientContext = this.#clientContext;
    const [method = '', template = ''] = operation.split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ask.params?.[name] ?? ''));
    const query = new URLSearchParams(
      Object.entries(ask.query ?? {}).map(([name, value]) => [name, String(value)]),
    );
    const body = ask.body === undefined ? undefined : JSON.stringify(ask.body);
    clientContext.observer.onRequest(operation);
    const received = await this.#send({
      method,
      url: `${clientContext.api}${path}${query.size ? `?${query}` : ''}`,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...this.credentials(ask.as),
        ...(method !== 'GET' && this.#token(ask.csrf)),
        ...ask.headers,
      },
      body,
    });
    if (!ask.as) this.#jar.update(received.setCookies);
    const answer = read(operation, path, received);
    this.#adoptSession(operation, answer, ask);
    this.#validate(answer);
    clientContext.observer.onAnswer(answer);
    return answer;
  }

  /** As the page does, it waits where the API asks it to. */
  async #send(sent: Sent): Promise<Received> {
    for (let turn = 1; ; turn += 1) {
      const received = await exchange(sent, this.#clientContext.signal);
      const seconds = Number(received.headers['retry-after'] ?? Number.NaN);
      if (received.status !== 429 || !(seconds <= LONGEST_WAIT_S) || turn === MOST_TURNS) return received;
      await setTimeout(seconds * 1000, null, {
        ...(this.#clientContext.signal && { signal: this.#clientContext.signal }),
      }).catch(() => {
        throw new Interrupted();
      });
    }
  }

  /** The headers that say who it is. */
  credentials(as?: RequestOptions['as']): Record<string, string> {
    if (as === 'nobody') return {};
    if (this.kind === 'bearer') {
      return {
        authorization: `Bearer ${as === 'stranger' ? 'nobody-has-this-token' : this.#credentials.value}`,
      };
    }
    const cookie = this.#jar.header();
    return { cookie: as === 'stranger' ? cookie.replace(/=[^;]*/g, '=nobody-has-this-session') : cookie };
  }

  #token(csrf: RequestOptions['csrf']): Record<string, string> {
    if (csrf === 'wrong') return { 'x-csrf-token': 'not-the-token-of-this-session' };
    return csrf === 'none' || this.csrf === null ? {} : { 'x-csrf-token': this.csrf };
  }

  /** The session and its token are those of the newest answer that tells them. */
  #adoptSession(operation: string, answer: Answer, ask: RequestOptions): void {
    if (ask.as || answer.status !== 200 || !/ \/session(\/|$)/.test(operation)) return;
    const token = answer.body?.csrf_token;
    this.csrf = typeof token === 'string' ? token : null;
    this.#hide();
  }

  #hide(): void {
    for (const value of [...this.#jar.values(), this.csrf]) this.#clientContext.redactor.addSecret(value);
  }

  #validate(answer: Answer): void {
    const { contract, redactor } = this.#clientContext;
    for (const { expected, actual } of contract.violations(answer))
      this.#note('answers', answer, expected, actual);
    this.#clientContext.answers.checked += 1;
    const said = answer.problem === null ? undefined : answer.body.status;
    if (typeof said === 'number' && said !== answer.status) {
      this.#note(
        'answers',
        answer,
        '“status” of a problem is the HTTP status',
        `${said} with ${answer.status}`,
      );
    }
    if (HANDS_OUT.includes(answer.operation) && answer.status === 201) {
      redactor.addIssued(answer.body?.secret_key);
      redactor.addIssued(answer.body?.api_key);
      return;
    }
    this.#clientContext.leaks.checked += 1;
    if (!redactor.hasIssued(`${answer.text}\n${JSON.stringify(answer.headers)}`)) return;
    this.#note(
      'leaks',
      answer,
      'an answer without a secret key or a whole API key',
      `${answer.status}, with one`,
    );
  }

  /** The same violation of the same call is told once. */
  #note(where: 'answers' | 'leaks', answer: Answer, expected: string, actual: string): void {
    const violation = `${answer.operation} ${expected} ${actual}`;
    if (!this.#clientContext.reported.has(violation))
      this.#clientContext[where].check(false, answer, expected, actual);
    this.#clientContext.reported.add(violation);
  }
}
