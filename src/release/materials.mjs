// What the program in the package was made of: a bill of materials, and the licences that go with it.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * @typedef {{
 *   id: string, name: string, version: string, license: string | null, manifest_path: string, source: string | null,
 *   description: string | null, repository: string | null, targets: { kind: string[] }[]
 * }} Crate
 * @typedef {{ id: string, deps: { pkg: string, dep_kinds: { kind: string | null }[] }[] }} Node
 */

const PLATFORM = 'wasm32-unknown-unknown';
const LICENCE = /^(licen[cs]e|copying|notice|unlicense)/i;

const run = promisify(execFile);

/**
 * The crates that are linked: not what only builds them, nor what runs in the compiler.
 * @param {readonly string[]} features how the page is built
 * @param {string} name of the page's own crate
 * @returns {Promise<Crate[]>} by name
 */
export async function crates(features, name) {
  const words = ['metadata', '--format-version=1', '--locked', '--filter-platform', PLATFORM, ...features];
  const { stdout } = await run('cargo', words, { maxBuffer: 2 ** 28 });
  const told = /** @type {{ packages: Crate[], resolve: { nodes: Node[] } }} */ (JSON.parse(stdout));
  const packages = new Map(told.packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(told.resolve.nodes.map((node) => [node.id, node]));
  const page = told.packages.find((crate) => crate.name === name);
  /** @type {Set<string>} */
  const linked = new Set();
  const next = page ? [page.id] : [];
  for (let id = next.pop(); id; id = next.pop()) {
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) {
      const isMacro = packages.get(pkg)?.targets.some(({ kind }) => kind.includes('proc-macro'));
      if (isMacro || linked.has(pkg) || !dep_kinds.some(({ kind }) => kind === null)) continue;
      linked.add(pkg);
      next.push(pkg);
    }
  }
  return told.packages
    .filter(({ id }) => linked.has(id))
    .sort(
      (one, other) =>
        one.name.localeCompare(other.name, 'en') || one.version.localeCompare(other.version, 'en'),
    );
}

/**
 * The licences of all of them, each text once.
 * @param {readonly Crate[]} linked
 */
export async function licences(linked) {
  /** @type {Map<string, { text: string, of: string[] }>} */
  const texts = new Map();
  for (const crate of linked) {
    const folder = dirname(crate.manifest_path);
    const names = (await readdir(folder)).filter((name) => LICENCE.test(name)).sort();
    for (const name of names) {
      const text = (await readFile(join(folder, name), 'utf8').catch(() => '')).replace(/\r\n/g, '\n').trim();
      if (!text) continue;
      const hash = createHash('sha256').update(text).digest('hex');
      const known = texts.get(hash) ?? { text, of: [] };
      known.of.push(`${crate.name} ${crate.version}`);
      texts.set(hash, known);
    }
  }
  const list = linked.map(({ name, version, license }) => `${name} ${version}: ${license ?? 'see below'}`);
  const line = '='.repeat(80);
  const parts = [...texts.values()].map(({ text, of }) => `${line}\n${of.join(', ')}\n${line}\n\n${text}`);
  const head = 'The program contains the Rust standard library (MIT OR Apache-2.0) and these crates:';
  return `${head}\n\n${list.join('\n')}\n\n${parts.join('\n\n')}\n`;
}

/**
 * CycloneDX 1.6, without a time or a random number: the same source gives the same bill.
 * @param {readonly Crate[]} linked
 * @param {{ name: string, version: string }} page the package
 */
export async function billOfMaterials(linked, page) {
  const { stdout } = await run('rustc', ['--version']);
  const rust = stdout.split(' ')[1] ?? '';
  const lock = await readFile(new URL('../../Cargo.lock', import.meta.url), 'utf8');
  const components = linked.map((crate) => component(crate, lock));
  const std = {
    type: 'library',
    'bom-ref': `pkg:generic/rust-std@${rust}`,
    name: 'rust-std',
    version: rust,
    licenses: [{ expression: 'MIT OR Apache-2.0' }],
    purl: `pkg:generic/rust-std@${rust}`,
  };
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': `pkg:npm/${encodeURIComponent(page.name).replace('%2F', '/')}@${page.version}`,
        name: page.name,
        version: page.version,
        purl: `pkg:npm/${encodeURIComponent(page.name).replace('%2F', '/')}@${page.version}`,
      },
    },
    components: [std, ...components],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** @param {Crate} crate @param {string} lock the text of Cargo.lock */
function component({ name, version, license, description, repository }, lock) {
  const purl = `pkg:cargo/${name}@${version}`;
  const entry = `name = "${name}"\nversion = "${version}"\n`;
  const [, checksum] =
    /^source = .*\nchecksum = "(\w+)"/.exec(lock.slice(lock.indexOf(entry) + entry.length)) ?? [];
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    ...(description ? { description: description.trim() } : {}),
    ...(checksum ? { hashes: [{ alg: 'SHA-256', content: checksum }] } : {}),
    // Cargo once parted the licences by a stroke.
    licenses: license ? [{ expression: license.replaceAll('/', ' OR ') }] : [],
    purl,
    ...(repository ? { externalReferences: [{ type: 'vcs', url: repository }] } : {}),
  };
}
