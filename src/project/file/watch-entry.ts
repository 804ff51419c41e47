import { z } from 'zod';

/** What happens where a run is due while the one before still goes on. */
export const overlaps = ['queue', 'skip'] as const;

/** What happens with times at which nobody watched. */
export const missedTimes = ['once', 'skip'] as const;

/** The most characters that a cron expression has. */
const longestSchedule = 100;

/** The keys of an entry, for what is mistyped. */
export const watchEntryKeys = ['name', 'run', 'schedule', 'zone', 'missed', 'on', 'overlap', 'with'] as const;

/** The keys of a trigger. */
export const triggerKeys = ['trigger', 'with', 'as', 'connection'] as const;

const trigger = z
  .strictObject({
    trigger: z
      .string()
      .min(1)
      .describe('What is waited for: `mail.received`. Each activity that waits is a trigger: mail.waitForReceived is mail.received.'),
    with: z
      .record(z.string(), z.unknown())
      .default({})
      .describe('The inputs of the activity that waits, by name: where it waits, and what fits.'),
    as: z
      .string()
      .min(1)
      .default('item')
      .describe('The input of the flow or the function that what came is handed to: the output of the activity that waits. Default: item.'),
    connection: z.string().min(1).optional().describe('Name of the connection to wait with. Left out: that of the run.'),
  })
  .describe('What happens in Microsoft 365 that it runs at.');

/**
 * An entry of `watch`: a flow or a TypeScript automation, and when it runs by itself.
 *
 * @param fileBelow - What a path of a file of the project has to be.
 */
export function watchEntry(fileBelow: z.ZodString) {
  return z
    .strictObject({
      name: z
        .string()
        .min(1)
        .max(128)
        .optional()
        .describe('What it is called in lines and events, and what its state is kept under. Left out: the path in `run`.'),
      run: fileBelow.describe(
        'What runs: the path of a flow, `main.flow.yaml`, or of a TypeScript file with a function of it, `main.ts#arrived`, or as a whole.',
      ),
      schedule: z
        .string()
        .min(1)
        .max(longestSchedule)
        .optional()
        .describe('When it runs, as a cron expression of five fields: minute, hour, day, month, day of the week. `0 8 * * 1-5`.'),
      zone: z
        .string()
        .refine(isZone, 'must be a time zone by its IANA name, such as Europe/Berlin or UTC.')
        .optional()
        .describe('The time zone that the schedule is meant in, by its IANA name: `Europe/Berlin`.'),
      missed: z
        .enum(missedTimes)
        .optional()
        .describe(
          'Times at which nobody watched, or the machine slept. once: one run for all of them. skip: they are left out. Default: once.',
        ),
      on: trigger.optional(),
      overlap: z
        .enum(overlaps)
        .default('queue')
        .describe('Where it is due while it still runs. queue: it runs again afterwards. skip: that time, or what came, is left out.'),
      with: z.record(z.string(), z.unknown()).default({}).describe('The inputs of the flow or the function, by name.'),
    })
    .superRefine(oneOccasion);
}

/** An entry runs at times or at what happens, and says what belongs to that. */
function oneOccasion(
  { schedule, zone, missed, on }: { readonly [Field in 'schedule' | 'zone' | 'missed' | 'on']?: unknown },
  context: z.RefinementCtx,
): void {
  const tell = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if (schedule === undefined && on === undefined) tell('run', 'needs an occasion beside it: `schedule` with `zone`, or `on`.');
  if (schedule !== undefined && on !== undefined) tell('on', 'must be in an entry of its own: this one has a schedule.');
  if (schedule !== undefined && zone === undefined) tell('schedule', 'needs `zone` beside it, such as `zone: Europe/Berlin`.');
  if (schedule === undefined && zone !== undefined) tell('zone', 'belongs to a schedule.');
  if (schedule === undefined && missed !== undefined) tell('missed', 'belongs to a schedule.');
}

/** An entry with its defaults filled in. */
export type WatchEntry = z.output<ReturnType<typeof watchEntry>>;

/** The trigger of an entry. */
export type Trigger = NonNullable<WatchEntry['on']>;

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
