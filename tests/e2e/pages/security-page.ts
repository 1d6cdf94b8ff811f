// Settings → Security: the list of keys, and all that can stand in its place.
import type { Locator, Page } from '@playwright/test';
import { RevokeDialog } from './revoke-dialog.ts';

export const LIST_PATH = '/settings/security';

export class SecurityPage {
  readonly heading: Locator;
  readonly navigation: Locator;
  readonly create: Locator;
  readonly retry: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Security', exact: true });
    this.navigation = page.getByRole('navigation', { name: 'Settings' });
    this.create = page.getByRole('button', { name: 'Create API Key' });
    this.retry = page.getByRole('button', { name: /^Try again/ });
  }

  /** Opens the page and waits until the list, or what stands in its place, is there. */
  async open(): Promise<void> {
    await this.page.goto(LIST_PATH);
    await this.heading.waitFor();
  }

  /** Every key of the list. */
  get rows(): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3 }) });
  }

  /** One key of the list, by its whole name. */
  row(name: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }

  /** Presses Revoke on a key and gives the question that follows. */
  async askToRevoke(name: string): Promise<RevokeDialog> {
    await this.row(name)
      .getByRole('button', { name: /^Revoke/ })
      .click();
    return new RevokeDialog(this.page);
  }

  /** Goes to the page of a key. */
  async openKey(name: string): Promise<void> {
    await this.row(name).getByRole('button', { name, exact: true }).click();
  }
}
