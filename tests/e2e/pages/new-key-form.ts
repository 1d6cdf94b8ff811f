// The form that makes a key.
import type { Locator, Page } from '@playwright/test';

export const FORM_PATH = '/settings/security/api-keys/new';

export interface FormInput {
  readonly name: string;
  /** Addresses and networks; none stands for any address. */
  readonly networks: readonly string[];
  /** Visible names of the actions. */
  readonly actions: readonly string[];
}

/** One address and one action. */
export const DEFAULT_INPUT: FormInput = {
  name: 'Release checks',
  networks: ['127.0.0.1'],
  actions: ['List accounts'],
};

export class NewKeyForm {
  readonly name: Locator;
  readonly restrictions: Locator;
  readonly onlyThese: Locator;
  readonly anyAddress: Locator;
  /** The box that takes addresses, one after the other. */
  readonly networks: Locator;
  /** A row for each network that was taken. */
  readonly rows: Locator;
  /** Where the person ticks what is added of a text that is no plain list. */
  readonly review: Locator;
  /** The heading of the text that was pasted last. */
  readonly reviewHeading: Locator;
  /** The button of the panel that adds what is ticked. */
  readonly addChosen: Locator;
  /** Takes back what was done last with the list. */
  readonly undo: Locator;
  readonly actions: Locator;
  readonly search: Locator;
  /** What the search marks. */
  readonly marks: Locator;
  /** The groups of the catalogue. */
  readonly groups: Locator;
  readonly presets: Locator;
  readonly expiry: Locator;
  readonly changeExpiry: Locator;
  readonly expires: Locator;
  readonly lastDay: Locator;
  readonly addNote: Locator;
  readonly note: Locator;
  readonly summary: Locator;
  readonly save: Locator;
  readonly cancel: Locator;
  readonly alert: Locator;

  constructor(readonly page: Page) {
    this.name = page.getByRole('textbox', { name: 'Name', exact: true });
    this.restrictions = page.getByRole('group', { name: 'IP restrictions' });
    this.onlyThese = this.restrictions.getByRole('radio', { name: /^Only these addresses/ });
    this.anyAddress = this.restrictions.getByRole('radio', { name: /^Any address/ });
    this.networks = this.restrictions.getByRole('textbox', { name: 'Addresses and networks' });
    this.rows = this.restrictions.getByRole('list', { name: 'Addresses and networks' }).getByRole('listitem');
    this.review = this.restrictions.getByRole('region');
    this.reviewHeading = this.review.getByRole('heading').last();
    this.addChosen = this.review.getByRole('button', { name: /^Add (networks|[\d,]+ networks?)$/ });
    this.undo = this.restrictions.getByRole('button', { name: 'Undo', exact: true });
    this.actions = page.getByRole('group', { name: 'Allowed actions' });
    this.search = this.actions.getByRole('searchbox', { name: 'Search actions' });
    this.marks = this.actions.locator('mark').filter({ visible: true });
    this.groups = this.actions.getByRole('group').filter({ has: page.getByRole('checkbox') });
    this.presets = this.actions.getByRole('group', { name: 'Start from' });
    this.expiry = page.getByRole('group', { name: 'Expiry' });
    this.changeExpiry = this.expiry.getByRole('button', { name: 'Change the expiry' });
    this.expires = this.expiry.getByRole('combobox', { name: 'Expires' });
    this.lastDay = this.expiry.getByLabel('Last day');
    this.addNote = page.getByRole('button', { name: 'Add a note' });
    this.note = page.getByRole('textbox', { name: 'Where will this key live?' });
    this.summary = page.locator('.summary');
    this.save = page.getByRole('button', { name: /^(Save|Saving)/ });
    this.cancel = page.locator('.form-footer').getByRole('button', { name: 'Cancel' });
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

  /** The networks that were taken, in canonical form. */
  entries(): Promise<string[]> {
    return this.rows.getByRole('code').allTextContents();
  }

  /** A group of actions. */
  group(name: string): Locator {
    return this.actions.getByRole('group', { name, exact: true });
  }

  /** A button that chooses several actions at once. */
  preset(name: string): Locator {
    return this.presets.getByRole('button', { name, exact: true });
  }

  /** The button at the bottom that leads to a field that is to be mended. */
  mend(field: string): Locator {
    return this.page
      .getByRole('list', { name: /to mend before this can be saved/ })
      .getByRole('button', { name: field, exact: true });
  }

  /** The visible names of the actions that are chosen, in the order of the catalogue. */
  chosen(): Promise<string[]> {
    return this.actions.evaluate((section) =>
      [...section.querySelectorAll('.action label')]
        .filter((label) => label.querySelector('input')?.checked)
        .map((label) => label.textContent?.trim() ?? ''),
    );
  }

  /** The box of a line, or of all lines that look like it, by what stands before the address. */
  reviewed(before: string): Locator {
    return this.review.getByRole('checkbox', { name: before });
  }

  /** Opens everything of the panel that is closed. */
  async showEverything(): Promise<void> {
    const closed = this.review.getByRole('button', { name: /^Show/ });
    while ((await closed.count()) > 0) await closed.first().click();
  }

  /** Types an entry and presses Enter. A very wide one is asked about, and chosen. */
  async addNetwork(entry: string, isWide = false): Promise<void> {
    await this.networks.fill(entry);
    await this.networks.press('Enter');
    if (!isWide) return;
    await this.review.getByRole('checkbox').check();
    await this.addChosen.click();
  }

  async fill(wanted: FormInput): Promise<void> {
    await this.name.fill(wanted.name);
    if (wanted.networks.length > 0) {
      await this.onlyThese.check();
      for (const network of wanted.networks) await this.addNetwork(network);
    } else {
      await this.anyAddress.check();
    }
    for (const action of wanted.actions) await this.action(action).check();
  }
}
