/** A `dateTimeTimeZone` resource: a local time and the zone in which it holds. */
export interface ZonedTime {
  readonly dateTime: string;
  /** A Windows or IANA name. */
  readonly timeZone: string;
}

/**
 * The IANA name of a time zone that came as a Windows or an IANA name; undefined when there is no such zone.
 * The table of Windows names is loaded with the first one that is asked for.
 */
export async function ianaZone(name: string): Promise<string | undefined> {
  if (isIanaZone(name)) return name;
  const { findIana } = await import('windows-iana');
  return findIana(name)[0];
}

/** A time zone: what its clocks show when. Times are in milliseconds; a clock time is written as the UTC time that reads the same. */
export interface TimeZone {
  /** As it was asked for. */
  readonly name: string;
  /** What a clock shows at a moment. */
  clockAt(moment: number): number;
  /** The moment at which a clock shows a time: of two the earlier one; where clocks leap over it, the leap is added. */
  momentAt(clock: number): number;
}

/** The time zone of a Windows or IANA name; undefined when there is no such zone. */
export async function findTimeZone(name: string): Promise<TimeZone | undefined> {
  const zone = await ianaZone(name);
  return zone === undefined ? undefined : timeZoneOf(name, zone);
}

/** The time zone of an IANA name, at once. @param name - As it is to be called. */
export function timeZoneOf(name: string, iana: string): TimeZone {
  const offsetAt = offsetsOf(iana);
  return {
    name,
    clockAt: (moment) => moment + offsetAt(moment),
    momentAt(clock) {
      // Of the offsets that hold a day before and after, the one that holds at the moment itself. In a leap none does: the one before.
      const before = offsetAt(clock - day);
      const after = offsetAt(clock + day);
      if (before === after) return clock - before;
      return offsetAt(clock - before) === before || offsetAt(clock - after) !== after ? clock - before : clock - after;
    },
  };
}

/** The clock time that a text means, `2026-03-20T18:00:00`; undefined where it cannot be read. */
export function clockTimeOf(text: string): number | undefined {
  const time = Date.parse(`${text.replace(/(\.\d{3})\d*$/, '$1').replace(/Z$/, '')}Z`);
  // A day past the end of a month would be read as one of the next.
  return Number.isNaN(time) || new Date(time).getUTCDate() !== Number(text.slice(8, 10)) ? undefined : time;
}

/** The moment that a local time in a zone means; undefined when the time or the zone cannot be read. */
export async function momentOf({ dateTime, timeZone }: ZonedTime): Promise<Date | undefined> {
  const zone = await findTimeZone(timeZone);
  const clock = clockTimeOf(dateTime);
  return zone === undefined || clock === undefined ? undefined : new Date(zone.momentAt(clock));
}

/** What a clock in a zone shows at a moment, as the UTC parts of a date; undefined when there is no such zone. */
export async function clockIn(zoneName: string, moment: Date): Promise<Date | undefined> {
  const zone = await findTimeZone(zoneName);
  return zone === undefined ? undefined : new Date(zone.clockAt(moment.getTime()));
}

function isIanaZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const day = 24 * 60 * 60 * 1000;
const quarter = day / 96;

/**
 * How far a zone is ahead of UTC at a moment, in milliseconds. Asking the formatter is dear: a day at whose ends the offset is the same has that offset.
 * Offsets change at full quarters of an hour.
 */
function offsetsOf(zone: string): (moment: number) => number {
  if (zone === 'UTC' || zone === 'Etc/UTC') return () => 0;
  const format = formatOf(zone);
  const known = new Map<number, number>();
  const ask = (moment: number): number => {
    const offset = known.get(moment) ?? shownBy(format, moment) - moment;
    known.set(moment, offset);
    return offset;
  };
  return (moment) => {
    const start = Math.floor(moment / day) * day;
    const offset = ask(start);
    return offset === ask(start + day) ? offset : ask(Math.floor(moment / quarter) * quarter);
  };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

function shownBy(format: Intl.DateTimeFormat, moment: number): number {
  const parts = Object.fromEntries(format.formatToParts(new Date(moment)).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0);
}
