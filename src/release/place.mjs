// `place.mjs FROM TO UNDER API` copies a built page to where it will be served below a path: its own addresses begin with
// UNDER (`/tools`), and its API is at API (`/tools/api/settings`). Only `index.html` knows either.
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compress } from './compress.mjs';

const [from, to, under, api] = process.argv.slice(2);
if (!from || !to || !under?.startsWith('/') || under.endsWith('/') || !api) {
  throw new Error('place.mjs FROM TO UNDER API, such as dist dist/tools /tools /tools/api/settings');
}
await rm(to, { recursive: true, force: true });
await cp(from, to, { recursive: true });
const page = join(to, 'index.html');
const html = await readFile(page, 'utf8');
const placed = html
  .replace(/ data-api-base="[^"]*"/, ` data-api-base="${api}"`)
  .replace(/ (href|src|data-rest|data-base)="\//g, ` $1="${under}/`);
if (placed === html) throw new Error(`${page} has no address of its own.`);
await writeFile(page, placed);
await compress(page);
