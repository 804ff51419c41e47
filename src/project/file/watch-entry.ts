import { z } from 'zod';

/** What happens where a run is due while the one before still goes on. */
export const overlaps = ['queue', 'skip'] as const;

/** What happens with times at which nobody watched. */
export const missedTimes = ['once', 'skip'] as const;

/** The most characters that a cron expression has. */
const longestSchedule = 100;

/** The keys of an entry, for what is mistyped. */
export const watchEntryKeys = ['name', 'run', 'schedule', 'zone', 'overlap', 'missed', 'with'] as const;

/**
 * An entry of `watch`: a flow, and when it runs by itself.
 *
 * @param flowBelow - What a path of a file of the project has to be.
 */
export function watchEntry(flowBelow: z.ZodString) {
  return z.strictObject({
    name: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe('What it is called in lines and events, and what its state is kept under. Left out: the path in `run`.'),
    run: flowBelow.describe('Path of the flow that runs: `main.flow.yaml`.'),
    schedule: z
      .string()
      .min(1)
      .max(longestSchedule)
      .describe('When it runs, as a cron expression of five fields: minute, hour, day, month, day of the week. `0 8 * * 1-5`.'),
    zone: z
      .string()
      .refine(isZone, 'must be a time zone by its IANA name, such as Europe/Berlin or UTC.')
      .describe('The time zone that the schedule is meant in, by its IANA name: `Europe/Berlin`.'),
    overlap: z
      .enum(overlaps)
      .default('queue')
      .describe('Where it is due while it still runs. queue: it runs again afterwards. skip: that time is left out.'),
    missed: z
      .enum(missedTimes)
      .default('once')
      .describe('Times at which nobody watched, or the machine slept. once: one run for all of them. skip: they are left out.'),
    with: z.record(z.string(), z.unknown()).default({}).describe('The inputs of the flow, by name.'),
  });
}

/** An entry with its defaults filled in. */
export type WatchEntry = z.output<ReturnType<typeof watchEntry>>;

/** What an entry is called. */
export function entryName({ name, run }: Pick<WatchEntry, 'name' | 'run'>): string {
  return name ?? run;
}

function isZone(name: string): boolean {
  // Differences to UTC are no zones: they know nothing of summer.
  if (!/^[A-Za-z]/.test(name) || name.length > 100) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
