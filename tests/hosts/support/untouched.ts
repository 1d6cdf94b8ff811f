// What belongs to the dashboard and the browser, and what the page must leave as it was.
import assert from 'node:assert/strict';
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
