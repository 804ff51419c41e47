import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import type { TemplateFiles } from '../template.ts';

/** Where a new project goes, and what else is done before it is there. */
export interface CreateOptions {
  /** The folder that it is made in; it is there. */
  readonly location: string;
  /** Name of its folder, see `projectNameProblem`. */
  readonly name: string;
  readonly files: TemplateFiles;
  /** Work on the folder while it lies aside: installing. */
  finish?(folder: string): Promise<void>;
  /** Aborted: nothing is left. */
  readonly signal: AbortSignal;
}

/**
 * Makes the folder of a project, whole or not at all: its files are written aside, and the folder gets its name when all is there.
 *
 * @returns Its absolute path.
 * @throws OnbehalfError CONFLICT where a folder of that name has something in it, NOT_FOUND where the location is none, SAVE_FAILED, CANCELLED.
 */
export async function createProject({ location, name, files, finish, signal }: CreateOptions): Promise<string> {
  const parent = resolve(location);
  const folder = join(parent, name);
  if (!(await stat(parent).catch(() => undefined))?.isDirectory())
    throw new OnbehalfError('NOT_FOUND', `There is no folder ${parent}.`, {
      remedy: 'Make it, or name another one with --location.',
      details: { folder: parent },
    });
  await refuseWhatIsThere(folder);
  let aside: string | undefined = join(parent, `.onbehalf-new-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(aside);
    for (const [path, text] of files) {
      signal.throwIfAborted();
      await mkdir(dirname(join(aside, path)), { recursive: true });
      await writeFile(join(aside, path), text, { flag: 'wx' });
    }
    await finish?.(aside);
    signal.throwIfAborted();
    await put(aside, folder);
    aside = undefined;
    return folder;
  } catch (error) {
    if (signal.aborted) throw new OnbehalfError('CANCELLED', `${name} was not made.`, { cause: error });
    throw asSaveFailure(error, folder);
  } finally {
    if (aside !== undefined) await rm(aside, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function refuseWhatIsThere(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : [error.code ?? '']));
  if (found !== undefined && found.length > 0) throw isThere(folder);
}

function isThere(folder: string): OnbehalfError {
  return new OnbehalfError('CONFLICT', `${folder} is there already, and not an empty folder.`, {
    remedy: 'Choose another name or another --location.',
    details: { folder },
  });
}

/** An empty folder of that name is taken away first: Windows renames onto none. */
async function put(aside: string, folder: string): Promise<void> {
  try {
    await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(aside, folder);
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw isThere(folder);
    throw error;
  }
}

function asSaveFailure(error: unknown, folder: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new OnbehalfError('SAVE_FAILED', `${folder} could not be made (${code}).`, { cause: error, details: { folder, reason: code } });
}
