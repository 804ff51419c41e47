import { expect, test } from 'vitest';
import { createNoStorage } from './none.ts';
import type { TokenStorage } from './token-storage.ts';
import { writeMerged } from './write-merged.ts';

test('begins again when somebody was quicker, with what is there now', async () => {
  const storage = createNoStorage();
  await storage.write('key', 'a', undefined);
  let disturbed = false;
  const busy: TokenStorage = {
    ...storage,
    async write(key, content, expected) {
      if (!disturbed) await storage.write(key, 'b', (await storage.read(key))?.version);
      disturbed = true;
      return await storage.write(key, content, expected);
    },
  };

  expect(await writeMerged(busy, 'key', (theirs) => `${theirs}+mine`)).toBe('b+mine');
  expect(await storage.read('key')).toMatchObject({ content: 'b+mine' });
});

test('leaves the entry alone when the merge says so', async () => {
  const storage = createNoStorage();

  expect(await writeMerged(storage, 'key', (theirs) => theirs && 'x')).toBeUndefined();
  expect(await storage.list()).toEqual([]);
});

test('gives up in the end', async () => {
  const storage: TokenStorage = { ...createNoStorage(), write: async () => 'changed' };

  await expect(writeMerged(storage, 'key', () => 'x', 3)).rejects.toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    message: 'The tokens could not be kept: other processes change them all the time.',
  });
});
