// The dashboards that the page is embedded in, as a person sees them and as their servers stand.

import { join } from 'node:path';
import { describe } from 'node:test';
import { SecurityPage } from '../../e2e/pages/security-page.ts';
import { OWNER } from '../../e2e/pages/sign-in-page.ts';
import { gone, visible } from '../../e2e/support/expect.ts';
import { type Front, type Journey, scene, type Tell } from '../../e2e/support/journey.ts';
import { serve } from '../serve.ts';

export type Page = Journey['page'];
export type Locator = ReturnType<Page['locator']>;
export type Name = 'plain' | 'react' | 'vue';

const BUILD = join(import.meta.dirname, '../build');
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

async function front(name: Name): Promise<Front> {
  const crossOrigin = name === 'vue';
  const served = await serve({ folder: FOLDERS[name], sameOrigin: !crossOrigin });
  const standIn = crossOrigin ? ['--allow-origin', served.url, '--no-auto-sign-in'] : [];
  return { ...served, crossOrigin, standIn };
}

/** Declares journeys through each of the dashboards. */
export function inEach(
  names: readonly Name[],
  standIn: readonly string[],
  declare: (tell: Tell, name: Name) => void,
): void {
  for (const name of names) {
    describe(name, () => declare(scene({ front: () => front(name), standIn }), name));
  }
}

/** Loads the dashboard at a path, as whoever may do everything. */
export async function load(
  { page, context, standIn }: Journey,
  name: Name,
  path: string,
): Promise<Dashboard> {
  // A visit to the stand-in signs the owner in without a password; cookies know no ports.
  if (name !== 'vue') await context.request.get(`${standIn.url}/settings/security`);
  await page.goto(path);
  if (name === 'vue') await signIn(page);
  return new Dashboard(page);
}

/** Loads the dashboard with the list of keys in it. */
export async function open(journey: Journey, name: Name): Promise<Dashboard> {
  const dashboard = await load(journey, name, '/settings/security');
  await visible(new SecurityPage(journey.page).create);
  return dashboard;
}

/** Signs in where the dashboard itself asks for it. */
export async function signIn(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sign in to the dashboard' });
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(OWNER.email);
  await dialog.getByLabel('Your password').fill(OWNER.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await gone(dialog);
}
