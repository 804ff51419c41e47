import { isOnbehalfError } from '../../core/errors.ts';
import { halvesOf } from './blocks.ts';
import type { Rectangle } from './range.ts';

/** What a service answers where a block is too much for it at once, besides that it is too large: it gives up in the middle. */
const tooMuch = new Set([500, 502, 503, 504]);

/** True for a failure that a smaller block may not have. */
export function isTooMuch(error: unknown): boolean {
  if (!isOnbehalfError(error)) return false;
  return (
    error.code === 'TOO_LARGE' ||
    error.code === 'TIMED_OUT' ||
    (error.code === 'UNAVAILABLE' && tooMuch.has(Number(error.details['status'])))
  );
}

/**
 * Works through a block; where that is too much at once, through its halves, one after the other, down to a single cell.
 *
 * @param work - Done again for a part of what it was done for before, so it must set and not add.
 * @throws what the work throws, for anything else and for a single cell.
 */
export async function* inBlocks<T>(
  block: Rectangle,
  work: (block: Rectangle) => Promise<T>,
): AsyncGenerator<readonly [Rectangle, T], void, void> {
  let done: T;
  try {
    done = await work(block);
  } catch (error) {
    const halves = isTooMuch(error) ? halvesOf(block) : undefined;
    if (!halves) throw error;
    for (const half of halves) yield* inBlocks(half, work);
    return;
  }
  yield [block, done];
}
