// Every byte of every WebAssembly memory, what is free in it, too, and of the buffers in which answers came.
// The bytes come out and are searched here, so that no needle ever enters the page. The memories are kept as they are
// made, since Chromium does not answer when it is asked for them of a program in two parts; so are the buffers of
// answers, which must have been overwritten.
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { type RemoteObject, resultOf, tools } from './cdp.ts';
import { lines, type Needles } from './secret-search.ts';

const GROUP = 'search-for-leaks';
export const MEMORIES = 'memoriesThatTheTestsKeep';
const ANSWERS = 'answersThatTheTestsKeep';

const READ = `function () {
  const bytes = new Uint8Array(this.buffer ?? this);
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + 32768));
  }
  return btoa(text);
}`;

/** Keeps every memory, and every buffer in which a page of the context gets an answer; to be called before there is one. */
export async function keepMemory(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    ([answersName, memoriesName]) => {
      const answers: ArrayBuffer[] = [];
      const memories: WebAssembly.Memory[] = [];
      Object.defineProperty(globalThis, answersName, { value: answers });
      Object.defineProperty(globalThis, memoriesName, { value: memories });
      const original = Response.prototype.arrayBuffer;
      Response.prototype.arrayBuffer = async function (this: Response) {
        const buffer = await original.call(this);
        answers.push(buffer);
        return buffer;
      };
      const keep = <Made>(made: Made): Made => {
        const { exports } =
          (made as { instance?: WebAssembly.Instance }).instance ?? (made as WebAssembly.Instance);
        for (const value of Object.values(exports)) {
          if (value instanceof Memory && !memories.includes(value)) memories.push(value);
        }
        return made;
      };
      const { instantiate, instantiateStreaming, Memory } = WebAssembly;
      const patched = {
        Memory: class extends Memory {
          constructor(descriptor: WebAssembly.MemoryDescriptor) {
            super(descriptor);
            memories.push(this);
          }
        },
        instantiate: async (...given: unknown[]) =>
          keep(await (instantiate as (...all: unknown[]) => Promise<object>)(...given)),
        instantiateStreaming: async (...given: unknown[]) =>
          keep(await (instantiateStreaming as (...all: unknown[]) => Promise<object>)(...given)),
      };
      Object.assign(WebAssembly, patched);
    },
    [ANSWERS, MEMORIES] as const,
  );
}

export function inMemory(page: Page, needles: Needles): Promise<string[]> {
  return tools(page, async (session) => {
    const found: string[] = [];
    const search = async (array: RemoteObject, kind: string): Promise<number> => {
      const { value: count } = await called(session, array, 'function () { return this.length; }', true);
      for (let index = 0; index < Number(count); index += 1) {
        const holder = await called(session, array, `function () { return this[${index}]; }`);
        const bytes = Buffer.from(String((await called(session, holder, READ, true)).value), 'base64');
        found.push(...lines(needles.inBytes(bytes), `${kind} of ${bytes.length} bytes`));
      }
      return Number(count);
    };
    await session.send('HeapProfiler.collectGarbage');
    const memories = await search(await evaluated(session, MEMORIES), 'a WebAssembly memory');
    const answers = await search(await evaluated(session, ANSWERS), 'an answer');
    await session.send('Runtime.releaseObjectGroup', { objectGroup: GROUP });
    if (memories === 0 || answers === 0) throw new Error('The page has no memory, or no answer, to search.');
    return found;
  });
}

async function evaluated(session: CDPSession, expression: string): Promise<RemoteObject> {
  return resultOf(await session.send('Runtime.evaluate', { expression, objectGroup: GROUP }));
}

async function called(
  session: CDPSession,
  { objectId }: RemoteObject,
  functionDeclaration: string,
  returnByValue = false,
): Promise<RemoteObject> {
  return resultOf(
    await session.send('Runtime.callFunctionOn', {
      objectId: objectId ?? '',
      functionDeclaration,
      returnByValue,
      ...(returnByValue ? {} : { objectGroup: GROUP }),
    }),
  );
}
