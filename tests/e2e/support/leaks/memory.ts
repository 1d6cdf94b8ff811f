// Every byte of every WebAssembly memory, what is free in it, too, and of the buffers in which answers came.
// The bytes come out and are searched here, so that no needle ever enters the page. Chromium hands out memories, but
// no buffers, hence those of answers are kept from the beginning on: they must have been overwritten.
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { type RemoteObject, resultOf, tools } from './cdp.ts';
import { lines, type Needles } from './needles.ts';

const GROUP = 'search-for-leaks';
const MEMORIES = 'WebAssembly.Memory.prototype';
const ANSWERS = 'answersThatTheTestsKeep';

const READ = `function () {
  const bytes = new Uint8Array(this.buffer ?? this);
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + 32768));
  }
  return btoa(text);
}`;

/** Keeps every buffer in which a page of the context gets an answer; to be called before there is one. */
export async function keepAnswers(context: BrowserContext): Promise<void> {
  await context.addInitScript((name) => {
    const kept: ArrayBuffer[] = [];
    Object.defineProperty(globalThis, name, { value: kept });
    const original = Response.prototype.arrayBuffer;
    Response.prototype.arrayBuffer = async function (this: Response) {
      const buffer = await original.call(this);
      kept.push(buffer);
      return buffer;
    };
  }, ANSWERS);
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
    let memories = 0;
    for (const world of await worlds(session)) {
      const prototypeObjectId = (await evaluated(session, MEMORIES, world)).objectId ?? '';
      // Collects garbage first.
      const { objects } = await session.send('Runtime.queryObjects', {
        prototypeObjectId,
        objectGroup: GROUP,
      });
      memories += await search(objects, 'a WebAssembly memory');
    }
    const answers = await search(await evaluated(session, ANSWERS), 'an answer');
    await session.send('Runtime.releaseObjectGroup', { objectGroup: GROUP });
    if (memories === 0 || answers === 0) throw new Error('The page has no memory, or no answer, to search.');
    return found;
  });
}

/** That of the page, those of its frames, and those that the tests' tools add. */
async function worlds(session: CDPSession): Promise<number[]> {
  const ids: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => ids.push(context.id));
  await session.send('Runtime.enable');
  return ids;
}

async function evaluated(session: CDPSession, expression: string, world?: number): Promise<RemoteObject> {
  const contextId = world === undefined ? {} : { contextId: world };
  return resultOf(await session.send('Runtime.evaluate', { expression, objectGroup: GROUP, ...contextId }));
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
