// Makes the two wasm files that browsers load: what the list of keys needs, and the rest, which the host loads after it.
// Where the program is split stands in `src/lazy.rs`.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const TARGET = 'wasm32-unknown-unknown/release';
const WASM_OPT = [
  '-O2',
  '--shrink-level=1',
  '--one-caller-inline-max-function-size=20',
  '--always-inline-max-function-size=4',
  '--low-memory-unused',
  '--reorder-functions-by-name',
  '--strip-producers',
  '--strip-target-features',
];

const run = promisify(execFile);

/**
 * Splits a program that cargo has built, and makes the JavaScript beside it. The splitter needs what the linker wrote, so
 * wasm-bindgen and wasm-opt come after it.
 * @param {string} program the name of the binary
 * @param {string} folder where the files are put
 * @returns their paths
 */
export async function split(program, folder) {
  await mkdir(folder, { recursive: true });
  const whole = join(folder, `${program}.wasm`);
  await run('cargo', ['run', '--quiet', '--package', 'split', '--', await linked(program), whole]);
  const bindgen = ['--target=web', '--no-typescript', '--omit-default-module-path', '--keep-lld-exports'];
  await run('wasm-bindgen', [...bindgen, `--out-dir=${folder}`, whole]);
  const [wasm, rest] = [join(folder, `${program}_bg.wasm`), join(folder, 'split_rest.wasm')];
  for (const path of [wasm, rest]) await run('wasm-opt', [...WASM_OPT, `--output=${path}`, path]);
  return { script: join(folder, `${program}.js`), wasm, rest };
}

/**
 * Where cargo puts a program of the page.
 * @param {string} program
 */
async function linked(program) {
  const { stdout } = await run('cargo', ['metadata', '--format-version=1', '--no-deps', '--offline']);
  return join(JSON.parse(stdout).target_directory, TARGET, `${program}.wasm`);
}

/**
 * The digest of a file, as `fetch` takes it (Subresource Integrity).
 * @param {Uint8Array} bytes
 */
export function integrity(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/**
 * Puts a hash of what is in them into the names of the files, in place of the one that Trunk took before we changed
 * them: whoever keeps a file by its name must never be given another part than the one that fits. Then has the page
 * name them, and the rest beside the first part.
 * @param {{ page: string, script: string, wasm: string, rest: string }} paths of the HTML, the JavaScript and both parts
 */
export async function named({ page, script, wasm, rest }) {
  let html = await readFile(page, 'utf8');
  const place = async (/** @type {string} */ path) => {
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
      .slice(0, 16);
    const [, stem, end] = /^(.*?)(?:-[0-9a-f]{15,16})?((?:_bg)?\.\w+)$/.exec(basename(path)) ?? [];
    const name = `${stem}-${hash}${end}`;
    html = html.replaceAll(basename(path), name);
    await rename(path, join(dirname(path), name));
    return name;
  };
  const digest = integrity(await readFile(rest));
  await place(script);
  const first = await place(wasm);
  const later = await place(rest);
  const link = new RegExp(`(<link rel="preload" href="([^"]*)${first}")`);
  if (!link.test(html)) throw new Error('The page does not name its wasm.');
  await writeFile(page, html.replace(link, `$1 data-rest="$2${later}" data-rest-integrity="${digest}"`));
}
