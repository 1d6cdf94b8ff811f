// Bundles the JavaScript that wasm-bindgen generated with the module that its wasm imports to load the rest, and makes it
// short, together with the wasm that it speaks to.
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { renamed } from './short-names.mjs';

const LOADER = fileURLToPath(new URL('../../src/hosts/split.js', import.meta.url));

/**
 * Only the module beside a wasm file: of every other file Trunk has written the integrity into the page.
 * @param {string} path
 * @param {string} wasm
 */
export async function minify(path, wasm) {
  const names = `${path}.names.json`;
  const generated = await readFile(path, 'utf8');
  // One object in place of a namespace, for which esbuild would write code.
  const linked = generated.replace(
    /^import \* as (\w+) from "#split"/m,
    'import { imports as $1 } from "#split"',
  );
  if (linked === generated)
    throw new Error('The generated JavaScript does not import the loader of the rest.');
  await writeFile(path, linked);
  await writeFile(names, '{}');
  await promisify(execFile)('esbuild', [
    path,
    '--bundle',
    `--alias:#split=${LOADER}`,
    `--alias:#program=${path}`,
    '--minify',
    '--mangle-props=^__w',
    `--mangle-cache=${names}`,
    '--format=esm',
    '--allow-overwrite',
    `--outfile=${path}`,
  ]);
  const script = await readFile(path, 'utf8');
  // Stands at each of the imports.
  const [module] = /\.\/[\w-]+_bg\.js/.exec(script) ?? [];
  if (!module) throw new Error('The generated JavaScript names no module for its imports.');
  await writeFile(path, script.replaceAll(module, 'm'));
  const shorter = { ...JSON.parse(await readFile(names, 'utf8')), [module]: 'm' };
  await writeFile(wasm, renamed(await readFile(wasm), shorter));
  await rm(names);
}
