import type { EventTime } from '../../tenant/event-time.ts';
import { badBody, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { clockTimeOf, findTimeZone, type TimeZone } from '../outlook/zoned-time.ts';
import { GraphFailure } from '../route.ts';

const day = 24 * 60 * 60 * 1000;

/** The longest event. Source: ErrorCalendarDurationIsTooLong at https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode */
const longest = 5 * 366 * day;

/**
 * Reads a `dateTimeTimeZone`. A time that names its offset itself is that moment.
 *
 * @throws GraphFailure 400 naming the field; `TimeZoneNotSupportedException` for a zone that is none.
 */
export async function timeFrom(value: unknown, field: string): Promise<EventTime> {
  const object = objectFrom(value, `The property '${field}'`);
  const dateTime = textFrom(memberOf(object, 'dateTime') ?? '', `${field}/dateTime`);
  // Assumption: without a zone it is UTC.
  const zone = await zoneFrom(textFrom(memberOf(object, 'timeZone') ?? 'UTC', `${field}/timeZone`));
  const clock = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(dateTime)
    ? clockIn(dateTime, zone)
    : undefined;
  if (clock === undefined) throw badBody(`The property '${field}/dateTime' must be a date and time like 2026-03-20T18:00:00.`);
  return timeAt(zone, clock);
}

/** The time zone of a name. @throws GraphFailure 400 in the words of microsoftgraph/microsoft-graph-docs issue 4758. */
export async function zoneFrom(name: string): Promise<TimeZone> {
  const zone = await findTimeZone(name);
  if (zone) return zone;
  const message = `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`;
  throw new GraphFailure(400, 'TimeZoneNotSupportedException', message);
}

/** What a clock in a zone shows, as the time of an event. */
export function timeAt(zone: TimeZone, clock: number): EventTime {
  return { dateTime: clockText(clock), timeZone: zone.name, at: zone.momentAt(clock) };
}

/** A time of which mostly nobody reads the text: it is made when somebody does. A thousand of these are made for one that is shown. */
export class UnreadTime implements EventTime {
  readonly timeZone: string;
  readonly at: number;
  readonly #clock: number;

  /** @param clock - What the clock of the zone shows, in milliseconds. @param at - The moment. */
  constructor({ name }: TimeZone, clock: number, at: number) {
    this.timeZone = name;
    this.at = at;
    this.#clock = clock;
  }

  get dateTime(): string {
    return clockText(this.#clock);
  }
}

/** `2026-03-02T09:00:00` */
export function clockText(clock: number): string {
  return new Date(clock).toISOString().slice(0, 19);
}

/** The clock time of an event's start or end, in milliseconds, as a `TimeZone` has them. */
export function clockOf({ dateTime }: EventTime): number {
  return Date.parse(`${dateTime}Z`);
}

function clockIn(text: string, zone: TimeZone): number | undefined {
  if (!/(?:Z|[+-]\d{2}:\d{2})$/.test(text.slice(10))) return clockTimeOf(text);
  // Assumption: the service takes them, and the zone says in which clock the event is shown.
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : zone.clockAt(moment);
}

/**
 * Refuses times that no event has.
 *
 * @throws GraphFailure 400: an end before the start (microsoftgraph/microsoft-graph-docs issue 7919); an event of whole days that does not go from
 * midnight to midnight in one time zone (`isAllDay`, https://learn.microsoft.com/graph/api/resources/event).
 */
export function checkTimes({
  start,
  end,
  isAllDay,
}: {
  readonly start: EventTime;
  readonly end: EventTime;
  readonly isAllDay: boolean;
}): void {
  if (end.at < start.at) throw new GraphFailure(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation.');
  if (end.at - start.at > longest) throw cannotBeCompleted('The event is longer than 5 years.', 'ErrorCalendarDurationIsTooLong');
  if (!isAllDay) return;
  for (const [name, time] of [['Start', start] as const, ['End', end] as const]) {
    if (!time.dateTime.endsWith('T00:00:00'))
      throw cannotBeCompleted(`The Event.${name} property for an all-day event needs to be set to midnight.`);
  }
  if (start.timeZone.toLowerCase() !== end.timeZone.toLowerCase())
    throw cannotBeCompleted('The Event.Start and Event.End properties for an all-day event need to be in the same time zone.');
  if (clockOf(end) - clockOf(start) < day) throw cannotBeCompleted('The duration of an event marked as All day must be at least 24 hours.');
}

/** The 400 with which Exchange begins what it cannot do. */
export function cannotBeCompleted(reason: string, code = 'ErrorInvalidRequest'): GraphFailure {
  return new GraphFailure(400, code, `Your request can't be completed. ${reason}`);
}
