import path from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { entryFileName, entryFiles, listEntries, newest, nextNumber, type EntryFile } from './entry-files.ts';
import { readLineage, withLineage, type Descendant } from './lineage.ts';
import { dataFolder } from './location.ts';
import { machineKey } from './machine-key.ts';
import { createWhole, openPrivateFolder, readPrivate, setAside, unlinkIfThere } from './private-files.ts';
import { removedMark, seal, unseal, type Sealed } from './seal.ts';
import { checkStorageKey, type TokenStorage } from './token-storage.ts';

/** A file of the token storage could not be read and was moved away; the person signs in again. */
export interface StorageNotice {
  readonly type: 'storageSetAside';
  /** Where it is now. */
  readonly file: string;
  readonly reason: string;
}

/** Where and how tokens are kept on this machine. */
export interface MachineStorageOptions {
  /** The folder for data. Default: `dataFolder()`. */
  readonly folder?: string;
  notify?(notice: StorageNotice): void;
}

interface Content extends Descendant {
  /** Random, one for each write. */
  readonly id: string;
  readonly version: string;
}

/**
 * Keeps tokens on this machine, one encrypted file an account, for one person (folders 0700, files 0600), safe between processes.
 *
 * There is no lock that a crashed process could leave behind. The nth write of an entry creates the file `<key>.<n>`; creating a file
 * is something that only one process can succeed in, so it is the compare-and-swap, and the highest number is the entry. A process
 * that is killed leaves the entry as it was before or as it was to be; what it left over is removed by the next one.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE from every method when the folder cannot be used.
 */
export function createMachineStorage(options: MachineStorageOptions = {}): TokenStorage {
  const notify = options.notify ?? (() => undefined);
  let opening: Promise<{ folder: string; secret: Buffer }> | undefined;

  async function open(): Promise<{ folder: string; secret: Buffer }> {
    const home = options.folder ?? dataFolder();
    const folder = path.join(home, 'tokens');
    await openPrivateFolder(home);
    await openPrivateFolder(folder);
    return { folder, secret: await machineKey(home, notify) };
  }

  function opened(): Promise<{ folder: string; secret: Buffer }> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  /** The current content of an entry and the files that were seen with it. */
  async function current(key: string): Promise<{ content: Content | undefined; files: EntryFile[] }> {
    checkStorageKey(key);
    const { folder, secret } = await opened();
    // Another process may replace a file between listing and reading; then the newer one is read.
    for (let attempt = 0; attempt < 1_000; attempt += 1) {
      const files = entryFiles(folder);
      const file = newest(files, key);
      if (!file) return { content: undefined, files };
      const bytes = readPrivate(path.join(folder, file.name));
      if (!bytes) continue;
      const found = Buffer.isBuffer(bytes) ? unseal(secret, key, bytes) : { kind: 'unreadable' as const, reason: bytes.unreadable };
      if (found.kind === 'removed') return { content: undefined, files };
      if (found.kind === 'text') return { content: { ...readLineage(found.text), id: found.id, version: versionOf(file.number, found.id) }, files };
      const aside = await setAside(path.join(folder, file.name));
      if (aside) notify({ type: 'storageSetAside', file: aside, reason: found.reason });
    }
    throw new OnbehalfError('STORAGE_UNAVAILABLE', `The entry ${key} in ${folder} changes all the time.`, { details: { path: folder } });
  }

  /**
   * Makes bytes the next file of an entry.
   *
   * @param files - The files that were seen when the entry was read.
   * @returns The number of the file; undefined when another process was quicker.
   */
  async function append(key: string, files: readonly EntryFile[], { bytes, id }: Sealed): Promise<number | undefined> {
    const { folder } = await opened();
    const number = nextNumber(files, key);
    if (!(await createWhole(folder, entryFileName(key, number), bytes))) return undefined;
    const now = entryFiles(folder);
    if (nextNumber(now, key) > number + 1) {
      // Others went past this number. Either they built on this file, or they used and removed a file of this number while this process slept.
      if ((await current(key)).content?.ancestors.includes(id)) return number;
      await unlinkIfThere(path.join(folder, entryFileName(key, number)));
      return undefined;
    }
    const superseded = now.filter((file) => file.key === key && !file.isAside && file.number < number);
    for (const { name } of superseded) await unlinkIfThere(path.join(folder, name));
    return number;
  }

  return {
    async read(key) {
      const { content } = await current(key);
      return content && { content: content.text, version: content.version };
    },
    async write(key, text, expected) {
      const { content, files } = await current(key);
      if (content?.version !== expected) return 'changed';
      const ancestors = content ? [content.id, ...content.ancestors] : [];
      const sealed = seal((await opened()).secret, key, withLineage({ ancestors, text }));
      const number = await append(key, files, sealed);
      return number === undefined ? 'changed' : { version: versionOf(number, sealed.id) };
    },
    async remove(key) {
      for (;;) {
        const { content, files } = await current(key);
        if (!content || (await append(key, files, removedMark)) !== undefined) return;
      }
    },
    async list() {
      return await listEntries((await opened()).folder);
    },
  };
}

function versionOf(number: number, id: string): string {
  return `${number}-${id}`;
}
