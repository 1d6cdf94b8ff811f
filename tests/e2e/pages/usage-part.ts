// How a key is used, on its page.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Calls of a bar or of a row: accepted ones, and refused ones by the page's words for the reason. */
export interface Counted {
  readonly start: string;
  readonly accepted: number;
  readonly refused: Readonly<Record<string, number>>;
}

export class UsagePart {
  readonly region: Locator;
  readonly title: Locator;
  readonly chart: Locator;
  readonly bars: Locator;
  readonly asTable: Locator;
  readonly byTime: Locator;
  readonly byAction: Locator;
  readonly byAddress: Locator;
  readonly recent: Locator;
  readonly strangers: Locator;
  readonly limitNetworks: Locator;
  readonly limitActions: Locator;

  constructor(readonly page: Page) {
    this.region = page.getByRole('region', { name: 'Usage' });
    this.title = this.region.getByRole('heading', { name: 'Usage', exact: true });
    const calls = 'Calls by time, accepted and refused';
    this.chart = this.region.getByRole('group', { name: calls });
    this.bars = this.chart.getByRole('img');
    this.asTable = this.region.getByText('Show as a table');
    this.byTime = this.region.getByRole('table', { name: calls });
    this.byAction = this.region.getByRole('table', { name: 'By action' });
    this.byAddress = this.region.getByRole('table', { name: 'By address' });
    this.recent = this.region.getByRole('listitem').filter({ hasText: /[,:] refused / });
    this.strangers = this.region.getByText(/^Someone holding this secret key called from/);
    this.limitNetworks = this.region.getByRole('button', { name: 'Limit it to these addresses' });
    this.limitActions = this.region.getByRole('button', { name: 'Limit it to these actions' });
  }

  period(name: '30 days' | '7 days' | '24 hours'): Locator {
    return this.region.getByRole('group', { name: 'Time' }).getByRole('button', { name });
  }

  rotate(address: string): Locator {
    return this.region.getByRole('button', { name: `Rotate: ${address} is not ours`, exact: true });
  }

  allow(address: string): Locator {
    return this.region.getByRole('button', { name: `Allow this address: ${address}`, exact: true });
  }

  /** Folds the numbers behind the bars open, wherever they are not. */
  async openTable(): Promise<void> {
    if (!(await this.byTime.isVisible())) await this.asTable.click();
    await expect(this.byTime).toBeVisible();
  }

  /** Waits until so many calls are on the screen in all. */
  async counts(calls: number): Promise<void> {
    await expect(async () => {
      assert.equal(
        sum(await this.drawn()).reduce((all, [, n]) => all + n, 0),
        calls,
      );
    }).toPass();
  }

  /** What the bars say. */
  async drawn(): Promise<Counted[]> {
    const words = await this.bars.evaluateAll((bars) => bars.map((bar) => bar.getAttribute('aria-label')));
    return words.map((said) => {
      const [, start, good, reasons] = /^(.+): ([\d,]+) accepted(?:, [\d,]+ refused: (.+))?$/.exec(
        said ?? '',
      ) as unknown as [string, string, string, string | undefined];
      return { start, accepted: whole(good), refused: refusals(reasons) };
    });
  }

  /** What the table behind the bars says. */
  async tabled(): Promise<Counted[]> {
    return (await cells(this.byTime)).map(([start = '', good = '', bad = '']) => {
      const reasons = /\((.+)\)$/.exec(bad)?.[1];
      const refused = refusals(reasons);
      const all = Object.values(refused).reduce((some, n) => some + n, 0);
      assert.equal(whole(bad.split(' ')[0] ?? ''), all, bad);
      return { start, accepted: whole(good), refused };
    });
  }

  /** Accepted and refused calls by the first column of a table. */
  async rows(table: Locator): Promise<Map<string, readonly [number, number]>> {
    const rows = await cells(table);
    return new Map(rows.map(([name = '', good = '', bad = '']) => [name, [whole(good), whole(bad)]]));
  }
}

/** All calls of bars or rows, by outcome. */
export function sum(all: readonly Counted[]): [string, number][] {
  const found = new Map<string, number>();
  const add = (outcome: string, n: number) => found.set(outcome, (found.get(outcome) ?? 0) + n);
  for (const { accepted, refused } of all) {
    if (accepted > 0) add('accepted', accepted);
    for (const [reason, n] of Object.entries(refused)) add(reason, n);
  }
  return [...found].sort();
}

function cells(table: Locator): Promise<string[][]> {
  return table.evaluate((element) =>
    [...(element as HTMLTableElement).tBodies].flatMap((body) =>
      [...body.rows].map((row) => [...row.cells].map((cell) => cell.textContent ?? '')),
    ),
  );
}

function whole(text: string): number {
  assert.match(text, /^[\d,]+$/);
  return Number(text.replaceAll(',', ''));
}

/** "2 for the address and 1 for the action". */
function refusals(words: string | undefined): Record<string, number> {
  if (!words) return {};
  const each = words.split(/, | and (?=[\d,]+ )/);
  return Object.fromEntries(
    each.map((one) => {
      const at = one.indexOf(' ');
      return [one.slice(at + 1), whole(one.slice(0, at))];
    }),
  );
}
