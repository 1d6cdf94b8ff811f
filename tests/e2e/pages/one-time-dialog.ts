// The dialog that shows a pair, once.
import type { Locator, Page } from 'playwright-core';
import type { Pair } from '../support/public-api.ts';

export class OneTimeDialog {
  readonly dialog: Locator;
  readonly apiKey: Locator;
  readonly secretKey: Locator;
  readonly copyApiKey: Locator;
  readonly copySecretKey: Locator;
  readonly copyBoth: Locator;
  readonly close: Locator;
  readonly keepOpen: Locator;
  readonly closeAnyway: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: 'Copy your keys now' });
    this.apiKey = this.dialog.getByRole('textbox', { name: 'API key' });
    this.secretKey = this.dialog.getByRole('textbox', { name: 'Secret key' });
    this.copyApiKey = this.dialog.getByRole('button', { name: 'Copy API key' });
    this.copySecretKey = this.dialog.getByRole('button', { name: 'Copy secret key' });
    this.copyBoth = this.dialog.getByRole('button', { name: 'Copy both' });
    this.close = this.dialog.getByRole('button', { name: 'Close', exact: true });
    this.keepOpen = this.dialog.getByRole('button', { name: 'Keep open' });
    this.closeAnyway = this.dialog.getByRole('button', { name: 'Close anyway' });
  }

  /** What is on the screen. */
  async pair(): Promise<Pair> {
    await this.dialog.waitFor();
    return { apiKey: await this.apiKey.inputValue(), secretKey: await this.secretKey.inputValue() };
  }
}
