// What is looked for: each secret whole, its halves, and the whole percent-encoded and in base64.

/** Secrets by the name under which a finding tells of them; `{ 'secret key': '…' }` is enough for a rotation. */
export type Secrets = Readonly<Record<string, string>>;

/** A text and where it stood. */
export interface Text {
  readonly where: string;
  readonly text: string;
}

interface Needle {
  readonly name: string;
  readonly text: string;
  /** In UTF-8 and in UTF-16LE. */
  readonly bytes: readonly Buffer[];
}

/** A shorter half would be found by chance. */
const SHORTEST = 6;

export class Needles {
  readonly #all: readonly Needle[];

  constructor(secrets: Secrets) {
    this.#all = Object.entries(secrets).flatMap(([name, value]) => needlesOf(name, value));
    if (this.#all.length === 0) throw new Error('There is no secret to look for.');
  }

  /** Names of what a text has in it; nothing for most texts. */
  inText(text: string): string[] {
    return this.#all.filter((needle) => text.includes(needle.text)).map((needle) => needle.name);
  }

  /** Names of what bytes have in them, in either encoding. */
  inBytes(bytes: Buffer): string[] {
    return this.#all.flatMap((needle) => {
      const at = needle.bytes.map((encoded) => bytes.indexOf(encoded)).find((offset) => offset >= 0);
      return at === undefined ? [] : [`${needle.name} (byte ${at})`];
    });
  }

  /** A line for each text that has something in it. */
  inTexts(texts: readonly Text[]): string[] {
    return texts.flatMap(({ where, text }) => lines(this.inText(text), where));
  }
}

/** “the first half of the secret key, in localStorage”; no line where nothing was found. */
export function lines(found: readonly string[], where: string): string[] {
  return found.length > 0 ? [`${found.join(' and ')}, in ${where}`] : [];
}

/** Every string in a value that came as JSON, the names of its members included. */
export function strings(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, member]) => `${name}\n${strings(member)}`)
    .join('\n');
}

function needlesOf(name: string, value: string): Needle[] {
  const middle = Math.ceil(value.length / 2);
  const forms: (readonly [string, string])[] = [
    [`the ${name}`, value],
    [`the first half of the ${name}`, value.slice(0, middle)],
    [`the second half of the ${name}`, value.slice(middle)],
    [`the percent-encoded ${name}`, encodeURIComponent(value)],
    ...[0, 1, 2].map((before) => [`the ${name} in base64`, base64(value, before)] as const),
  ];
  const seen = new Set<string>();
  return forms
    .filter(([, text]) => text.length >= SHORTEST && !seen.has(text) && seen.add(text))
    .map(([form, text]) => ({ name: form, text, bytes: [Buffer.from(text), Buffer.from(text, 'utf16le')] }));
}

/** What of the value's base64 is the same whatever stands around it, `before` bytes into a group of three. */
function base64(value: string, before: number): string {
  const bytes = Buffer.from(value);
  const start = (3 - before) % 3;
  const length = Math.floor((bytes.length - start) / 3) * 3;
  return bytes.subarray(start, start + length).toString('base64');
}
