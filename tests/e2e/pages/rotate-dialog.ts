// The question before a key gets a new secret key, and the dialog that shows it, once.

import assert from 'node:assert/strict';
import type { Locator, Page, Request } from '@playwright/test';
import { expect } from '@playwright/test';
import type { App } from '../fixtures/test.ts';
import { allowClipboard } from '../support/clipboard.ts';
import type { Call, Fault } from '../support/faults.ts';
import { type Answer, call, type Pair } from '../support/public-api.ts';
import { type CreatedKey, KeyPage } from './key-page.ts';

export const ROTATE: Call = { method: 'POST', path: /^\/api-keys\/[^/]+\/rotations$/ };

export const NEVER_CONFIRMED = /The secret key was never confirmed/;
export const VALID_UNTIL = /The old secret key is valid until \d+ \w+ \d{4}, \d\d:\d\d/;
export const CANCELLED = /The last rotation was cancelled at .+: the new secret key was never shown/;
export const PENDING = /A new secret key is being made\. If it is not shown by/;

export class RotateDialog {
  readonly dialog: Locator;
  readonly planned: Locator;
  readonly leaked: Locator;
  /** How long the old one goes on. */
  readonly overlap: Locator;
  readonly rotate: Locator;
  readonly cancel: Locator;
  readonly alert: Locator;
  /** The ways on when nobody knows whether it was rotated. */
  readonly tryAgain: Locator;
  readonly look: Locator;

  constructor(readonly page: Page) {
    const title = /^(Rotate the secret key of|Create a new secret key for) “/;
    this.dialog = page.getByRole('alertdialog', { name: title });
    this.planned = this.dialog.getByRole('radio', { name: /^Planned/ });
    this.leaked = this.dialog.getByRole('radio', { name: /^It may have leaked, or nobody has it/ });
    this.overlap = this.dialog.getByRole('combobox', { name: 'The old one goes on for' });
    this.rotate = this.dialog.getByRole('button', { name: /^(Rotate secret key|Create a new secret key)$/ });
    this.cancel = this.dialog.getByRole('button', { name: 'Cancel' });
    this.alert = this.dialog.getByRole('alert');
    this.tryAgain = this.dialog.getByRole('button', { name: /^Try again/ });
    this.look = this.dialog.getByRole('button', { name: 'Look at the key' });
  }
}

/** The new secret key on the screen. */
export class NewSecretDialog {
  readonly dialog: Locator;
  readonly secretKey: Locator;
  readonly copy: Locator;
  readonly close: Locator;
  readonly keepOpen: Locator;
  readonly closeAnyway: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('alertdialog', { name: 'Copy the new secret key now' });
    this.secretKey = this.dialog.getByRole('textbox', { name: 'Secret key' });
    this.copy = this.dialog.getByRole('button', { name: 'Copy secret key' });
    this.close = this.dialog.getByRole('button', { name: 'Close', exact: true });
    this.keepOpen = this.dialog.getByRole('button', { name: 'Keep open' });
    this.closeAnyway = this.dialog.getByRole('button', { name: 'Close anyway' });
  }

  /** What is on the screen. */
  async secret(): Promise<string> {
    await this.dialog.waitFor();
    return this.secretKey.inputValue();
  }

  /** The way that loses nothing. */
  async copyAndClose(): Promise<void> {
    await allowClipboard(this.page.context());
    await this.copy.click();
    await expect(this.dialog).toHaveText(/Secret key copied/);
    await this.close.click();
    await expect(this.dialog).toBeHidden();
  }
}

/** From a key's page to the question. */
export async function askToRotate(
  { page }: App,
  made: Pick<CreatedKey, 'id' | 'name'>,
): Promise<RotateDialog> {
  const key = new KeyPage(page);
  await key.open(made);
  await key.rotate.click();
  const dialog = new RotateDialog(page);
  await expect(dialog.rotate).toBeVisible();
  return dialog;
}

/** From a key's page to the new secret key on the screen; ends when the API knows that it is there. */
export async function rotated(app: App, made: CreatedKey, leaked = false): Promise<Pair> {
  const { page } = app;
  const ask = await askToRotate(app, made);
  if (leaked) await ask.leaked.check();
  const shown = page.waitForResponse((answer) => isReport(answer.request(), 'shown') && answer.ok());
  await ask.rotate.click();
  const secretKey = await new NewSecretDialog(page).secret();
  await shown;
  assert.notEqual(secretKey, made.secretKey);
  return { apiKey: made.apiKey, secretKey };
}

/** Whether the page tells with this that a secret was `shown` or `saved`. */
export function isReport(request: Request, state: string): boolean {
  return request.url().endsWith('/secret-state') && request.postDataJSON()?.state === state;
}

/** The request is carried out; its answer, whose secret the test alone sees, is lost. */
export function holdResponse(secrets: string[]): Fault {
  return async (route) => {
    const answer = await route.fetch();
    secrets.push((await answer.json()).secret_key);
    await route.abort('connectionreset');
  };
}

type StandIn = App['standIn'];

/** Calls with a pair an action that every key of these tests allows. */
export function use(standIn: StandIn, pair: Pair): Promise<Answer> {
  return call(standIn, 'get_all_ln_accounts', pair);
}

export async function works(standIn: StandIn, pair: Pair, which: string): Promise<void> {
  const answer = await use(standIn, pair);
  assert.equal(answer.status, 200, `${which} works: ${JSON.stringify(answer.body)}`);
}

export async function refused(standIn: StandIn, pair: Pair, which: string): Promise<void> {
  const answer = await use(standIn, pair);
  assert.deepEqual([answer.status, answer.body.status], [401, 'UNAUTHORIZED'], `${which} is refused`);
}

/** The same, once what ends it has arrived. */
export function ends(standIn: StandIn, pair: Pair, which: string): Promise<void> {
  return expect(() => refused(standIn, pair, which)).toPass();
}
