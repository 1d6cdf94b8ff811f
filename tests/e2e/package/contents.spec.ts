// The contents of the tarball, and whether its metadata is correct.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from '@playwright/test';
import { PACKAGE, packed, source, text } from '../support/package.ts';

const EXPECTED = [
  'LICENSE',
  'README.md',
  'THIRD-PARTY-LICENSES.txt',
  'custom-elements.json',
  'index.d.ts',
  'index.js',
  'package.json',
  'react.d.ts',
  'sbom.cdx.json',
  'vue.d.ts',
];

interface Bill {
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly licenses: readonly unknown[];
    readonly hashes?: readonly { readonly content: string }[];
  }[];
}

test('the tarball contains exactly the expected files', () => {
  const files = packed().map((file) => file.replace(/^package\//, ''));
  const parts = files.filter((file) => file.endsWith('.wasm'));
  assert.deepEqual(
    files.filter((file) => !parts.includes(file)),
    EXPECTED,
  );
  assert.equal(parts.length, 2);
  for (const part of parts) assert.match(part, /^we-link-security(-rest)?-[0-9a-f]{16}\.wasm$/);
});

test('the package has no scripts or dependencies, and every exported file exists', () => {
  const told = JSON.parse(text('package.json')) as Record<string, unknown>;
  assert.equal(told['scripts'], undefined);
  assert.equal(told['dependencies'], undefined);
  const version = /^\[workspace\.package\]\nversion = "(.*)"$/m.exec(source('Cargo.toml'))?.[1];
  assert.equal(told['version'], version);
  const named = JSON.stringify(told['exports']).matchAll(/"\.\/([^"]+\.[a-z.]+)"/g);
  for (const [, file] of named) assert.ok(packed().includes(`package/${file}`), file);
});

test('each part has the integrity hash that the module requires', () => {
  const module = text('index.js');
  const parts = packed().filter((file) => file.endsWith('.wasm'));
  for (const part of parts.map((file) => file.replace(/^package\//, ''))) {
    const bytes = readFileSync(join(PACKAGE, part));
    assert.ok(module.includes(part), part);
    assert.ok(module.includes(`sha384-${createHash('sha384').update(bytes).digest('base64')}`), part);
  }
});

test('the module loads without a document, defines nothing, and exports only mount and WeLinkSecurityElement', async () => {
  const before = Reflect.ownKeys(globalThis);
  assert.ok(!before.includes('document') && !before.includes('customElements'));
  const module = (await import(join(PACKAGE, 'index.js'))) as Record<string, unknown>;
  assert.deepEqual(Object.keys(module).sort(), ['WeLinkSecurityElement', 'mount']);
  assert.deepEqual(Reflect.ownKeys(globalThis), before);
});

test('each crate in the bill of materials matches Cargo.lock and has a licence', () => {
  const { components } = JSON.parse(text('sbom.cdx.json')) as Bill;
  const lock = source('Cargo.lock');
  const licences = text('THIRD-PARTY-LICENSES.txt');
  assert.ok(components.some(({ name }) => name === 'leptos'));
  for (const name of ['leptos_router', 'rusqlite', 'wasmparser', 'wasm-bindgen-macro']) {
    assert.ok(!components.some((component) => component.name === name), `${name} is not in the package`);
  }
  for (const { name, version, licenses, hashes } of components) {
    assert.ok(licenses.length > 0, `${name} has a licence`);
    if (name === 'rust-std') continue;
    assert.ok(lock.includes(`name = "${name}"\nversion = "${version}"`), name);
    assert.ok(lock.includes(`checksum = "${hashes?.[0]?.content}"`), name);
    assert.ok(licences.includes(`${name} ${version}: `), name);
  }
});

test('each crate that the program names in a panic is in the bill of materials', () => {
  const { components } = JSON.parse(text('sbom.cdx.json')) as Bill;
  const listed = components.map(({ name, version }) => `${name} ${version}`);
  const named = packed()
    .filter((file) => file.endsWith('.wasm'))
    .flatMap((file) => {
      const bytes = readFileSync(join(PACKAGE, file.replace(/^package\//, ''))).toString('latin1');
      // Those of the standard library are in /rust/deps, and the bill has the library as a whole.
      return [...bytes.matchAll(/(?<!\/rust\/deps)\/([a-z][\w-]*)-(\d+\.\d+\.\d+[\w.+-]*)\/src\//g)];
    })
    .map(([, name, version]) => `${name} ${version}`);
  assert.ok(new Set(named).size >= 10, `${named}`);
  assert.deepEqual(
    named.filter((crate) => !listed.includes(crate)),
    [],
  );
});

test('no file tells where it was built: not the home directory, the checkout or the home of cargo', () => {
  const home = process.env['HOME'] ?? '/root';
  const checkout = resolve(import.meta.dirname, '../../..');
  const places = [home, checkout, process.env['CARGO_HOME'] ?? join(home, '.cargo')];
  for (const file of packed().map((name) => name.replace(/^package\//, ''))) {
    const bytes = readFileSync(join(PACKAGE, file));
    for (const place of places) assert.ok(!bytes.includes(`${place}/`), `${file}: ${place}`);
  }
});
