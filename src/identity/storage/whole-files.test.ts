import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Trouble } from '../../../test/storage/trouble.ts';
import { troubledFiles } from '../../../test/storage/troubled-files.ts';
import { partOf } from './file-storage.ts';
import type { FileSystem } from './file-system.ts';
import { keyRing } from './key-ring.ts';
import { createSharedFolderStorage } from './shared-folder.ts';
import type { StorageNotice } from './storage-notice.ts';
import { onlyMine, wholeFiles } from './whole-files.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('whole-files');
});
afterAll(() => rm(scratch, { recursive: true }));

/** A file system in which one operation fails the first time. */
function failingOnce(operation: keyof FileSystem, trouble: Trouble): ReturnType<typeof troubledFiles> {
  let done = false;
  return troubledFiles((asked) => {
    if (done || asked !== operation) return undefined;
    done = true;
    return trouble;
  });
}

const operations: readonly (keyof FileSystem)[] = [
  'makeFolder',
  'writeNew',
  'flushFolder',
  'link',
  'rename',
  'unlink',
  'facts',
  'names',
  'read',
];
const troubles: readonly Trouble[] = ['refused', 'broken', 'doneButFailed', 'doneButLost'];

describe.each(operations)('%s, failing once', (operation) => {
  test.each(troubles)('%s: nobody notices', async (trouble) => {
    const folder = path.join(scratch, operation, trouble);
    const bad = failingOnce(operation, trouble);
    const files = wholeFiles(onlyMine, bad.fileSystem);
    await files.openFolder(folder);

    expect(await files.create(folder, 'one', Buffer.from('first'))).toBe(true);
    expect(await files.create(folder, 'one', Buffer.from('second'))).toBe(false);
    expect(await files.read(path.join(folder, 'one'))).toEqual(Buffer.from('first'));
    expect((await files.facts(path.join(folder, 'one')))?.size).toBe(5);
    expect(await files.names(folder)).toEqual(['one']);
    const aside = await files.setAside(path.join(folder, 'one'));
    expect(await readFile(aside ?? '', 'utf8')).toBe('first');
    await files.create(folder, 'two', Buffer.from('x'));
    await files.remove(path.join(folder, 'two'));
    expect(await readdir(folder)).toEqual([path.basename(aside ?? '')]);
    expect(bad.troubled()).toBe(1);
  });
});

test('a name that somebody else took while the link failed is theirs', async () => {
  const folder = path.join(scratch, 'taken');
  const files = wholeFiles(onlyMine);
  await files.openFolder(folder);
  await files.create(folder, 'one', Buffer.from('theirs'));

  expect(await wholeFiles(onlyMine, failingOnce('link', 'broken').fileSystem).create(folder, 'one', Buffer.from('ours'))).toBe(false);
  expect(await readFile(path.join(folder, 'one'), 'utf8')).toBe('theirs');
});

test('folders are made with those above them, also by many at once', async () => {
  const folder = path.join(scratch, 'a', 'b', 'c');
  await Promise.all(Array.from({ length: 8 }, () => wholeFiles(onlyMine).openFolder(folder)));

  expect(await readdir(folder)).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'a place where no folder can be made is refused at once (only Linux has one for sure)',
  async () => {
    await expect(wholeFiles(onlyMine).openFolder('/proc/onbehalf/tokens')).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      message: 'Tokens cannot be kept in /proc/onbehalf/tokens: the system says ENOENT.',
    });
  },
);

test('an entry that cannot be read for long is an error, and stays where it is', async () => {
  const key = '0123456789abcdef-fedcba9876543210';
  const folder = path.join(scratch, 'unreadable');
  const ring = keyRing(randomBytes(32));
  const keys = async (): Promise<typeof ring> => ring;
  await createSharedFolderStorage({ folder, keys }).write(key, 'text', undefined);
  const notices: StorageNotice[] = [];
  const { fileSystem } = troubledFiles((operation) => (operation === 'read' ? 'broken' : undefined));
  const file = path.join(folder, partOf(key), `${key}.1`);

  await expect(
    createSharedFolderStorage({ folder, keys, fileSystem, notify: (notice) => notices.push(notice) }).read(key),
  ).rejects.toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    message: `Tokens cannot be kept in ${file}: the system says EIO.`,
    remedy:
      'Try again; where this stays, look whether the disk or the share is well, or name another folder: in ONBEHALF_HOME, or for a bucket in the setting folder.',
  });
  expect(notices).toEqual([]);
  expect(await createSharedFolderStorage({ folder, keys }).read(key)).toMatchObject({ content: 'text' });
});
