// The clipboard, as the person's other programs see it, and what the browser allows the page.
import type { BrowserContext, Page } from 'playwright-core';

export async function allowClipboard(context: BrowserContext): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
}

export function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Makes the browser refuse what the page wants to put there. */
export async function refuseClipboard(page: Page): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.send(
    'Browser.setPermission' as never,
    {
      permission: { name: 'clipboard-write', allowWithoutSanitization: false },
      setting: 'denied',
      browserContextId: targetInfo.browserContextId,
    } as never,
  );
}
