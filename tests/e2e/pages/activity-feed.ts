// Who did what: on the page of a key, and for all keys of the workspace.
import type { Locator, Page } from '@playwright/test';
import type { Call } from '../support/faults.ts';

export const ACTIVITY_PATH = '/settings/security/activity';
export const KEY_EVENTS: Call = { method: 'GET', path: /^\/api-keys\/[^/]+\/events$/ };
export const ALL_EVENTS: Call = { method: 'GET', path: /^\/events$/ };

/** One entry, as it reads. */
export interface Entry {
  readonly headline: string;
  /** When, from where, by which permission. */
  readonly circumstances: string;
  readonly changes: readonly string[];
}

export class ActivityFeed {
  readonly region: Locator;
  readonly entries: Locator;
  readonly earlier: Locator;

  constructor(page: Page, of: 'key' | 'workspace' = 'key') {
    const whole = page.getByRole('region', { name: 'Security' });
    this.region = of === 'key' ? whole.getByRole('region', { name: 'Activity' }) : whole;
    this.entries = this.region.getByRole('listitem').filter({ has: page.locator('strong') });
    this.earlier = this.region.getByRole('button', { name: 'Show earlier activity' });
  }

  /** An entry by its headline. */
  entry(headline: string | RegExp): Locator {
    return this.entries.filter({ hasText: headline });
  }

  async read(): Promise<Entry[]> {
    return this.entries.evaluateAll((entries) =>
      entries.map((entry) => ({
        headline: entry.querySelector('strong')?.textContent ?? '',
        circumstances: [...entry.querySelectorAll('p')].pop()?.textContent ?? '',
        changes: [...entry.querySelectorAll('li')].map((line) => line.textContent ?? ''),
      })),
    );
  }

  async headlines(): Promise<string[]> {
    return (await this.read()).map(({ headline }) => headline);
  }
}
