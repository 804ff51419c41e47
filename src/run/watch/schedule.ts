/** When something is due, in a zone. */
export interface Schedule {
  /** The first time after a moment; undefined where there is none any more. */
  next(after: Date): Date | undefined;
  /** The last time at or before a moment; undefined where there was none. */
  latest(until: Date): Date | undefined;
}

/** The short names that a whole expression may have. */
const nickname = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/i;

/** A field of an expression: `croner` takes more, such as `?`, that means something else at each start. */
const field = /^[\dA-Za-z*/,#-]{1,60}$/;

/**
 * Reads a cron expression of five fields. A time that a change to summer time leaves out comes at the end of the gap; one that a change back brings twice
 * comes once where the hour is named, and each time where every hour or every so many minutes is meant.
 *
 * @param zone - IANA name of a time zone.
 * @throws RangeError with a sentence that follows the name of the field, for what is no expression or never comes.
 */
export async function scheduleOf(expression: string, zone: string): Promise<Schedule> {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5 && !nickname.test(expression.trim()))
    throw new RangeError(
      `must have five fields (minute, hour, day, month, day of the week), such as \`0 8 * * 1-5\`; it has ${fields.length}.`,
    );
  const odd = fields.find((one) => !field.test(one) && !nickname.test(one));
  if (odd !== undefined) throw new RangeError(`is no cron expression: ${odd} is not understood.`);
  const { Cron } = await import('croner');
  const cron = read(() => new Cron(fields.join(' '), { timezone: zone, paused: true }));
  const schedule: Schedule = {
    next: (after) => cron.nextRun(after) ?? undefined,
    // What is asked for lies before the moment; a time is a whole second.
    latest: (until) => cron.previousRuns(1, new Date(until.getTime() + 1))[0],
  };
  if (!schedule.next(new Date(Date.UTC(2026, 0, 1)))) throw new RangeError('names a day that never comes.');
  return schedule;
}

/** The next times of a schedule, at most so many. */
export function nextTimes(schedule: Schedule, after: Date, count: number): Date[] {
  const times: Date[] = [];
  for (let at = schedule.next(after); at !== undefined && times.length < count; at = schedule.next(at)) times.push(at);
  return times;
}

function read<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^CronPattern: /, '').replace(/\.$/, '') : String(error);
    throw new RangeError(`is no cron expression: ${why}.`);
  }
}
