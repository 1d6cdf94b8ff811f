// The program, run against a stand-in, and its report taken apart.
import { run } from '../run.ts';
import type { Credentials, Settings } from '../settings.ts';

export interface Told {
  readonly code: number;
  readonly report: string;
  /** Ids of the checks with that word in front. */
  ids(word: 'ok' | 'WRONG' | 'missing' | 'not checked'): string[];
}

/** Runs it against the API at `url`, which is the stand-in's or a proxy's. */
export async function conformance(
  url: string,
  main: Credentials,
  also: Partial<Settings> = {},
): Promise<Told> {
  const settings: Settings = {
    api: `${url}/api/settings`,
    main,
    member: null,
    unchecked: null,
    password: null,
    origin: null,
    publicBase: null,
    readOnly: false,
    ...also,
  };
  const lines: string[] = [];
  const code = await run(settings, (text) => lines.push(text), new AbortController().signal);
  const report = lines.join('\n');
  const ids = (word: string) =>
    [...report.matchAll(/^ {2}(ok|WRONG|missing|not checked) +([a-z-]+) /gm)]
      .filter((found) => found[1] === word)
      .map((found) => found[2] ?? '');
  return { code, report, ids };
}
