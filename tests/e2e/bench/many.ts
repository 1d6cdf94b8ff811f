// Many keys and many calls: a list of 10,000 beside one of ten, what paging through it leaves behind, and the usage of
// a key with 100,000 recorded calls.
import type { Browser, Page } from '@playwright/test';
import { LIST_PATH } from '../pages/security-page.ts';
import { newContext } from '../support/browser.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { clock, heapBytes } from './in-page.ts';
import { row } from './table.ts';

const MANY = 10_000;
const CALLS = 100_000;
/** Pages of the list that are turned before and after the first count. */
const PAGES = 10;

/** The rows of the table; one browser context for each run, few and many keys in turn. */
export async function many(browser: Browser, runs: number): Promise<string[]> {
  const few = await startStandIn(['--seed-keys', '2']);
  const full = await startStandIn(['--seed-keys', String(MANY), '--seed-calls', String(CALLS)]);
  const figures = {
    few: [] as number[],
    many: [] as number[],
    usage: [] as number[],
    answer: [] as number[],
  };
  try {
    for (let i = -1; i < runs; i += 1) {
      const [small, large] = [await list(browser, few), await list(browser, full)];
      const usage = await usageOf(browser, full);
      if (i < 0) continue;
      figures.few.push(small);
      figures.many.push(large);
      figures.usage.push(usage.shown);
      figures.answer.push(usage.answer);
    }
    const left = await paging(browser, full);
    const ratio = middle(figures.many) / middle(figures.few);
    return [
      row('list of ten keys', 'ms', figures.few),
      row(`list of ${MANY.toLocaleString('en')} keys`, 'ms', figures.many),
      `${'  ratio of the medians'.padEnd(38)} ${ratio.toFixed(2).padStart(10)}`,
      row('elements after 1 and 20 pages', '', left.elements),
      row('JavaScript heap after 1 and 20 pages', 'KiB', left.heap),
      row(`usage of ${CALLS.toLocaleString('en')} calls, answer`, 'ms', figures.answer, 1),
      row('  press to bars', 'ms', figures.usage, 1),
    ];
  } finally {
    await few.stop();
    await full.stop();
  }
}

async function list(browser: Browser, standIn: StandIn): Promise<number> {
  const context = await newContext(browser, { baseURL: standIn.url });
  const page = await context.newPage();
  await clock(page);
  await page.goto(LIST_PATH);
  const at = await page.evaluate(() => window.listAt);
  await context.close();
  return at;
}

/** Milliseconds of the answer, and from the press on the longest time to its bars. */
async function usageOf(browser: Browser, standIn: StandIn): Promise<{ answer: number; shown: number }> {
  const context = await newContext(browser, { baseURL: standIn.url });
  const page = await context.newPage();
  await page.goto(LIST_PATH);
  const id = await busiest(page);
  await page.goto(`${LIST_PATH}/api-keys/${id}`);
  await page.getByRole('button', { name: '24 hours' }).click();
  await page.locator('svg g').nth(23).waitFor();
  const shown = await page.getByRole('button', { name: '30 days' }).evaluate(async (button) => {
    const root = button.getRootNode() as ShadowRoot;
    const began = performance.now();
    (button as HTMLElement).click();
    while (root.querySelectorAll('svg g').length !== 30) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
  const answer = await page.evaluate((key) => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const entry = entries.findLast(({ name }) => name.endsWith(`${key}/usage?days=30`));
    return entry ? entry.responseEnd - entry.startTime : Number.NaN;
  }, id);
  await context.close();
  return { answer, shown };
}

/** The key with most calls. */
async function busiest(page: Page): Promise<string> {
  const answer = await page.request.get('/api/settings/api-keys?sort=-last_used&limit=20');
  const { keys } = (await answer.json()) as { keys: { id: string }[] };
  const counts = await Promise.all(
    keys.map(async ({ id }) => {
      const usage = await page.request.get(`/api/settings/api-keys/${id}/usage?days=30`);
      const { totals } = (await usage.json()) as { totals: { accepted: number } };
      return { id, accepted: totals.accepted };
    }),
  );
  counts.sort((a, b) => b.accepted - a.accepted);
  return counts[0]?.id ?? '';
}

/** Elements and bytes of the heap after the first page and after twenty. */
async function paging(browser: Browser, standIn: StandIn): Promise<{ elements: number[]; heap: number[] }> {
  const context = await newContext(browser, { baseURL: standIn.url });
  const page = await context.newPage();
  await page.goto(LIST_PATH);
  const left = { elements: [] as number[], heap: [] as number[] };
  const count = async () => {
    const row = page.locator('li.key').first();
    left.elements.push(
      await row.evaluate((element) => (element.getRootNode() as ShadowRoot).querySelectorAll('*').length),
    );
    left.heap.push((await heapBytes(page)) / 1024);
  };
  await page
    .locator('.more')
    .getByText(/^1–50 of/)
    .waitFor();
  for (let turned = 1; turned <= 2 * PAGES; turned += 1) {
    await page.getByRole('button', { name: 'Next keys' }).click();
    await page
      .locator('.more')
      .getByText(new RegExp(`^${(turned * 50 + 1).toLocaleString('en')}–`))
      .waitFor();
    if (turned === 1 || turned === 2 * PAGES) await count();
  }
  await context.close();
  return left;
}

function middle(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
