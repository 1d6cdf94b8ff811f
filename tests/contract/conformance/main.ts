// main.ts API — holds a backend against the contract; see "Prove your own backend" in tests/contract/README.md.
import { NOT_CHECKED, run } from './run.ts';
import { BadSettings, readSettings, type Settings } from './settings.ts';

function settings(): Settings | null {
  try {
    return readSettings(process.argv[2], process.env);
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    console.error(error.message);
    return null;
  }
}

const told = settings();
if (told) {
  const breakOff = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.log('\nBroken off; what was made is revoked first …');
      breakOff.abort();
    });
  }
  try {
    process.exitCode = await run(told, (text) => console.log(text), breakOff.signal);
  } catch (error) {
    // A mistake of this program says nothing about the backend. Its message could quote what came, so it is left out.
    const place =
      error instanceof Error ? error.stack?.split('\n').filter((line) => /^ +at /.test(line)) : [];
    console.error(`The program itself failed (${(error as Error)?.name}):\n${place?.slice(0, 3).join('\n')}`);
    process.exitCode = NOT_CHECKED;
  }
} else {
  process.exitCode = NOT_CHECKED;
}
