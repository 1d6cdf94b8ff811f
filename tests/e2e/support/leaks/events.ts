// Every event that a script dispatches and every message that it posts, with all that it carries.
import type { BrowserContext, Page } from '@playwright/test';
import { strings, type Text } from './secret-search.ts';

const RECORD = 'eventsThatTheTestsRecord';

/** Records from now on, in every page of the context; to be called before there is one. */
export async function recordEvents(context: BrowserContext): Promise<void> {
  await context.addInitScript((name) => {
    const record: { where: string; carried: string }[] = [];
    Object.defineProperty(globalThis, name, { value: record });
    const add = (where: string, carried: unknown) =>
      record.push({ where, carried: JSON.stringify(carried) ?? '' });
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event: Event) {
      const carried: Record<string, unknown> = {};
      for (const member in event) {
        const value: unknown = Reflect.get(event, member);
        // Nodes are looked at in the document.
        if (typeof value === 'string' || ['detail', 'data'].includes(member)) carried[member] = value;
      }
      add(`the event ${event.type}`, carried);
      return dispatch.call(this, event);
    };
    const posters: object[] = [window, MessagePort.prototype, BroadcastChannel.prototype];
    for (const poster of posters) {
      const post: (...args: unknown[]) => unknown = Reflect.get(poster, 'postMessage');
      const recorded = function (this: unknown, ...args: unknown[]) {
        add('a message', args[0]);
        return Reflect.apply(post, this, args);
      };
      Reflect.set(poster, 'postMessage', recorded);
    }
  }, RECORD);
}

export async function eventTexts(page: Page): Promise<Text[]> {
  const record: { where: string; carried: string }[] = await page.evaluate(
    (name) => Reflect.get(globalThis, name),
    RECORD,
  );
  return record.map(({ where, carried }) => ({ where, text: strings(JSON.parse(carried || '""')) }));
}
