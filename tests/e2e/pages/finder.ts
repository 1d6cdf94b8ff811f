// What chooses among the keys of the list: the search, the filter, the order, the pages.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Call } from '../support/faults.ts';
import { LIST_PATH, SecurityPage } from './security-page.ts';

export const SEARCH: Call = { method: 'POST', path: /^\/api-keys\/search$/ };

export class Finder {
  readonly search: Locator;
  readonly show: Locator;
  readonly sort: Locator;
  readonly next: Locator;
  readonly previous: Locator;
  /** Leaves what a pasted credential has found. */
  readonly showAll: Locator;
  /** Gets the focus when other keys are there. */
  readonly title: Locator;
  readonly list: SecurityPage;

  constructor(readonly page: Page) {
    this.search = page.getByRole('searchbox', { name: 'Search keys' });
    this.show = page.getByRole('combobox', { name: 'Show', exact: true });
    this.sort = page.getByRole('combobox', { name: 'Sort by' });
    this.next = page.getByRole('button', { name: 'Next keys' });
    this.previous = page.getByRole('button', { name: 'Previous keys' });
    this.showAll = page.getByRole('button', { name: 'Show all keys again' });
    this.title = page.getByRole('heading', { level: 2, name: 'API keys', exact: true });
    this.list = new SecurityPage(page);
  }

  /** Opens the list, as it is or as `parameters` of its address ask for it, and waits for the choice. */
  async open(parameters = ''): Promise<void> {
    await this.page.goto(`${LIST_PATH}${parameters}`);
    await this.show.waitFor();
  }

  /** The names of the keys that are listed, in their order. */
  async names(): Promise<string[]> {
    const names = await this.list.rows.getByRole('heading', { level: 3 }).allTextContents();
    return names.map((name) => name.trim());
  }

  /** Waits until exactly these are listed, in this order. */
  lists(...names: readonly string[]): Promise<void> {
    return expect(async () => assert.deepEqual(await this.names(), names)).toPass();
  }

  /** What the address bar has behind the path. */
  parameters(): string {
    return new URL(this.page.url()).search;
  }

  /** The word of the choice that the filter or the order shows. */
  chosen(choice: Locator): Promise<string> {
    return choice.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text ?? '');
  }
}
