// The form for a key that is there, and what becomes of a key elsewhere meanwhile.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Call } from '../support/faults.ts';
import { type CreatedKey, KeyPage, send } from './key-page.ts';
import { NewKeyForm } from './new-key-form.ts';

export const CHANGE: Call = { method: 'PATCH', path: /^\/api-keys\/[^/]+$/ };

export const NOTHING = 'Nothing is changed yet.';
export const SAVED = /The changes are saved\./;
export const SAVED_BEFORE = /These changes were saved already\./;
export const MEANWHILE = /Somebody changed this key meanwhile\./;
export const PROPOSED = /We have entered a proposal\. Look at what changes before you save it\./;

/** The fields are those of the form for a new key. */
export class EditForm extends NewKeyForm {
  readonly title: Locator;
  readonly preview: Locator;
  readonly lines: Locator;
  readonly removeAll: Locator;

  constructor(page: Page) {
    super(page);
    this.title = page.getByRole('heading', { level: 2, name: /^Edit / });
    this.preview = page.getByRole('region', { name: 'What changes' });
    this.lines = this.preview.getByRole('listitem');
    this.removeAll = this.restrictions.getByRole('button', { name: 'Remove all' });
  }

  static path(id: string): string {
    return `${KeyPage.path(id)}/edit`;
  }

  /** Opens it by its address. */
  async openOf(made: { readonly id: string; readonly name: string }): Promise<void> {
    await this.page.goto(EditForm.path(made.id));
    await expect(
      this.page.getByRole('heading', { level: 2, name: `Edit ${made.name}`, exact: true }),
    ).toBeVisible();
  }

  /** What is said over the fields, for the eyes. */
  news(words: RegExp): Locator {
    return this.page.getByRole('form').getByText(words);
  }

  remove(network: string): Locator {
    return this.restrictions.getByRole('button', { name: `Remove ${network}`, exact: true });
  }

  /** Waits until exactly this is said of what will change. */
  async says(...lines: readonly (string | RegExp)[]): Promise<void> {
    await expect(async () => {
      const found = await this.lines.allTextContents();
      assert.equal(found.length, lines.length, `What changes: ${found.join(' ')}`);
      for (const [at, line] of lines.entries()) {
        if (line instanceof RegExp) assert.match(found[at] ?? '', line);
        else assert.equal(found[at], line);
      }
      if (lines.length === 0) assert.ok(await this.preview.getByText(NOTHING).isVisible());
    }).toPass();
  }

  /** Presses Save and waits for the page of the key. */
  async saveTo(name: string): Promise<void> {
    await this.save.click();
    await expect(new KeyPage(this.page).named(name)).toBeVisible();
  }
}

/** A change of a key in another tab or by another person, whatever its revision is now. */
export async function changedElsewhere(page: Page, id: string, change: object): Promise<void> {
  const now = await page.request.get(`/api/settings/api-keys/${id}`);
  await send(page, 'PATCH', `/api-keys/${id}`, change, { 'if-match': now.headers()['etag'] ?? '' });
}

/** From the page of a key to its form. */
export async function edited(page: Page, made: Pick<CreatedKey, 'id' | 'name'>): Promise<EditForm> {
  const key = new KeyPage(page);
  await key.open(made);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const form = new EditForm(page);
  await expect(form.title).toBeVisible();
  return form;
}

/** From the page of the key, which is open, to its form once more. */
export async function editedAgain(form: EditForm): Promise<void> {
  await form.page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(form.title).toBeVisible();
}
