import type { World } from '../../connection/index.ts';
import type { WatchEntry } from '../../project/file/watch-entry.ts';
import { type EntryRuns, mostOwed } from './entry-runs.ts';
import type { KeptState } from './entry-state.ts';
import type { LeftOutBecause, WatchEvent } from './events.ts';
import type { Schedule } from './schedule.ts';

/** A time that is noticed so much later was missed: the machine slept, or nobody watched. In milliseconds. */
const lateMS = 60_000;
/** A machine that slept, and a clock that was set, are noticed after so long. In milliseconds. */
const longestWaitMS = 30_000;
/** Missed times are counted so far. */
const mostCounted = 1_000;

/** What watching a schedule stands on. */
export interface WatchScheduleOptions {
  readonly entry: string;
  readonly choice: { readonly overlap: WatchEntry['overlap']; readonly missed: NonNullable<WatchEntry['missed']> };
  readonly schedule: Schedule;
  readonly state: KeptState;
  readonly runs: EntryRuns;
  readonly world: Pick<World, 'now' | 'wait'>;
  readonly signal: AbortSignal;
  tell(event: WatchEvent): void;
}

/** Has an entry run whenever its schedule says, until the signal is aborted. @throws what could not be kept. */
export async function watchSchedule(options: WatchScheduleOptions): Promise<void> {
  const { schedule, state, runs, world, signal } = options;
  await goOn(options);
  while (!signal.aborted) {
    const now = world.now();
    const latest = schedule.latest(now);
    if (latest && latest.getTime() > Date.parse(state.now().until)) await whenDue(options, latest, now);
    runs.go();
    const left = (schedule.next(world.now())?.getTime() ?? Number.POSITIVE_INFINITY) - world.now().getTime();
    await world.wait(Math.min(Math.max(left, 1), longestWaitMS), signal).catch(() => undefined);
  }
}

/** What an earlier process was killed in, or left owed, counts as missed: one run for all of it, or none. */
async function goOn({ entry, choice, schedule, state, world, tell }: WatchScheduleOptions): Promise<void> {
  const { owed, until } = state.now();
  const last = owed.at(-1);
  if (!last) return;
  const latest = schedule.latest(world.now());
  const isMoreMissed = latest !== undefined && latest.getTime() > Date.parse(until);
  const standsFor = owed.length - 1;
  if (choice.missed === 'skip') tell({ type: 'leftOut', entry, at: last.at, because: 'missed', times: owed.length });
  // A missed time after them stands for them as well.
  const left = choice.missed === 'skip' || isMoreMissed ? [] : [{ at: last.at, ...(standsFor > 0 && { missed: standsFor }) }];
  await state.change((before) => ({ ...before, owed: left }));
}

async function whenDue({ entry, choice, schedule, state, runs, tell }: WatchScheduleOptions, latest: Date, now: Date): Promise<void> {
  const at = latest.toISOString();
  const leaveOut = async (because: LeftOutBecause, times: number): Promise<void> => {
    tell({ type: 'leftOut', entry, at, because, times });
    await state.change((before) => ({ ...before, until: at }));
  };
  const earlier = timesBetween(schedule, new Date(state.now().until), latest);
  const isLate = now.getTime() - latest.getTime() > lateMS;
  if (choice.missed === 'skip' && isLate) return leaveOut('missed', earlier + 1);
  if (choice.missed === 'skip' && earlier > 0) tell({ type: 'leftOut', entry, at, because: 'missed', times: earlier });
  if (choice.overlap === 'skip' && runs.isBusy()) return leaveOut('overlap', 1);
  if (state.now().owed.length >= mostOwed) return leaveOut('tooMany', 1);
  const missed = choice.missed === 'once' ? earlier : 0;
  await state.change((before) => ({ ...before, until: at, owed: [...before.owed, { at, ...(missed > 0 && { missed }) }] }));
}

/** How many times lie after one moment and before another, counted so far. */
function timesBetween(schedule: Schedule, after: Date, before: Date): number {
  let count = 0;
  for (let at = schedule.next(after); at !== undefined && at < before && count < mostCounted; at = schedule.next(at)) count += 1;
  return count;
}
