import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolderSync } from '../support/temporary-folder.ts';

// The tools are plain JavaScript.
const { circles, violations } = (await import(new URL('../../tools/floors.mjs', import.meta.url).href)) as {
  readonly circles: (src: string) => readonly string[];
  readonly violations: (src: string) => readonly string[];
};

let src = '';
beforeAll(() => {
  src = temporaryFolderSync('floors');
});
afterAll(() => rmSync(src, { recursive: true }));

function write(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(src, 'src-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const ways: readonly [way: string, back: string][] = [
  ['a value', `import { a } from './a.ts';`],
  ['a type', `import type { A } from './a.ts';`],
  ['a list over several lines', `import {\n  a,\n  type A,\n} from './a.ts';`],
  ['what is handed on', `export { a } from './a.ts';`],
  ['everything that is handed on', `export * from './a.ts';`],
  ['an effect', `import './a.ts';`],
  ['an import when it is needed', `export const a = () => import('./a.ts');`],
];

test.each(ways)('a circle is refused, also by %s', (_, back) => {
  const folder = write({ 'core/a.ts': `import { b } from './b.ts';`, 'core/b.ts': `import { c } from './c.ts';`, 'core/c.ts': back });
  expect(circles(folder)).toEqual(['core/a.ts imports core/b.ts imports core/c.ts imports core/a.ts: a circle']);
});

test('two circles are two sentences, a file that imports itself is one, and a diamond is none', () => {
  const folder = write({
    'core/a.ts': `import './b.ts';`,
    'core/b.ts': `import './a.ts';`,
    'graph/c.ts': `import './d.ts';\nimport '../core/a.ts';`,
    'graph/d.ts': `import './c.ts';`,
    'core/self.ts': `import type { Self } from './self.ts';`,
    'core/top.ts': `import './left.ts';\nimport './right.ts';`,
    'core/left.ts': `import './bottom.ts';`,
    'core/right.ts': `import './bottom.ts';`,
    'core/bottom.ts': `import { z } from 'zod';\nimport './gone.ts';`,
  });
  expect(circles(folder)).toEqual([
    'core/a.ts imports core/b.ts imports core/a.ts: a circle',
    'core/self.ts imports core/self.ts: a circle',
    'graph/c.ts imports graph/d.ts imports graph/c.ts: a circle',
  ]);
});

test.each([
  ['core/a.ts', '../graph/client.ts', ['core/a.ts imports graph/client.ts: core may import nothing of ours']],
  ['core/a.ts', 'node:fs', ['core/a.ts imports node:fs: core imports no node: module']],
  ['graph/a.ts', '../identity/msal.ts', ['graph/a.ts imports identity/msal.ts: graph may import core']],
  ['graph/a.ts', '@azure/msal-node', ['graph/a.ts imports @azure/msal-node: only identity may']],
  ['connection/a.ts', '../emulator/index.ts', ['connection/a.ts imports emulator/index.ts: only embedded.ts may import the emulator']],
  ['faces/cli/a.ts', '../docs/page.ts', ['faces/cli/a.ts imports faces/docs/page.ts: a face imports no other face']],
  ['emulator/a.ts', '../core/errors.ts', ['emulator/a.ts imports core/errors.ts: emulator may import nothing of ours']],
  ['embedded.ts', './emulator/index.ts', []],
  ['graph/a.test.ts', '../emulator/index.ts', []],
  ['connection/a.ts', '../identity/index.ts', []],
])('%s and %s', (file, target, sentences) => {
  expect(violations(write({ [file]: `import { x } from '${target}';` }))).toEqual(sentences);
});

test('an area of Graph imports no other, and what areas share imports none', () => {
  const folder = write({
    'emulator/graph/tasks/a.ts': `import '../odata/b.ts';\nimport '../meeting.ts';\nimport '../notes/c.ts';`,
    'emulator/graph/odata/b.ts': `import '../notes/c.ts';`,
    'emulator/graph/notes/c.ts': '',
    'emulator/graph/applications/d.ts': `import '../directory/e.ts';`,
    'emulator/graph/directory/e.ts': '',
    'emulator/graph/meeting.ts': `import './notes/c.ts';`,
  });
  expect([...violations(folder)].toSorted()).toEqual([
    'emulator/graph/odata/b.ts imports emulator/graph/notes/c.ts: areas of Graph meet in files of emulator/graph alone',
    'emulator/graph/tasks/a.ts imports emulator/graph/notes/c.ts: areas of Graph meet in files of emulator/graph alone',
  ]);
});
