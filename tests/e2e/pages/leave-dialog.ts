// The question before a filled form is left.
import type { Locator, Page } from '@playwright/test';

export class LeaveDialog {
  readonly dialog: Locator;
  readonly keep: Locator;
  readonly leave: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: 'Leave without saving?' });
    this.keep = this.dialog.getByRole('button', { name: 'Keep editing' });
    this.leave = this.dialog.getByRole('button', { name: 'Leave', exact: true });
  }
}
