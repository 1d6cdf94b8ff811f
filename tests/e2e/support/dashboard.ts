// The dashboards that the page is embedded in, as a person sees them and as their servers stand.

import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { ProxyServer } from '../fixtures/stand-in.ts';
import { type App, expect, test } from '../fixtures/test.ts';
import { SecurityPage } from '../pages/security-page.ts';
import { OWNER } from '../pages/sign-in-page.ts';
import { serve } from './dashboard-server.ts';

export type { Locator, Page };
export type Name = 'plain' | 'react' | 'vue';

const BUILD = join(import.meta.dirname, '../apps/build');
/** The folder that each has its files in; of these Vue's alone has its API on another origin. */
const FOLDERS: Readonly<Record<Name, string>> = {
  plain: join(BUILD, 'plain'),
  react: join(BUILD, 'react/dist'),
  vue: join(BUILD, 'vue/dist'),
};

/** What every dashboard has around the page. */
export class Dashboard {
  readonly navigation: Locator;
  readonly search: Locator;
  readonly feedback: Locator;
  /** What the dashboard's own shortcuts have done last. */
  readonly shortcut: Locator;

  constructor(readonly page: Page) {
    this.navigation = page.getByRole('navigation', { name: 'Main' });
    this.search = page.getByRole('searchbox', { name: 'Search the dashboard' });
    this.feedback = page.getByRole('button', { name: 'Feedback' });
    this.shortcut = page.getByRole('status', { name: 'Last shortcut' });
  }

  link(name: 'Home' | 'Keys' | 'New key' | 'Old keys'): Locator {
    return this.navigation.getByRole('link', { name, exact: true });
  }

  /** The heading of a screen that is the dashboard's own. */
  heading(name: 'Home' | 'Old keys'): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true });
  }

  get path(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }
}

async function start(name: Name): Promise<ProxyServer> {
  const crossOrigin = name === 'vue';
  const served = await serve({ folder: FOLDERS[name], sameOrigin: !crossOrigin });
  const standInOptions = crossOrigin ? ['--allow-origin', served.url, '--no-auto-sign-in'] : [];
  return { ...served, crossOrigin, standInOptions };
}

/** Declares tests of each of the dashboards. Those of Vue and of plain HTML are for `make test-all`, but for a whole job. */
export function inEach(
  names: readonly Name[],
  standInOptions: readonly string[],
  declare: (name: Name) => void,
  always = false,
): void {
  for (const name of names) {
    test.describe(name, { tag: always || name === 'react' ? [] : '@all' }, () => {
      const focusMayFall = 'The dashboard takes its own parts away, and the page when its route is left.';
      test.use({ proxyServer: { start: () => start(name) }, standInOptions, focusMayFall });
      declare(name);
    });
  }
}

/** Loads the dashboard at a path, as whoever may do everything. */
export async function load({ page, context, standIn }: App, name: Name, path: string): Promise<Dashboard> {
  // A visit to the stand-in signs the owner in without a password; cookies know no ports.
  if (name !== 'vue') await context.request.get(`${standIn.url}/settings/security`);
  await page.goto(path);
  if (name === 'vue') await signIn(page);
  return new Dashboard(page);
}

/** Loads the dashboard with the list of keys in it. */
export async function open(app: App, name: Name): Promise<Dashboard> {
  const dashboard = await load(app, name, '/settings/security');
  await expect(new SecurityPage(app.page).create).toBeVisible();
  return dashboard;
}

/** Signs in where the dashboard itself asks for it. */
export async function signIn(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sign in to the dashboard' });
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(OWNER.email);
  await dialog.getByLabel('Your password').fill(OWNER.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
}
