import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';

/**
 * Writes a file whole or not at all: what a killed process was about to write stands beside it, and never in it. When this returns, the text is on the disk.
 *
 * @param path - Absolute and real; the file is there, and keeps its rights.
 * @param isWanted - Asked when all is ready, directly before the file is put in its place. Default: it is.
 * @returns False where it was not wanted any more; the file is as it was.
 * @throws OnbehalfError SAVE_FAILED, and what `isWanted` throws.
 */
export async function writeWhole(path: string, text: string, isWanted: () => Promise<boolean> = async () => true): Promise<boolean> {
  const aside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const { mode } = await stat(path);
    const file = await open(aside, 'wx', mode & 0o777);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    const isPut = await isWanted();
    if (isPut) await rename(aside, path);
    else await rm(aside, { force: true });
    return isPut;
  } catch (error) {
    await rm(aside, { force: true });
    if (isOnbehalfError(error)) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new OnbehalfError('SAVE_FAILED', `${basename(path)} was not saved (${reason}).`, { cause: error, details: { reason } });
  }
}
