// Several keys, chosen in the list to do one thing with all of them.
import type { Locator, Page } from '@playwright/test';

export class Several {
  readonly begin: Locator;
  readonly stop: Locator;
  readonly boxes: Locator;
  readonly disable: Locator;
  readonly revoke: Locator;

  constructor(readonly page: Page) {
    this.begin = page.getByRole('button', { name: 'Select several' });
    this.stop = page.getByRole('button', { name: 'Stop selecting' });
    this.boxes = page.getByRole('checkbox', { name: /^Select / });
    this.disable = page.getByRole('button', { name: 'Disable these' });
    this.revoke = page.getByRole('button', { name: 'Revoke these' });
  }

  box(name: string): Locator {
    return this.page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
  }

  /** Begins, and chooses these. */
  async choose(...names: readonly string[]): Promise<void> {
    await this.begin.click();
    for (const name of names) await this.box(name).check();
  }
}

/** The question, and what became of each key. */
export class SeveralDialog {
  readonly dialog: Locator;
  readonly act: Locator;
  readonly keep: Locator;
  readonly close: Locator;
  readonly retry: Locator;
  /** How many keys, where one of them is in use. */
  readonly number: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: /^(Revoke|Disable) \d+ keys?\?$/ });
    this.act = this.dialog.getByRole('button', { name: /^(Revoke|Disable) \d+ keys?$/ });
    this.keep = this.dialog.getByRole('button', { name: 'Keep them' });
    this.close = this.dialog.getByRole('button', { name: 'Close', exact: true });
    this.retry = this.dialog.getByRole('button', { name: 'Try again' });
    this.number = this.dialog.getByRole('textbox', { name: 'How many keys?' });
  }

  /** What is said of a key. */
  line(name: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: name });
  }
}
