// Watches that the focus never falls to the body: who uses the keyboard or a screen reader would begin at the top again.
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from '@playwright/test';

/**
 * Milliseconds in which the page may give the focus to something else, and how many frames: the page itself waits for
 * three of them, and on a loaded machine a frame takes long.
 */
const PATIENCE_MS = 250;
const FRAMES = 8;
/** Milliseconds between two looks while nothing has fallen. A look in each frame would have the page draw without end. */
const PAUSE_MS = 50;
const BINDING = 'reportFallenFocus';
/** The function of the page that tells when nothing is left to judge. */
const JUDGED = 'fallenFocusIsJudged';
/** A page that draws no frames any more judges nothing. */
const TIMEOUT_MS = 5_000;

export class FocusGuard {
  readonly #falls: string[] = [];

  async attach(context: BrowserContext): Promise<void> {
    await context.exposeBinding(BINDING, (_source, what: string) => {
      this.#falls.push(what);
    });
    await context.addInitScript(guardFocus, {
      patience: PATIENCE_MS,
      frames: FRAMES,
      pause: PAUSE_MS,
      binding: BINDING,
      judged: JUDGED,
    });
  }

  /** Fails where the focus fell from something, and nothing caught it. */
  async check(pages: readonly Page[]): Promise<void> {
    for (const page of pages) await settled(page);
    assert.deepEqual(this.#falls, [], 'the focus fell to the body');
  }
}

/** Waits until the guard in the page has judged a focus that fell a moment ago; on a loaded machine its frames take long. */
async function settled(page: Page): Promise<void> {
  const judged = page.evaluate((name) => (Reflect.get(window, name) as () => Promise<void>)?.(), JUDGED);
  const timeout = new Promise((done) => setTimeout(done, TIMEOUT_MS).unref());
  await Promise.race([judged.catch(() => {}), timeout]);
}

interface Settings {
  readonly patience: number;
  readonly frames: number;
  readonly pause: number;
  readonly binding: string;
  readonly judged: string;
}

/** Runs in the page. A clock that a test installs later does not change these functions. */
function guardFocus({ patience, frames, pause, binding, judged }: Settings): void {
  // A frame in the page says nothing of its own: where its focus goes, the page around it decides.
  if (window.parent !== window) return;
  const nextFrame = window.requestAnimationFrame.bind(window);
  const later = window.setTimeout.bind(window);
  const now = performance.now.bind(performance);
  const report = Reflect.get(window, binding) as (what: string) => Promise<void>;
  let last: Element | null = null;
  let since = 0;
  let waited = 0;
  let isExpected = false;
  const reports: Promise<void>[] = [];
  let waiting: (() => void)[] = [];
  Object.defineProperty(window, judged, {
    value: () =>
      new Promise<void>((done) => {
        waiting.push(() => done());
        look();
      }),
  });

  const focused = (): Element | null => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element === document.body || element === document.documentElement ? null : element;
  };
  const described = (element: Element): string => {
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
    return `from <${element.localName}${element.id ? ` id="${element.id}"` : ''}> “${name}”`;
  };
  const takesFocus = (target: EventTarget): boolean =>
    target instanceof HTMLElement &&
    !target.matches(':disabled') &&
    (target.tabIndex >= 0 || target.hasAttribute('tabindex'));
  // A press beside everything takes the focus away, and the person did it.
  window.addEventListener(
    'pointerdown',
    (event) => {
      isExpected = !event.composedPath().some(takesFocus);
    },
    { capture: true },
  );
  window.addEventListener(
    'keydown',
    () => {
      isExpected = false;
    },
    { capture: true },
  );
  // A focus may come and fall within one frame.
  window.addEventListener(
    'focusin',
    () => {
      last = focused() ?? last;
    },
    { capture: true },
  );
  const look = (): void => {
    const element = focused();
    if (element) {
      last = element;
      since = 0;
      isExpected = false;
    } else if (last && document.hasFocus()) {
      if (since === 0) {
        since = now();
        waited = 0;
      }
      waited += 1;
      if (isExpected) {
        last = null;
        since = 0;
      } else if (now() - since > patience && waited > frames) {
        reports.push(report(described(last)));
        last = null;
        since = 0;
      }
    } else {
      // The window has lost it, which is not for the page to mend.
      since = 0;
    }
    if (since === 0) {
      for (const done of waiting) void Promise.all(reports).then(done);
      waiting = [];
    }
  };
  const goOn = (): void => {
    look();
    if (since === 0) later(goOn, pause);
    else nextFrame(goOn);
  };
  goOn();
}
