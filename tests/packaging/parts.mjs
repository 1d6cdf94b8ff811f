// Cuts the wasm in two: what the list of keys needs, and the rest, which `start.js` loads after it. How is told in
// `split/src/main.rs`; where the line runs, in `src/lazy.rs`.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

// The static through which alone the first part reaches the rest.
const GATE = 'we_link_security::lazy::LAZY_VIEWS';
const TARGET = 'wasm32-unknown-unknown/release';

const run = promisify(execFile);

/**
 * Leaves the first part in the file's place.
 * @param {string} wasm its path
 * @param {string} program the name of the binary that it was made of
 * @returns {Promise<string>} the path of the rest
 */
export async function cut(wasm, program) {
  const linked = await linkedProgram(program);
  const rest = join(dirname(wasm), `${program}-rest.wasm`);
  const split = ['run', '--quiet', '--package', 'split', '--', GATE, linked, wasm, wasm, rest];
  const { stderr } = await run('cargo', split);
  process.stderr.write(stderr);
  return rest;
}

/**
 * Where cargo puts a program of the page.
 * @param {string} program
 */
export async function linkedProgram(program) {
  const { stdout } = await run('cargo', ['metadata', '--format-version=1', '--no-deps', '--offline']);
  return join(JSON.parse(stdout).target_directory, TARGET, `${program}.wasm`);
}

/**
 * Puts a hash of what is in them into the names of the files, in place of the one that Trunk took before we changed
 * them: whoever keeps a file by its name must never be given another part than the one that fits. Then has the page
 * name them, and the rest beside the first part.
 * @param {{ page: string, script: string, wasm: string, rest: string }} paths of the HTML, the JavaScript and both parts
 * @returns {Promise<string[]>} the new paths of all but the page
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
    return join(dirname(path), name);
  };
  const paths = [await place(script), await place(wasm), await place(rest)];
  const [, first, later] = paths.map((path) => basename(path));
  const link = new RegExp(`(<link rel="preload" href="([^"]*)${first}")`);
  if (!link.test(html)) throw new Error('The page does not name its wasm.');
  await writeFile(page, html.replace(link, `$1 data-rest="$2${later}"`));
  return paths;
}
