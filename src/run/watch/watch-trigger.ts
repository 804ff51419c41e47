import type { World } from '../../connection/index.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { WatchEntry } from '../../project/file/watch-entry.ts';
import type { EntryRuns } from './entry-runs.ts';
import type { KeptState } from './entry-state.ts';
import type { WatchEvent } from './events.ts';
import { holdPositions } from './held-positions.ts';
import type { Waiter } from './trigger.ts';

// What is down comes up in seconds, or in hours.
const shortestPauseMS = 5_000;
const longestPauseMS = 15 * 60_000;

/** What watching for a trigger stands on. */
export interface WatchTriggerOptions {
  readonly entry: string;
  readonly trigger: string;
  readonly overlap: WatchEntry['overlap'];
  readonly state: KeptState;
  readonly runs: EntryRuns;
  readonly world: World;
  readonly signal: AbortSignal;
  /** Opens what waits, in a world that holds its positions. */
  open(world: World): Promise<Waiter>;
  tell(event: WatchEvent): void;
}

/**
 * Has an entry run for each thing that its trigger gives, until the signal is aborted. What cannot be waited for is told, and tried again.
 *
 * @throws what could not be kept.
 */
export async function watchTrigger({ entry, trigger, signal, world, runs, tell, ...rest }: WatchTriggerOptions): Promise<void> {
  runs.go();
  for (let pause = shortestPauseMS; !signal.aborted;) {
    // What comes meanwhile stays with Microsoft Graph: the position says where to go on.
    if (rest.overlap === 'queue') await runs.settled();
    const failure = await untilFailure({ ...rest, entry, trigger, signal, world, runs, tell }, () => (pause = shortestPauseMS));
    if (signal.aborted) return;
    const { code, message, remedy } = failure;
    tell({ type: 'waitFailed', entry, trigger, code, message, remedy, againInMS: pause });
    await world.wait(pause, signal).catch(() => undefined);
    pause = Math.min(2 * pause, longestPauseMS);
  }
}

/** Waits for one thing after the other, and gives why it cannot any more. @throws what could not be kept. */
async function untilFailure(options: WatchTriggerOptions, came: () => void): Promise<OnbehalfError> {
  const { state, world, signal, open, runs, overlap } = options;
  let held = holdPositions(state);
  const holding: World = {
    ...world,
    positions: async () => ({
      read: (...given) => held.storage.read(...given),
      write: (...given) => held.storage.write(...given),
      remove: (...given) => held.storage.remove(...given),
      list: () => held.storage.list(),
    }),
    async wait(milliseconds, until) {
      // Nothing is given out while one waits.
      await held.commit();
      await world.wait(milliseconds, until);
    },
  };
  try {
    await using waiter = await open(holding);
    while (!signal.aborted) {
      if (overlap === 'queue') await runs.settled();
      if (signal.aborted) break;
      held = holdPositions(state);
      const item = await waiter.next(signal);
      came();
      await take(options, item, held.now());
    }
    return new OnbehalfError('CANCELLED', 'Watching has ended.');
  } catch (error) {
    if (isOnbehalfError(error)) {
      if (error.code === 'STORAGE_UNAVAILABLE') throw error;
      return error;
    }
    if (signal.aborted) return new OnbehalfError('CANCELLED', 'Watching has ended.', { cause: error });
    return new OnbehalfError('BUG', error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** What came, and where the activity stands after it, are kept in one go. */
async function take(
  { entry, overlap, state, runs, world, tell }: WatchTriggerOptions,
  item: unknown,
  positions: Readonly<Record<string, string>>,
): Promise<void> {
  const at = world.now().toISOString();
  const isLeftOut = overlap === 'skip' && runs.isBusy();
  if (isLeftOut) tell({ type: 'leftOut', entry, at, because: 'overlap', times: 1 });
  await state.change((before) => ({ ...before, positions, owed: isLeftOut ? before.owed : [...before.owed, { at, item }] }));
  if (!isLeftOut) runs.go();
}
