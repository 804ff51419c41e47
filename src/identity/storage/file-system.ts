import { closeSync, constants, fchmodSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, link, open, rename, unlink } from 'node:fs/promises';
import { makeFolder } from './make-folder.ts';
import { checkIsFile, openAtOnce } from './regular-file.ts';

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly mode: number;
  /** In bytes. */
  readonly size: number;
  readonly modifiedMS: number;
  /** How many names it has. */
  readonly links: number;
}

/** What a token storage asks of a file system. Every method fails as those of `node:fs` do, with a code. */
export interface FileSystem {
  /** Makes a folder and those above it; nothing happens when it is there. */
  makeFolder(folder: string, mode: number): Promise<void>;
  /** Writes a new file through to the disk. */
  writeNew(file: string, bytes: Uint8Array, mode: number): Promise<void>;
  /** Writes the names in a folder through to the disk. */
  flushFolder(folder: string): Promise<void>;
  /** Gives a file a second name, where nothing of that name is. */
  link(file: string, name: string): Promise<void>;
  rename(file: string, name: string): Promise<void>;
  unlink(file: string): Promise<void>;
  changeMode(file: string, mode: number): Promise<void>;
  /** The facts; undefined when there is no such file. */
  facts(file: string): FileFacts | undefined;
  names(folder: string): string[];
  /**
   * Reads a file; a link is not followed, and what is no file is refused (`checkIsFile`). It does not let go of the thread: for some kilobytes that takes less time than handing the work
   * to another thread does.
   *
   * @param closeTo - The mode that a file gets when others could use it, and the word that it must be one's own: another person's is refused with the
   *   code `ERR_NOT_MINE`. Undefined: whose it is does not matter.
   */
  read(file: string, closeTo: number | undefined): Buffer;
}

/** The bits of a mode that let others in. */
export const openToOthers = 0o077;

/** Windows has no such modes: there the profile folder is private by its access list. */
export const hasModes = process.platform !== 'win32';

/** Code of a failure: the file belongs to another person. */
export const notMine = 'ERR_NOT_MINE';

/** The file system of this machine. */
export const machineFiles: FileSystem = {
  makeFolder,
  async writeNew(file, bytes, mode) {
    const handle = await open(file, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  async flushFolder(folder) {
    // Windows cannot open a folder; NTFS writes its names through a journal.
    if (!hasModes) return;
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  link,
  rename,
  unlink,
  changeMode: chmod,
  facts(file) {
    const found = statSync(file, { throwIfNoEntry: false });
    return found && { mode: found.mode, size: found.size, modifiedMS: found.mtimeMs, links: found.nlink };
  },
  names: (folder) => readdirSync(folder),
  read(file, closeTo) {
    const handle = openSync(file, openAtOnce | (constants.O_NOFOLLOW ?? 0));
    try {
      const found = fstatSync(handle);
      checkIsFile(found, file);
      if (closeTo !== undefined && hasModes) {
        if (found.uid !== process.getuid?.())
          throw Object.assign(new Error(`${notMine}: ${file} belongs to another person`), { code: notMine });
        if ((found.mode & openToOthers) !== 0) fchmodSync(handle, closeTo);
      }
      return readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  },
};
