import { z } from 'zod';
import { offsetsOf, timeZoneNamed } from './time-zones.ts';

/** The offset from UTC that a date-time may end with. */
export const offsetAtEnd = /(?:Z|[+-]\d{2}:?\d{2})$/i;
const shape = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A date, or a date and time, in ISO 8601 that exists, with or without an offset. */
export const dateTime = z.string().superRefine((text, { addIssue }) => {
  const problem = dateTimeProblem(text);
  if (problem !== undefined) addIssue({ code: 'custom', message: problem });
});

/** What is wrong with a text as a date or a date and time in ISO 8601; undefined when nothing is. */
export function dateTimeProblem(text: string): string | undefined {
  const parts = shape.exec(text)?.groups;
  const [year = 0, month = 0, day = 0] = [parts?.['year'], parts?.['month'], parts?.['day']].map(Number);
  if (!parts || month < 1 || month > 12 || day < 1 || Number.isNaN(Date.parse(text.replace(/-\d{2}(?=T|$)/i, '-01')))) {
    return 'must be a date and time in ISO 8601, such as 2026-11-23T09:00:00Z.';
  }
  const last = lastDayOf(year, month);
  if (day <= last) return undefined;
  return `must be a day that exists: ${text.slice(0, 10)} does not, that month has ${last} days.`;
}

/** Every 400 years the calendar is the same; `Date` takes the first hundred years for those of 1900. */
function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** Gives the instant of a date-time in ISO 8601: `2026-12-24T16:00:00+01:00`, `2026-12-24T16:00`; a date alone is its first moment. */
export type ToInstant = (text: string) => Date;

/**
 * Prepares to read date-times that may name no offset.
 *
 * @param zone - Where their clock stands: an IANA or Windows name.
 * @throws OnbehalfError INPUT_INVALID for a zone that does not exist.
 */
export async function instantsIn(zone: string): Promise<ToInstant> {
  const offsetAt = offsetsOf((await timeZoneNamed(zone)).iana);
  return (given) => {
    const text = given.toUpperCase();
    const hasTime = text.includes('T');
    if (hasTime && offsetAtEnd.test(text)) return new Date(text);
    const local = Date.parse(hasTime ? `${text}Z` : `${text}T00:00Z`);
    // The offset depends on the instant, and the instant on the offset: the second look is right, also next to a clock change.
    const guess = local - offsetAt(local);
    return new Date(local - offsetAt(guess));
  };
}
