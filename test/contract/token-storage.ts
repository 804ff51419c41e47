import { describe, expect, test } from 'vitest';
import type { TokenStorage } from '../../src/identity/storage/token-storage.ts';

/** A storage under test. */
export interface OpenedStorage extends AsyncDisposable {
  readonly storage: TokenStorage;
  /** A second look at the same storage, as another process has it; the storage itself where it ends with the process. */
  again(): TokenStorage;
}

/**
 * What every token storage must do, whichever place it keeps tokens in.
 *
 * @param open - Opens an empty storage.
 */
export function tokenStorageContract(name: string, open: () => Promise<OpenedStorage>): void {
  const key = '0123456789abcdef-fedcba9876543210';

  describe(`${name} keeps the token storage contract`, () => {
    test('an entry that was never written is not there', async () => {
      await using opened = await open();

      expect(await opened.storage.read(key)).toBeUndefined();
      expect(await opened.storage.list()).toEqual([]);
    });

    test('gives back what was written, also to another process', async () => {
      await using opened = await open();
      const text = JSON.stringify({ secret: 'ä'.repeat(10_000) });
      const written = await opened.storage.write(key, text, undefined);

      expect(written).not.toBe('changed');
      expect(await opened.again().read(key)).toEqual({ content: text, version: (written as { version: string }).version });
    });

    test('keeps an empty text', async () => {
      await using opened = await open();
      await opened.storage.write(key, '', undefined);

      expect(await opened.storage.read(key)).toMatchObject({ content: '' });
    });

    test('refuses to overwrite what the writer has not seen', async () => {
      await using opened = await open();
      const first = await opened.storage.write(key, 'first', undefined);
      const second = await opened.storage.write(key, 'second', undefined);

      expect(first).toMatchObject({ version: expect.any(String) });
      expect(second).toBe('changed');
      expect(await opened.storage.read(key)).toMatchObject({ content: 'first' });
    });

    test('refuses a version that is past', async () => {
      await using opened = await open();
      const first = await versionOf(opened.storage.write(key, 'first', undefined));
      await opened.storage.write(key, 'second', first);

      expect(await opened.storage.write(key, 'third', first)).toBe('changed');
      expect(await opened.storage.read(key)).toMatchObject({ content: 'second' });
    });

    test('gives the same text another version each time', async () => {
      await using opened = await open();
      const first = await versionOf(opened.storage.write(key, 'same', undefined));
      const second = await versionOf(opened.storage.write(key, 'same', first));

      expect(second).not.toBe(first);
    });

    test('of many writers that saw the same, exactly one wins', async () => {
      await using opened = await open();
      const base = await versionOf(opened.storage.write(key, 'base', undefined));
      const writers = Array.from({ length: 12 }, (_, index) =>
        (index % 2 ? opened.storage : opened.again()).write(key, `writer ${index}`, base),
      );
      const won = (await Promise.all(writers)).map((result, index) => ({ result, index })).filter(({ result }) => result !== 'changed');

      expect(won).toHaveLength(1);
      expect(await opened.storage.read(key)).toMatchObject({ content: `writer ${won[0]?.index}` });
    });

    test('of many first writers exactly one wins', async () => {
      await using opened = await open();
      const results = await Promise.all(Array.from({ length: 12 }, (_, index) => opened.storage.write(key, `writer ${index}`, undefined)));

      expect(results.filter((result) => result !== 'changed')).toHaveLength(1);
    });

    test('nothing is lost when many count together', async () => {
      await using opened = await open();
      await Promise.all(Array.from({ length: 8 }, (_, writer) => addMarks(opened.again(), writer, 5)));
      const marks = ((await opened.storage.read(key))?.content ?? '').split(' ');

      expect(new Set(marks).size).toBe(40);
      expect(marks).toHaveLength(40);
    });

    test('a removed entry is gone, and its old version is of no use', async () => {
      await using opened = await open();
      const version = await versionOf(opened.storage.write(key, 'text', undefined));
      await opened.storage.remove(key);

      expect(await opened.storage.read(key)).toBeUndefined();
      expect(await opened.storage.list()).toEqual([]);
      expect(await opened.storage.write(key, 'late', version)).toBe('changed');
    });

    test('an entry can be written again after it was removed, and its first version does not come back', async () => {
      await using opened = await open();
      const first = await versionOf(opened.storage.write(key, 'text', undefined));
      await opened.storage.remove(key);
      const second = await versionOf(opened.storage.write(key, 'text', undefined));

      expect(second).not.toBe(first);
      expect(await opened.storage.read(key)).toEqual({ content: 'text', version: second });
    });

    test('removing what is not there does nothing', async () => {
      await using opened = await open();
      await opened.storage.remove(key);
      await opened.storage.remove(key);

      expect(await opened.storage.list()).toEqual([]);
    });

    test('keeps entries apart', async () => {
      await using opened = await open();
      await opened.storage.write('one', '1', undefined);
      await opened.storage.write('one-more', '2', undefined);
      await opened.storage.write('two', '3', undefined);
      await opened.storage.remove('one');

      expect((await opened.storage.list()).toSorted()).toEqual(['one-more', 'two']);
      expect(await opened.storage.read('one-more')).toMatchObject({ content: '2' });
    });

    test.each(['', 'Ada@contoso.example', '../key', 'a/b', 'a.1', 'x'.repeat(121)])('refuses %j as a key', async (bad) => {
      await using opened = await open();

      await expect(opened.storage.read(bad)).rejects.toThrow(TypeError);
      await expect(opened.storage.write(bad, 'text', undefined)).rejects.toThrow('no storage key');
      await expect(opened.storage.remove(bad)).rejects.toThrow(TypeError);
    });
  });

  /**
   * Adds marks of its own, as writers merge what they have into what is there: a write whose answer was lost, and that others have written over since, is
   * told as `changed`, and what it brought is then there already.
   */
  async function addMarks(storage: TokenStorage, writer: number, times: number): Promise<void> {
    for (let done = 0; done < times;) {
      const stored = await storage.read(key);
      const marks = stored?.content.split(' ') ?? [];
      const mark = `${writer}.${done}`;
      if (marks.includes(mark) || (await storage.write(key, [...marks, mark].join(' '), stored?.version)) !== 'changed') done += 1;
    }
  }
}

async function versionOf(written: Promise<{ readonly version: string } | 'changed'>): Promise<string> {
  const result = await written;
  if (result === 'changed') throw new Error('The write was refused.');
  return result.version;
}
