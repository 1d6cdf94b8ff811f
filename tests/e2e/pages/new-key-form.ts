// The form that makes a key.
import type { Locator, Page } from 'playwright-core';

export const FORM_PATH = '/settings/security/api-keys/new';

export interface Wanted {
  readonly name: string;
  /** Addresses and networks; none stands for any address. */
  readonly networks: readonly string[];
  /** Visible names of the actions. */
  readonly actions: readonly string[];
}

/** One address and one action. */
export const PLAIN: Wanted = {
  name: 'Release checks',
  networks: ['127.0.0.1'],
  actions: ['List accounts'],
};

export class NewKeyForm {
  readonly name: Locator;
  readonly restrictions: Locator;
  readonly onlyThese: Locator;
  readonly anyAddress: Locator;
  readonly networks: Locator;
  readonly actions: Locator;
  readonly search: Locator;
  readonly save: Locator;
  readonly cancel: Locator;
  readonly alert: Locator;

  constructor(readonly page: Page) {
    this.name = page.getByRole('textbox', { name: 'Name', exact: true });
    this.restrictions = page.getByRole('group', { name: 'IP restrictions' });
    this.onlyThese = this.restrictions.getByRole('radio', { name: /^Only these addresses/ });
    this.anyAddress = this.restrictions.getByRole('radio', { name: /^Any address/ });
    this.networks = this.restrictions.getByRole('textbox', { name: 'Addresses and networks' });
    this.actions = page.getByRole('group', { name: 'Allowed actions' });
    this.search = this.actions.getByRole('searchbox', { name: 'Search actions' });
    this.save = page.getByRole('button', { name: /^(Save|Saving)/ });
    this.cancel = page.getByRole('button', { name: 'Cancel' });
    this.alert = page.getByRole('alert');
  }

  /** Opens the form and waits until the catalogue is there, too. */
  async open(): Promise<void> {
    await this.page.goto(FORM_PATH);
    await this.actions.getByRole('checkbox').first().waitFor();
  }

  action(name: string): Locator {
    return this.actions.getByRole('checkbox', { name, exact: true });
  }

  async fill(wanted: Wanted): Promise<void> {
    await this.name.fill(wanted.name);
    if (wanted.networks.length > 0) {
      await this.onlyThese.check();
      await this.networks.fill(wanted.networks.join('\n'));
    } else {
      await this.anyAddress.check();
    }
    for (const action of wanted.actions) await this.action(action).check();
  }
}
