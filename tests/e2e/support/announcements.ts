// What a screen reader says without being asked.
import { expect, type Page } from '@playwright/test';

/** Waits until a status of the page has this text. */
export async function expectAnnounced(page: Page, text: RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: text }).first()).toBeAttached();
}
