import { createHash } from 'node:crypto';
import { accountIn, type Account } from './account.ts';
import { createAccountIndex } from './account-index.ts';
import { parseCache } from './cache-text.ts';
import { mergeCaches } from './merge-caches.ts';
import type { TokenStorage } from '../storage/token-storage.ts';
import { writeMerged } from '../storage/write-merged.ts';

/** An account with its tokens, as stored. */
export interface StoredAccount {
  readonly account: Account;
  /** Storage key. */
  readonly key: string;
  /** MSAL's cache text. */
  readonly content: string;
  /** When the person last signed in, ISO 8601. */
  readonly signedInAt: string;
}

/** Where the accounts of one application are kept apart from all others. */
export interface AccountsOf {
  readonly storage: TokenStorage;
  readonly loginHost: string;
  readonly clientId: string;
  /** The tenant as settings name it, or `common`. */
  readonly tenant: string;
  /** Their tokens are with the broker of the operating system; these are other sign-ins than those whose tokens are here. Default false. */
  readonly isBrokered?: boolean;
}

/** The accounts that signed in with one application, tenant and cloud. */
export interface Accounts {
  /** All of them, the one that signed in last first. */
  list(): Promise<StoredAccount[]>;
  /**
   * Those that may be meant, the one that signed in last first: with an address the account of that user name, else those that are known under it;
   * without one, all.
   */
  candidates(emailAddress?: string): Promise<StoredAccount[]>;
  /** The account with that home account ID. */
  get(homeAccountId: string): Promise<StoredAccount | undefined>;
  /** Adds what a sign-in gave to what is stored of the account. */
  keep(cacheText: string, names: readonly string[], signedInAt: Date): Promise<StoredAccount>;
  remove(account: Account): Promise<void>;
}

/**
 * The accounts of one application in a token storage. Keys are hashes: neither addresses nor IDs can be read from file names.
 */
export function createAccounts({ storage, loginHost, clientId, tenant, isBrokered = false }: AccountsOf): Accounts {
  const prefix = `${hash(`${loginHost} ${clientId} ${tenant.toLowerCase()}${isBrokered ? ' broker' : ''}`, 16)}-`;
  const keyOf = (homeAccountId: string): string => prefix + hash(homeAccountId, 32);
  const index = createAccountIndex(storage, prefix);

  async function read(key: string): Promise<StoredAccount | undefined> {
    const stored = await storage.read(key);
    const account = stored && accountIn(stored.content);
    return (
      stored && account && { account, key, content: stored.content, signedInAt: parseCache(stored.content).Onbehalf?.signedInAt ?? '' }
    );
  }

  async function list(): Promise<StoredAccount[]> {
    const keys = (await storage.list()).filter((key) => key.startsWith(prefix) && isAccountKey(key));
    const found = (await Promise.all(keys.map(read))).filter((account) => account !== undefined);
    return found.toSorted((a, b) => (a.signedInAt < b.signedInAt ? 1 : -1));
  }

  return {
    list,
    async candidates(emailAddress) {
      if (emailAddress === undefined) return await list();
      const hint = await index.find(emailAddress);
      const hinted = hint !== undefined && isAccountKey(hint) ? await read(hint) : undefined;
      if (hinted && hasUserName(hinted, emailAddress)) return [hinted];
      // Under another address than its user name more than one account may be known.
      const known = (await list()).filter((stored) => isNamed(stored, emailAddress));
      const exact = known.filter((stored) => hasUserName(stored, emailAddress));
      return exact.length > 0 ? exact : known;
    },
    get: (homeAccountId) => read(keyOf(homeAccountId)),
    async keep(cacheText, names, signedInAt) {
      const account = accountIn(cacheText);
      if (!account) throw new TypeError('The cache text has no account.');
      const note = { signedInAt: signedInAt.toISOString(), names: names.map((name) => name.toLowerCase()) };
      const ours = JSON.stringify({ ...parseCache(cacheText), Onbehalf: note });
      const key = keyOf(account.homeAccountId);
      const content = await writeMerged(storage, key, (theirs) => mergeCaches(undefined, ours, theirs));
      const stored = { account, key, content: content ?? ours, signedInAt: note.signedInAt };
      await index.add(key, namesOf(stored));
      return stored;
    },
    async remove({ homeAccountId }) {
      const key = keyOf(homeAccountId);
      const stored = await read(key);
      await storage.remove(key);
      if (stored) await index.forget(key, namesOf(stored));
    },
  };
}

/** True for the storage key of an account, of any application; the other entries are indexes. */
export function isAccountKey(key: string): boolean {
  return /^[\da-f]{16}-[\da-f]{32}$/.test(key);
}

/** True when an address is one of the account's: its user name, or another that the sign-in confirmed. */
export function isNamed(stored: Pick<StoredAccount, 'account' | 'content'>, emailAddress: string): boolean {
  return namesOf(stored).includes(emailAddress.toLowerCase());
}

function hasUserName({ account }: StoredAccount, emailAddress: string): boolean {
  return account.username.toLowerCase() === emailAddress.toLowerCase();
}

/** All addresses of an account, in lower case. */
function namesOf({ account, content }: Pick<StoredAccount, 'account' | 'content'>): string[] {
  return [...new Set([account.username.toLowerCase(), ...(parseCache(content).Onbehalf?.names ?? [])])];
}

function hash(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits);
}
