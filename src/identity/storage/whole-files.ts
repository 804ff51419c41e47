import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { hasModes, machineFiles, notMine, type FileFacts, type FileSystem } from './file-system.ts';
import { codeOf, isPassing, patiently } from './patiently.ts';
import { noFile } from './regular-file.ts';
import { asideName } from './storage-notice.ts';

/** Who may use the files of a folder. */
export interface FileAccess {
  /** Mode of new folders and files; the process's umask narrows it. */
  readonly folder: number;
  readonly file: number;
  /** True for one person alone: files are closed to others, another person's are refused, and so is a folder that others may write to. */
  readonly isPrivate: boolean;
}

/** For one person on one machine. */
export const onlyMine: FileAccess = { folder: 0o700, file: 0o600, isPrivate: true };

/** For a folder that several machines, and people of its group, share: who may use it is up to whoever set the folder up. */
export const shared: FileAccess = { folder: 0o770, file: 0o660, isPrivate: false };

/** Name of a file that is being written. */
const unfinished = /^\.[\da-f]{16}\.tmp$/;

/** An unfinished file that has not changed for so long was left by a process that is gone. In milliseconds. */
const leftOverAfter = 60_000;

/** The bits of a mode that let others write. */
const writableByOthers = 0o022;

/**
 * Small files that are there whole or not at all. What the file system cannot do at the moment is tried again; a failure that stays is an
 * OnbehalfError STORAGE_UNAVAILABLE that names the file.
 */
export interface WholeFiles {
  /**
   * Makes a folder; only its owner can enter a private one. A folder that was there before keeps its rights: a private one that others may write to is
   * refused, for they could put another key or other tokens in the place of these.
   */
  openFolder(folder: string): Promise<void>;
  /**
   * Creates a file whole or not at all, and only where none of that name is. The bytes are on disk before the name appears, and the
   * name appears by a hard link, which exactly one process can make.
   *
   * @returns False when there is a file of that name already.
   */
  create(folder: string, name: string, bytes: Uint8Array): Promise<boolean>;
  /**
   * Reads a small file; a private one that others could read is closed to them, and one that belongs to another person is refused.
   *
   * @returns The bytes; undefined when there is no such file; a reason where it is there and is not one of ours.
   */
  read(file: string): Promise<Buffer | undefined | { readonly unreadable: string }>;
  /** The names in a folder, of whole files and folders. What killed processes left unfinished in it for a minute is removed. */
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
    const file = path.join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
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
    const closeTo = access.isPrivate ? access.file : undefined;
    try {
      return system.read(file, closeTo);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      if (isPassing(error)) throw error;
      if (codeOf(error) === notMine) throw foreign(file);
      if (codeOf(error) === noFile) return { unreadable: 'it is a pipe or a device' };
      if (codeOf(error) !== 'EACCES' || !access.isPrivate) return { unreadable: `the system says ${codeOf(error)}` };
    }
    try {
      await system.changeMode(file, access.file);
      return system.read(file, closeTo);
    } catch (error) {
      if (isPassing(error)) throw error;
      if (codeOf(error) === 'ENOENT') return undefined;
      throw foreign(file);
    }
  }

  async function finishedNames(folder: string): Promise<string[]> {
    const finished: string[] = [];
    for (const name of await patiently(() => system.names(folder))) {
      if (unfinished.test(name)) await removeLeftOver(path.join(folder, name));
      else finished.push(name);
    }
    return finished;
  }

  async function removeLeftOver(file: string): Promise<void> {
    const facts = await patiently(() => system.facts(file));
    if (facts && Date.now() - facts.modifiedMS > leftOverAfter) await unlinkIfThere(file);
  }

  return {
    openFolder: (folder) =>
      naming(folder, async () => {
        await patiently(() => system.makeFolder(folder, access.folder));
        const mode = (await patiently(() => system.facts(folder)))?.mode ?? 0;
        if (access.isPrivate && hasModes && (mode & writableByOthers) !== 0) throw open(folder, mode);
      }),
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
    names: (folder) => naming(folder, () => finishedNames(folder)),
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
    throw isOnbehalfError(error) || codeOf(error) === undefined ? error : unavailable(file, error);
  }
}

const noLinks: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

function foreign(file: string): OnbehalfError {
  return new OnbehalfError('STORAGE_UNAVAILABLE', `${file} belongs to another person, and is not used.`, {
    details: { path: file },
    remedy: `Run as the person whose file it is, or name a folder of your own in ONBEHALF_HOME. Where it should be yours: \`chown\` it, or move it away.`,
  });
}

function open(folder: string, mode: number): OnbehalfError {
  return new OnbehalfError(
    'STORAGE_UNAVAILABLE',
    `Others may write to the folder ${folder} (its mode is ${(mode & 0o777).toString(8)}), so tokens are not kept there.`,
    {
      details: { path: folder },
      remedy: `Close it with \`chmod go-w ${folder}\`, or name a folder of your own in ONBEHALF_HOME.`,
    },
  );
}

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
