import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import equivalent from '../../tools/mutate/equivalent.json' with { type: 'json' };
import { packageFolder } from '../support/command-line.ts';
import { temporaryFolderSync } from '../support/temporary-folder.ts';

interface Mutation {
  readonly file?: string;
  readonly operator: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
}
// The tools are plain JavaScript.
const { mutationsOf } = (await import(new URL('../../tools/mutate/mutations.mjs', import.meta.url).href)) as {
  readonly mutationsOf: (source: string) => readonly Mutation[];
};
const { draw } = (await import(new URL('../../tools/mutate/draw.mjs', import.meta.url).href)) as {
  readonly draw: (mutations: readonly Mutation[], seed: string) => readonly Mutation[];
};
const { inOrder } = (await import(new URL('../../tools/mutate/order.mjs', import.meta.url).href)) as {
  readonly inOrder: (root: string, file: string, tests: readonly string[]) => readonly string[];
};

const kinds: readonly [line: string, becomes: readonly string[]][] = [
  ['if (a) f();', ['if (!(a)) f();', 'if (true) f();', 'if (false) f();', 'if (a) ;']],
  ['x = a < 2;', ['x = a <= 2;', 'x = a < 3;', ';']],
  ['const x = a && !b;', ['const x = a || !b;', 'const x = (a);', 'const x = (!b);', 'const x = a && b;']],
  ['const x = a ?? b;', ['const x = (a);', 'const x = (b);']],
  ['const x = { a: b, ...c };', ['const x = {  ...c };', 'const x = { a: b };']],
  ['const x = [a, b];', ['const x = [ b];', 'const x = [a];']],
  ['await f(a, { b });', ['await f(a);', 'await f(a, {  });', ';']],
  ['const f = (a = true) => a;', ['const f = (a) => a;', 'const f = (a = false) => a;', 'const f = (a = true) => (undefined);']],
  ['const x = a.trim();', ['const x = a;']],
  ['const x = a.some(b);', ['const x = a.every(b);']],
  ["const x: 'yes' = 'yes';", ["const x: 'yes' = '';"]],
  [
    'const x = /^(get|put)$/i;',
    ['const x = /^(get|put)$/;', 'const x = /(get|put)$/i;', 'const x = /^(put)$/i;', 'const x = /^(get)$/i;', 'const x = /^(get|put)/i;'],
  ],
  ['const x = a - 1;', ['const x = a + 1;', 'const x = a - 2;', 'const x = a - 0;']],
];

test.each(kinds)('%s', (line, becomes) => {
  expect(
    mutationsOf(line)
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual([...becomes].toSorted());
});

test('types, imports, keys and sentences are left alone', () => {
  const source = `
    import type { A } from 'a';
    import { b } from 'b';
    // if (a) return;
    type C = 'c' | 1;
    interface D { readonly d: 'd' }
    const e = b<'f'>('A sentence for people.') as 'g';`;
  expect(mutationsOf(source)).toEqual([]);
});

test('a seed draws the same lines in every other file when one file changes, and another seed draws others', () => {
  const mutationsIn = (file: string, text: string) => mutationsOf(text).map((mutation) => ({ ...mutation, file }));
  const lines = (name: string, end: string) => Array.from({ length: 30 }, (_, index) => `${name}(${index + 2})${end};`).join('\n');
  const order = (seed: string, end: string) =>
    draw([...mutationsIn('a.ts', lines('a', '')), ...mutationsIn('b.ts', lines('b', end))], seed)
      .filter(({ file }) => file === 'a.ts')
      .map(({ line, to }) => `${line} ${to}`);
  expect(order('1', '')).toHaveLength(30);
  expect(order('1', '.c()')).toEqual(order('1', ''));
  expect(order('2', '')).not.toEqual(order('1', ''));
});

test('every mutation that is listed as equivalent can still be made, and says why it is', () => {
  const listed: readonly { readonly file: string; readonly from: string; readonly to: string; readonly reason: string }[] = equivalent;
  for (const { file, from, to, reason } of listed) {
    expect(mutationsOf(readFileSync(`${packageFolder}/${file}`, 'utf8'))).toContainEqual(expect.objectContaining({ from, to }));
    expect(reason).toMatch(/\w+ \w+ \w+/);
  }
});

test('all tests are run, and first the own, those that import it, those beside it, those that speak of it, and those that few imports part from it', () => {
  const root = temporaryFolderSync('mutate');
  const files: Record<string, string> = {
    'src/pay/rate.ts': '',
    'src/pay/sum.ts': "import { rate } from './rate.ts';",
    'test/none.test.ts': '',
    'test/far.test.ts': "const { sum } = await import('../src/pay/sum.ts');",
    'test/pay/far.test.ts': "import { sum } from '../../src/pay/sum.ts';",
    'test/direct.test.ts': "import '../src/pay/rate.ts';",
    'test/told.test.ts': "test('the rate');",
    'src/pay/sum.test.ts': '',
    'src/pay/rate.test.ts': '',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const tests = Object.keys(files).filter((file) => file.endsWith('.test.ts'));
  expect(inOrder(root, 'src/pay/rate.ts', tests)).toEqual([
    'src/pay/rate.test.ts',
    'test/direct.test.ts',
    'src/pay/sum.test.ts',
    'test/told.test.ts',
    'test/pay/far.test.ts',
    'test/far.test.ts',
    'test/none.test.ts',
  ]);
  rmSync(root, { recursive: true });
});
