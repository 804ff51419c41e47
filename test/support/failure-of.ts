import { OnbehalfError } from '../../src/core/errors.ts';

/**
 * The failure that some work ends with; anything else it throws is thrown on, and work that succeeds fails the test.
 *
 * @param work - A promise, or a function that throws or gives one.
 */
export async function failureOf(work: Promise<unknown> | (() => unknown)): Promise<OnbehalfError> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    if (error instanceof OnbehalfError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}
