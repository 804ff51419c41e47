import { createHash } from 'node:crypto';
import type { TokenStorage } from '../storage/token-storage.ts';
import { writeMerged } from '../storage/write-merged.ts';

/** Finds the storage key of an account without looking at all of them. What it says is a hint: the account itself decides. */
export interface AccountIndex {
  /** The key of the account with that address. */
  find(emailAddress: string): Promise<string | undefined>;
  /** Notes the names of an account. */
  add(key: string, names: readonly string[]): Promise<void>;
  /** Forgets the names of an account that was removed. */
  forget(key: string, names: readonly string[]): Promise<void>;
}

/**
 * An index that is kept beside the accounts: one small entry for each address. So finding one account among thousands takes two reads.
 *
 * @param prefix - What the keys of the application begin with.
 */
export function createAccountIndex(storage: TokenStorage, prefix: string): AccountIndex {
  const entryOf = (name: string): string => `${prefix}at-${createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 32)}`;

  return {
    find: async (emailAddress) => (await storage.read(entryOf(emailAddress)))?.content,

    async add(key, names) {
      for (const name of names) await writeMerged(storage, entryOf(name), (theirs) => (theirs === key ? undefined : key));
    },

    async forget(key, names) {
      for (const name of names) if ((await storage.read(entryOf(name)))?.content === key) await storage.remove(entryOf(name));
    },
  };
}
