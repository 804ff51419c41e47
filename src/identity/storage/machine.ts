import path from 'node:path';
import { createFileStorage } from './file-storage.ts';
import { keyRing } from './key-ring.ts';
import type { KeyStore } from './key-store.ts';
import { dataFolder } from './location.ts';
import { machineKey } from './machine-key.ts';
import type { StorageNotice } from './storage-notice.ts';
import type { TokenStorage } from './token-storage.ts';
import { onlyMine, wholeFiles } from './whole-files.ts';

/** Where and how tokens are kept on this machine. */
export interface MachineStorageOptions {
  /** The folder for data. Default: `dataFolder()`. */
  readonly folder?: string;
  /** The folder in there for the entries. Default `tokens`; another one for what is no token and yet is kept as they are. */
  readonly name?: string;
  /** Opens the operating system's key store, for the key of a new folder; undefined where there is none. Default: a key file is used. */
  keyStore?(): Promise<KeyStore | undefined>;
  notify?(notice: StorageNotice): void;
}

/**
 * Keeps tokens on this machine, one encrypted file an account, for one person (folders 0700, files 0600), safe between processes.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE from every method when the folder cannot be used.
 */
export function createMachineStorage({
  folder,
  name = 'tokens',
  keyStore,
  notify = () => undefined,
}: MachineStorageOptions = {}): TokenStorage {
  const files = wholeFiles(onlyMine);
  return createFileStorage({
    files,
    async folder() {
      const home = folder ?? dataFolder();
      const entries = path.join(home, name);
      await files.openFolder(home);
      // Looking into it is what removes a key that was never whole.
      await files.names(home);
      await files.openFolder(entries);
      return entries;
    },
    keys: async () => keyRing(await machineKey(folder ?? dataFolder(), { notify, ...(keyStore && { keyStore }) })),
    notify,
  });
}
