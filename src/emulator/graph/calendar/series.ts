import type { CalendarEvent, EventContent, OccurrenceChange } from '../../tenant/calendar.ts';
import type { EventTime } from '../../tenant/event-time.ts';
import type { Recurrence } from '../../tenant/recurrence.ts';
import type { TimeZone } from '../outlook/zoned-time.ts';
import { timeAt, UnreadTime, zoneFrom } from './event-times.ts';
import type { Instance } from './instance.ts';
import { dateOf, dayOf, isOccurrenceDay, occurrenceDays } from './recurrence.ts';
import { isWithin, type Span } from './span.ts';

const millisecondsOfDay = 24 * 60 * 60 * 1000;

/** An event that recurs. */
export type Series = CalendarEvent & { readonly recurrence: Recurrence };

/** True for the master of a series. */
export function isSeries(event: CalendarEvent): event is Series {
  return event.recurrence !== null;
}

/** The clock by which a series goes: daylight saving leaves the time of day as it is. */
export function clockOfSeries({ recurrence }: Pick<Series, 'recurrence'>): Promise<TimeZone> {
  return zoneFrom(recurrence.range.recurrenceTimeZone);
}

/** The occurrences of a series within a span, those that were changed among them; in no order. @param zone - The clock of the series. */
export function* occurrencesIn(series: Series, zone: TimeZone, span: Span): Generator<Instance> {
  const clock = timesOf(series, zone);
  const earliest = Math.floor((zone.clockAt(span.from) - clock.duration) / millisecondsOfDay) - 1;
  for (const day of occurrenceDays(series.recurrence, earliest)) {
    const begins = day * millisecondsOfDay + clock.timeOfDay;
    const at = zone.momentAt(begins);
    if (at >= span.to && at > span.from) break;
    const endsAt = zone.momentAt(begins + clock.duration);
    if (!isWithin(at, endsAt, span) || (series.changes.size > 0 && series.changes.has(dateOf(day)))) continue;
    yield {
      event: series,
      content: series,
      type: 'occurrence',
      start: new UnreadTime(zone, begins, at),
      end: new UnreadTime(zone, begins + clock.duration, endsAt),
      original: new UnreadDay(day, at),
    };
  }
  for (const change of series.changes.values()) {
    const exception = exceptionOf(series, zone, change);
    if (exception && isWithin(exception.start.at, exception.end.at, span)) yield exception;
  }
}

/** Where a series has an occurrence; the text of the day is made when it is read. */
class UnreadDay {
  readonly at: number;
  readonly #day: number;

  constructor(day: number, at: number) {
    this.at = at;
    this.#day = day;
  }

  get date(): string {
    return dateOf(this.#day);
  }
}

/** The occurrence that the series has on a day; undefined where there is none, or it was deleted. */
export function occurrenceOn(series: Series, zone: TimeZone, date: string): Instance | undefined {
  const change = series.changes.get(date);
  if (change) return exceptionOf(series, zone, change);
  if (!isOccurrenceDay(series.recurrence, dayOf(date))) return undefined;
  const { start, end } = timesOn(series, zone, date);
  return { event: series, content: series, type: 'occurrence', start, end, original: { date, at: start.at } };
}

/** The occurrences that were changed. */
export function exceptionsOf(series: Series, zone: TimeZone): Instance[] {
  return [...series.changes.values()].flatMap((change) => exceptionOf(series, zone, change) ?? []);
}

/** The occurrences beside one, as they are now: the one before, the one after. */
export function neighboursOf(series: Series, zone: TimeZone, date: string): { readonly before?: Instance; readonly after?: Instance } {
  let before: Instance | undefined;
  for (const day of occurrenceDays(series.recurrence)) {
    const there = occurrenceOn(series, zone, dateOf(day));
    if (day < dayOf(date)) before = there ?? before;
    else if (day > dayOf(date) && there) return { ...(before && { before }), after: there };
  }
  return before ? { before } : {};
}

/** The series as it begins on its first day, whatever day was given. Assumption: the first occurrence is where the master is. */
export function firstTimes(
  { start, end, recurrence }: Pick<Series, 'start' | 'end' | 'recurrence'>,
  zone: TimeZone,
): Pick<EventContent, 'start' | 'end'> {
  const [first = dayOf(recurrence.range.startDate)] = occurrenceDays(recurrence);
  const shift = (first - Math.floor(zone.clockAt(start.at) / millisecondsOfDay)) * millisecondsOfDay;
  const moved = (time: EventTime): EventTime => {
    const clock = Date.parse(`${time.dateTime}Z`) + shift;
    const at = zone.momentAt(zone.clockAt(time.at) + shift);
    return { dateTime: new Date(clock).toISOString().slice(0, 19), timeZone: time.timeZone, at };
  };
  return shift === 0 ? { start, end } : { start: moved(start), end: moved(end) };
}

interface Times {
  /** Milliseconds after midnight. */
  readonly timeOfDay: number;
  /** By the clock: an hour more or less when clocks change meanwhile. */
  readonly duration: number;
}

function timesOf({ start, end }: Series, zone: TimeZone): Times {
  const clock = zone.clockAt(start.at);
  return { timeOfDay: clock - Math.floor(clock / millisecondsOfDay) * millisecondsOfDay, duration: zone.clockAt(end.at) - clock };
}

function startOn({ timeOfDay }: Times, zone: TimeZone, day: number): EventTime {
  return timeAt(zone, day * millisecondsOfDay + timeOfDay);
}

function timesOn(series: Series, zone: TimeZone, date: string): Pick<Instance, 'start' | 'end'> {
  const clock = timesOf(series, zone);
  const day = dayOf(date);
  return { start: startOn(clock, zone, day), end: timeAt(zone, day * millisecondsOfDay + clock.timeOfDay + clock.duration) };
}

function exceptionOf(series: Series, zone: TimeZone, { date, content }: OccurrenceChange): Instance | undefined {
  if (content === null) return undefined;
  const planned = timesOn(series, zone, date);
  const { start = planned.start, end = planned.end } = content;
  return { event: series, content: { ...series, ...content }, type: 'exception', start, end, original: { date, at: planned.start.at } };
}
