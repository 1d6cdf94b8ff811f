// The buttons of a key's page that change it or end it, and the question before the end.

import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { type CreatedKey, KeyPage } from './key-page.ts';
import { RevokeDialog } from './revoke-dialog.ts';

export class KeyActions extends KeyPage {
  readonly edit: Locator;
  readonly disable: Locator;
  readonly enable: Locator;
  readonly question: Locator;
  readonly reallyRevoke: Locator;
  readonly keep: Locator;
  /** The box for the name, where it is asked for. */
  readonly typedName: Locator;
  readonly disableInstead: Locator;
  /** What would break. */
  readonly lastDay: Locator;

  constructor(page: Page) {
    super(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    this.edit = button('Edit');
    this.disable = button('Disable');
    this.enable = button('Enable');
    const { dialog, revoke, keep } = new RevokeDialog(page);
    this.question = dialog;
    this.reallyRevoke = revoke;
    this.keep = keep;
    this.typedName = dialog.getByRole('textbox', { name: 'Type the name of the key to confirm' });
    this.disableInstead = dialog.getByRole('button', { name: 'Disable instead' });
    this.lastDay = dialog.getByRole('status');
  }

  /** The word for the status, where it is not plain active. */
  status(word: 'Disabled' | 'Expired' | 'Revoked'): Locator {
    return this.page.getByText(word, { exact: true });
  }

  /** From the address of a key to the question before it is revoked. */
  async askToRevoke(made: Pick<CreatedKey, 'id' | 'name'>): Promise<void> {
    await this.open(made);
    await this.revoke.click();
    await expect(this.question).toBeVisible();
  }
}
