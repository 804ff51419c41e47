import { createHash, randomBytes } from 'node:crypto';
import { link, readdir, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OnbehalfError } from '../../core/errors.ts';
import { makeFolder, readRegularFile } from '../../identity/index.ts';
import { diskFailure, errnoOf } from '../machine/disk-failure.ts';

/** A change that was begun and not ended for so long belongs to a process that is gone. In milliseconds. */
const forgottenAfterMS = 3_000;
const patienceMS = 15_000;
/** A file that is being written takes a moment; one that has not changed for so long is nobody's. In milliseconds. */
const leftOverAfterMS = 60_000;

/** The text of a file; undefined when there is none. A pipe or a device is refused, for nobody may ever write to it. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readRegularFile(file)).toString('utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw diskFailure(error, file);
  }
}

/**
 * Changes a small text file whole or not at all, safe between processes: no change of another process is lost.
 *
 * There is no lock that a crashed process could leave behind. The next content is written aside and then linked to a name that is made
 * from the present content; only one process can make that name, and it alone may put its content in place. What a crashed process left
 * under that name is whole, and the next process puts it in place.
 *
 * @param change - From the present text (undefined: there is no file) to the next one; it may be called again. What it throws is thrown.
 * @param mode - Rights of the file, and with 0o600 also of a folder that is made for it.
 */
export async function changeFile(file: string, change: (text: string | undefined) => string, mode: 0o600 | 0o644 = 0o600): Promise<void> {
  // What is changed is the file that a symbolic link leads to, not the link.
  const target = await realpath(file).catch(() => file);
  const until = Date.now() + patienceMS;
  while (Date.now() < until) {
    const before = await readIfThere(target);
    const after = change(before);
    if (after === before || (await replaced(target, before, after, mode))) return;
    await sleep(1 + Math.random() * 20);
  }
  throw new OnbehalfError('STORAGE_UNAVAILABLE', `${file} could not be changed: other processes change it all the time.`, {
    details: { path: file },
    remedy: 'Try again.',
  });
}

async function replaced(file: string, before: string | undefined, after: string, mode: number): Promise<boolean> {
  const claim = `${file}.${createHash('sha256')
    .update(before === undefined ? '' : `=${before}`)
    .digest('hex')
    .slice(0, 16)}.next`;
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await makeFolder(dirname(file), mode === 0o600 ? 0o700 : 0o755);
    await removeLeftOvers(file);
    await writeFile(temporary, after, { mode, flag: 'wx', flush: true });
    try {
      if (!(await made(() => link(temporary, claim), 'EEXIST'))) {
        await finishForgotten(claim, file, before);
        return false;
      }
    } finally {
      await unlink(temporary);
    }
    if ((await readIfThere(file)) !== before) {
      await made(() => unlink(claim), 'ENOENT');
      return false;
    }
    // Gone means: another process took this one for crashed and put the content in place.
    await made(() => rename(claim, file), 'ENOENT');
    return true;
  } catch (error) {
    throw diskFailure(error, file);
  }
}

async function finishForgotten(claim: string, file: string, before: string | undefined): Promise<void> {
  const begun = await stat(claim).catch(() => undefined);
  if (!begun || Date.now() - begun.mtimeMs < forgottenAfterMS) return;
  if ((await readIfThere(file)) === before) await made(() => rename(claim, file), 'ENOENT');
  else await made(() => unlink(claim), 'ENOENT');
}

/** Removes what processes that were killed while they wrote left beside a file. */
async function removeLeftOvers(file: string): Promise<void> {
  const begun = `${basename(file)}.`;
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(begun) || !/^[\da-f]{12}\.tmp$/.test(name.slice(begun.length))) continue;
    const leftOver = join(dirname(file), name);
    const written = await stat(leftOver).catch(() => undefined);
    if (written && Date.now() - written.mtimeMs > leftOverAfterMS) await made(() => unlink(leftOver), 'ENOENT');
  }
}

/** Does one thing on the disk. @returns False when it failed for the reason that is expected. */
async function made(work: () => Promise<void>, expected: string): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (errnoOf(error) === expected) return false;
    throw error;
  }
}
