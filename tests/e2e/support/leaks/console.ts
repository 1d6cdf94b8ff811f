// The console: what Chromium itself still holds of it.
import type { Page } from '@playwright/test';
import { tools } from './cdp.ts';
import { strings, type Text } from './secret-search.ts';

/** Chromium tells a new listener everything again. */
export function consoleTexts(page: Page): Promise<Text[]> {
  return tools(page, async (session) => {
    const texts: Text[] = [];
    const add = (message: object) => texts.push({ where: 'the console', text: strings(message) });
    session.on('Runtime.consoleAPICalled', add);
    session.on('Runtime.exceptionThrown', add);
    session.on('Log.entryAdded', add);
    await session.send('Runtime.enable');
    await session.send('Log.enable');
    return texts;
  });
}
