// The browser's profile on disk, every file as bytes: the HTTP cache, the tabs to restore, and all the rest.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { lines, type Needles } from './secret-search.ts';

const CACHE = /(^|\/)(Cache|Code Cache)\//;

export function inTheCacheOnDisk(profile: string, needles: Needles): Promise<string[]> {
  return inFiles(profile, needles, (path) => CACHE.test(path));
}

export function inTheRestOfTheProfile(profile: string, needles: Needles): Promise<string[]> {
  return inFiles(profile, needles, (path) => !CACHE.test(path));
}

export async function inTheProfile(profile: string, needles: Needles): Promise<string[]> {
  return inFiles(profile, needles, () => true);
}

async function inFiles(
  profile: string,
  needles: Needles,
  wanted: (path: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    const path = relative(profile, join(entry.parentPath, entry.name));
    if (!entry.isFile() || !wanted(path)) continue;
    found.push(...lines(needles.inBytes(await bytesOf(join(profile, path))), path));
  }
  return found;
}

/** A running browser removes files, too. */
async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
