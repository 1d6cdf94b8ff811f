// Every kind of storage that a page can write to.
import type { BrowserContext, Page } from '@playwright/test';
import { strings, type Text } from './secret-search.ts';

export async function storageTexts(page: Page): Promise<Text[]> {
  return [...(await storageOfThePage(page)), ...(await storageOfTheContext(page.context()))];
}

/** What only the browser sees: cookies that scripts cannot read, records of databases, running service workers. */
export async function storageOfTheContext(context: BrowserContext): Promise<Text[]> {
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  return [
    ...cookies.map((cookie) => ({ where: `the cookie ${cookie.name}`, text: strings(cookie) })),
    { where: 'localStorage or IndexedDB', text: strings(origins) },
    ...context.serviceWorkers().map((worker) => ({ where: 'a service worker', text: worker.url() })),
  ];
}

export function storageOfThePage(page: Page): Promise<Text[]> {
  return page.evaluate(inThePage);
}

/** Bytes that a page put into any storage with a quota: all kinds of it but cookies, localStorage and sessionStorage. */
export async function bytesStored(page: Page): Promise<number> {
  return page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
}

async function inThePage(): Promise<Text[]> {
  const texts: Text[] = [];
  const add = (where: string, ...parts: string[]) => texts.push({ where, text: parts.join('\n') });
  for (const [name, value] of Object.entries({ ...sessionStorage })) add('sessionStorage', name, value);
  for (const [name, value] of Object.entries({ ...localStorage })) add('localStorage', name, value);
  add('document.cookie', document.cookie);
  for (const database of await indexedDB.databases()) add('a name in IndexedDB', database.name ?? '');
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      const headers = [...request.headers, ...(answer?.headers ?? [])].flat();
      add(`the cache ${name}`, name, request.url, ...headers, (await answer?.text()) ?? '');
    }
  }
  const files = async (folder: FileSystemDirectoryHandle) => {
    for await (const handle of folder.values()) {
      if (handle instanceof FileSystemDirectoryHandle) {
        add('a folder of the origin', handle.name);
        await files(handle);
      } else if (handle instanceof FileSystemFileHandle) {
        add('a file of the origin', handle.name, await (await handle.getFile()).text());
      }
    }
  };
  await files(await navigator.storage.getDirectory());
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    add('a service worker', worker.scope, worker.active?.scriptURL ?? '');
  }
  return texts;
}
