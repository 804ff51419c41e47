import type { World } from '../../connection/index.ts';
import { entryName, type Trigger, type WatchEntry } from '../../project/file/watch-entry.ts';
import { createEntryRuns, type StartedRun } from './entry-runs.ts';
import { openEntryState, type Owed } from './entry-state.ts';
import type { WatchEvent } from './events.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import type { Waiter } from './trigger.ts';
import { watchSchedule } from './watch-schedule.ts';
import { watchTrigger } from './watch-trigger.ts';

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
  /** Opens what waits for a trigger, in a world that holds its positions. */
  wait(on: Trigger, world: World): Promise<Waiter>;
  tell(event: WatchEvent): void;
}

/** An entry with what it waits for. */
interface Occasion {
  readonly entry: WatchEntry;
  readonly name: string;
  readonly schedule?: Schedule;
}

/**
 * Watches a project: runs each entry whenever it is due, until the signal is aborted; then what runs ends after its current call. A run that fails stops
 * nothing. Entries run beside each other; the runs of one entry one after the other.
 *
 * @throws OnbehalfError what could not be kept on this machine.
 */
export async function watch({ entries, signal, ...options }: WatchOptions): Promise<void> {
  const { world, tell } = options;
  const storage = await world.positions();
  const occasions = await Promise.all(
    entries.map(async (entry): Promise<Occasion> => {
      const { schedule, zone = 'UTC' } = entry;
      return { entry, name: entryName(entry), ...(schedule !== undefined && { schedule: await scheduleOf(schedule, zone) }) };
    }),
  );
  tell({ type: 'watching', entries: occasions.map((one) => inShort(one, world.now())) });
  const failed = new AbortController();
  const ends = AbortSignal.any([signal, failed.signal]);
  const watching = occasions.map((one) => watchEntry(one, storage, { ...options, signal: ends }));
  // What cannot be kept on this machine would be done again and again: then nothing goes on.
  for (const one of watching) one.catch((error: unknown) => failed.abort(error));
  const ended = await Promise.allSettled(watching);
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  tell({ type: 'ended' });
}

function inShort({ entry: { on }, name, schedule }: Occasion, now: Date): { entry: string; next?: string; trigger?: string } {
  const next = schedule?.next(now)?.toISOString();
  return { entry: name, ...(next !== undefined && { next }), ...(on && { trigger: on.trigger }) };
}

async function watchEntry(
  { entry, name, schedule }: Occasion,
  storage: Awaited<ReturnType<World['positions']>>,
  { project, world, signal, start, wait, tell }: Omit<WatchOptions, 'entries'>,
): Promise<void> {
  const { on, overlap, missed = 'once' } = entry;
  const of = JSON.stringify(on ? [on.trigger, on.connection ?? ''] : [entry.schedule, entry.zone]);
  const state = await openEntryState(storage, project, name, { of, until: world.now().toISOString(), owed: [] });
  const runs = createEntryRuns({
    entry: name,
    state,
    world,
    signal,
    triesAgain: on !== undefined || missed === 'once',
    start: (...one) => start(entry, ...one),
    tell,
  });
  const common = { entry: name, state, runs, world, signal, tell };
  try {
    if (schedule) await watchSchedule({ ...common, choice: { overlap, missed }, schedule });
    if (on) await watchTrigger({ ...common, trigger: on.trigger, overlap, open: (holding) => wait(on, holding) });
  } finally {
    await runs.settled();
  }
}
