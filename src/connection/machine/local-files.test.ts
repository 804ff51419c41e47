import { lstat, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import { localFiles } from './local-files.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

/** A folder that ends with the test. */
async function ownFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await temporaryFolder('files');
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Links need a right that accounts on Windows do not have; devices are no files there. */
const windows = process.platform === 'win32';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = localFiles();

describe('opening a file', () => {
  test('gives name, size, kind and any part of its bytes', async () => {
    await using folder = await ownFolder();
    const path = join(folder.path, 'Report.PDF');
    await writeFile(path, 'abcdefghij');
    const source = await files.open(path);

    expect(source).toMatchObject({ name: 'Report.PDF', size: 10, contentType: 'application/pdf' });
    expect(Buffer.from(await source.slice(2, 5)).toString()).toBe('cde');
    expect(Buffer.from(await source.slice(8, 20)).toString()).toBe('ij');
    expect(await source.slice(10, 10)).toHaveLength(0);
  });

  test('of an unknown kind gives bytes', async () => {
    await using folder = await ownFolder();
    await writeFile(join(folder.path, 'noextension'), '');

    await expect(files.open(join(folder.path, 'noextension'))).resolves.toMatchObject({ contentType: 'application/octet-stream', size: 0 });
  });

  test('that is not there, or is no file, says so with its path', async () => {
    await using folder = await ownFolder();
    await writeFile(join(folder.path, 'file'), '');
    const [missing, under] = [join(folder.path, 'missing.txt'), join(folder.path, 'file', 'x')];

    await expect(files.open(missing)).rejects.toMatchObject({ code: 'NOT_FOUND', message: `There is no file ${missing}.` });
    await expect(files.open(under)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `There is no file ${under}: a part of the path is not a folder.`,
    });
    await expect(files.open(folder.path)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: `${folder.path} is a folder, not a file.`,
    });
    await expect(files.open('a\0b')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

test.skipIf(windows)('a device is no file', async () => {
  await expect(files.open('/dev/null')).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    message: '/dev/null is a device or a pipe, not a file.',
  });
});

describe('planning names', () => {
  test('makes them safe and different from each other, without regard to case', async () => {
    await using folder = await ownFolder();

    await expect(files.plan(folder.path, ['a.txt', 'A.txt', '../a.txt', 'a (1).txt', 'e\u0301', 'é'], 'rename')).resolves.toEqual([
      'a.txt',
      'A (1).txt',
      '_._a.txt',
      'a (1) (1).txt',
      'é',
      'é (1)',
    ]);
  });

  test.each([
    ['rename', ['a (2).txt', 'b.txt']],
    ['replace', ['a.txt', 'b.txt']],
  ] as const)('beside files that are there: %s', async (conflict, expected) => {
    await using folder = await ownFolder();
    await writeFile(join(folder.path, 'a.txt'), '');
    await writeFile(join(folder.path, 'a (1).txt'), '');

    await expect(files.plan(folder.path, ['a.txt', 'b.txt'], conflict)).resolves.toEqual(expected);
  });

  test('fails for a name that is taken, on the disk or twice in the list, before anything is written', async () => {
    await using folder = await ownFolder();
    await writeFile(join(folder.path, 'a.txt'), '');
    await mkdir(join(folder.path, 'sub'));

    await expect(files.plan(folder.path, ['b.txt', 'a.txt'], 'fail')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `${join(folder.path, 'a.txt')} is there already.`,
    });
    await expect(files.plan(folder.path, ['b.txt', 'B.txt'], 'fail')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Two files would be named B.txt.',
    });
    await expect(files.plan(folder.path, ['sub'], 'replace')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(readdir(folder.path)).resolves.toEqual(['a.txt', 'sub']);
  });

  test('makes no folder, and refuses what is none', async () => {
    await using folder = await ownFolder();
    await writeFile(join(folder.path, 'file'), '');

    await expect(files.plan(join(folder.path, 'new', 'deep'), ['a'], 'fail')).resolves.toEqual(['a']);
    await expect(readdir(folder.path)).resolves.toEqual(['file']);
    await expect(files.plan(join(folder.path, 'file'), ['a'], 'fail')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('writing a file', () => {
  test('makes the folder and gives name, path and size', async () => {
    await using folder = await ownFolder();
    const deep = join(folder.path, 'new', 'deep');
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield bytes('one ');
      yield bytes('two');
    }

    await expect(files.write(deep, 'a/b.txt', pieces(), 'fail')).resolves.toEqual({
      name: 'a_b.txt',
      path: join(deep, 'a_b.txt'),
      size: 7,
    });
    await expect(readFile(join(deep, 'a_b.txt'), 'utf8')).resolves.toBe('one two');
    await expect(readdir(deep)).resolves.toEqual(['a_b.txt']);
  });

  test.each([
    ['rename', 'a (1).txt', ['a (1).txt', 'a.txt'], 'old'],
    ['replace', 'a.txt', ['a.txt'], 'new'],
  ] as const)('over one that is there: %s', async (conflict, name, there, content) => {
    await using folder = await ownFolder();
    await writeFile(join(folder.path, 'a.txt'), 'old');

    await expect(files.write(folder.path, 'a.txt', bytes('new'), conflict)).resolves.toMatchObject({ name });
    await expect(readdir(folder.path)).resolves.toEqual(there);
    await expect(readFile(join(folder.path, 'a.txt'), 'utf8')).resolves.toBe(content);
  });

  test('fails where the name is taken, and leaves nothing', async () => {
    await using folder = await ownFolder();
    await writeFile(join(folder.path, 'a.txt'), 'old');
    await mkdir(join(folder.path, 'sub'));

    await expect(files.write(folder.path, 'a.txt', bytes('new'), 'fail')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(files.write(folder.path, 'sub', bytes('new'), 'replace')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(readFile(join(folder.path, 'a.txt'), 'utf8')).resolves.toBe('old');
    await expect(readdir(folder.path)).resolves.toEqual(['a.txt', 'sub']);
  });

  test.skipIf(windows).each(['fail', 'replace', 'rename'] as const)('never follows a link out of the folder: %s', async (conflict) => {
    await using folder = await ownFolder();
    await using outside = await ownFolder();
    const victim = join(outside.path, 'victim');
    await writeFile(victim, 'untouched');
    await symlink(victim, join(folder.path, 'a.txt'));
    await symlink(join(outside.path, 'planted'), join(folder.path, 'b.txt'));
    await Promise.allSettled(['a.txt', 'b.txt'].map((name) => files.write(folder.path, name, bytes('new'), conflict)));

    await expect(readFile(victim, 'utf8')).resolves.toBe('untouched');
    await expect(readdir(outside.path)).resolves.toEqual(['victim']);
  });

  test.skipIf(windows)('replaces a link by the file', async () => {
    await using folder = await ownFolder();
    await symlink('/nowhere', join(folder.path, 'a.txt'));
    await files.write(folder.path, 'a.txt', bytes('new'), 'replace');

    expect((await lstat(join(folder.path, 'a.txt'))).isFile()).toBe(true);
  });

  test('leaves nothing when the content breaks off, and keeps the old file', async () => {
    await using folder = await ownFolder();
    await writeFile(join(folder.path, 'a.txt'), 'old');
    const cancelled = new OnbehalfError('CANCELLED', 'Cancelled.');
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes('half');
      throw cancelled;
    }

    await expect(files.write(folder.path, 'a.txt', broken(), 'replace')).rejects.toBe(cancelled);
    await expect(readdir(folder.path)).resolves.toEqual(['a.txt']);
    await expect(readFile(join(folder.path, 'a.txt'), 'utf8')).resolves.toBe('old');
  });

  test('by many at once gives each a name of its own', async () => {
    await using folder = await ownFolder();
    const written = await Promise.all(
      Array.from({ length: 20 }, (_, index) => files.write(folder.path, 'a.txt', bytes(String(index)), 'rename')),
    );
    const contents = await Promise.all(written.map(({ path }) => readFile(path, 'utf8')));

    expect(contents).toEqual(Array.from({ length: 20 }, (_, index) => String(index)));
    expect(new Set(written.map(({ name }) => name)).size).toBe(20);
  });

  test('under any name stays in the folder', async () => {
    await using outer = await ownFolder();
    const folder = join(outer.path, 'downloads');
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('..', '/', '\\', '\0', '.', 'a', '~', 'C:') }));
    await fc.assert(
      fc.asyncProperty(name, async (name) => {
        const written = await files.write(folder, name, bytes('x'), 'rename');

        expect(await readdir(folder)).toContain(written.name);
        expect(await readdir(outer.path)).toEqual(['downloads']);
      }),
      { numRuns: 200 },
    );
  });
});

test('the halves of files that killed processes left are removed after an hour, when the first file is written to the folder', async () => {
  const folder = await temporaryFolder('left-over');
  const hour = 3_600_000;
  const id = '01234567-89ab-cdef-0123-456789abcdef';
  const left: [string, number][] = [
    [`.onbehalf-${id}.tmp`, hour + 60_000],
    [`.onbehalf-${id.replace('0', 'f')}.tmp`, hour - 60_000],
    [`.onbehalf-${id}.tmp.txt`, 2 * hour],
    [`x.onbehalf-${id}.tmp`, 2 * hour],
    ['.onbehalf-mine.tmp', 2 * hour],
  ];
  const make = async ([name, age]: [string, number]): Promise<void> => {
    await writeFile(join(folder, name), 'half');
    const then = new Date(Date.now() - age);
    await utimes(join(folder, name), then, then);
  };
  try {
    for (const one of left) await make(one);
    const files = localFiles();
    await files.write(folder, 'a.txt', new Uint8Array([1]), 'fail');

    const [gone, ...stays] = left.map(([name]) => name);
    expect((await readdir(folder)).toSorted()).toEqual(['a.txt', ...stays].toSorted());

    // A second write does not look again: a folder may hold very many files.
    await make([gone ?? '', 2 * hour]);
    await files.write(folder, 'b.txt', new Uint8Array([1]), 'fail');
    expect(await readdir(folder)).toContain(gone);
  } finally {
    await rm(folder, { recursive: true });
  }
});
