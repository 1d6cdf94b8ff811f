// The JavaScript heap after a forced garbage collection: every string of a whole snapshot.
// A snapshot has no contents of buffers (memory.ts reads those), and cuts strings short unless Chromium was started
// with `--heap-snapshot-string-limit` (scene.ts does). A text that was put together and never flattened stands there
// in its parts; the halves are looked for in those, too.
import type { CDPSession, Page } from '@playwright/test';
import { tools } from './cdp.ts';
import { type HeapSnapshot, whatHolds } from './heap-path.ts';
import { lines, type Needles } from './secret-search.ts';

export async function inTheHeap(page: Page, needles: Needles): Promise<string[]> {
  const snapshot = await tools(page, takenSnapshot);
  return snapshot.strings.flatMap((text, index) => {
    const found = needles.inText(text);
    return found.length > 0 ? lines(found, whatHolds(snapshot, index)) : [];
  });
}

/** Joins the pieces before anything is read: they are cut anywhere, within escapes, too. */
async function takenSnapshot(session: CDPSession): Promise<HeapSnapshot> {
  const pieces: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => pieces.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return JSON.parse(pieces.join(''));
}
