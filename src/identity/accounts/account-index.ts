import { createHash } from 'node:crypto';
import type { TokenStorage } from '../storage/token-storage.ts';
import { writeMerged } from '../storage/write-merged.ts';

/** Finds the storage key of an account without looking at all of them. What it says is a hint: the account itself decides. */
export interface AccountIndex {
  /** The key of the account with that address; without an address of the one that signed in last. */
  find(emailAddress: string | undefined): Promise<string | undefined>;
  /** Notes a sign-in. */
  add(key: string, names: readonly string[], signedInAt: string): Promise<void>;
  /** Forgets the names of an account that was removed. */
  forget(key: string, names: readonly string[]): Promise<void>;
  /** Says which account signed in last, now that `removed` has gone. */
  replaceLatest(removed: string, latest: { readonly key: string; readonly signedInAt: string } | undefined): Promise<void>;
}

/**
 * An index that is kept beside the accounts: one small entry for each address, and one for the account that signed in last. So finding one
 * account among thousands takes two reads.
 *
 * @param prefix - What the keys of the application begin with.
 */
export function createAccountIndex(storage: TokenStorage, prefix: string): AccountIndex {
  const latestEntry = `${prefix}latest`;
  const entryOf = (name: string): string => `${prefix}at-${createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 32)}`;
  const keyIn = (latest: string | undefined): string | undefined => latest?.split(' ')[1];

  return {
    async find(emailAddress) {
      if (emailAddress !== undefined) return (await storage.read(entryOf(emailAddress)))?.content;
      return keyIn((await storage.read(latestEntry))?.content);
    },
    async add(key, names, signedInAt) {
      for (const name of names) await writeMerged(storage, entryOf(name), (theirs) => (theirs === key ? undefined : key));
      // Times in ISO 8601 sort as texts do.
      const ours = `${signedInAt} ${key}`;
      await writeMerged(storage, latestEntry, (theirs) => (theirs !== undefined && theirs >= ours ? undefined : ours));
    },
    async forget(key, names) {
      for (const name of names) if ((await storage.read(entryOf(name)))?.content === key) await storage.remove(entryOf(name));
    },
    async replaceLatest(removed, latest) {
      if (keyIn((await storage.read(latestEntry))?.content) !== removed) return;
      if (!latest) return await storage.remove(latestEntry);
      await writeMerged(storage, latestEntry, (theirs) => (keyIn(theirs) === removed ? `${latest.signedInAt} ${latest.key}` : undefined));
    },
  };
}
