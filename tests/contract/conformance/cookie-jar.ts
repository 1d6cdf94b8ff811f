// The cookies of one person: those that were given, and those that the API puts in their place.

export class CookieJar {
  readonly #cookies = new Map<string, string>();

  constructor(header: string) {
    for (const pair of header.split(';')) this.#put(pair);
  }

  /** Takes over what an answer sets. Reauthentication renews the session. */
  update(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';');
      const ends = attributes.some((attribute) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(attribute));
      if (ends) this.#cookies.delete(pair.split('=')[0]?.trim() ?? '');
      else this.#put(pair);
    }
  }

  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  values(): string[] {
    return [...this.#cookies.values()];
  }

  #put(pair: string): void {
    const at = pair.indexOf('=');
    if (at > 0) this.#cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
}
