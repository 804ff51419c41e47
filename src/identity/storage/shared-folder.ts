import { createFileStorage } from './file-storage.ts';
import type { FileSystem } from './file-system.ts';
import type { KeyRing } from './key-ring.ts';
import type { StorageNotice } from './storage-notice.ts';
import type { TokenStorage } from './token-storage.ts';
import { shared, wholeFiles } from './whole-files.ts';

/** A folder that several machines share, and how its entries are encrypted. */
export interface SharedFolderOptions {
  /** Absolute path on this machine. Its file system must be able to make hard links. */
  readonly folder: string;
  keys(): Promise<KeyRing>;
  notify?(notice: StorageNotice): void;
  /** Default: that of this machine. */
  readonly fileSystem?: FileSystem;
}

/**
 * Keeps tokens in a folder that several machines share, in the way of the machine's own storage. Who may use the folder is left to whoever
 * set it up; its owner cannot read the tokens, because the keys are never in it.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE from every method when the folder cannot be used.
 */
export function createSharedFolderStorage({ folder, fileSystem, ...options }: SharedFolderOptions): TokenStorage {
  const files = wholeFiles(shared, fileSystem);
  return createFileStorage({
    ...options,
    files,
    async folder() {
      await files.openFolder(folder);
      return folder;
    },
  });
}
