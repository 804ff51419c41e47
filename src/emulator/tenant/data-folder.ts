import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The file that a tenant is kept in. */
export const tenantFile = 'tenant.json';

/** The folder of contents of files beside it. */
export const contentFolder = 'content';

/** A save takes a moment; one that has not changed for so long was killed. In milliseconds. */
const leftOverAfter = 60_000;
const unfinished = /^tenant\.json\.[\w-]+\.tmp$/;

/** A new name for a save that is not finished. */
export function unfinishedSave(folder: string): string {
  return join(folder, `${tenantFile}.${randomUUID()}.tmp`);
}

/**
 * Makes a data folder ready before anything depends on it: makes it where it is missing (0700; one that was there keeps its rights), tries whether a
 * file can be written, and removes what killed saves left.
 *
 * @throws Error naming the folder and the cause.
 */
export async function openDataFolder(folder: string): Promise<void> {
  try {
    await make(resolve(folder));
    const trial = unfinishedSave(folder);
    await (await open(trial, 'wx', 0o600)).close();
    await rm(trial);
    for (const name of (await readdir(folder)).filter((candidate) => unfinished.test(candidate))) {
      const saved = await stat(join(folder, name)).catch(() => undefined);
      if (saved && Date.now() - saved.mtimeMs > leftOverAfter) await rm(join(folder, name), { force: true });
    }
  } catch (error) {
    throw new Error(`The folder ${folder} cannot be written: ${causeOf(error)}.`, { cause: error });
  }
}

/**
 * The text of a file in a data folder; undefined where there is none. Nothing is waited for: to a pipe nobody may ever write.
 *
 * @throws Error naming the file when it cannot be read.
 */
export async function keptText(path: string): Promise<string | undefined> {
  // Windows has no such flag and no such pipes.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return undefined;
  try {
    if (!(await file.stat()).isFile()) throw new Error(`${path} is a folder, a device or a pipe, not a file.`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Not with `recursive` of Node.js, which never ends below a folder that takes none, such as /proc. */
async function make(folder: string): Promise<void> {
  const there = await stat(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (there?.isDirectory()) return;
  const above = dirname(folder);
  if (!there && above !== folder) await make(above);
  // Somebody else may have been quicker; what is there and is no folder is told by the same failure.
  await mkdir(folder, { mode: 0o700 }).catch(async (error: unknown) => {
    if (codeOf(error) !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
  });
}

const causes: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
  ENOENT: 'no folder can be made there',
};

function causeOf(error: unknown): string {
  const code = codeOf(error) ?? 'unknown';
  const cause = causes[code];
  return cause === undefined ? `the system says ${code}` : `${cause} (${code})`;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
