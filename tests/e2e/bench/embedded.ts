// The page inside a host beside the page that stands by itself, and what is left of it after it has come and gone.
//
// Both are measured from the moment when the first of the page's own files is asked for until the first frame with the
// list: what a host does before that, and what a browser does to open a document, is neither's. For the embedded page
// that moment is its insertion, with nothing of it loaded before. Since a host that stands already has a browser that is
// awake, the same is measured for an element that stands in the HTML of a host just opened; that is the harder comparison.
// All come compressed, into an empty cache.
import type { Browser } from '@playwright/test';
import { LIST_PATH } from '../pages/security-page.ts';
import { newContext } from '../support/browser.ts';
import { API_BASE, hostFolder, prepared, signedIn } from '../support/embedded.ts';
import { cycles } from '../support/memory.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { clock, heapBytes } from './in-page.ts';
import { row } from './table.ts';

const CYCLES = 200;
/** Cycles between two looks at the heap. */
const STEP = 10;
/** Until then the browser is still compiling what runs often. */
const WARM_UP = 50;

/** The rows of the table; one browser context for each run, standalone and embedded in turn. */
export async function embedded(browser: Browser, runs: number): Promise<string[]> {
  const folder = await hostFolder({ compressed: true });
  const alone = await startStandIn();
  const host = await startStandIn([], folder.path);
  const figures = { alone: [] as number[], inHtml: [] as number[], inserted: [] as number[] };
  try {
    for (let i = -1; i < runs; i += 1) {
      const [without, within] = [await opened(browser, alone), await opened(browser, host)];
      const later = await inserted(browser, host);
      if (i < 0) continue;
      figures.alone.push(without);
      figures.inHtml.push(within);
      figures.inserted.push(later);
    }
    const ratio = (of: readonly number[]) => (middle(of) / middle(figures.alone)).toFixed(2).padStart(10);
    const slope = await heapSlope(browser, host);
    return [
      row('standalone, first file to list', 'ms', figures.alone),
      row('embedded in HTML, first file to list', 'ms', figures.inHtml),
      `${'  ratio of the medians'.padEnd(38)} ${ratio(figures.inHtml)}`,
      row('embedded, insertion to list', 'ms', figures.inserted),
      `${'  ratio of the medians'.padEnd(38)} ${ratio(figures.inserted)}`,
      `${`JavaScript heap, slope of ${CYCLES} cycles`.padEnd(38)} ${slope.toFixed(0).padStart(10)}  bytes a cycle`,
    ];
  } finally {
    await alone.stop();
    await host.stop();
    await folder.remove();
  }
}

/** A document with the page in it; files of a host are not the page's. */
async function opened(browser: Browser, standIn: StandIn): Promise<number> {
  const context = await newContext(browser, { baseURL: standIn.url });
  try {
    const page = await context.newPage();
    await signedIn(page);
    await clock(page);
    await page.goto(LIST_PATH);
    return await page.evaluate(async () => {
      const listAt = await window.listAt;
      const own = performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\.(js|wasm)$/.test(name) && !name.endsWith('/host.js'));
      return listAt - Math.min(...own.map(({ startTime }) => startTime));
    });
  } finally {
    await context.close();
  }
}

async function inserted(browser: Browser, standIn: StandIn): Promise<number> {
  const context = await newContext(browser, { baseURL: standIn.url });
  try {
    const page = await context.newPage();
    await signedIn(page);
    await clock(page);
    await page.goto('/bare.html', { waitUntil: 'networkidle' });
    return await page.evaluate(async (base) => {
      const began = performance.now();
      const element = document.createElement('we-link-security');
      element.setAttribute('api-base', base);
      document.getElementById('place')?.append(element);
      void window.load();
      return (await window.listAt) - began;
    }, API_BASE);
  } finally {
    await context.close();
  }
}

/** How much the heap grows with each time that the page comes and goes, by least squares. */
async function heapSlope(browser: Browser, standIn: StandIn): Promise<number> {
  const context = await newContext(browser, { baseURL: standIn.url });
  try {
    const page = await context.newPage();
    await prepared(page);
    const points: (readonly [number, number])[] = [];
    for (let done = 0; done <= CYCLES; done += STEP) {
      if (done >= WARM_UP) points.push([done, await heapBytes(page)]);
      await cycles(page, STEP, API_BASE);
    }
    return slopeOf(points);
  } finally {
    await context.close();
  }
}

function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, n) => sum + n, 0) / of.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, bytes]) => bytes))];
  const above = points.reduce((sum, [at, bytes]) => sum + (at - x) * (bytes - y), 0);
  return above / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}

function middle(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
