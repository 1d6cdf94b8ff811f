// What a schema found, in words. Never the value itself: it could be one that must stand nowhere.

interface Found {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly message?: string | undefined;
  readonly params: Record<string, unknown>;
}

const MOST = 5;

/** `body/keys/0 must have required property 'id'`, each once, list entries told by the first one. */
export function sentences(found: readonly Found[]): string[] {
  const told = new Map<string, string>();
  for (const error of found) {
    // The alternatives of a choice are each told on their own; that none fits says nothing more.
    if (error.keyword === 'oneOf' && found.some((other) => inside(other, error))) continue;
    const place = error.instancePath.replace(/\/\d+(?=\/|$)/g, '/*');
    const sentence = `${place ? `“${place.slice(1)}” ` : ''}${words(error)}`;
    told.set(sentence, sentence);
  }
  return [...told.values()].slice(0, MOST);
}

function inside(other: Found, choice: Found): boolean {
  return other !== choice && other.schemaPath.startsWith(choice.schemaPath);
}

function words(error: Found): string {
  const allowed = error.params['allowedValues'] ?? error.params['allowedValue'];
  if (allowed !== undefined) return `must be ${[allowed].flat().join(' or ')}`;
  return error.message ?? `does not keep ${error.keyword}`;
}
