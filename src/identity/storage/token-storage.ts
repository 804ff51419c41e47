/** What a token storage holds under one key. */
export interface Stored {
  /** MSAL's cache text of one account. */
  readonly content: string;
  /** Opaque mark of this content; it never comes back for another content. */
  readonly version: string;
}

/**
 * Keeps tokens, one entry an account. Every storage follows one contract (`test/contract/token-storage.ts`): an entry is
 * read whole or not at all, and a write takes effect only over the version that the writer saw.
 */
export interface TokenStorage {
  /** Gives the entry, or undefined when there is none. */
  read(key: string): Promise<Stored | undefined>;
  /**
   * Replaces an entry if it still is what the writer saw.
   *
   * @param key - Lower-case letters, digits and `-`, at most 120 characters.
   * @param expected - The version that was read; undefined when there was no entry.
   * @returns The new version, or `changed` when somebody else wrote or removed in between: read again, merge, try again.
   */
  write(key: string, content: string, expected: string | undefined): Promise<{ readonly version: string } | 'changed'>;
  /** Removes an entry; nothing happens when there is none. */
  remove(key: string): Promise<void>;
  /** The keys of all entries. */
  list(): Promise<string[]>;
}

/**
 * Refuses what is no key, so that a key is always a safe file or object name.
 *
 * @throws TypeError naming the key.
 */
export function checkStorageKey(key: string): void {
  if (!isStorageKey(key)) throw new TypeError(`${JSON.stringify(key)} is no storage key: it has lower-case letters, digits and - only.`);
}

/** True for a name that an entry can have. */
export function isStorageKey(name: string): boolean {
  return /^[a-z0-9-]{1,120}$/.test(name);
}
