import { z } from 'zod';
import { inputError } from '../core/input.ts';

const offsetAtEnd = /(?:Z|[+-]\d{2}:?\d{2})$/i;
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
  const { iana } = await timeZoneNamed(zone);
  return (given) => {
    const text = given.toUpperCase();
    const hasTime = text.includes('T');
    if (hasTime && offsetAtEnd.test(text)) return new Date(text);
    const local = Date.parse(hasTime ? `${text}Z` : `${text}T00:00Z`);
    // The offset depends on the instant, and the instant on the offset: the second look is right, also next to a clock change.
    const guess = local - offsetOf(local, iana);
    return new Date(local - offsetOf(guess, iana));
  };
}

/** A time zone. */
export interface TimeZone {
  readonly iana: string;
  /** Its name as Exchange knows it: that of IANA or of Windows, as it was given but in the right letter case. */
  readonly name: string;
}

/**
 * The time zone of a name in the manner of IANA or of Windows, in any letter case.
 *
 * @throws OnbehalfError INPUT_INVALID for a zone that does not exist.
 */
export async function timeZoneNamed(zone: string): Promise<TimeZone> {
  const iana = ianaName(zone);
  // Another name is an older one of the same zone, which Exchange may know and the newer one not.
  if (iana !== undefined) return { iana, name: iana.toLowerCase() === zone.toLowerCase() ? iana : zone };
  const { findIana, WINDOWS_TO_IANA_MAP: windowsZones } = await import('windows-iana');
  const name = windowsZones.find(({ windowsName }) => windowsName.toLowerCase() === zone.toLowerCase())?.windowsName;
  const [first] = name === undefined ? [] : findIana(name);
  if (name !== undefined && first !== undefined) return { iana: first, name };
  throw inputError('The time zone', [
    { field: 'timeZone', problem: `must be an IANA name (Europe/Paris) or a Windows name (Romance Standard Time); "${zone}" is neither.` },
  ]);
}

/** The name of an IANA zone in the right letter case; undefined where there is none. Some Nodes also know offsets, which are no zones. */
function ianaName(zone: string): string | undefined {
  // The default needs no look into the tables of zones, which take longer to open than all else that a short command does.
  if (zone === 'UTC') return zone;
  if (!/^[a-z]/i.test(zone)) return undefined;
  try {
    return Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetOf(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const at = (name: string): number => parts[name] ?? 0;
  const shown = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}
