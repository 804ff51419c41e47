import { inputError } from '../core/input.ts';
import { dateTimeProblem, offsetAtEnd } from './date-times.ts';
import { offsetsOf, timeZoneNamed, windowsNameOf } from './time-zones.ts';

/** A date and time as the clock of some zone shows it: `2026-11-23T09:00:00`. */
export type LocalTime = string;

/** A time as Graph takes it: https://learn.microsoft.com/graph/api/resources/datetimetimezone */
export interface GraphTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** The clock of a time zone. */
export interface ZoneClock {
  /** The IANA name of the zone. */
  readonly zone: string;
  /** The name of the zone as Exchange knows it. */
  readonly exchangeZone: string;
  /** What the clock shows at an instant. */
  show(instant: Date): LocalTime;
  /** The same with the offset from UTC: `2026-11-23T09:00:00+01:00`. */
  stamp(instant: Date): string;
  /** The instants at which the clock shows a time: none where it is put forward over it, two where it is put back over it. */
  instantsAt(local: LocalTime): readonly Date[];
  /**
   * The one instant that a date-time in ISO 8601 means; without an offset it is read on this clock.
   *
   * @param field - Whom the refusal is about.
   * @throws OnbehalfError INPUT_INVALID for a time that this clock never shows, or shows twice.
   */
  instantOf(text: string, field: string): Date;
  /** An instant as Graph takes it: in this zone, so that Exchange keeps the zone; in UTC where this clock shows the same twice. */
  toGraph(instant: Date): GraphTime;
}

const day = 24 * 60 * 60 * 1000;

/**
 * The clock of a zone.
 *
 * @param zoneName - An IANA or Windows name, in any letter case.
 * @throws OnbehalfError INPUT_INVALID for a zone that does not exist.
 */
export async function clockOf(zoneName: string): Promise<ZoneClock> {
  const named = await timeZoneNamed(zoneName);
  const exchangeZone = await windowsNameOf(named);
  const offsetAt = offsetsOf(named.iana);

  const show = (instant: Date): LocalTime => new Date(instant.getTime() + offsetAt(instant.getTime())).toISOString().slice(0, 19);
  const instantsAt = (local: LocalTime): Date[] => {
    const shown = Date.parse(`${local}Z`);
    // Only the offsets before and after a change of the clock can hold at that time.
    const offsets = new Set([shown - day, shown + day].map(offsetAt));
    const candidates = [...offsets].map((offset) => new Date(shown - offset));
    return candidates.filter((instant) => show(instant) === local).toSorted((a, b) => a.getTime() - b.getTime());
  };
  const stamp = (instant: Date): string => `${show(instant)}${offsetText(offsetAt(instant.getTime()))}`;
  return {
    zone: named.iana,
    exchangeZone,
    show,
    stamp,
    instantsAt,
    instantOf(text, field) {
      const problem = dateTimeProblem(text);
      if (problem !== undefined) throw inputError('The time', [{ field, problem }]);
      const written = text.toUpperCase();
      const hasTime = written.includes('T');
      if (hasTime && offsetAtEnd.test(written)) return new Date(written);
      const local = new Date(hasTime ? `${written}Z` : `${written}T00:00Z`).toISOString().slice(0, 19);
      const [first, second] = instantsAt(local);
      if (first !== undefined && second === undefined) return first;
      const why =
        first === undefined || second === undefined
          ? `must be a time that exists: the clocks in ${named.iana} are put forward over ${local}.`
          : `must say which it is: ${local} comes twice in ${named.iana}, as ${stamp(first)} and as ${stamp(second)}.`;
      throw inputError('The time', [{ field, problem: why }]);
    },
    toGraph(instant) {
      const local = show(instant);
      return instantsAt(local).length === 1
        ? { dateTime: local, timeZone: exchangeZone }
        : { dateTime: instant.toISOString().slice(0, 19), timeZone: 'UTC' };
    },
  };
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
