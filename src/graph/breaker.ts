/** Keeps calls from a service that is down. */
export interface Breaker {
  /** Milliseconds until the service is tried again; undefined when a call may go out: all may, or this one tries for all. */
  closedFor(service: string, now: number): number | undefined;
  /** The service answered. */
  answered(service: string): void;
  /** A call was given up, after all its tries, because the service does not answer. */
  givenUp(service: string, now: number): void;
}

/** Calls that are given up one after the other before no more are sent, and how long none is, in milliseconds. */
export interface BreakerSettings {
  readonly givenUp: number;
  readonly quietMS: number;
}

/** The settings of a client that is told nothing else. */
export const defaultBreaker: BreakerSettings = { givenUp: 5, quietMS: 30_000 };

interface State {
  givenUp: number;
  /** No call goes out before; undefined while all may. */
  until: number | undefined;
}

/** Makes a breaker: after some calls that were given up in a row none goes out for a while, then one, and all again when that is answered. */
export function createBreaker({ givenUp: most, quietMS }: BreakerSettings = defaultBreaker): Breaker {
  const states = new Map<string, State>();
  return {
    closedFor(service, now) {
      const state = states.get(service);
      if (state?.until === undefined) return undefined;
      if (now < state.until) return state.until - now;
      // Whoever comes first tries it for all; the others wait for what becomes of that.
      state.until = now + quietMS;
      return undefined;
    },
    answered(service) {
      states.delete(service);
    },
    givenUp(service, now) {
      const state = states.get(service) ?? { givenUp: 0, until: undefined };
      states.set(service, state);
      state.givenUp += 1;
      if (state.givenUp >= most) state.until = now + quietMS;
    },
  };
}
