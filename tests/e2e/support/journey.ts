// A file of journeys: one stand-in and one Chromium for all of them, a fresh browser context for each.
import { after, before, beforeEach, test } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { SignInPage, type User } from '../pages/sign-in-page.ts';
import { launch, newContext } from './browser.ts';
import { beginDay } from './days.ts';
import { type HostFolder, hostFolder } from './embedded.ts';
import { type StandIn, startStandIn } from './stand-in.ts';
import { Watch } from './watch.ts';

const STEP_MS = 10_000;
const JOURNEY_MS = 60_000;

export interface Journey {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly standIn: StandIn;
  readonly watch: Watch;
}

export interface Setting {
  /** Options of the stand-in's command line. */
  readonly standIn?: readonly string[];
  /** Who is signed in when a journey begins; without it the stand-in decides. */
  readonly as?: User;
  readonly context?: BrowserContextOptions;
  /** A name under which the browser reaches the stand-in, in place of its loopback address. */
  readonly host?: string;
  /** The page stands in a host that has it from the package. */
  readonly embedded?: boolean;
  /** Milliseconds that a journey may take, where it is a long one. */
  readonly timeout?: number;
  /** What the browser visits in place of the stand-in itself. */
  readonly front?: () => Promise<Front>;
}

/** A server of its own before the stand-in or beside it. */
export interface Front {
  readonly url: string;
  /** Options that the stand-in needs because of it. */
  readonly standIn: readonly string[];
  /** Whether pages of it call the stand-in on its own origin. */
  readonly crossOrigin: boolean;
  /** Tells where the stand-in is. */
  point(standIn: string): void;
  close(): Promise<void>;
}

export type Tell = (
  name: string,
  walk: (journey: Journey) => Promise<void>,
  context?: BrowserContextOptions,
) => void;

/** Sets the scene for the file; what it returns declares one journey. */
export function scene(setting: Setting = {}): Tell {
  let standIn: StandIn;
  let browser: Browser;
  let folder: HostFolder | undefined;
  let front: Front | undefined;
  const zones = new Set(['UTC', setting.context?.timezoneId ?? 'UTC']);
  // No part of what a journey may take.
  beforeEach(() => beginDay(zones));
  before(async () => {
    if (setting.embedded) folder = await hostFolder();
    front = await setting.front?.();
    const options = [...(setting.as ? ['--no-auto-sign-in'] : []), ...(front?.standIn ?? [])];
    standIn = await startStandIn([...options, ...(setting.standIn ?? [])], folder?.path);
    front?.point(standIn.url);
    browser = await launch(setting.host ? [`--host-resolver-rules=MAP ${setting.host} 127.0.0.1`] : []);
  });
  after(async () => {
    await browser?.close();
    await front?.close();
    await standIn?.stop();
    await folder?.remove();
  });
  return (name, walk, contextOptions = {}) => {
    zones.add(contextOptions.timezoneId ?? 'UTC');
    test(name, { timeout: setting.timeout ?? JOURNEY_MS }, async () => {
      const named = setting.host ? standIn.url.replace('127.0.0.1', setting.host) : standIn.url;
      const origin = front?.url ?? named;
      const context = await newContext(browser, {
        baseURL: origin,
        locale: 'en-GB',
        timezoneId: 'UTC',
        ...setting.context,
        ...contextOptions,
      });
      try {
        const watch = new Watch(origin, ...(front?.crossOrigin ? [standIn.url] : []));
        watch.isStrict = setting.embedded ?? false;
        await watch.attach(context);
        const page = await context.newPage();
        page.setDefaultTimeout(STEP_MS);
        if (setting.as) await new SignInPage(page).signIn(setting.as);
        await walk({ page, context, standIn, watch });
        watch.check();
      } catch (error) {
        await describe(context, name);
        throw error;
      } finally {
        await context.close();
      }
    });
  };
}

/** Tells what was on the screen when a journey failed. */
async function describe(context: BrowserContext, name: string): Promise<void> {
  for (const page of context.pages()) {
    const screen = await page.locator('body').ariaSnapshot({ timeout: 2_000 }).catch(String);
    console.error(`\n“${name}” failed at ${page.url()}, where this was on the screen:\n${screen}\n`);
  }
}
