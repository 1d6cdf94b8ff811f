// The dialog in which a person shows once more that it is them.
import type { Locator, Page } from '@playwright/test';

export class SecondCheck {
  readonly dialog: Locator;
  readonly password: Locator;
  readonly confirm: Locator;
  readonly window: Locator;
  readonly confirmed: Locator;
  readonly cancel: Locator;
  readonly error: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: 'Confirm that it is you' });
    this.password = this.dialog.getByLabel('Password');
    this.confirm = this.dialog.getByRole('button', { name: 'Confirm', exact: true });
    this.window = this.dialog.getByRole('link', { name: 'Confirm in a new window' });
    this.confirmed = this.dialog.getByRole('button', { name: 'I have confirmed' });
    this.cancel = this.dialog.getByRole('button', { name: 'Cancel' });
    this.error = this.dialog.getByRole('alert');
  }
}
