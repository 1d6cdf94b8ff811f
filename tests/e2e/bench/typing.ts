// How fast the form follows typing and pasting when there is much of everything: 200 actions to choose from and
// 50 networks in the list. Each figure is from the event in the page to the frame that shows what came of it. The
// page's wasm exposes nothing to call, so what parsing and judging take by themselves is not to be had here.
import type { Browser, Locator, Page } from '@playwright/test';
import { NewKeyForm } from '../pages/new-key-form.ts';
import { newContext } from '../support/browser.ts';
import { paste } from '../support/clipboard.ts';
import { startStandIn } from '../support/stand-in.ts';
import { nextFrame } from './in-page.ts';
import { row } from './table.ts';

const NETWORKS = 50;
const LINES = 10_000;

/** The rows of the table; one browser context for each run. */
export async function typing(browser: Browser, runs: number): Promise<string[]> {
  const standIn = await startStandIn(['--catalogue-size', 'large']);
  const figures = {
    name: [] as number[],
    address: [] as number[],
    search: [] as number[],
    paste: [] as number[],
  };
  try {
    for (let i = 0; i < runs; i += 1) {
      const context = await newContext(browser, { baseURL: standIn.url });
      const page = await context.newPage();
      const form = new NewKeyForm(page);
      await form.open();
      await paste(form.networks, addresses(NETWORKS));
      await form.rows.nth(NETWORKS - 1).waitFor();
      figures.name.push(...(await keys(page, form.name, 'Nightly sync')));
      figures.search.push(...(await keys(page, form.search, 'webhooks')));
      figures.address.push(...(await keys(page, form.networks, '198.51.100.77')));
      await form.networks.fill('');
      figures.paste.push(await nextFrame(page, 'paste', () => paste(form.networks, addresses(LINES))));
      await context.close();
    }
  } finally {
    await standIn.stop();
  }
  return [
    row('a key in the name', 'ms', figures.name, 1),
    row('a key in the search of 200 actions', 'ms', figures.search, 1),
    row(`a key in the address, ${NETWORKS} in the list`, 'ms', figures.address, 1),
    row(`a paste of ${LINES.toLocaleString('en')} lines`, 'ms', figures.paste),
  ];
}

/** Types a text and measures each key. */
async function keys(page: Page, box: Locator, text: string): Promise<number[]> {
  await box.focus();
  const figures: number[] = [];
  for (const key of text) figures.push(await nextFrame(page, 'keydown', () => page.keyboard.press(key)));
  return figures;
}

/** So many addresses, a line each, of which no two are neighbours. */
function addresses(count: number): string {
  return Array.from({ length: count }, (_, n) => `8.${n >> 8}.${n & 255}.1`).join('\n');
}
