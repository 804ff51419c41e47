/** The tenant's time. */
export interface Clock {
  /** Now, in the tenant. */
  now(): Date;
  /** Moves the tenant's time forward by so many milliseconds. */
  advance(milliseconds: number): void;
}

/**
 * A clock that runs with the machine's, shifted by what it was advanced.
 *
 * @param start - Freeze the clock at this moment instead, so that a run can be replayed exactly; only `advance` moves it then.
 */
export function createClock(start?: Date): Clock {
  let shift = 0;
  return {
    now: () => new Date((start ? start.getTime() : Date.now()) + shift),
    advance(milliseconds) {
      shift += milliseconds;
    },
  };
}
