import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keyRing, type KeyRing } from './key-ring.ts';
import type { ObjectStore } from './object-store.ts';
import { createObjectStorage } from './object-storage.ts';
import type { StorageNotice } from './storage-notice.ts';
import type { TokenStorage } from './token-storage.ts';

const key = '0123456789abcdef-fedcba9876543210';
const secret = randomBytes(32);

/** A bucket in memory. `obeys: false` accepts conditions and ignores them. */
function bucket(obeys = true): {
  readonly store: ObjectStore;
  readonly objects: Map<string, { bytes: Buffer; etag: string }>;
  counts: { puts: number };
} {
  const objects = new Map<string, { bytes: Buffer; etag: string }>();
  const counts = { puts: 0 };
  const store: ObjectStore = {
    place: 's3://tokens',
    get: async (name) => objects.get(name),
    async put(name, bytes, expected) {
      counts.puts += 1;
      if (obeys && objects.get(name)?.etag !== expected) return 'changed';
      const etag = `"${counts.puts}"`;
      objects.set(name, { bytes: Buffer.from(bytes), etag });
      return { etag };
    },
    async remove(name) {
      objects.delete(name);
    },
    list: async () => [...objects].map(([name, { bytes }]) => ({ name, size: bytes.length })),
  };
  return { store, objects, counts };
}

function opened(ring: KeyRing, { store } = bucket()): { readonly storage: TokenStorage; readonly notices: StorageNotice[] } {
  const notices: StorageNotice[] = [];
  return { storage: createObjectStorage({ store, keys: async () => ring, notify: (notice) => notices.push(notice) }), notices };
}

describe('an object that cannot be read is never used', () => {
  const damages: [what: string, damage: (bytes: Buffer) => Buffer, reason: string][] = [
    ['cut', (bytes) => bytes.subarray(0, 43), 'it is damaged, or was put in the place of another'],
    ['emptied', () => Buffer.alloc(0), 'it is cut short'],
    [
      'changed in one bit',
      (bytes) => Buffer.from(bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte))),
      'it is damaged, or was put in the place of another',
    ],
    ['something else', () => Buffer.alloc(500, 'a'), 'it is no token file'],
  ];
  test.each(damages)('%s: it is set aside, and the entry can be written again', async (_, damage, reason) => {
    const where = bucket();
    const { storage, notices } = opened(keyRing(secret), where);
    await storage.write(key, 'text', undefined);
    const damaged = damage(where.objects.get(key)?.bytes ?? Buffer.alloc(0));
    where.objects.set(key, { bytes: damaged, etag: '"damaged"' });

    expect(await storage.read(key)).toBeUndefined();
    expect(notices).toEqual([
      { type: 'storageSetAside', file: expect.stringMatching(new RegExp(`^s3://tokens/${key}\\.unreadable-`)), reason },
    ]);
    expect([...where.objects].filter(([name]) => name.includes('unreadable')).map(([, { bytes }]) => bytes)).toEqual([damaged]);
    expect(await storage.list()).toEqual([]);
    expect(await storage.write(key, 'again', undefined)).not.toBe('changed');
    expect(await storage.read(key)).toMatchObject({ content: 'again' });
  });

  test('the object of another account under this name', async () => {
    const where = bucket();
    const { storage, notices } = opened(keyRing(secret), where);
    await storage.write('other', 'text', undefined);
    where.objects.set(key, { bytes: where.objects.get('other')?.bytes ?? Buffer.alloc(0), etag: '"copied"' });

    expect(await storage.read(key)).toBeUndefined();
    expect(notices).toMatchObject([{ type: 'storageSetAside' }]);
  });

  test('encrypted with a key that is not here: it is refused once, left alone, and set aside when a new sign-in takes its place', async () => {
    const where = bucket();
    const theirs = opened(keyRing(randomBytes(32)), where);
    await theirs.storage.write(key, 'theirs', undefined);
    const { storage, notices } = opened(keyRing(secret), where);

    expect(await storage.read(key)).toBeUndefined();
    expect(await storage.read(key)).toBeUndefined();
    expect(notices).toEqual([
      {
        type: 'storageRefused',
        file: `s3://tokens/${key}`,
        reason: expect.stringMatching(/^it was encrypted with the key [\da-f]{16}, which is not here$/),
      },
    ]);
    expect(await theirs.storage.read(key)).toMatchObject({ content: 'theirs' });
    expect(await storage.write(key, 'ours', undefined)).not.toBe('changed');
    expect(notices[1]).toEqual({
      type: 'storageSetAside',
      file: expect.stringContaining('.unreadable-'),
      reason: 'its key is not here, and a new sign-in took its place',
    });
    expect(await storage.read(key)).toMatchObject({ content: 'ours' });
  });
});

test('rotation: what an older key encrypted is read, and encrypted anew with the current one', async () => {
  const where = bucket();
  const fresh = randomBytes(32);
  await opened(keyRing(secret), where).storage.write(key, 'text', undefined);
  const rotated = opened(keyRing(fresh, [secret]), where).storage;
  const stored = await rotated.read(key);

  expect(stored).toMatchObject({ content: 'text' });
  expect(await rotated.write(key, 'next', stored?.version)).not.toBe('changed');
  await opened(keyRing(secret, [fresh]), where).storage.read(key);
  expect(await opened(keyRing(secret), where).storage.read(key)).toMatchObject({ content: 'next' });
});

test('a bucket that can only be read gives what an older key encrypted', async () => {
  const where = bucket();
  await opened(keyRing(secret), where).storage.write(key, 'text', undefined);
  const store: ObjectStore = { ...where.store, put: () => Promise.reject(new Error('403')) };

  expect(await opened(keyRing(randomBytes(32), [secret]), { ...where, store }).storage.read(key)).toMatchObject({ content: 'text' });
});

test('nothing readable leaves for the bucket', async () => {
  const where = bucket();
  await opened(keyRing(secret), where).storage.write(key, 'refresh-token-of-ada', undefined);

  expect(Buffer.concat([...where.objects.values()].map(({ bytes }) => bytes)).toString('latin1')).not.toContain('refresh-token');
});

describe('a bucket that ignores conditions', () => {
  test('is refused at the first write, and nothing is kept in it', async () => {
    const where = bucket(false);
    const { storage } = opened(keyRing(secret), where);

    await expect(storage.write(key, 'text', undefined)).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      message:
        "Tokens cannot be kept in s3://tokens: it makes an object anew that is there (If-None-Match), so two machines could lose each other's tokens.",
    });
    expect(where.objects.size).toBe(0);
  });

  test('one that obeys is asked only once, and another process sees that', async () => {
    const where = bucket();
    await opened(keyRing(secret), where).storage.write(key, 'text', undefined);
    const before = where.counts.puts;
    await opened(keyRing(secret), where).storage.write('other', 'text', undefined);

    expect(where.counts.puts - before).toBe(1);
  });
});
