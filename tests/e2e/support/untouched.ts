// What belongs to the dashboard and the browser, and what the page must leave as it was.

import assert from 'node:assert/strict';
import type { App } from '../fixtures/test.ts';
import type { Page } from './dashboard.ts';

/** Puts something of the dashboard's own everywhere where a page could keep things. */
export function furnish(page: Page): Promise<void> {
  return page.evaluate(() => {
    localStorage.setItem('dashboard', 'kept');
    sessionStorage.setItem('dashboard', 'kept');
    // biome-ignore lint/suspicious/noDocumentCookie: what old dashboards do
    document.cookie = 'dashboard=kept; path=/';
  });
}

/** Everything that is kept outside the document, of which the session's own cookie is not visible to scripts. */
export function kept(page: Page): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      name: window.name,
    }),
  );
}

/** Marks the document; {@link isSameDocument} then finds out whether it was ever loaded anew. */
export function mark(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.assign(window, { marked: true });
  });
}

export async function isSameDocument(page: Page): Promise<void> {
  assert.ok(await page.evaluate(() => 'marked' in window), 'the dashboard was loaded anew');
}

/** How many listeners the window and the document have, by kind. */
export async function listeners({ page, context }: App): Promise<Readonly<Record<string, number>>> {
  const session = await context.newCDPSession(page);
  const counts: Record<string, number> = {};
  for (const expression of ['window', 'document', 'document.documentElement', 'document.body']) {
    const { result } = await session.send('Runtime.evaluate', { expression });
    const objectId = result.objectId ?? '';
    const found = await session.send('DOMDebugger.getEventListeners', { objectId });
    for (const { type } of found.listeners) {
      const name = `${expression} ${type}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  await session.detach();
  return counts;
}
