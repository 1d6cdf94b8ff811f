// Invalid options: the console names the option once, the element shows an error, and other elements are not affected.

import assert from 'node:assert/strict';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from '../../fixtures/test.ts';
import { API_BASE, prepared, put } from '../../support/embedded.ts';

test.use({ embedded: true });

const NOT_SET_UP = /^This page cannot start, because it is not set up correctly\./;
const BAD: readonly (readonly [name: string, value: unknown])[] = [
  ['apiBase', undefined],
  ['apiBase', ''],
  ['apiBase', 'http://example.com/api'],
  ['apiBase', 'https://somebody@example.com/api'],
  ['apiBase', 'https://somebody:secret@example.com/api'],
  ['apiBase', '/api/settings?token=1'],
  ['apiBase', '/api/settings#there'],
  ['apiBase', 'ftp://example.com/api'],
  ['apiBase', 'javascript:alert(1)'],
  ['apiBase', 'https://'],
  ['theme', 'blue'],
  ['credentials', 'always'],
  ['documentationUrl', 'javascript:alert(1)'],
  ['documentationUrl', 'http://example.com'],
  ['getHeaders', 5],
  ['getHeaders', { authorization: 'Bearer 1' }],
  ['reauthenticate', true],
  ['fetch', 'fetch'],
];

/** Two elements: the one to be set up wrongly, and its neighbour. */
class Two {
  readonly bad: Locator;
  readonly sentence: Locator;
  readonly neighbour: Locator;

  constructor(readonly page: Page) {
    this.bad = page.locator('#bad');
    this.sentence = this.bad.getByRole('alert').filter({ hasText: NOT_SET_UP });
    this.neighbour = page.locator('#neighbour');
  }

  list(of: Locator): Locator {
    return of.getByRole('heading', { level: 3 }).first();
  }

  set(name: string, value: unknown): Promise<void> {
    return this.bad.evaluate(
      (element, [to, what]) => {
        Reflect.set(element, to, what);
      },
      [name, value] as const,
    );
  }
}

/** The neighbour alone; the other element comes with `add`. */
async function begun({ page }: App): Promise<Two> {
  const two = new Two(page);
  await prepared(page);
  await put(page, `<we-link-security id="neighbour" api-base="${API_BASE}"></we-link-security>`);
  await expect(two.list(two.neighbour)).toBeVisible();
  return two;
}

/** Puts the element with this option in the place of the one before. */
function add(page: Page, name: string, value: unknown): Promise<void> {
  return page.evaluate(
    ([base, to, what]) => {
      const element = document.createElement('we-link-security');
      Object.assign(element, { id: 'bad', apiBase: base, [to]: what });
      document.getElementById('elsewhere')?.replaceChildren(element);
    },
    [API_BASE, name, value] as const,
  );
}

/** The options that the console named since then, in order. */
function named({ consoleGuard }: App, since = 0): (string | undefined)[] {
  return consoleGuard.lines.slice(since).map((line) => /the option (\w+) has to be/.exec(line)?.[1]);
}

test.beforeEach(({ consoleGuard }) => consoleGuard.expect(/the console has: <we-link-security>: the option/));

test('an invalid option is named once on the console, and the element starts when it is corrected', async ({
  app,
}) => {
  const two = await begun(app);
  for (const [name, value] of BAD) {
    await test.step(`${name}: ${JSON.stringify(value) ?? 'missing'}`, async () => {
      const since = app.consoleGuard.lines.length;
      await add(app.page, name, value);
      await expect(two.sentence).toBeVisible();
      await expect.poll(() => named(app, since)).toEqual([name]);
      // Setting it once more says nothing new.
      await two.set(name, value);
      assert.equal(await two.bad.getByRole('heading').count(), 0);
      await two.set(name, name === 'apiBase' ? API_BASE : undefined);
      await expect(two.list(two.bad)).toBeVisible();
      await expect(two.sentence).toBeHidden();
      assert.deepEqual(named(app, since), [name]);
      await expect(two.list(two.neighbour)).toBeVisible();
    });
  }
});

test('a running page keeps its form when an option other than apiBase becomes invalid', async ({ app }) => {
  const two = await begun(app);
  await add(app.page, 'theme', undefined);
  await two.bad.getByRole('button', { name: 'Create API Key' }).click();
  const field = two.bad.getByRole('textbox', { name: 'Name', exact: true });
  await field.fill('Typed before');
  for (const [name, value] of BAD.filter(([option]) => option !== 'apiBase')) {
    await test.step(`${name}: ${JSON.stringify(value)}`, async () => {
      const since = app.consoleGuard.lines.length;
      await two.set(name, value);
      // Properties that only a call looks at are looked at then; whatever the host sets next reads them all.
      await two.set('supportChat', true);
      await expect.poll(() => named(app, since)).toEqual([name]);
      await two.set('supportChat', false);
      assert.equal(await field.inputValue(), 'Typed before');
      assert.equal(await two.sentence.count(), 0);
      await two.set(name, undefined);
      assert.equal(await field.inputValue(), 'Typed before');
    });
  }
});

test('a running page ends when its apiBase becomes invalid, and restarts with a valid one', async ({
  app,
}) => {
  const two = await begun(app);
  await add(app.page, 'theme', undefined);
  await expect(two.list(two.bad)).toBeVisible();
  await two.set('apiBase', 'http://example.com');
  await expect(two.sentence).toBeVisible();
  assert.equal(await two.bad.getByRole('heading').count(), 0);
  await two.set('apiBase', API_BASE);
  await expect(two.list(two.bad)).toBeVisible();
});
