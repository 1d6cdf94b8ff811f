// What a page keeps, as the browser counts it after a garbage collection.
import type { Page } from '@playwright/test';

export interface Kept {
  /**
   * Trees that are in no document and are held all the same. Without lone comments: of one of them Leptos makes copies,
   * for as long as the document lives; `nodes` counts it.
   */
  readonly detached: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Bytes of WebAssembly memory. */
  readonly wasm: number;
}

/** To be called before the navigation: keeps the program's memory for the measurement. */
export function keepWasm(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const instantiate = WebAssembly.instantiate as (...all: unknown[]) => Promise<unknown>;
    const patched = async (...given: unknown[]) => {
      const made = (await instantiate(...given)) as { instance?: WebAssembly.Instance };
      const { exports } = made.instance ?? (made as WebAssembly.Instance);
      for (const value of Object.values(exports)) {
        if (value instanceof WebAssembly.Memory) Object.assign(window, { wasmMemory: value });
      }
      return made;
    };
    Object.assign(WebAssembly, { instantiate: patched });
  });
}

export async function kept(page: Page): Promise<Kept> {
  const wasm = await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return (Reflect.get(window, 'wasmMemory') as WebAssembly.Memory).buffer.byteLength;
  });
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Performance.enable');
    await session.send('HeapProfiler.enable');
    // What one collection lets go may hold more that only the next one finds.
    for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    const figures = { nodes: of('Nodes'), listeners: of('JSEventListeners') };
    await session.send('DOM.enable');
    const { detachedNodes } = await session.send('DOM.getDetachedDomNodes');
    const detached = detachedNodes.filter(({ treeNode }) => treeNode.nodeName !== '#comment').length;
    return { ...figures, detached, wasm };
  } finally {
    await session.detach();
  }
}

/** An element comes, shows the list, and goes; so many times. */
export function cycles(page: Page, times: number, apiBase: string): Promise<void> {
  return page.evaluate(
    async ([count, base]) => {
      for (let time = 0; time < count; time += 1) {
        await new Promise((done) => {
          const element = document.createElement('we-link-security');
          element.apiBase = base;
          element.addEventListener('wl-ready', () => {
            element.remove();
            requestAnimationFrame(() => setTimeout(done));
          });
          document.getElementById('place')?.append(element);
        });
      }
    },
    [times, apiBase] as const,
  );
}
