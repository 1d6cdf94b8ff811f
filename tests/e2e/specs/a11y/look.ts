// Walks through states of the page, and the accessibility checks of each state.
import { type App, expect, test } from '../../fixtures/test.ts';
import { faults, faultsInAllColours } from '../../support/axe.ts';
import { FAILED_CALL } from '../../support/faults.ts';
import { focusedName } from '../../support/keyboard.ts';
import { tooWide } from '../../support/overflow.ts';

const WIDE = { width: 1280, height: 900 };
/** 320 px are 1280 px at 400 %, as WCAG asks for (1.4.10). */
const NARROWER = [
  { width: 640, height: 800 },
  { width: 320, height: 640 },
] as const;

export interface Options {
  /** The page has just come, and nothing has the focus yet. */
  readonly unfocused?: true;
  /** axe looks at the narrow window, too. */
  readonly axeWhenNarrow?: true;
  /** Not in forced colours: there axe finds marks in the panel for addresses too dark, which is still to be mended. */
  readonly notForced?: true;
  /** What is drawn was looked at in the other colours elsewhere, and there is much of it. */
  readonly lightOnly?: true;
  /** A state that axe has seen but for longer texts or more rows. */
  readonly sizesOnly?: true;
}

/** `make test-all` looks at each state in forced colours; `make test` at the first of each walk, where most of it is seen. */
const IS_ALL = process.env['ALL'] !== undefined;

/** Checks the state in which the page is now; what it finds in one state hides nothing in the next. */
export type Look = (state: string, options?: Options) => Promise<void>;
/** A title, and the walk through its states. */
export type Walk = readonly [title: string, walk: (app: App, look: Look) => Promise<void>];

/** Registers a test for each walk. */
export function walks(all: readonly Walk[]): void {
  for (const [title, walk] of all) {
    test(`accessibility checks pass for ${title}`, async ({ app }) => {
      // Three looks of axe in each state.
      test.setTimeout(150_000);
      app.consoleGuard.expect(FAILED_CALL);
      let states = 0;
      await walk(app, async (state, options = {}) => {
        states += 1;
        const isForced = !options.notForced && (IS_ALL || states === 1);
        await test.step(state, () => look(app, state, options, isForced));
      });
      expect(states, 'a walk looks at its states').toBeGreaterThan(0);
    });
  }
}

async function look({ page }: App, state: string, options: Options, isForced: boolean): Promise<void> {
  if (!options.unfocused) {
    const focused = () => focusedName(page);
    await expect.soft.poll(focused, `${state}: what has the focus`).not.toMatch(/^(body|html|nothing)/);
  }
  if (!options.sizesOnly) {
    const found = options.lightOnly ? faults(page) : faultsInAllColours(page, isForced);
    expect.soft(await found, `${state}: axe`).toEqual([]);
  }
  expect.soft(await tooWide(page), `${state}: what does not fit`).toEqual([]);
  const size = page.viewportSize() ?? WIDE;
  for (const narrower of NARROWER) {
    await page.setViewportSize(narrower);
    expect.soft(await tooWide(page), `${state}: what does not fit into ${narrower.width} px`).toEqual([]);
  }
  if (options.axeWhenNarrow) {
    expect.soft(await faults(page), `${state}: axe at 320 px`).toEqual([]);
  }
  // Its own, so that a walk in a narrow window presses there, too.
  await page.setViewportSize(size);
}
