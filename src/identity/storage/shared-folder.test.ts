import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partOf } from './file-storage.ts';
import { keyRing, type KeyRing } from './key-ring.ts';
import { createSharedFolderStorage } from './shared-folder.ts';
import type { StorageNotice } from './storage-notice.ts';
import type { TokenStorage } from './token-storage.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

const key = '0123456789abcdef-fedcba9876543210';
const secret = randomBytes(32);
let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('shared');
});
afterAll(() => rm(scratch, { recursive: true }));

function opened(folder: string, ring: KeyRing): { readonly storage: TokenStorage; readonly notices: StorageNotice[] } {
  const notices: StorageNotice[] = [];
  return { storage: createSharedFolderStorage({ folder, keys: async () => ring, notify: (notice) => notices.push(notice) }), notices };
}

test.skipIf(process.platform === 'win32')('rights that were given to others stay (Windows has access lists instead of modes)', async () => {
  const folder = path.join(scratch, 'rights');
  await mkdir(folder);
  await chmod(folder, 0o2777);
  const { storage } = opened(folder, keyRing(secret));
  await storage.write(key, 'text', undefined);
  const file = path.join(folder, partOf(key), `${key}.1`);
  await chmod(file, 0o664);

  expect(await storage.read(key)).toMatchObject({ content: 'text' });
  expect([(await stat(folder)).mode & 0o7777, (await stat(file)).mode & 0o777]).toEqual([0o2777, 0o664]);
});

test('rotation: what an older key encrypted is read, and encrypted anew with the current one', async () => {
  const folder = path.join(scratch, 'rotated');
  const fresh = randomBytes(32);
  await opened(folder, keyRing(secret)).storage.write(key, 'text', undefined);

  expect(await opened(folder, keyRing(fresh, [secret])).storage.read(key)).toMatchObject({ content: 'text' });
  expect(await opened(folder, keyRing(fresh)).storage.read(key)).toMatchObject({ content: 'text' });
});

test('an entry whose key is not here is refused and left alone, and set aside when a new sign-in takes its place', async () => {
  const folder = path.join(scratch, 'foreign');
  const theirs = opened(folder, keyRing(randomBytes(32)));
  await theirs.storage.write(key, 'theirs', undefined);
  const { storage, notices } = opened(folder, keyRing(secret));

  expect(await storage.read(key)).toBeUndefined();
  expect(await storage.read(key)).toBeUndefined();
  expect(notices).toMatchObject([{ type: 'storageRefused', reason: expect.stringContaining('which is not here') }]);
  expect(await theirs.storage.read(key)).toMatchObject({ content: 'theirs' });
  expect(await storage.write(key, 'ours', undefined)).not.toBe('changed');
  expect(await storage.read(key)).toMatchObject({ content: 'ours' });
  expect((await readdir(path.join(folder, partOf(key)))).toSorted()).toEqual([expect.stringContaining(`${key}.1.unreadable-`), `${key}.2`]);
});
