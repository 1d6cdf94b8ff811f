// Everywhere a text of the form could have been left behind, cheaper than the search for a secret in `leaks`.
import type { BrowserContext, Page } from '@playwright/test';
import { domTexts } from './leaks/dom.ts';
import { historyInThePage, navigations } from './leaks/history.ts';
import { storageOfTheContext, storageOfThePage } from './leaks/storage.ts';

/** All that the page, its storage, its address and its history hold, as one text. */
export async function everythingLeft(page: Page, context: BrowserContext): Promise<string> {
  const texts = [
    ...(await domTexts(page)),
    ...(await storageOfThePage(page)),
    ...(await storageOfTheContext(context)),
    ...(await historyInThePage(page)),
  ];
  return [...texts.map(({ text }) => text), JSON.stringify(await navigations(page))].join('\n');
}
