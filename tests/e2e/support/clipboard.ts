// The clipboard, as the person's other programs see it, and what the browser allows the page.
import type { BrowserContext, Locator, Page } from '@playwright/test';

/** An address that is never asked for; the page there is made up on the spot. */
const ELSEWHERE = 'http://localhost/elsewhere';

export async function allowClipboard(context: BrowserContext): Promise<void> {
  await context.grantPermissions(['clipboard-write']);
}

/** Pastes it into a page of another site, since the page itself may not read it. */
export async function readClipboard(page: Page): Promise<string> {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error('The page has no browser.');
  try {
    const elsewhere = await context.newPage();
    await elsewhere.route(ELSEWHERE, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<textarea>' }),
    );
    await elsewhere.goto(ELSEWHERE);
    const box = elsewhere.getByRole('textbox');
    await box.focus();
    await elsewhere.keyboard.press('ControlOrMeta+V');
    return await box.inputValue();
  } finally {
    await context.close();
  }
}

/** Puts a text on the clipboard, as another program would, and pastes it into a field. */
export async function paste(field: Locator, text: string): Promise<void> {
  const page = field.page();
  await allowClipboard(page.context());
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+V');
}

/** Drops a text on a field, as another window would. */
export async function drop(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, dropped) => {
    const data = new DataTransfer();
    data.setData('text/plain', dropped);
    const event = { bubbles: true, cancelable: true, composed: true, dataTransfer: data };
    element.dispatchEvent(new DragEvent('drop', event));
  }, text);
}

/** Makes the browser refuse what the page wants to put there. */
export async function refuseClipboard(page: Page): Promise<void> {
  await page.context().clearPermissions();
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () =>
      Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
  });
}

/** Makes the browser say nothing about what the page wants to put there. */
export async function silenceClipboard(page: Page): Promise<void> {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => new Promise(() => {});
  });
}

/** A browser without a clipboard for pages. */
export async function removeClipboard(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });
  });
}
