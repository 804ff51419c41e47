import { setTimeout as pause } from 'node:timers/promises';

/**
 * What a file system says when it cannot do something at the moment: a share whose connection broke or whose other machines changed a file
 * (EIO, ESTALE, ETIMEDOUT), a file that another program holds (EBUSY), too much at once (EAGAIN, EMFILE, ENFILE, EINTR).
 * https://man7.org/linux/man-pages/man3/errno.3.html
 */
const passing: ReadonlySet<string> = new Set(['EIO', 'EBUSY', 'ESTALE', 'ETIMEDOUT', 'EAGAIN', 'EINTR', 'EMFILE', 'ENFILE']);
const longestPauseMS = 500;

/** True for a failure of the file system that may be over in a moment, and that says nothing about the file. */
export function isPassing(error: unknown): boolean {
  return passing.has(codeOf(error) ?? '');
}

/**
 * Does work on files again while the file system says that it cannot at the moment.
 *
 * @param work - Must come to the same when it is done twice: what failed may have been carried out.
 * @param attempts - How often at most. Default 12, which takes up to two seconds.
 */
export async function patiently<T>(work: () => T | Promise<T>, attempts = 12): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || attempt >= attempts) throw error;
    }
    await pause(Math.random() * Math.min(2 ** attempt, longestPauseMS));
  }
}

/** The code of a failure of the file system, `ENOENT`; undefined for any other failure. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
