// Values that must stand nowhere: what was lent to the program, and what it was given.

/** Shorter ones would be found by chance. */
const SHORTEST = 8;

export class Redactor {
  readonly #lent = new Set<string>();
  readonly #issued = new Set<string>();

  /** A token, a cookie, a password: never printed. */
  addSecret(value: string | null | undefined): void {
    if (value && value.length >= SHORTEST) this.#lent.add(value);
  }

  /** A secret key or a whole API key: never printed, and in no later answer. */
  addIssued(value: unknown): void {
    if (typeof value === 'string' && value.length >= SHORTEST) this.#issued.add(value);
  }

  /** Whether something that was handed out once stands in it. */
  hasIssued(text: string): boolean {
    return [...this.#issued].some((value) => text.includes(value));
  }

  /** The text without any of them, for the report. */
  redact(text: string): string {
    // The longest first: a token may be a part of a cookie header.
    const values = [...this.#lent, ...this.#issued].sort((a, b) => b.length - a.length);
    return values.reduce((left, value) => left.replaceAll(value, '[hidden]'), text);
  }
}
