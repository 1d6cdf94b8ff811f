// Addresses, titles and states of the tab's history.
import type { Page } from '@playwright/test';
import { tools } from './cdp.ts';
import { strings, type Text } from './secret-search.ts';

interface Navigations {
  readonly currentIndex: number;
  readonly entries: readonly { readonly url: string; readonly title: string }[];
}

/** The tab's history as the browser tells it. */
export function navigations(page: Page): Promise<Navigations> {
  return tools(page, (session) => session.send('Page.getNavigationHistory'));
}

export async function historyTexts(page: Page): Promise<Text[]> {
  const tab = { where: 'the history of the tab', text: strings(await navigations(page)) };
  return [tab, ...(await historyInThePage(page))];
}

/** What a page sees of it. */
export async function historyInThePage(page: Page): Promise<Text[]> {
  const held = await page.evaluate(() => ({
    'history.state': history.state,
    'the address': location.href,
    'the name of the window': window.name,
    'the referrer': document.referrer,
    'the state of the navigation': window.navigation?.currentEntry?.getState() ?? null,
    'the entries of the navigation': window.navigation?.entries().map(({ url, key, id }) => [url, key, id]),
  }));
  return Object.entries(held).map(([where, value]) => ({ where, text: strings(value) }));
}
