import { inputError } from '../core/input.ts';

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

/**
 * The name by which Exchange knows a zone: that of Windows; where it has none, that of IANA.
 * "the timeZone property can be set to any of the time zones currently supported by Windows", of those of IANA to some only.
 * https://learn.microsoft.com/graph/api/resources/datetimetimezone
 */
export async function windowsNameOf({ iana, name }: TimeZone): Promise<string> {
  if (iana === 'UTC') return iana;
  const { findWindows } = await import('windows-iana');
  return findWindows(name)[0] ?? findWindows(iana)[0] ?? name;
}

/** Makes a function that says how far the clocks of a zone are ahead of UTC at an instant, both in milliseconds. @param zone - An IANA name. */
export function offsetsOf(zone: string): (instant: number) => number {
  let made: Intl.DateTimeFormat | undefined;
  return (instant) => {
    // Made when it is first asked: a command that needs no zone would wait for their tables to be opened.
    const format = (made ??= new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }));
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const at = (name: string): number => parts[name] ?? 0;
    const shown = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
    return shown - Math.floor(instant / 1000) * 1000;
  };
}
