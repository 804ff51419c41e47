import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { hasModes, machineFiles, openToOthers, type FileFacts, type FileSystem } from './file-system.ts';
import { codeOf, isPassing, patiently } from './patiently.ts';
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

/** Suffix of a file that is being written. */
export const unfinished = '.tmp';

/**
 * Small files that are there whole or not at all. What the file system cannot do at the moment is tried again; a failure that stays is an
 * OnbehalfError STORAGE_UNAVAILABLE that names the file.
 */
export interface WholeFiles {
  /** Makes a folder. A private one is one that only its owner can enter: where others could enter it, it is closed. */
  openFolder(folder: string): Promise<void>;
  /**
   * Creates a file whole or not at all, and only where none of that name is. The bytes are on disk before the name appears, and the
   * name appears by a hard link, which exactly one process can make.
   *
   * @returns False when there is a file of that name already.
   */
  create(folder: string, name: string, bytes: Uint8Array): Promise<boolean>;
  /**
   * Reads a small file; a private one that others could read is closed to them.
   *
   * @returns The bytes; undefined when there is no such file; a reason where it is there and is not one of ours.
   */
  read(file: string): Promise<Buffer | undefined | { readonly unreadable: string }>;
  /** The names in a folder. */
  names(folder: string): Promise<string[]>;
  /** Size and age of a file; undefined when there is none. */
  facts(file: string): Promise<FileFacts | undefined>;
  /** Moves a file that cannot be read out of the way, to `*.unreadable-<time>`. Undefined when another process was quicker. */
  setAside(file: string): Promise<string | undefined>;
  /** Removes a file; nothing happens when there is none. */
  remove(file: string): Promise<void>;
}

/** The files of a token storage. */
export function wholeFiles(access: FileAccess, system: FileSystem = machineFiles): WholeFiles {
  async function writeUnfinished(folder: string, bytes: Uint8Array): Promise<string> {
    // A new name each time: the attempt before may have left a file, or half of one.
    const file = path.join(folder, `.${randomBytes(8).toString('hex')}${unfinished}`);
    try {
      await system.writeNew(file, bytes, access.file);
      return file;
    } catch (error) {
      await system.unlink(file).catch(() => undefined);
      throw error;
    }
  }

  /** False when the name is taken. A link whose answer was lost is known by the number of the file's names, as link(2) advises for NFS. */
  async function link(file: string, name: string): Promise<boolean> {
    try {
      await system.link(file, name);
      return true;
    } catch (error) {
      const taken = codeOf(error) === 'EEXIST';
      if (!taken && !isPassing(error)) throw error;
      if ((await patiently(() => system.facts(file)))?.links === 2) return true;
      if (taken) return false;
      throw error;
    }
  }

  async function unlinkIfThere(file: string): Promise<void> {
    await patiently(() => system.unlink(file)).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
  }

  async function readOnce(file: string): Promise<Buffer | undefined | { readonly unreadable: string }> {
    const closeTo = access.closes ? access.file : undefined;
    try {
      return system.read(file, closeTo);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      if (isPassing(error)) throw error;
      if (codeOf(error) !== 'EACCES' || !access.closes) return { unreadable: `the system says ${codeOf(error)}` };
    }
    try {
      await system.changeMode(file, access.file);
      return system.read(file, closeTo);
    } catch (error) {
      if (isPassing(error)) throw error;
      return codeOf(error) === 'ENOENT' ? undefined : { unreadable: 'it belongs to somebody else' };
    }
  }

  return {
    openFolder: (folder) =>
      naming(folder, () =>
        patiently(async () => {
          await system.makeFolder(folder, access.folder);
          if (!access.closes || !hasModes) return;
          const mode = system.facts(folder)?.mode ?? 0;
          if ((mode & openToOthers) !== 0) await system.changeMode(folder, access.folder);
        }),
      ),
    create: (folder, name, bytes) =>
      naming(folder, async () => {
        const temporary = await patiently(() => writeUnfinished(folder, bytes));
        try {
          if (!(await patiently(() => link(temporary, path.join(folder, name))))) return false;
        } finally {
          await unlinkIfThere(temporary);
        }
        await patiently(() => system.flushFolder(folder));
        return true;
      }),
    read: (file) => naming(file, () => patiently(() => readOnce(file))),
    names: (folder) => naming(folder, () => patiently(() => system.names(folder))),
    facts: (file) => naming(file, () => patiently(() => system.facts(file))),
    remove: (file) => naming(file, () => unlinkIfThere(file)),
    async setAside(file) {
      const aside = asideName(file);
      return await naming(file, async () => {
        try {
          await patiently(() => system.rename(file, aside));
          return aside;
        } catch (error) {
          if (codeOf(error) !== 'ENOENT') throw error;
          // Another process was quicker, or the answer to our own attempt was lost.
          return (await patiently(() => system.facts(aside))) && aside;
        }
      });
    },
  };
}

/** Runs work on a file; what the file system refuses becomes an error that names it. */
async function naming<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw codeOf(error) === undefined ? error : unavailable(file, error);
  }
}

const noLinks: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** What a refusal of the file system means: the error that names the file and the way out. */
function unavailable(file: string, cause: unknown): OnbehalfError {
  const { syscall } = cause as NodeJS.ErrnoException;
  const why =
    syscall === 'link' && noLinks.includes(codeOf(cause)) ? 'its file system cannot make hard links' : `the system says ${codeOf(cause)}`;
  return new OnbehalfError('STORAGE_UNAVAILABLE', `Tokens cannot be kept in ${file}: ${why}.`, {
    details: { path: file },
    remedy: isPassing(cause)
      ? 'Try again; where this stays, look whether the disk or the share is well, or name another folder: in ONBEHALF_HOME, or for a bucket in the setting folder.'
      : 'Make the folder writable for you, or name another one: in ONBEHALF_HOME, or for a bucket in the setting folder.',
    cause,
  });
}
