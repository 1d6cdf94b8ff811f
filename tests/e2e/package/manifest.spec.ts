// `custom-elements.json` and the declarations match the code, name by name.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from '@playwright/test';
import { source, text } from '../support/package.ts';

interface Named {
  readonly name: string;
}
interface Element {
  readonly attributes: readonly (Named & { readonly fieldName: string })[];
  readonly members: readonly Named[];
  readonly events: readonly Named[];
  readonly cssProperties: readonly Named[];
  readonly cssParts: readonly Named[];
}

const manifest = JSON.parse(text('custom-elements.json')) as {
  readonly modules: readonly [{ readonly declarations: readonly [Element] }];
};
const element = manifest.modules[0].declarations[0];
const declarations = text('index.d.ts');
const names = (list: readonly Named[]) => list.map(({ name }) => name).sort();
const found = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();

function everyFile(folder: string, end: string): string {
  const all = readdirSync(resolve(import.meta.dirname, '../../..', folder), {
    recursive: true,
    encoding: 'utf8',
  });
  return all
    .filter((file) => file.endsWith(end))
    .map((file) => source(join(folder, file)))
    .join('\n');
}

test('the manifest lists the observed attributes, and each has a property', () => {
  const code = source('src/package/index.js');
  const [texts = '', flags = ''] = ['TEXTS', 'FLAGS'].map(
    (name) => new RegExp(`const ${name} = \\{([^}]*)\\}`).exec(code)?.[1] ?? '',
  );
  const watched = found(`${texts},${flags}`, /['"]?([\w-]+)['"]?\s*:\s*'/g);
  assert.deepEqual(names(element.attributes), watched);
  for (const { fieldName } of element.attributes) {
    assert.ok(names(element.members).includes(fieldName), fieldName);
    assert.match(declarations, new RegExp(`^  ${fieldName}: `, 'm'));
  }
});

test('the manifest and the declarations list the events that the page sends', () => {
  const code = everyFile('src/hosts', '.rs');
  const told = found(code, /"(wl-[a-z-]+)"/g);
  assert.deepEqual(names(element.events), told);
  assert.deepEqual(found(declarations, /^ {2}'(wl-[a-z-]+)':/gm), told);
});

test('the manifest lists the custom properties that the style uses', () => {
  assert.deepEqual(names(element.cssProperties), found(everyFile('style', '.css'), /var\((--wl-[a-z-]+)/g));
});

test('the manifest lists the parts that the code names', () => {
  const code =
    ['src/dialogs', 'src/keys', 'src/notices', 'src/ui'].map((folder) => everyFile(folder, '.rs')).join('') +
    source('src/app.rs');
  const lists = [
    ...code.matchAll(/\.part\("([^"]+)"\)/g),
    ...code.matchAll(/=> "((?:button|link)[a-z- ]*)",/g),
  ];
  const parts = new Set(lists.flatMap(([, list]) => (list ?? '').split(' ')));
  assert.deepEqual(names(element.cssParts), [...parts].sort());
});

test('the declarations and the README list the wl-error kinds that the page sends', () => {
  const rust = everyFile('src', '.rs');
  const told = new Set([
    ...found(
      /FAILURES = \{([^}]*)\}/.exec(source('src/messages/start.js'))?.[1] ?? '',
      /^ {2}'([a-z-]+)':/gm,
    ),
    ...found(/pub fn code[\s\S]*?\n {4}\}/.exec(source('src/model/error.rs'))?.[0] ?? '', /=> "([a-z-]+)"/g),
    ...found(rust, /(?:kind: |\(kind, request_id\) = \()"([a-z-]+)"/g),
  ]);
  assert.ok(told.has('newer-version') && told.has('no-connection') && told.has('bad-option'));
  const kinds = [...told].sort();
  const declared = /type ErrorKind =([\s\S]*?);\n\n/.exec(declarations)?.[1] ?? '';
  assert.deepEqual(found(declared, /\| '([a-z-]+)'/g), kinds);
  const rows = /The kinds of `wl-error`([\s\S]*?)\n## /.exec(text('README.md'))?.[1] ?? '';
  const listed = rows.split('\n').map((row) => /^\| (`[^|]+`) \|/.exec(row)?.[1] ?? '');
  assert.deepEqual(found(listed.join(), /`([a-z-]+)`/g), kinds);
});
