// summary.mjs TARGET — the number of tests that passed and failed, by the JUnit files of their runners.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const target = process.argv[2] ?? 'target';
const folder = join(target, 'test-results');
const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
let passed = 0;
let failed = 0;
for (const file of files) {
  const cases = readFileSync(file, 'utf8').matchAll(/<testcase\b[^>]*?(\/>|>[^]*?<\/testcase>)/g);
  for (const [, body] of cases) {
    if (/<skipped\b/.test(body)) continue;
    if (/<(failure|error)\b/.test(body)) failed += 1;
    else passed += 1;
  }
}
// The runner of wasm tests writes no file.
const unitWasm = join(target, 'test-logs/unit-wasm.log');
const line = existsSync(unitWasm) ? /^test result: .* (\d+) passed; (\d+) failed/m.exec(readFileSync(unitWasm, 'utf8')) : null;
passed += Number(line?.[1] ?? 0);
failed += Number(line?.[2] ?? 0);
console.log(`${passed} passed, ${failed} failed`);
