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

/** The moment that a local time in a zone means; undefined when the time or the zone cannot be read. */
export async function momentOf({ dateTime, timeZone }: ZonedTime): Promise<Date | undefined> {
  const zone = await ianaZone(timeZone);
  const local = Date.parse(`${dateTime.replace(/(\.\d{3})\d*$/, '$1').replace(/Z$/, '')}Z`);
  // A day past the end of a month would be read as one of the next.
  if (zone === undefined || Number.isNaN(local) || new Date(local).getUTCDate() !== Number(dateTime.slice(8, 10))) return undefined;
  // Twice, because the offset that holds is the one at the moment itself, not at the first guess.
  const guess = local - offsetAt(local, zone);
  return new Date(local - offsetAt(guess, zone));
}

/** What a clock in a zone shows at a moment, as the UTC parts of a date; undefined when there is no such zone. */
export async function clockIn(zoneName: string, moment: Date): Promise<Date | undefined> {
  const zone = await ianaZone(zoneName);
  return zone === undefined ? undefined : new Date(moment.getTime() + offsetAt(moment.getTime(), zone));
}

function isIanaZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(new Date(moment)).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0);
  return shown - Math.floor(moment / 1000) * 1000;
}
