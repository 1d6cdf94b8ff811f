// Makes the JavaScript that wasm-bindgen generated short, together with the wasm that it speaks to.
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { renamed } from './short-names.mjs';

/**
 * Only the module beside a wasm file: of every other file Trunk has written the integrity into the page.
 * @param {string} path
 * @param {string} wasm
 */
export async function minify(path, wasm) {
  const names = `${path}.names.json`;
  await writeFile(names, '{}');
  await promisify(execFile)('esbuild', [
    path,
    '--minify',
    '--mangle-props=^__wb',
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
