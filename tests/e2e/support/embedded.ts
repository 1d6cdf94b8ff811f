// The page inside somebody else's: a small host, with the package as it is published, served by the stand-in under the
// strict policy of a dashboard.
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from '@playwright/test';
import type * as Package from '../../../src/package/index.js';
import { PACKAGE } from './package.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const HOST = join(ROOT, 'tests/e2e/embedded/host');

export const API_BASE = '/api/settings';
/** The element, with nothing but what it needs. */
export const PLAIN_ELEMENT = `<we-link-security id="page" api-base="${API_BASE}"></we-link-security>`;

/** An event of the page, as the host heard it. */
export interface Heard {
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Id of the element. */
  readonly from: string;
}

declare global {
  interface Window {
    /** Every event of the page, in order. */
    heard: Heard[];
    /** Loads the package. */
    load(at?: string): Promise<typeof Package>;
  }
}

export interface HostFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A folder to be served: the host's files, and the package beside them, compressed as well if that is wished for. */
export async function hostFolder({ compressed = false } = {}): Promise<HostFolder> {
  if (!existsSync(join(PACKAGE, 'index.js'))) {
    throw new Error(`${PACKAGE} has no package: \`make package\` builds it.`);
  }
  const path = await mkdtemp(join(tmpdir(), 'we-link-host-'));
  for (const name of await readdir(HOST)) await copyFile(join(HOST, name), join(path, name));
  const copy = join(path, 'package');
  if (compressed) {
    await cp(PACKAGE, copy, { recursive: true });
    for (const name of await readdir(copy)) {
      if (!/\.(js|wasm)$/.test(name)) continue;
      await writeFile(join(copy, `${name}.br`), brotli(await readFile(join(copy, name))));
    }
  } else {
    await symlink(PACKAGE, copy);
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** At the best that there is, as one compresses files that never change. */
export function brotli(bytes: Buffer): Buffer {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

/** The owner's session, without any page. */
export async function signedIn(page: Page): Promise<void> {
  await page.request.get('/settings/security');
}

/** The host without the page, and without the package. */
export async function bare(page: Page): Promise<void> {
  await signedIn(page);
  await page.goto('/bare.html');
}

/** The host without the page; the package is loaded, so that elements begin at once. */
export async function prepared(page: Page): Promise<void> {
  await bare(page);
  await load(page);
}

export function load(page: Page): Promise<void> {
  return page.evaluate(() => window.load().then(() => {}));
}

/** Puts HTML into the host, in place of what was there. */
export function put(page: Page, html: string): Promise<void> {
  return page.evaluate((text) => {
    const place = document.getElementById('place');
    if (place) place.innerHTML = text;
  }, html);
}

/** The host with one element, set up by attributes. */
export async function withElement(page: Page, html = PLAIN_ELEMENT): Promise<void> {
  await prepared(page);
  await put(page, html);
}

/** What the host has heard so far, or what it has heard of one kind. */
export async function heardOf(page: Page, name?: `wl-${string}`): Promise<readonly Heard[]> {
  const all = await page.evaluate(() => window.heard);
  return name ? all.filter((event) => event.name === name) : all;
}
