// axe in one state after the other, in the light theme and in the dark one.
import { assertAccessible } from './axe.ts';
import { FAILED_CALL } from './faults.ts';
import type { Journey, Tell } from './journey.ts';

/** A name, and the walk that leads there. */
export type State = readonly [string, (journey: Journey) => Promise<void>];

export function accessibleInBothThemes(tell: Tell, states: readonly State[]): void {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [state, walk] of states) {
      tell(
        `${state}, ${colorScheme}`,
        async (journey) => {
          journey.watch.expect(FAILED_CALL);
          await walk(journey);
          await assertAccessible(journey.page, `${state}, ${colorScheme}`);
        },
        { colorScheme },
      );
    }
  }
}
