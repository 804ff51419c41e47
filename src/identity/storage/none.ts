import { checkStorageKey, type Stored, type TokenStorage } from './token-storage.ts';

/** Keeps tokens in memory only: they end with the process, and every run signs in again. */
export function createNoStorage(): TokenStorage {
  const entries = new Map<string, Stored>();
  let writes = 0;
  return {
    async read(key) {
      checkStorageKey(key);
      return entries.get(key);
    },
    async write(key, content, expected) {
      checkStorageKey(key);
      if (entries.get(key)?.version !== expected) return 'changed';
      writes += 1;
      const version = String(writes);
      entries.set(key, { content, version });
      return { version };
    },
    async remove(key) {
      checkStorageKey(key);
      entries.delete(key);
    },
    async list() {
      return [...entries.keys()];
    },
  };
}
