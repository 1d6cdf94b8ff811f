// `make bench`: what the built page costs in real Chromium, as a table. A fresh browser context for each run.
import { cpus } from 'node:os';
import type { Browser } from '@playwright/test';
import { DEFAULT_INPUT, NewKeyForm } from '../pages/new-key-form.ts';
import { LIST_PATH, SecurityPage } from '../pages/security-page.ts';
import { launch, newContext } from '../support/browser.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { type Load, measured, total } from '../support/transfer-size.ts';
import { embedded } from './embedded.ts';
import { clock, FORM_FIELD, fromAnswer, fromClick, heapBytes, OPEN_DIALOG } from './in-page.ts';
import { many } from './many.ts';
import { HEADER, row } from './table.ts';
import { typing } from './typing.ts';

const RUNS = Number(process.env['RUNS'] ?? 15);
const WARM_UP = 2;

interface Run {
  /** Milliseconds. */
  readonly list: number;
  readonly form: number;
  readonly dialog: number;
  /** Bytes. */
  readonly heap: number;
  readonly wire: readonly Load[];
}

async function run(browser: Browser, standIn: StandIn): Promise<Run> {
  const context = await newContext(browser, { baseURL: standIn.url });
  try {
    const page = await context.newPage();
    await clock(page);
    const wire = await measured(page, async () => {
      await page.goto(LIST_PATH);
      await page.evaluate(() => window.listAt);
    });
    const list = await page.evaluate(() => window.listAt);
    const heap = await heapBytes(page);

    const form = await fromClick(new SecurityPage(page).create, FORM_FIELD);
    const filled = new NewKeyForm(page);
    await filled.fill(DEFAULT_INPUT);
    const dialog = await fromAnswer(filled.save, OPEN_DIALOG);
    return { list, form, dialog, heap, wire };
  } finally {
    await context.close();
  }
}

async function main(): Promise<void> {
  const standIn = await startStandIn();
  const browser = await launch();
  try {
    const runs: Run[] = [];
    for (let i = -WARM_UP; i < RUNS; i += 1) {
      const result = await run(browser, standIn);
      if (i >= 0) runs.push(result);
    }
    report(runs, browser.version());
    for (const line of await typing(browser, RUNS)) console.log(line);
    for (const line of await many(browser, RUNS)) console.log(line);
    for (const line of await embedded(browser, RUNS)) console.log(line);
  } finally {
    await browser.close();
    await standIn.stop();
  }
}

function report(runs: readonly Run[], chromium: string): void {
  const wire = runs[0]?.wire ?? [];
  console.log(
    `\nChromium ${chromium}, ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}, ${runs.length} runs\n`,
  );
  for (const { kind, bytes } of wire)
    console.log(`${`${kind} over the wire`.padEnd(38)} ${bytes.toLocaleString('en').padStart(10)} bytes`);
  const sum = (words: string, withRest: boolean) =>
    console.log(`${words.padEnd(38)} ${total(wire, withRest).toLocaleString('en').padStart(10)} bytes`);
  sum('first view, all of it', false);
  sum('and with the rest', true);
  console.log();
  console.log(HEADER);
  const figure = (pick: (run: Run) => number) => runs.map(pick);
  console.log(
    row(
      'navigation to list',
      'ms',
      figure((r) => r.list),
    ),
  );
  console.log(
    row(
      'Create API Key to form',
      'ms',
      figure((r) => r.form),
      1,
    ),
  );
  console.log(
    row(
      'answer to dialog, painted',
      'ms',
      figure((r) => r.dialog),
      1,
    ),
  );
  console.log(
    row(
      'JavaScript heap after load',
      'KiB',
      figure((r) => r.heap / 1024),
    ),
  );
}

await main();
