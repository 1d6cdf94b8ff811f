// What a screen reader finds, kept as text beside the journeys.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '../snapshots');
const UPDATE = process.env['UPDATE_SNAPSHOTS'] === '1';

/** Compares what is there with `snapshots/<name>.yml`, or writes it there with `UPDATE_SNAPSHOTS=1`. */
export async function matchesSnapshot(locator: Locator, name: string): Promise<void> {
  const found = `${await locator.ariaSnapshot()}\n`;
  const path = join(FOLDER, `${name}.yml`);
  if (UPDATE) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, found);
    return;
  }
  assert.ok(existsSync(path), `${path} is not there: UPDATE_SNAPSHOTS=1 writes it.`);
  const differences = diff(readFileSync(path, 'utf8').split('\n'), found.split('\n'));
  const advice = 'If this is meant to be so: UPDATE_SNAPSHOTS=1 rewrites it.';
  assert.ok(differences.length === 0, `${name}.yml is different:\n${differences.join('\n')}\n${advice}`);
}

/** The lines that went (-) and came (+), by the longest common subsequence. */
function diff(before: readonly string[], after: readonly string[]): string[] {
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const longest = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      common[i]?.splice(j, 1, longest);
    }
  }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    if (i < before.length && before[i] === after[j]) {
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`- ${before[i]}`);
      i += 1;
    } else {
      lines.push(`+ ${after[j]}`);
      j += 1;
    }
  }
  return lines;
}
