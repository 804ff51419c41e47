import { mkdtemp, readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { partOf } from '../../src/identity/storage/file-storage.ts';
import { createMachineStorage } from '../../src/identity/storage/machine.ts';
import type { StorageNotice } from '../../src/identity/storage/storage-notice.ts';
import type { TokenStorage } from '../../src/identity/storage/token-storage.ts';

/** An entry. */
export const key = '0123456789abcdef-fedcba9876543210';

/** A folder for tokens on this machine, and what one finds in it. */
export interface OwnStorage {
  readonly home: string;
  /** The folder that the entry of `key` is in. */
  readonly tokens: string;
  /** What the storages told. */
  readonly notices: StorageNotice[];
  /** A storage as another process has it. */
  open(): TokenStorage;
  files(): Promise<string[]>;
}

/** Makes a home below a folder. */
export async function ownStorage(scratch: string): Promise<OwnStorage> {
  const home = path.join(await mkdtemp(path.join(scratch, 'x')), 'onbehalf');
  const tokens = path.join(home, 'tokens', partOf(key));
  const notices: StorageNotice[] = [];
  return {
    home,
    tokens,
    notices,
    open: () => createMachineStorage({ folder: home, notify: (notice) => notices.push(notice) }),
    files: async () => (await readdir(tokens)).toSorted(),
  };
}

/** Makes a file older. */
export async function age(file: string, milliseconds: number): Promise<void> {
  const then = new Date(Date.now() - milliseconds);
  await utimes(file, then, then);
}

/** The version that a write made. */
export async function versionOf(written: Promise<{ readonly version: string } | 'changed'>): Promise<string> {
  const result = await written;
  if (result === 'changed') throw new Error('The write was refused.');
  return result.version;
}
