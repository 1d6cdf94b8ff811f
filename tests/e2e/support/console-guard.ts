// Watches what a person does not see: the console, the content security policy and where requests go.
import assert from 'node:assert/strict';
import type { BrowserContext } from '@playwright/test';

export class ConsoleGuard {
  /** Every console line and page error of the context, in order. */
  readonly lines: string[] = [];
  /** Every address that was asked for, in order. */
  readonly addresses: string[] = [];
  readonly #origins: readonly string[];
  readonly #expected: RegExp[] = [];
  readonly #complaints: string[] = [];

  /** Whether every line of the console is a complaint, not only errors and warnings. */
  isStrict = false;

  /** Requests may go to these and nowhere else. */
  constructor(...origins: readonly string[]) {
    this.#origins = origins;
  }

  /** Accepts complaints on the console that the test itself brings about. */
  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  async attach(context: BrowserContext): Promise<void> {
    context.on('request', (request) => {
      const address = request.url();
      this.addresses.push(address);
      if (!/^(data|blob|about):/.test(address) && !this.#origins.includes(new URL(address).origin)) {
        this.#complaints.push(`a request left the origin: ${address}`);
      }
    });
    context.on('console', (message) => {
      this.lines.push(message.text());
      if (this.isStrict || message.type() === 'error' || message.type() === 'warning') {
        this.#complaints.push(`the console has: ${message.text()} ${message.location().url}`);
      }
    });
    context.on('weberror', (error) => {
      this.lines.push(error.error().message);
      this.#complaints.push(`an error was not caught: ${error.error().message}`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`CSP: ${event.violatedDirective} blocked ${event.blockedURI}`);
      });
    });
  }

  /** Fails unless everything that was complained about was expected. */
  check(): void {
    const unexpected = this.#complaints.filter(
      (line) => !this.#expected.some((pattern) => pattern.test(line)),
    );
    assert.deepEqual(unexpected, []);
  }
}
