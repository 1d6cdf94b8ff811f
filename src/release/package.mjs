// `make package`: builds the page as others embed it, and packs it for npm into `dist-package`.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { billOfMaterials, crates, licences } from './materials.mjs';
import { minify } from './minify.mjs';
import { integrity, split } from './parts.mjs';

const PROGRAM = 'embedded-page';
const NAME = 'we-link-security';
const FEATURES = ['--no-default-features', '--features', 'embedded'];
const COPIED = ['index.d.ts', 'react.d.ts', 'vue.d.ts', 'custom-elements.json', 'README.md'];
const PAGE = ['--package', 'we-link-security', '--target', 'wasm32-unknown-unknown', ...FEATURES];

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const source = join(root, 'src/package');
const out = join(root, 'dist-package');
const folder = join(out, 'package');
const run = promisify(execFile);

async function main() {
  await rm(out, { recursive: true, force: true });
  const made = join(out, 'made');
  await mkdir(folder, { recursive: true });
  await cargo(['build', '--release', ...PAGE, '--bin', PROGRAM]);
  const { script, wasm, rest } = await split(PROGRAM, made);
  await minify(script, wasm);
  await bundle({ made, script, parts: [await placed(wasm, NAME), await placed(rest, `${NAME}-rest`)] });
  await Promise.all(COPIED.map((name) => copyFile(join(source, name), join(folder, name))));
  await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  const page = await packageFile();
  const linked = await crates(FEATURES, NAME);
  await writeFile(join(folder, 'THIRD-PARTY-LICENSES.txt'), await licences(linked));
  await writeFile(join(folder, 'sbom.cdx.json'), await billOfMaterials(linked, page));
  await rm(made, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', out], { cwd: folder });
  console.log(join('dist-package', stdout.trim()));
}

/** @param {readonly string[]} words */
async function cargo(words) {
  const { stderr } = await run('cargo', [...words], { cwd: root, maxBuffer: 2 ** 26 });
  process.stderr.write(stderr);
}

/**
 * Puts a part into the package, under a name that tells what is in it.
 * @param {string} path
 * @param {string} name
 */
async function placed(path, name) {
  const bytes = await readFile(path);
  const file = `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.wasm`;
  await rename(path, join(folder, file));
  return { file, integrity: integrity(bytes) };
}

/**
 * All JavaScript, as one module that knows its two parts.
 * @param {{ made: string, script: string, parts: readonly { file: string, integrity: string }[] }} what
 */
async function bundle({ made, script, parts }) {
  const [first, rest] = parts.map(({ file, integrity }) => {
    // Bundlers know a file by just this expression, and take it along.
    return `{ url: new URL('./${file}', import.meta.url), integrity: '${integrity}' }`;
  });
  const build = parts[0]?.file.replace(/^.*-|\.wasm$/g, '');
  const told = join(made, 'parts.js');
  await writeFile(
    told,
    `export const build = '${build}';\nexport const first = ${first};\nexport const rest = ${rest};\n`,
  );
  await run('esbuild', [
    join(source, 'index.js'),
    '--bundle',
    '--minify',
    '--format=esm',
    '--target=es2022',
    '--charset=utf8',
    '--legal-comments=none',
    `--alias:#program=${script}`,
    `--alias:#parts=${told}`,
    `--outfile=${join(folder, 'index.js')}`,
  ]);
  // What wasm-bindgen would load by itself; nobody does.
  const text = await readFile(join(folder, 'index.js'), 'utf8');
  if (text.includes(basename(script).replace('.js', '_bg.wasm'))) {
    throw new Error('The module names a file that is not in the package.');
  }
}

/** The package's own file, with the version of the page. */
async function packageFile() {
  const { stdout } = await run('cargo', ['metadata', '--format-version=1', '--no-deps', '--offline'], {
    cwd: root,
  });
  const all = /** @type {{ packages: { name: string, version: string }[] }} */ (JSON.parse(stdout));
  const version = all.packages.find(({ name }) => name === NAME)?.version;
  if (!version) throw new Error(`Cargo knows no ${NAME}.`);
  const told = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify({ ...told, version }, null, 2)}\n`);
  return { name: String(told.name), version };
}

await main();
