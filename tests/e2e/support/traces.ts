// Everywhere a value could have been left behind in a browser.
import type { BrowserContext, Page } from 'playwright-core';

/** All that the page, its storage, its address and its history hold, as one text. */
export async function everythingLeft(page: Page, context: BrowserContext): Promise<string> {
  const history = await context
    .newCDPSession(page)
    .then((session) => session.send('Page.getNavigationHistory'));
  const parts = [
    await page.evaluate(inThePage),
    await context.storageState({ indexedDB: true }),
    history,
    page.url(),
    await page.title(),
  ];
  return parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('\n');
}

async function inThePage(): Promise<string> {
  const found: string[] = [];
  const walk = (root: Document | ShadowRoot) => {
    found.push(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
        found.push(element.value, element.defaultValue);
      }
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  found.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie);
  found.push(JSON.stringify(history.state), JSON.stringify(window.name));
  for (const database of await indexedDB.databases()) found.push(`database ${database.name}`);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      found.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
  }
  return found.join('\n');
}
