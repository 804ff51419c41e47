/** A timer takes no more; a longer one would fire at once. https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
export const longestTimerMS = 2 ** 31 - 1;

/**
 * Waits, or stops waiting when the signal is aborted.
 *
 * @throws the signal's reason when it is aborted.
 */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      },
      Math.min(milliseconds, longestTimerMS),
    );
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  });
}
