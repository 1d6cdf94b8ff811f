// The question before a key is revoked.
import type { Locator, Page } from '@playwright/test';

export class RevokeDialog {
  readonly dialog: Locator;
  readonly revoke: Locator;
  readonly keep: Locator;
  /** The name, which is asked for where the key is in use. */
  readonly name: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: /^Revoke / });
    this.revoke = this.dialog.getByRole('button', { name: /^Revoke/ });
    this.keep = this.dialog.getByRole('button', { name: 'Keep the key' });
    this.name = this.dialog.getByRole('textbox', { name: 'Type the name of the key to confirm' });
  }
}
