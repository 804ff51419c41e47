import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machineFetch } from '../../src/connection/machine/machine-fetch.ts';
import { createAzureStore } from '../../src/identity/storage/azure-store.ts';
import { partOf } from '../../src/identity/storage/file-storage.ts';
import { keyRing, type KeyRing } from '../../src/identity/storage/key-ring.ts';
import { createObjectStorage } from '../../src/identity/storage/object-storage.ts';
import type { ObjectStore } from '../../src/identity/storage/object-store.ts';
import { createS3Store } from '../../src/identity/storage/s3-store.ts';
import { createSharedFolderStorage } from '../../src/identity/storage/shared-folder.ts';
import type { StorageNotice } from '../../src/identity/storage/storage-notice.ts';
import type { TokenStorage } from '../../src/identity/storage/token-storage.ts';
import { startAzurite, type Azurite } from './azurite.ts';
import { credentials, startStrictS3, type StrictS3 } from './strict-s3.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A place for tokens, and what its owner can do there. */
interface Place {
  open(ring: KeyRing, notify: (notice: StorageNotice) => void): TokenStorage;
  /** Changes the bytes that an entry is kept in. */
  damage(key: string, change: (bytes: Buffer) => Buffer): Promise<void>;
  /** What was set aside. */
  aside(): Promise<string[]>;
}

let azurite: Azurite;
let s3: StrictS3;
let scratch = '';
beforeAll(async () => {
  [azurite, s3, scratch] = await Promise.all([startAzurite(), startStrictS3(), temporaryFolder('damage')]);
});
afterAll(async () => {
  for (const server of [azurite, s3]) await server[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true });
});

const places: Readonly<Record<string, (name: string) => Place>> = {
  'a shared folder': (name) => inFolder(path.join(scratch, name)),
  'an S3 bucket': (name) =>
    inBucket(createS3Store({ ...credentials, bucket: 'tokens', prefix: name, endpoint: s3.origin, fetch: machineFetch() })),
  'an Azure container': (name) =>
    inBucket(createAzureStore({ container: azurite.container, prefix: name, sas: azurite.sas, fetch: machineFetch() })),
};

const key = '0123456789abcdef-fedcba9876543210';
const damages: [what: string, change: (bytes: Buffer) => Buffer, reason: string][] = [
  ['truncated', (bytes) => bytes.subarray(0, bytes.length - 1), 'it is damaged, or was put in the place of another'],
  ['truncated to nothing', () => Buffer.alloc(0), 'it is cut short'],
  [
    'tampered with',
    (bytes) => Buffer.from(bytes.map((byte, index) => (index === bytes.length - 20 ? byte ^ 1 : byte))),
    'it is damaged, or was put in the place of another',
  ],
  ['replaced', () => Buffer.alloc(500, 'a'), 'it is no token file'],
];

describe.each(Object.entries(places))('%s', (_, at) => {
  test.each(damages)('an entry that was %s is set aside and never used; the person signs in again', async (_what, change, reason) => {
    const place = at(randomBytes(4).toString('hex'));
    const notices: StorageNotice[] = [];
    const storage = place.open(keyRing(randomBytes(32)), (notice) => notices.push(notice));
    await storage.write(key, 'text', undefined);
    await place.damage(key, change);

    expect(await storage.read(key)).toBeUndefined();
    expect(notices).toEqual([{ type: 'storageSetAside', file: expect.stringContaining('.unreadable-'), reason }]);
    expect(await place.aside()).toHaveLength(1);
    expect(await storage.list()).toEqual([]);
    expect(await storage.write(key, 'again', undefined)).not.toBe('changed');
    expect(await storage.read(key)).toMatchObject({ content: 'again' });
  });

  test('an entry whose key is not here is never used, and set aside when a new sign-in takes its place', async () => {
    const place = at(randomBytes(4).toString('hex'));
    const notices: StorageNotice[] = [];
    await place.open(keyRing(randomBytes(32)), () => undefined).write(key, 'theirs', undefined);
    const storage = place.open(keyRing(randomBytes(32)), (notice) => notices.push(notice));

    expect(await storage.read(key)).toBeUndefined();
    expect(await place.aside()).toEqual([]);
    expect(await storage.write(key, 'ours', undefined)).not.toBe('changed');
    expect(await place.aside()).toHaveLength(1);
    expect(await storage.read(key)).toMatchObject({ content: 'ours' });
    expect(notices.map(({ type, reason }) => `${type}: ${reason.replace(/[\da-f]{16}/, 'ID')}`)).toEqual([
      'storageRefused: it was encrypted with the key ID, which is not here',
      'storageSetAside: its key is not here, and a new sign-in took its place',
    ]);
  });
});

function inFolder(folder: string): Place {
  const part = path.join(folder, partOf(key));
  return {
    open: (ring, notify) => createSharedFolderStorage({ folder, keys: async () => ring, notify }),
    async damage(entry, change) {
      const file = path.join(part, `${entry}.1`);
      await writeFile(file, change(await readFile(file)));
    },
    aside: async () => (await readdir(part)).filter((name) => name.includes('.unreadable-')),
  };
}

function inBucket(store: ObjectStore): Place {
  return {
    open: (ring, notify) => createObjectStorage({ store, keys: async () => ring, notify }),
    async damage(entry, change) {
      const there = await store.get(entry);
      await store.put(entry, change(there?.bytes ?? Buffer.alloc(0)), there?.etag);
    },
    aside: async () => (await store.list()).map(({ name }) => name).filter((name) => name.includes('.unreadable-')),
  };
}
