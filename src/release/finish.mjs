// Trunk's post-build hook, for release builds: puts the two parts of the program in place of Trunk's wasm, which is in one
// piece; writes the generated JavaScript without white space and long names, and gives what it shares with the wasm short
// names in both; then puts a brotli and a gzip file beside each text and wasm file, so that whoever serves the folder
// compresses nothing at run time and everything as small as it gets.
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { compress } from './compress.mjs';
import { minify } from './minify.mjs';
import { named, split } from './parts.mjs';

const KINDS = new Set(['.html', '.css', '.js', '.wasm', '.svg', '.json', '.txt']);

async function main() {
  if (process.env.TRUNK_PROFILE !== 'release') return;
  const folder = process.env.TRUNK_STAGING_DIR;
  if (!folder) throw new Error('TRUNK_STAGING_DIR is not set: this runs as a hook of trunk.');
  const paths = await files(folder);
  const [wasm, ...others] = paths.filter((path) => path.endsWith('_bg.wasm'));
  if (!wasm || others.length > 0) throw new Error('There is not just one wasm file.');
  const script = wasm.replace(/_bg\.wasm$/, '.js');
  const program = basename(wasm).replace(/-[0-9a-f]+_bg\.wasm$/, '');
  const rest = join(folder, `${program}-rest.wasm`);
  const made = join(folder, 'made');
  const parts = await split(program, made);
  await minify(parts.script, parts.wasm);
  await rename(parts.script, script);
  await rename(parts.wasm, wasm);
  await rename(parts.rest, rest);
  await rm(made, { recursive: true });
  await named({ page: join(folder, 'index.html'), script, wasm, rest });
  await Promise.all((await files(folder)).map(compress));
}

/** @param {string} folder */
async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && KINDS.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

await main();
