import { createHash } from 'node:crypto';
import path from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { entriesAmong, entryFileName, listEntries, mostWrites, newest, nextNumber, superseded, type EntryFile } from './entry-files.ts';
import type { KeyRing } from './key-ring.ts';
import { readLineage, withLineage, type Descendant } from './lineage.ts';
import { renew } from './renew.ts';
import { isRemovedMark, removedMark, seal, unseal, type Sealed, type Unsealed } from './seal.ts';
import { tellOnce, type StorageNotice } from './storage-notice.ts';
import { checkStorageKey, type TokenStorage } from './token-storage.ts';
import type { WholeFiles } from './whole-files.ts';

/** Where and how the files of a storage are kept. */
export interface FileStorageOptions {
  /** Makes the folder of the storage where it is missing, and gives its path. */
  folder(): Promise<string>;
  /** The keys; asked for when the first entry is read or written. */
  keys(): Promise<KeyRing>;
  readonly files: WholeFiles;
  notify?(notice: StorageNotice): void;
}

interface Content extends Descendant {
  /** Random, one for each write. */
  readonly id: string;
  readonly version: string;
  /** True when it was encrypted with an older key. */
  readonly outdated: boolean;
}

/** What is known of an entry. */
interface Current {
  /** The folder that its files are in. */
  readonly folder: string;
  readonly files: readonly EntryFile[];
  readonly content?: Content;
  /** The file that counts, where its key is not here. */
  readonly foreign?: EntryFile;
}

/**
 * Keeps tokens in a folder, one encrypted file an account, safe between processes.
 *
 * There is no lock that a crashed process could leave behind. The nth write of an entry creates the file `<key>.<n>`; creating a file
 * is something that only one process can succeed in, so it is the compare-and-swap, and the highest number is the entry. A process
 * that is killed leaves the entry as it was before or as it was to be; what it left over is removed by the next one.
 *
 * Entries are spread over 256 folders, so that finding one among thousands takes no longer.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE from every method when the folder cannot be used.
 */
export function createFileStorage({ files: disk, ...options }: FileStorageOptions): TokenStorage {
  const notify = tellOnce(options.notify);
  const root = once(() => options.folder());
  const keys = once(() => options.keys());
  const part = onceEach(async (name) => {
    const folder = path.join(await root(), name);
    await disk.openFolder(folder);
    return folder;
  });

  async function filesIn(folder: string): Promise<EntryFile[]> {
    return entriesAmong(await disk.names(folder));
  }

  /** The current content of an entry and the files that were seen with it. */
  async function current(key: string): Promise<Current> {
    checkStorageKey(key);
    const folder = await part(partOf(key));
    // Another process may replace a file between listing and reading; then the newer one is read.
    for (let attempt = 0; attempt < 1_000; attempt += 1) {
      const files = await filesIn(folder);
      const file = newest(files, key);
      if (!file) return { folder, files };
      const where = path.join(folder, file.name);
      const bytes = await disk.read(where);
      if (!bytes) continue;
      const found = await contentOf(file, bytes);
      if (found.kind === 'text') {
        const { id, outdated } = found;
        // A killed process may have left what this file took the place of.
        for (const { name } of superseded(files, file)) await disk.remove(path.join(folder, name)).catch(() => undefined);
        return { folder, files, content: { ...readLineage(found.text), id, outdated, version: versionOf(file.number, id) } };
      }
      if (file.number > mostWrites) {
        // A number that is not under the key may be anybody's: the next write would have none left.
        await moveAway(where, 'reason' in found ? found.reason : 'nobody has signed out so often');
        continue;
      }
      if (found.kind === 'removed') return { folder, files };
      if (found.kind === 'unknownKey') {
        notify({ type: 'storageRefused', file: where, reason: found.reason });
        return { folder, files, foreign: file };
      }
      await moveAway(where, found.reason);
    }
    throw new OnbehalfError('STORAGE_UNAVAILABLE', `The entry ${key} in ${folder} changes all the time.`, { details: { path: folder } });
  }

  async function contentOf({ key, number }: EntryFile, bytes: Buffer | { readonly unreadable: string }): Promise<Unsealed> {
    if (!Buffer.isBuffer(bytes)) return { kind: 'unreadable', reason: bytes.unreadable };
    return isRemovedMark(bytes) ? { kind: 'removed' } : unseal(await keys(), entryFileName(key, number), bytes);
  }

  async function moveAway(file: string, reason: string): Promise<void> {
    const aside = await disk.setAside(file);
    if (aside) notify({ type: 'storageSetAside', file: aside, reason });
  }

  /**
   * Makes bytes the next file of an entry.
   *
   * @returns The number of the file; undefined when another process was quicker.
   */
  async function append(key: string, { folder, files, foreign }: Current, { bytes, id }: Sealed): Promise<number | undefined> {
    const number = nextNumber(files, key);
    if (foreign) await moveAway(path.join(folder, foreign.name), 'its key is not here, and a new sign-in took its place');
    if (!(await disk.create(folder, entryFileName(key, number), bytes))) return undefined;
    const now = await filesIn(folder);
    if (nextNumber(now, key) > number + 1) {
      // Others went past this number. Either they built on this file, or they used and removed a file of this number while this process slept.
      if ((await current(key)).content?.ancestors.includes(id)) return number;
      await disk.remove(path.join(folder, entryFileName(key, number)));
      return undefined;
    }
    for (const { name } of superseded(now, { key, number })) await disk.remove(path.join(folder, name));
    return number;
  }

  const storage: TokenStorage = {
    async read(key) {
      const { content } = await current(key);
      if (!content) return undefined;
      const stored = { content: content.text, version: content.version };
      return content.outdated ? await renew(storage, key, stored) : stored;
    },
    async write(key, text, expected) {
      const found = await current(key);
      const { content } = found;
      if (content?.version !== expected) return 'changed';
      const ancestors = content ? [content.id, ...content.ancestors] : [];
      // Its number is under the key: an earlier file that is put back under a higher one does not open.
      const sealed = seal(await keys(), entryFileName(key, nextNumber(found.files, key)), withLineage({ ancestors, text }));
      const number = await append(key, found, sealed);
      return number === undefined ? 'changed' : { version: versionOf(number, sealed.id) };
    },
    async remove(key) {
      for (;;) {
        const found = await current(key);
        if (!found.content || (await append(key, found, removedMark)) !== undefined) return;
      }
    },
    async list() {
      const folder = await root();
      const parts = (await disk.names(folder)).filter((name) => /^[\da-f]{2}$/.test(name));
      return (await Promise.all(parts.map((name) => listEntries(disk, path.join(folder, name))))).flat();
    },
  };
  return storage;
}

/** The name of the folder that an entry is in. */
export function partOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 2);
}

function versionOf(number: number, id: string): string {
  return `${number}-${id}`;
}

/** Does work when it is first wanted; what failed is tried again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  const each = onceEach(work);
  return () => each('');
}

function onceEach<T>(work: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const done = new Map<string, Promise<T>>();
  return (name) => {
    const doing = done.get(name) ?? work(name);
    done.set(name, doing);
    doing.catch(() => done.delete(name));
    return doing;
  };
}
