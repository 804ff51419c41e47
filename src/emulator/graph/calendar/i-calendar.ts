import type { EventTime } from '../../tenant/event-time.ts';
import type { EmailAddress } from '../../tenant/mailbox.ts';
import type { Recurrence } from '../../tenant/recurrence.ts';
import { GraphFailure } from '../route.ts';
import { eventsIn, type Line, linesIn, textOf } from './content-lines.ts';
import { timeFrom } from './event-times.ts';
import { recurrenceFromRule } from './recurrence-rule.ts';

/** Somebody in a calendar of iTIP: who, and what was answered (`ACCEPTED`). */
export interface Invitee extends EmailAddress {
  readonly isOptional: boolean;
  readonly answer: string;
  readonly asksForAnswer: boolean;
}

/** What a calendar says of an event, or of one occurrence of a series. */
export interface NotedEvent {
  readonly subject: string;
  readonly text: string;
  readonly place: string;
  readonly start: EventTime;
  readonly end: EventTime;
  readonly isAllDay: boolean;
  readonly organizer: EmailAddress;
  readonly invitees: readonly Invitee[];
  /** Where its series has it; undefined: it is no occurrence. */
  readonly occurrence: EventTime | undefined;
}

/** What a calendar in a mail says of one meeting: somebody asks for it, calls it off, or answers. RFC 5546, 3.2 */
export interface MeetingNotice extends NotedEvent {
  readonly method: 'REQUEST' | 'CANCEL' | 'REPLY';
  readonly uid: string;
  /** Null: it is no series. */
  readonly recurrence: Recurrence | null;
  /** Occurrences that a series does not have. */
  readonly deleted: readonly EventTime[];
  /** Occurrences of a series that are not as it says. */
  readonly exceptions: readonly (NotedEvent & { readonly occurrence: EventTime })[];
}

/**
 * Reads the one meeting of a calendar: a single event, a series with what is other in it, or one occurrence. Undefined for what is none, and for what is not
 * understood: several meetings, several occurrences alone, a rule that Exchange has no pattern for, single dates (`RDATE`), "this one and all later ones", or a
 * time zone that has no known name.
 *
 * @param text - iCalendar (RFC 5545).
 */
export async function meetingNotice(text: string): Promise<MeetingNotice | undefined> {
  const lines = linesIn(text);
  const method = lines.find(({ name }) => name === 'METHOD')?.value.toUpperCase();
  const events = eventsIn(lines);
  const main = events.find((event) => !valueOf(event, 'RECURRENCE-ID')) ?? events[0];
  const others = events.filter((event) => event !== main);
  const uid = main && valueOf(main, 'UID');
  if (!isMethod(method) || !main || uid === undefined || main.some(({ name }) => name === 'RDATE')) return undefined;
  const noted = await notedEvent(main);
  if (!noted) return undefined;
  const rule = valueOf(main, 'RRULE');
  const recurrence = rule === undefined ? null : await recurrenceFromRule(rule, noted);
  const exceptions = await Promise.all(others.map((event) => (valueOf(event, 'UID') === uid ? notedEvent(event) : undefined)));
  const deleted = await Promise.all(
    main
      .filter(({ name }) => name === 'EXDATE')
      .flatMap(eachValue)
      .map(timeOf),
  );
  if (recurrence === undefined || !exceptions.every(isOccurrence) || !deleted.every((time) => time !== undefined)) return undefined;
  if (recurrence === null ? exceptions.length > 0 : noted.occurrence !== undefined) return undefined;
  return { ...noted, method, uid, recurrence, deleted, exceptions };
}

async function notedEvent(event: readonly Line[]): Promise<NotedEvent | undefined> {
  const first = (name: string): Line | undefined => event.find((line) => line.name === name);
  const [begins, organizer, at] = [first('DTSTART'), first('ORGANIZER'), first('RECURRENCE-ID')];
  if (!begins || !organizer || at?.parameters.has('RANGE')) return undefined;
  const isAllDay = begins.parameters.get('VALUE')?.toUpperCase() === 'DATE';
  const start = await timeOf(begins);
  const end = start && (await endOf(start, isAllDay, first('DTEND'), first('DURATION')?.value));
  const occurrence = at && (await timeOf(at));
  if (!start || !end || (at && !occurrence)) return undefined;
  return {
    subject: textOf(first('SUMMARY')),
    text: textOf(first('DESCRIPTION')),
    place: textOf(first('LOCATION')),
    start,
    end,
    isAllDay,
    organizer: personOf(organizer),
    invitees: event.filter(({ name }) => name === 'ATTENDEE').map(inviteeOf),
    occurrence,
  };
}

function isMethod(method: string | undefined): method is MeetingNotice['method'] {
  return method === 'REQUEST' || method === 'CANCEL' || method === 'REPLY';
}

function isOccurrence(noted: NotedEvent | undefined): noted is NotedEvent & { readonly occurrence: EventTime } {
  return noted?.occurrence !== undefined;
}

function valueOf(event: readonly Line[], wanted: string): string | undefined {
  return event.find(({ name }) => name === wanted)?.value;
}

/** A line for each of its values. */
function eachValue(line: Line): Line[] {
  return line.value.split(',').map((value) => ({ ...line, value }));
}

function personOf({ value, parameters }: Line): EmailAddress {
  const address = value.replace(/^mailto:/i, '');
  return { name: parameters.get('CN') ?? address, address };
}

function inviteeOf(line: Line): Invitee {
  const { parameters } = line;
  return {
    ...personOf(line),
    isOptional: parameters.get('ROLE')?.toUpperCase() === 'OPT-PARTICIPANT',
    answer: parameters.get('PARTSTAT')?.toUpperCase() ?? 'NEEDS-ACTION',
    asksForAnswer: parameters.get('RSVP')?.toUpperCase() === 'TRUE',
  };
}

/** A time as it is written: a day, a moment in UTC, or what a clock shows. Assumption: a clock without a zone shows UTC. */
async function timeOf({ value, parameters }: Line): Promise<EventTime | undefined> {
  const [, year, month, day, hour = '00', minute = '00', second = '00', utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(value) ?? [];
  if (year === undefined) return undefined;
  const dateTime = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const timeZone = utc === undefined ? (parameters.get('TZID') ?? 'UTC') : 'UTC';
  return await timeFrom({ dateTime, timeZone }, 'DTSTART').catch((error: unknown) => {
    if (error instanceof GraphFailure) return undefined;
    throw error;
  });
}

async function endOf(
  start: EventTime,
  isAllDay: boolean,
  end: Line | undefined,
  duration: string | undefined,
): Promise<EventTime | undefined> {
  if (end) return await timeOf(end);
  const [, weeks, days, hours, minutes, seconds] =
    /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration ?? '') ?? [];
  const parts = [weeks, days, hours, minutes, seconds].map((part) => Number(part ?? 0));
  const lasts = [7 * 86_400, 86_400, 3600, 60, 1].reduce((sum, unit, index) => sum + unit * (parts[index] ?? 0), 0);
  // RFC 5545, 3.6.1: without an end a day is one day, and a moment is a moment.
  const at = start.at + 1000 * (duration === undefined && isAllDay ? 86_400 : lasts);
  return { dateTime: new Date(at).toISOString().slice(0, 19), timeZone: 'UTC', at };
}
