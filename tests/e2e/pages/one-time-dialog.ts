// The dialog that shows a pair, once.
import type { Locator, Page } from '@playwright/test';
import type { Pair } from '../support/public-api.ts';

export class OneTimeDialog {
  readonly dialog: Locator;
  readonly apiKey: Locator;
  readonly secretKey: Locator;
  readonly copyApiKey: Locator;
  readonly copySecretKey: Locator;
  readonly copyBoth: Locator;
  readonly copyAsJson: Locator;
  /** Both values in one field, after the clipboard refused them. */
  readonly byHand: Locator;
  readonly showApiKey: Locator;
  readonly showSecretKey: Locator;
  readonly hideSecretKey: Locator;
  readonly alert: Locator;
  readonly state: Locator;
  readonly tryIt: Locator;
  readonly close: Locator;
  readonly keepOpen: Locator;
  readonly closeAnyway: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: 'Copy your keys now' });
    this.apiKey = this.dialog.getByRole('textbox', { name: 'API key' });
    this.secretKey = this.dialog.getByRole('textbox', { name: 'Secret key' });
    this.copyApiKey = this.dialog.getByRole('button', { name: 'Copy API key' });
    this.copySecretKey = this.dialog.getByRole('button', { name: 'Copy secret key' });
    this.copyBoth = this.dialog.getByRole('button', { name: 'Copy both', exact: true });
    this.copyAsJson = this.dialog.getByRole('button', { name: 'Copy as JSON' });
    this.byHand = this.dialog.getByRole('textbox', { name: 'Both, to copy by hand' });
    this.showApiKey = this.dialog.getByRole('button', { name: 'Show API key' });
    this.showSecretKey = this.dialog.getByRole('button', { name: 'Show secret key' });
    this.hideSecretKey = this.dialog.getByRole('button', { name: 'Hide secret key' });
    this.alert = this.dialog.getByRole('alert');
    this.state = this.dialog.getByRole('status');
    this.tryIt = this.dialog.locator('summary', { hasText: 'Try it' });
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
