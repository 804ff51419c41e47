import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import { lookFirst, mayBeDone } from './doubt.ts';
import { longestTimerMS } from './sleep.ts';

/** What ends a piece of work before its own end. */
export interface Limits {
  /** Aborted: the work is cancelled. */
  readonly signal: AbortSignal | undefined;
  /** In milliseconds. */
  readonly timeoutMS: number;
  /** What is being done, for the message: "mail.list, GET /me/messages". */
  readonly what: string;
  /** It may have been done although no answer came, and a second time would do it twice. Default false. */
  readonly isOnce?: boolean;
}

/** The error of a cancelled piece of work: the signal's own reason where that is one of ours. */
export function cancellation(signal: AbortSignal, what: string): OnbehalfError {
  const reason: unknown = signal.reason;
  return isOnbehalfError(reason) ? reason : new OnbehalfError('CANCELLED', `Cancelled: ${what}.`);
}

/**
 * Does work under a time limit and a signal, and leaves no timer and no listener behind.
 * It ends at the limit even if the work does not heed its own signal.
 *
 * @param work - Gets a signal that is aborted at the time limit or when the outer signal is.
 * @throws OnbehalfError CANCELLED or TIMED_OUT.
 */
export async function withDeadline<T>(limits: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, timeoutMS, what, isOnce = false } = limits;
  if (signal?.aborted) throw cancellation(signal, what);
  const controller = new AbortController();
  let end = (_error: OnbehalfError): void => {};
  const ended = new Promise<never>((_, reject) => {
    end = (error) => {
      reject(error);
      controller.abort(error);
    };
  });
  const onAbort = (): void => {
    if (signal) end(cancellation(signal, what));
  };
  const timer = setTimeout(
    () => end(tooLate(`No answer within ${timeoutMS / 1000} s: ${what}.`, isOnce)),
    Math.min(timeoutMS, longestTimerMS),
  );
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** The error of work that took too long. @param isOnce - It may have been done. */
export function tooLate(what: string, isOnce: boolean): OnbehalfError {
  return isOnce ? new OnbehalfError('TIMED_OUT', `${what} ${mayBeDone}`, { remedy: lookFirst }) : new OnbehalfError('TIMED_OUT', what);
}
