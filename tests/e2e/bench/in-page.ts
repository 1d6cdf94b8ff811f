// Time as the page itself sees it: from a moment to the first frame in which something stands there.
import type { Locator, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Resolves with the page's clock at the first frame in which the selector matches, through shadow roots. */
    firstFrameWith(selector: string): Promise<number>;
    /** The same for the list, counted from the navigation. */
    listAt: Promise<number>;
    /** The end of the first frame in which the selector matches. */
    paintedWith(selector: string): Promise<number>;
    /** Milliseconds from the event that is waited for to the end of the frame after it. */
    frameAfter: Promise<number>;
  }
}

export const LIST_ROW = 'li h3';
export const FORM_FIELD = 'form input';
export const OPEN_DIALOG = 'dialog[open] textarea';

/** To be added before the navigation. */
export function clock(page: Page): Promise<unknown> {
  return page.addInitScript((row) => {
    const find = (root: Document | ShadowRoot, selector: string): Element | null =>
      root.querySelector(selector) ??
      [...root.querySelectorAll('*')].reduce<Element | null>(
        (found, element) => found ?? (element.shadowRoot ? find(element.shadowRoot, selector) : null),
        null,
      );
    window.firstFrameWith = (selector) =>
      new Promise((resolve) => {
        const look = () => {
          if (find(document, selector)) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      });
    window.listAt = window.firstFrameWith(row);
    window.paintedWith = (selector) =>
      new Promise((resolve) => {
        const look = () =>
          requestAnimationFrame(() => {
            if (!find(document, selector)) return look();
            const painted = new MessageChannel();
            painted.port1.onmessage = () => resolve(performance.now());
            painted.port2.postMessage(null);
          });
        look();
      });
  }, LIST_ROW);
}

/** Milliseconds from a click to the first frame with what it leads to. */
export function fromClick(button: Locator, selector: string): Promise<number> {
  return button.evaluate(async (element, wanted) => {
    const began = performance.now();
    (element as HTMLElement).click();
    return (await window.firstFrameWith(wanted)) - began;
  }, selector);
}

/** Milliseconds from the answer of the call for a key to the end of the first frame with what it leads to. */
export function fromAnswer(button: Locator, selector: string): Promise<number> {
  return button.evaluate(async (element, wanted) => {
    const painted = window.paintedWith(wanted);
    let answered = 0;
    const call = Response.prototype.arrayBuffer;
    Response.prototype.arrayBuffer = async function last() {
      const buffer = await call.call(this);
      if (this.url.endsWith('/api-keys')) answered = performance.now();
      return buffer;
    };
    (element as HTMLElement).click();
    return (await painted) - answered;
  }, selector);
}

/** Milliseconds from an event that `act` brings about to the end of the next frame. */
export async function nextFrame(page: Page, event: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((name) => {
    window.frameAfter = new Promise((resolve) => {
      const hear = () => {
        const began = performance.now();
        requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => resolve(performance.now() - began);
          painted.port2.postMessage(null);
        });
      };
      window.addEventListener(name, hear, { capture: true, once: true });
    });
  }, event);
  await act();
  return page.evaluate(() => window.frameAfter);
}

/** Bytes of JavaScript objects after a garbage collection. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
