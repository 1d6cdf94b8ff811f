// The clocks of the browser and of the API.
import type { Page } from '@playwright/test';
import { interceptWith, OPTIONS, rewritten, SESSION } from './faults.ts';

/** Stops both at a moment, so that dates in sentences stay the same. */
export async function stopClocks(page: Page, moment: string): Promise<void> {
  await page.clock.setFixedTime(moment);
  const stopped = rewritten((text) => text.replace(/"now":"[^"]*"/, `"now":"${moment}"`));
  for (const call of [SESSION, OPTIONS]) await interceptWith(page, call, [stopped], true);
}
