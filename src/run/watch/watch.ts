import type { World } from '../../connection/index.ts';
import { entryName, type WatchEntry } from '../../project/file/watch-entry.ts';
import { createEntryRuns, type StartedRun } from './entry-runs.ts';
import { openEntryState, type Owed } from './entry-state.ts';
import type { WatchEvent } from './events.ts';
import { scheduleOf } from './schedule.ts';
import { watchSchedule } from './watch-schedule.ts';

/** What watching stands on. */
export interface WatchOptions {
  /** What tells this project from others on this machine: the path of its folder. */
  readonly project: string;
  readonly entries: readonly WatchEntry[];
  readonly world: World;
  /** Aborted when watching is to end. */
  readonly signal: AbortSignal;
  /** Starts the flow of an entry. */
  start(entry: WatchEntry, owed: Owed, signal: AbortSignal): Promise<StartedRun>;
  tell(event: WatchEvent): void;
}

/**
 * Watches a project: runs each entry whenever it is due, until the signal is aborted; then what runs ends after its current call. A run that fails stops
 * nothing. Entries run beside each other; the runs of one entry one after the other.
 *
 * @throws OnbehalfError what could not be kept on this machine.
 */
export async function watch({ project, entries, world, signal, start, tell }: WatchOptions): Promise<void> {
  const storage = await world.positions();
  const scheduled = await Promise.all(
    entries.map(async (entry) => ({ entry, name: entryName(entry), schedule: await scheduleOf(entry.schedule, entry.zone) })),
  );
  tell({
    type: 'watching',
    entries: scheduled.map(({ name, schedule }) => {
      const next = schedule.next(world.now())?.toISOString();
      return { entry: name, ...(next !== undefined && { next }) };
    }),
  });
  const failed = new AbortController();
  const ends = AbortSignal.any([signal, failed.signal]);
  const watching = scheduled.map(async ({ entry, name, schedule }) => {
    const fresh = { of: JSON.stringify([entry.schedule, entry.zone]), until: world.now().toISOString(), owed: [] };
    const state = await openEntryState(storage, project, name, fresh);
    const runs = createEntryRuns({
      entry: name,
      state,
      world,
      signal: ends,
      triesAgain: entry.missed === 'once',
      start: (...one) => start(entry, ...one),
      tell,
    });
    try {
      await watchSchedule({ entry: name, choice: entry, schedule, state, runs, world, signal: ends, tell });
    } finally {
      await runs.settled();
    }
  });
  // What cannot be kept on this machine would be done again and again: then nothing goes on.
  for (const one of watching) one.catch((error: unknown) => failed.abort(error));
  const ended = await Promise.allSettled(watching);
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  tell({ type: 'ended' });
}
