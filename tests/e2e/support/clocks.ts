// The clocks of the browser and of the API.
import type { Page } from '@playwright/test';
import { altered, OPTIONS, SESSION, spoil } from './faults.ts';

/** Stops both at a moment, so that dates in sentences stay the same. */
export async function stopClocks(page: Page, moment: string): Promise<void> {
  await page.clock.setFixedTime(moment);
  const stopped = altered((text) => text.replace(/"now":"[^"]*"/, `"now":"${moment}"`));
  for (const call of [SESSION, OPTIONS]) await spoil(page, call, [stopped], true);
}
