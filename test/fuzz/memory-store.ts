import type { ObjectStore, StoredObject } from '../../src/identity/storage/object-store.ts';

/** A bucket in memory that obeys conditions, and whose objects a test can replace. */
export interface MemoryStore extends ObjectStore {
  readonly objects: Map<string, StoredObject>;
}

/** Makes an empty bucket. */
export function createMemoryStore(): MemoryStore {
  const objects = new Map<string, StoredObject>();
  let writes = 0;
  return {
    objects,
    place: 'memory://bucket',
    get: async (name) => objects.get(name),
    async put(name, bytes, expected) {
      if (objects.get(name)?.etag !== expected) return 'changed';
      const etag = `"${(writes += 1)}"`;
      objects.set(name, { bytes: Buffer.from(bytes), etag });
      return { etag };
    },
    remove: async (name) => void objects.delete(name),
    list: async () => [...objects].map(([name, { bytes }]) => ({ name, size: bytes.length })),
  };
}
