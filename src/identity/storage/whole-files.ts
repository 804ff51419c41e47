import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, constants, fchmodSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { asideName } from './storage-notice.ts';

/** Who may use the files of a folder. */
export interface FileAccess {
  /** Mode of new folders and files; the process's umask narrows it. */
  readonly folder: number;
  readonly file: number;
  /** True to close folders and files that others could use. */
  readonly closes: boolean;
}

/** For one person on one machine. */
export const onlyMine: FileAccess = { folder: 0o700, file: 0o600, closes: true };

/** For a folder that several machines, and people of its group, share: who may use it is up to whoever set the folder up. */
export const shared: FileAccess = { folder: 0o770, file: 0o660, closes: false };

const openToOthers = 0o077;
/** Windows has no such modes: there the profile folder is private by its access list. */
const hasModes = process.platform !== 'win32';

/** Suffix of a file that is being written. */
export const unfinished = '.tmp';

/**
 * Makes a folder. A private one is one that only its owner can enter: where others could enter it, it is closed.
 *
 * @throws OnbehalfError STORAGE_UNAVAILABLE naming the folder.
 */
export async function openFolder(folder: string, access: FileAccess = onlyMine): Promise<void> {
  await naming(folder, async () => {
    await mkdir(folder, { recursive: true, mode: access.folder });
    if (!access.closes) return;
    const { mode } = await stat(folder);
    if (hasModes && (mode & openToOthers) !== 0) await chmod(folder, onlyMine.folder);
  });
}

/**
 * Creates a file whole or not at all, and only where none of that name is. The bytes are on disk before the name appears, and the
 * name appears by a hard link, which exactly one process can make.
 *
 * @returns False when there is a file of that name already.
 * @throws OnbehalfError STORAGE_UNAVAILABLE naming the folder.
 */
export async function createWhole(folder: string, name: string, bytes: Uint8Array, access: FileAccess = onlyMine): Promise<boolean> {
  const temporary = path.join(folder, `.${randomBytes(8).toString('hex')}${unfinished}`);
  return await naming(folder, async () => {
    try {
      await writeThrough(temporary, bytes, access.file);
      await link(temporary, path.join(folder, name));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await unlinkIfThere(temporary);
    }
    await flushFolder(folder);
    return true;
  });
}

async function writeThrough(file: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; NTFS writes its names through a journal.
  if (!hasModes) return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Reads a small file; a private one that others could read is closed to them. It does not let go of the thread: for some kilobytes that takes
 * less time than handing the work to another thread does.
 *
 * @returns The bytes; undefined when there is no such file; a reason where it is there and cannot be read.
 */
export function readSmall(file: string, access: FileAccess = onlyMine): Buffer | undefined | { readonly unreadable: string } {
  try {
    return readAndClose(file, access);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) !== 'EACCES' || !access.closes) return { unreadable: `the system says ${codeOf(error)}` };
  }
  try {
    chmodSync(file, access.file);
    return readAndClose(file, access);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : { unreadable: 'it belongs to somebody else' };
  }
}

function readAndClose(file: string, access: FileAccess): Buffer {
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { mode, uid } = fstatSync(handle);
    if (access.closes && hasModes && (mode & openToOthers) !== 0 && uid === process.getuid?.()) fchmodSync(handle, access.file);
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The names in a folder. @throws OnbehalfError STORAGE_UNAVAILABLE naming it. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw unavailable(folder, error);
  }
}

/** Moves a file that cannot be read out of the way, to `*.unreadable-<time>`. Undefined when another process was quicker. */
export async function setAside(file: string): Promise<string | undefined> {
  const aside = asideName(file);
  try {
    await rename(file, aside);
    return aside;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unavailable(file, error);
  }
}

/** Removes a file; nothing happens when there is none. */
export async function unlinkIfThere(file: string): Promise<void> {
  await unlink(file).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

/** Runs work on a folder; what the file system refuses becomes an error that names it. */
async function naming<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw codeOf(error) === undefined ? error : unavailable(folder, error);
  }
}

const noLinks: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** What a refusal of the file system means: the error that names the file and the way out. */
function unavailable(file: string, cause: unknown): OnbehalfError {
  const { syscall } = cause as NodeJS.ErrnoException;
  const why = syscall === 'link' && noLinks.includes(codeOf(cause)) ? 'its file system cannot make hard links' : `the system says ${codeOf(cause)}`;
  return new OnbehalfError('STORAGE_UNAVAILABLE', `Tokens cannot be kept in ${file}: ${why}.`, {
    details: { path: file },
    remedy: 'Make the folder writable for you, or name another one: in ONBEHALF_HOME, or for a bucket in the setting folder.',
    cause,
  });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
