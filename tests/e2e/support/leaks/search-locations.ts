// The list of places where a secret could be left behind, each with its search.
import type { Page } from '@playwright/test';
import { accessibilityTexts } from './accessibility.ts';
import { consoleTexts } from './console.ts';
import { domTexts } from './dom.ts';
import { eventTexts } from './events.ts';
import { inTheHeap } from './heap.ts';
import { historyTexts } from './history.ts';
import { inMemory } from './memory.ts';
import { performanceTexts } from './performance.ts';
import { inTheCacheOnDisk, inTheRestOfTheProfile } from './profile.ts';
import { Needles, type Secrets, type Text } from './secret-search.ts';
import { storageTexts } from './storage.ts';
import type { Visit } from './visit.ts';

export interface Place {
  readonly name: string;
  /** A line for each thing that was found there. */
  search(visit: Visit, needles: Needles): Promise<string[]>;
}

/** The heap comes first: the others bring what they find through it. */
export const PLACES = [
  ofEachPage('the heap', inTheHeap),
  ofEachPage('the wasm memory', inMemory),
  texts('the DOM', domTexts),
  texts('the accessibility tree', accessibilityTexts),
  texts('the storage', storageTexts),
  texts('the history', historyTexts),
  texts('the console', consoleTexts),
  texts('the events', eventTexts),
  texts('the performance entries', performanceTexts),
  { name: 'what was said', search: async (visit, needles) => needles.inTexts(visit.said()) },
  { name: 'the HTTP cache', search: (visit, needles) => inTheCacheOnDisk(visit.profile, needles) },
  { name: 'the profile on disk', search: (visit, needles) => inTheRestOfTheProfile(visit.profile, needles) },
] as const satisfies readonly Place[];

export type PlaceName = (typeof PLACES)[number]['name'];

/** Searches every place. A line for each finding; none when the secrets left nothing behind. */
export async function leftBehind(visit: Visit, secrets: Secrets): Promise<string[]> {
  const needles = new Needles(secrets);
  const found: string[] = [];
  for (const place of PLACES) {
    for (const line of await place.search(visit, needles)) found.push(`${place.name}: ${line}`);
  }
  return found;
}

function ofEachPage<Name extends string>(
  name: Name,
  search: (page: Page, needles: Needles) => Promise<string[]>,
) {
  return {
    name,
    search: async (visit: Visit, needles: Needles) => {
      const found: string[] = [];
      for (const page of visit.context.pages()) found.push(...(await search(page, needles)));
      return found;
    },
  };
}

function texts<Name extends string>(name: Name, read: (page: Page) => Promise<Text[]>) {
  return ofEachPage(name, async (page, needles) => needles.inTexts(await read(page)));
}
