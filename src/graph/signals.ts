/** Several signals in one. */
export interface LinkedSignals {
  /** Aborted when one of them is; undefined when there is none. */
  readonly signal: AbortSignal | undefined;
  /** Lets go of them, so that a long-lived signal does not collect listeners. */
  unlink(): void;
}

/** Links signals until they are unlinked. */
export function linkSignals(signals: readonly (AbortSignal | undefined)[]): LinkedSignals {
  const given = [...new Set(signals)].filter((signal) => signal !== undefined);
  if (given.length < 2) return { signal: given[0], unlink: () => {} };
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(given.find((signal) => signal.aborted)?.reason);
  for (const signal of given) {
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
  }
  return {
    signal: controller.signal,
    unlink: () => {
      for (const signal of given) signal.removeEventListener('abort', onAbort);
    },
  };
}

/** Does work under several signals, linked for as long as it takes. */
export async function withSignals<T>(
  signals: readonly (AbortSignal | undefined)[],
  work: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  const { signal, unlink } = linkSignals(signals);
  try {
    return await work(signal);
  } finally {
    unlink();
  }
}
