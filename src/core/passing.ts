import { isOnbehalfError, type FailureCode } from './errors.ts';

/** Failures that pass by themselves: the same may work in a while, and what was begun may go on then. */
const passing: ReadonlySet<FailureCode> = new Set(['NETWORK_FAILED', 'TIMED_OUT', 'UNAVAILABLE', 'THROTTLED']);

/** True for a failure after which what was begun may go on later. */
export function isPassing(error: unknown): boolean {
  return isOnbehalfError(error) && passing.has(error.code);
}
