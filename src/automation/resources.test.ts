import { describe, expect, test } from 'vitest';
import { failureOf } from '../../test/support/failure-of.ts';
import { createResources, keepTopLevelResources, resourcesModule } from './resources.ts';

/** The statements of a rewritten automation, without the import in front. */
function rewritten(source: string): string {
  const begins = `import { keep as __keep } from '${resourcesModule}'; `;
  const text = keepTopLevelResources(source, 'tidy.ts');
  expect(text.startsWith(begins)).toBe(true);
  return text.slice(begins.length);
}

describe('resources', () => {
  test('are disposed last one first, once, in whichever way they have', async () => {
    const told: string[] = [];
    const { module, dispose } = createResources();
    const resource = (name: string, ...ways: ('dispose' | 'asyncDispose')[]) =>
      Object.fromEntries(ways.map((way) => [Symbol[way], () => void told.push(`${name} ${way}`)]));

    for (const one of [
      resource('a', 'dispose'),
      resource('b', 'asyncDispose'),
      resource('c', 'dispose', 'asyncDispose'),
      resource('d'),
      null,
      undefined,
    ])
      expect(module.keep(one)).toBe(one);
    await dispose();
    await dispose();

    expect(told).toEqual(['c asyncDispose', 'b asyncDispose', 'a dispose']);
  });

  test('know themselves when they are disposed', async () => {
    const { module, dispose } = createResources();
    const room = module.keep({
      isClosed: false,
      [Symbol.dispose]() {
        this.isClosed = true;
      },
    });
    await dispose();
    expect(room.isClosed).toBe(true);
  });

  test('are all disposed where some fail; the first failure is told', async () => {
    const told: string[] = [];
    const { module, dispose } = createResources();
    for (const name of ['a', 'b', 'c'])
      module.keep({
        async [Symbol.asyncDispose]() {
          told.push(name);
          if (name !== 'b') throw new Error(name);
        },
      });

    await expect(dispose()).rejects.toThrow('c');
    expect(told).toEqual(['c', 'b', 'a']);
  });
});

test.each([
  ['await using a = open();', 'const a = __keep(open());'],
  ['using a = open();', 'const a = __keep(open());'],
  ['await using a = open(), b = await other(a);', 'const a = __keep(open()), b = __keep(await other(a));'],
  [
    'const x = 1;\nawait using a = open();\nusing b = c;\nexport const d = a;',
    'const x = 1;\nconst a = __keep(open());\nconst b = __keep(c);\nexport const d = a;',
  ],
])('%j runs as %j, each line where it was', (source, runs) => {
  expect(rewritten(source)).toBe(runs);
});

test.each(['', 'const a = open();', '{ await using a = open(); }', 'let using = 1; using += 1;', 'function f() { using a = open(); }'])(
  'nothing is changed in %j',
  (source) => {
    expect(keepTopLevelResources(source, 'tidy.ts')).toBe(source);
  },
);

test('what does not parse is refused by name', async () => {
  expect((await failureOf(() => keepTopLevelResources('const = 1;', 'tidy.ts'))).message).toContain('tidy.ts is not valid TypeScript');
});
