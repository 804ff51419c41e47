import { OnbehalfError } from '../core/errors.ts';

/** Work that several callers wait for. */
export interface SharedWork<T> {
  /**
   * Waits for the result. A caller that gives up stops waiting at once; the work itself is cancelled when the last one has given up.
   *
   * @throws OnbehalfError CANCELLED when the caller's own signal is aborted; otherwise what the work throws.
   */
  join(signal?: AbortSignal): Promise<T>;
  /** Waits for the end without a claim on the work. */
  ended(signal?: AbortSignal): Promise<void>;
  /** True when all who joined have given up: it is being cancelled and must not be joined any more. */
  readonly isAbandoned: () => boolean;
}

/** Starts work for the callers that join it. */
export function shareWork<T>(work: (signal: AbortSignal) => Promise<T>): SharedWork<T> {
  const controller = new AbortController();
  const result = work(controller.signal);
  let waiting = 0;
  let hasEnded = false;
  const end = (): void => void (hasEnded = true);
  // Whoever joined sees a failure; without a listener here, a failure after the last one left would end the process.
  result.then(end, end);
  return {
    async join(signal) {
      waiting += 1;
      try {
        return await orCancelled(result, signal);
      } finally {
        waiting -= 1;
        if (waiting === 0 && !hasEnded) controller.abort();
      }
    },
    isAbandoned: () => controller.signal.aborted,
    ended: (signal) =>
      orCancelled(
        result.then(() => undefined),
        signal,
      ),
  };
}

async function orCancelled<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return await result;
  const cancelled = (): OnbehalfError => new OnbehalfError('CANCELLED', 'The sign-in was cancelled.');
  if (signal.aborted) throw cancelled();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(cancelled());
  });
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
