// The code that a React dashboard needs to write is short, and both READMEs show exactly that code.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';

const ROOT = join(import.meta.dirname, '../../../..');
const CODE = join(import.meta.dirname, '../../apps/react/src/security.tsx');
const MOST_LINES = 25;

test(`the whole integration is at most ${MOST_LINES} lines`, async () => {
  const lines = (await readFile(CODE, 'utf8')).split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line));
  assert.ok(lines.length > 5 && lines.length <= MOST_LINES, `${lines.length} lines`);
});

for (const path of ['README.md', 'src/package/README.md']) {
  test(`${path} shows the code that the tests run`, async () => {
    const readme = await readFile(join(ROOT, path), 'utf8');
    const shown = /<!-- react-code -->\n```tsx\n(.*?)```\n<!-- \/react-code -->/s.exec(readme)?.[1];
    assert.equal(shown, await readFile(CODE, 'utf8'));
  });
}
