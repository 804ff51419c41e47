import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const { removeUnreachableTypes } = (await import(new URL('../../tools/reachable-types.mjs', import.meta.url).href)) as {
  removeUnreachableTypes(folder: string, entries: readonly string[]): Promise<void>;
};

const files = {
  'index.d.ts': `export { a } from './one/a.js';\nimport './side.js';\nimport type { x } from 'elsewhere';`,
  'one/a.d.ts': `export declare const a: import("../two/b.js").B;`,
  'two/b.d.ts': `import type { A } from '../one/a.js';\nexport interface B {}`,
  'two/inside.d.ts': `export { B } from './b.js';`,
  'side.d.ts': '',
  'index.js': '',
};

test('declarations that no entry leads to are removed, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  await removeUnreachableTypes(folder, ['index.d.ts']);

  const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(left.map(({ name }) => name).toSorted()).toEqual(['a.d.ts', 'b.d.ts', 'index.d.ts', 'index.js', 'side.d.ts']);
});
