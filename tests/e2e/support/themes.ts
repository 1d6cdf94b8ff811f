// axe in one state after the other, in the light theme and in the dark one.
import { type App, test } from '../fixtures/test.ts';
import { assertAccessible } from './axe.ts';
import { FAILED_CALL } from './faults.ts';

/** A name, and the walk that leads there. */
export type State = readonly [string, (app: App) => Promise<void>];

export function accessibleInBothThemes(states: readonly State[]): void {
  for (const [state, walk] of states) {
    test(`axe finds nothing in ${state}`, async ({ app }) => {
      app.watch.expect(FAILED_CALL);
      await walk(app);
      for (const colorScheme of ['light', 'dark'] as const) {
        await app.page.emulateMedia({ colorScheme });
        await assertAccessible(app.page, `${state}, ${colorScheme}`);
      }
    });
  }
}
