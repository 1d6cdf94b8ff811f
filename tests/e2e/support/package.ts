// The package as `make package` has built it.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const FOLDER = process.env['PACKAGE'] ?? join(ROOT, 'dist-package');

/** What npm would unpack. */
export const PACKAGE = join(FOLDER, 'package');

/** The one tarball. */
export function tarball(): string {
  const [name, ...others] = readdirSync(FOLDER).filter((file) => file.endsWith('.tgz'));
  if (!name || others.length > 0) throw new Error(`There is not just one tarball in ${FOLDER}.`);
  return join(FOLDER, name);
}

/** The files in it, as npm will unpack them. */
export function packed(): string[] {
  const list = execFileSync('tar', ['--list', '--gzip', '--file', tarball()], { encoding: 'utf8' });
  return list.trim().split('\n').sort();
}

/** The text of a file of the package. */
export function text(name: string): string {
  return readFileSync(join(PACKAGE, name), 'utf8');
}

/** The text of a file of the repository. */
export function source(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
