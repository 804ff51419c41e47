/** Knows when nobody was there for a while. */
export interface IdleClock extends Disposable {
  /** Tells it how many tabs there are. */
  tabs(count: number): void;
  /** Aborted when there was no tab for so long. */
  readonly over: AbortSignal;
}

/** A clock that begins without a tab. @param idleMS - Milliseconds without a tab after which it is over. */
export function idleClock(idleMS: number): IdleClock {
  const over = new AbortController();
  const begin = (): NodeJS.Timeout => setTimeout(() => over.abort(), idleMS).unref();
  let timer: NodeJS.Timeout | undefined = begin();
  return {
    tabs(count) {
      clearTimeout(timer);
      timer = count === 0 ? begin() : undefined;
    },
    over: over.signal,
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
