import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, ownStorage, versionOf } from '../../../test/storage/own-storage.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('put-back');
});
afterAll(() => rm(scratch, { recursive: true }));

describe('an earlier file that somebody put back under a higher number', () => {
  test.each([3, 4, 99, 999_999_999_999, 1_000_000_000_001, 999_999_999_999_999])(
    '%i is not read as current, and the newest is',
    async (number) => {
      const { open, tokens, notices } = await ownStorage(scratch);
      const first = await versionOf(open().write(key, 'first', undefined));
      const old = await readFile(path.join(tokens, `${key}.1`));
      const second = await versionOf(open().write(key, 'second', first));
      await writeFile(path.join(tokens, `${key}.${number}`), old);

      expect(await open().list()).toEqual([key]);
      expect(await open().read(key)).toEqual({ content: 'second', version: second });
      expect(notices).toEqual([
        { type: 'storageSetAside', file: expect.stringContaining(`${key}.${number}.unreadable-`), reason: expect.any(String) },
      ]);
      const third = await versionOf(open().write(key, 'third', second));
      expect(await open().read(key)).toEqual({ content: 'third', version: third });
      const fourth = await versionOf(open().write(key, 'fourth', third));
      expect(await open().read(key)).toEqual({ content: 'fourth', version: fourth });
    },
  );

  test('after signing out does not sign in again', async () => {
    const { open, tokens } = await ownStorage(scratch);
    await open().write(key, 'first', undefined);
    const old = await readFile(path.join(tokens, `${key}.1`));
    await open().remove(key);
    await writeFile(path.join(tokens, `${key}.9`), old);

    expect(await open().read(key)).toBeUndefined();
    await versionOf(open().write(key, 'again', undefined));
    expect(await open().read(key)).toMatchObject({ content: 'again' });
  });

  test('what a mark of a removal took the place of goes with it', async () => {
    const { open, tokens, files } = await ownStorage(scratch);
    await open().write(key, 'first', undefined);
    const old = await readFile(path.join(tokens, `${key}.1`));
    await open().remove(key);
    await writeFile(path.join(tokens, `${key}.1`), old);

    expect(await open().list()).toEqual([]);
    expect(await files()).toEqual([`${key}.2`]);
  });
});

test.each([
  ['a mark of a removal', 1e12, 'OBT\0'],
  ['a mark of a removal', 1e12 + 1, 'OBT\0'],
  ['a mark of a removal', 1e15 - 1, 'OBT\0'],
  ['junk', 1e12 - 1, 'junk'],
  ['junk', 1e12, 'junk'],
  ['junk', 1e12 + 1, 'junk'],
  ['junk', 1e15 - 1, 'junk'],
  ['a file under an unknown key', 1e15 - 1, `OBT\u0002${'x'.repeat(100)}`],
])('%s with the number %i makes no write vanish', async (_, number, bytes) => {
  const { open, tokens } = await ownStorage(scratch);
  await open().write(key, 'first', undefined);
  await writeFile(path.join(tokens, `${key}.${number}`), bytes);

  for (const text of ['second', 'third', 'fourth']) {
    const before = await open().read(key);
    const version = await versionOf(open().write(key, text, before?.version));
    expect(await open().read(key)).toEqual({ content: text, version });
  }
});

test('a number of 16 digits is no entry at all', async () => {
  const { open, tokens } = await ownStorage(scratch);
  const version = await versionOf(open().write(key, 'first', undefined));
  await writeFile(path.join(tokens, `${key}.1000000000000000`), 'OBT\0');

  expect(await open().read(key)).toEqual({ content: 'first', version });
});
