// axe in one state after the other, in light, dark and forced colours.
import { type App, test } from '../fixtures/test.ts';
import { assertAccessibleInAllColours } from './axe.ts';
import { FAILED_CALL } from './faults.ts';

/** A name, and the walk that leads there. */
export type State = readonly [string, (app: App) => Promise<void>];

export function accessibleInAllColours(states: readonly State[]): void {
  for (const [state, walk] of states) {
    test(`axe finds nothing in ${state}`, async ({ app }) => {
      app.watch.expect(FAILED_CALL);
      await walk(app);
      await assertAccessibleInAllColours(app.page, state);
    });
  }
}
