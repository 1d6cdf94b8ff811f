// Somebody who calls the API. Every answer is held against the contract, whatever it was asked for.
import { setTimeout } from 'node:timers/promises';
import { type Answer, read } from './answer.ts';
import type { Contract } from './contract.ts';
import { exchange, Interrupted, type Received, type Sent } from './exchange.ts';
import type { Hidden } from './hidden.ts';
import { Jar } from './jar.ts';
import type { Probe } from './probe.ts';
import type { Credentials } from './settings.ts';

export interface Ask {
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
export interface Surroundings {
  readonly api: string;
  readonly contract: Contract;
  readonly hidden: Hidden;
  /** Told of every call before it is sent, and of every answer before whoever asked. */
  readonly watch: { asks(operation: string): void; sees(answer: Answer): void };
  /** What no answer may lack, whatever it was asked for. */
  readonly answers: Probe;
  /** What no answer may hold. */
  readonly leaks: Probe;
  signal: AbortSignal | null;
  /** What was told already: the same mistake of the same call is told once. */
  readonly told: Set<string>;
}

/** A longer `Retry-After` is told as what it is, a 429. */
const LONGEST_WAIT_S = 60;
const MOST_TURNS = 4;

/** Whose answers hold what is handed out once. */
const HANDS_OUT = ['POST /api-keys', 'POST /api-keys/{id}/rotations'];

export class Person {
  /** `csrf_token` of the session; null with a bearer token. */
  csrf: string | null = null;
  readonly kind: Credentials['kind'];
  readonly #around: Surroundings;
  readonly #credentials: Credentials;
  readonly #jar: Jar;

  constructor(around: Surroundings, credentials: Credentials) {
    this.#around = around;
    this.#credentials = credentials;
    this.kind = credentials.kind;
    this.#jar = new Jar(credentials.kind === 'cookie' ? credentials.value : '');
    around.hidden.lend(credentials.value);
    this.#hide();
  }

  async ask(operation: string, ask: Ask = {}): Promise<Answer> {
    const around = this.#around;
    const [method = '', template = ''] = operation.split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ask.params?.[name] ?? ''));
    const query = new URLSearchParams(
      Object.entries(ask.query ?? {}).map(([name, value]) => [name, String(value)]),
    );
    const body = ask.body === undefined ? undefined : JSON.stringify(ask.body);
    around.watch.asks(operation);
    const received = await this.#send({
      method,
      url: `${around.api}${path}${query.size ? `?${query}` : ''}`,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...this.credentials(ask.as),
        ...(method !== 'GET' && this.#token(ask.csrf)),
        ...ask.headers,
      },
      body,
    });
    if (!ask.as) this.#jar.take(received.setCookies);
    const answer = read(operation, path, received);
    this.#takeOver(operation, answer, ask);
    this.#judge(answer);
    around.watch.sees(answer);
    return answer;
  }

  /** As the page does, it waits where the API asks it to. */
  async #send(sent: Sent): Promise<Received> {
    for (let turn = 1; ; turn += 1) {
      const received = await exchange(sent, this.#around.signal);
      const seconds = Number(received.headers['retry-after'] ?? Number.NaN);
      if (received.status !== 429 || !(seconds <= LONGEST_WAIT_S) || turn === MOST_TURNS) return received;
      await setTimeout(seconds * 1000, null, {
        ...(this.#around.signal && { signal: this.#around.signal }),
      }).catch(() => {
        throw new Interrupted();
      });
    }
  }

  /** The headers that say who it is. */
  credentials(as?: Ask['as']): Record<string, string> {
    if (as === 'nobody') return {};
    if (this.kind === 'bearer') {
      return {
        authorization: `Bearer ${as === 'stranger' ? 'nobody-has-this-token' : this.#credentials.value}`,
      };
    }
    const cookie = this.#jar.header();
    return { cookie: as === 'stranger' ? cookie.replace(/=[^;]*/g, '=nobody-has-this-session') : cookie };
  }

  #token(csrf: Ask['csrf']): Record<string, string> {
    if (csrf === 'wrong') return { 'x-csrf-token': 'not-the-token-of-this-session' };
    return csrf === 'none' || this.csrf === null ? {} : { 'x-csrf-token': this.csrf };
  }

  /** The session and its token are those of the newest answer that tells them. */
  #takeOver(operation: string, answer: Answer, ask: Ask): void {
    if (ask.as || answer.status !== 200 || !/ \/session(\/|$)/.test(operation)) return;
    const token = answer.body?.csrf_token;
    this.csrf = typeof token === 'string' ? token : null;
    this.#hide();
  }

  #hide(): void {
    for (const value of [...this.#jar.values(), this.csrf]) this.#around.hidden.lend(value);
  }

  #judge(answer: Answer): void {
    const { contract, hidden } = this.#around;
    for (const { expected, came } of contract.mistakes(answer)) this.#note('answers', answer, expected, came);
    this.#around.answers.looked += 1;
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
      hidden.issue(answer.body?.secret_key);
      hidden.issue(answer.body?.api_key);
      return;
    }
    this.#around.leaks.looked += 1;
    if (!hidden.isIn(`${answer.text}\n${JSON.stringify(answer.headers)}`)) return;
    this.#note(
      'leaks',
      answer,
      'an answer without a secret key or a whole API key',
      `${answer.status}, with one`,
    );
  }

  /** The same mistake of the same call is told once. */
  #note(where: 'answers' | 'leaks', answer: Answer, expected: string, came: string): void {
    const mistake = `${answer.operation} ${expected} ${came}`;
    if (!this.#around.told.has(mistake)) this.#around[where].that(false, answer, expected, came);
    this.#around.told.add(mistake);
  }
}
