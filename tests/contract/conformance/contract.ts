// The contract as a judge: what it says about the answer of a call, by its status.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, addFormats, parseYaml, type ValidateFunction } from '../../e2e/support/packages.ts';
import { sentences } from './schema-words.ts';

const FILE = resolve(import.meta.dirname, '../openapi.yaml');
const ID = 'contract';

// biome-ignore lint/suspicious/noExplicitAny: a document of many shapes, walked by its pointers
type Node = any;

export interface Judged {
  readonly operation: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined` where it is not JSON. */
  readonly body: unknown;
}

export interface Violation {
  readonly expected: string;
  readonly actual: string;
}

export class Contract {
  readonly version: string;
  readonly #document: Node;
  readonly #ajv: Ajv2020;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(file = FILE) {
    this.#document = parseYaml(readFileSync(file, 'utf8'));
    this.version = this.#document.info.version;
    // Not strict: OpenAPI writes words of its own beside those of JSON Schema.
    this.#ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ ...this.#document, $id: ID });
  }

  /** What is wrong about an answer. `operation` as in the contract: `GET /api-keys/{id}`. */
  violations(answer: Judged): Violation[] {
    const [method = '', path = ''] = answer.operation.split(' ');
    const [operation, at] = this.#walk(['paths', path, method.toLowerCase()]);
    if (!operation) throw new Error(`The contract has no ${answer.operation}.`);
    const known = operation.responses[String(answer.status)];
    if (!known) return [this.#unknownStatus(answer, Object.keys(operation.responses))];
    const [response, pointer] = this.#walk(['responses', String(answer.status)], operation, at);
    return [
      ...this.#headers(answer, response.headers ?? {}, [...pointer, 'headers']),
      ...this.#content(answer, response.content ?? {}, [...pointer, 'content']),
    ];
  }

  #unknownStatus({ status }: Judged, statuses: string[]): Violation {
    const redirect = status >= 300 && status < 400 ? ', a redirect, which the page takes for an error' : '';
    return { expected: `a status of the contract (${statuses.join(', ')})`, actual: `${status}${redirect}` };
  }

  #headers(answer: Judged, headers: Node, at: string[]): Violation[] {
    return Object.keys(headers).flatMap((name) => {
      const [header, pointer] = this.#walk([name], headers, at);
      const value = answer.headers[name.toLowerCase()];
      if (value === undefined) {
        if (!header.required) return [];
        return [{ expected: `the header ${name}`, actual: `${answer.status} without it` }];
      }
      const number = header.schema.type === 'integer' && /^\d+$/.test(value);
      const judge = this.#judge([...pointer, 'schema']);
      if (judge(number ? Number(value) : value)) return [];
      const expected = sentences(judge.errors ?? []).join('; ');
      return [{ expected: `the header ${name}, which ${expected}`, actual: 'another value' }];
    });
  }

  #content(answer: Judged, content: Node, at: string[]): Violation[] {
    const [type] = Object.keys(content);
    if (!type) return [];
    const actual = (answer.headers['content-type'] ?? 'none').split(';')[0]?.trim().toLowerCase();
    const violations: Violation[] = [];
    if (actual !== type)
      violations.push({ expected: `Content-Type: ${type}`, actual: `${answer.status}, ${actual}` });
    if (answer.body === undefined) {
      return [...violations, { expected: 'a body of JSON', actual: `${answer.status}, something else` }];
    }
    const judge = this.#judge([...at, type, 'schema']);
    if (judge(answer.body)) return violations;
    const told = sentences(judge.errors ?? []).map((expected) => ({
      expected,
      actual: `${answer.status}, and a body where this does not hold`,
    }));
    return [...violations, ...told];
  }

  #judge(pointer: string[]): ValidateFunction {
    const $ref = `${ID}#/${pointer.map(escaped).join('/')}`;
    let judge = this.#compiled.get($ref);
    if (!judge) {
      judge = this.#ajv.compile({ $ref });
      this.#compiled.set($ref, judge);
    }
    return judge;
  }

  /** Follows names, and references on the way; tells where it arrived. */
  #walk(names: string[], from: Node = this.#document, at: string[] = []): [Node, string[]] {
    let [node, pointer] = [from, at];
    for (const name of names) {
      [node, pointer] = [node?.[name], [...pointer, name]];
      while (node?.$ref) {
        pointer = node.$ref.slice(2).split('/');
        node = pointer.reduce((inner, part) => inner?.[part], this.#document);
      }
    }
    return [node, pointer];
  }
}

/** RFC 6901, and what a URI fragment cannot hold. */
function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
