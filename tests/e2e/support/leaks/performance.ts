// Performance entries of every type, also those that only observers get.
import type { Page } from '@playwright/test';
import { strings, type Text } from './secret-search.ts';

export async function performanceTexts(page: Page): Promise<Text[]> {
  const entries = await page.evaluate(() => {
    const all: PerformanceEntry[] = performance.getEntries();
    for (const type of PerformanceObserver.supportedEntryTypes) {
      const observer = new PerformanceObserver(() => {});
      observer.observe({ type, buffered: true });
      all.push(...observer.takeRecords());
      observer.disconnect();
    }
    return all.map((entry): { type: string; entry: unknown } => ({
      type: entry.entryType,
      entry: { ...entry.toJSON(), detail: 'detail' in entry ? entry.detail : null },
    }));
  });
  return entries.map(({ type, entry }) => ({ where: `a performance entry (${type})`, text: strings(entry) }));
}
