import type { Items } from './client.ts';
import type { StandIn } from './instead.ts';

/** Ends the results of a call that is not made. */
export class NotCalled extends Error {
  readonly standIn: StandIn;

  /** @param standIn - What stands for the results. */
  constructor(standIn: StandIn) {
    super('The call is not made.');
    this.standIn = standIn;
  }
}

/**
 * Results of a call that may not be made. Whoever waits for all of them has what stands for them; whoever goes through them looks into that.
 *
 * @param items - Ends with `NotCalled` where it is not made.
 */
export function itemsOrStandIn(items: Items<unknown>): Items<unknown> {
  const all = (): Promise<unknown[]> => items.all().catch((error: unknown) => standInOf(error) as unknown[]);
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* items;
      } catch (error) {
        yield* standInOf(error) as Iterable<unknown>;
      }
    },
    all,
    // oxlint-disable-next-line unicorn/no-thenable -- as `itemsOf`
    then: (onDone, onFailed) => all().then(onDone, onFailed),
  };
}

function standInOf(error: unknown): unknown {
  if (error instanceof NotCalled) return error.standIn.result;
  throw error;
}
