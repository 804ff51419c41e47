import type { EventTime } from '../../tenant/event-time.ts';
import type { EmailAddress } from '../../tenant/mailbox.ts';
import { GraphFailure } from '../route.ts';
import { timeFrom } from './event-times.ts';

/** Somebody in a calendar of iTIP: who, and what was answered (`ACCEPTED`). */
export interface Invitee extends EmailAddress {
  readonly isOptional: boolean;
  readonly answer: string;
  readonly asksForAnswer: boolean;
}

/** What a calendar in a mail says of one meeting: somebody asks for it, calls it off, or answers. RFC 5546, 3.2 */
export interface MeetingNotice {
  readonly method: 'REQUEST' | 'CANCEL' | 'REPLY';
  readonly uid: string;
  readonly subject: string;
  readonly text: string;
  readonly place: string;
  readonly start: EventTime;
  readonly end: EventTime;
  readonly isAllDay: boolean;
  readonly organizer: EmailAddress;
  readonly invitees: readonly Invitee[];
}

/** A content line, RFC 5545, 3.1; names are in capitals. */
interface Line {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/**
 * Reads the one meeting of a calendar; undefined for what is none, and for what is not understood: more than one event, a series, one occurrence of it, or
 * a time zone that has no known name.
 *
 * @param text - iCalendar (RFC 5545).
 */
export async function meetingNotice(text: string): Promise<MeetingNotice | undefined> {
  const lines = linesIn(text);
  const begins = lines.flatMap(({ name, value }, index) => (name === 'BEGIN' && value.toUpperCase() === 'VEVENT' ? [index] : []));
  const [begin, another] = begins;
  if (begin === undefined || another !== undefined) return undefined;
  const event = withoutInner(
    lines.slice(
      begin + 1,
      lines.findIndex(({ name, value }) => name === 'END' && value.toUpperCase() === 'VEVENT'),
    ),
  );
  const first = (name: string): Line | undefined => event.find((line) => line.name === name);
  if (['RRULE', 'RDATE', 'RECURRENCE-ID'].some(first)) return undefined;
  const method = lines.find(({ name }) => name === 'METHOD')?.value.toUpperCase();
  const [uid, begins_, organizer] = [first('UID')?.value, first('DTSTART'), first('ORGANIZER')];
  if (!isMethod(method) || uid === undefined || !begins_ || !organizer) return undefined;
  const isAllDay = begins_.parameters.get('VALUE')?.toUpperCase() === 'DATE';
  const start = await timeOf(begins_);
  const end = start && (await endOf(start, isAllDay, first('DTEND'), first('DURATION')?.value));
  if (!start || !end) return undefined;
  return {
    method,
    uid,
    subject: textOf(first('SUMMARY')),
    text: textOf(first('DESCRIPTION')),
    place: textOf(first('LOCATION')),
    start,
    end,
    isAllDay,
    organizer: personOf(organizer),
    invitees: event.filter(({ name }) => name === 'ATTENDEE').map(inviteeOf),
  };
}

function isMethod(method: string | undefined): method is MeetingNotice['method'] {
  return method === 'REQUEST' || method === 'CANCEL' || method === 'REPLY';
}

/** A line that begins with a blank goes on with the one before. */
function linesIn(text: string): Line[] {
  return text
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, rest = '', value = ''] =
        /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^;:",]*)(?:,(?:"[^"]*"|[^;:",]*))*)*):(.*)$/.exec(line) ?? [];
      if (name === undefined) return [];
      const parameters = [...rest.matchAll(/;([\w-]+)=("[^"]*"|[^;]*)/g)].map(([, key = '', text_ = '']): [string, string] => [
        key.toUpperCase(),
        text_.replaceAll('"', ''),
      ]);
      return [{ name: name.toUpperCase(), parameters: new Map(parameters), value }];
    });
}

/** Alarms inside of an event have properties of the same names. */
function withoutInner(lines: readonly Line[]): Line[] {
  let depth = 0;
  return lines.filter(({ name }) => {
    if (name === 'BEGIN') depth += 1;
    const isOwn = depth === 0;
    if (name === 'END') depth -= 1;
    return isOwn;
  });
}

function textOf(line: Line | undefined): string {
  return (line?.value ?? '').replaceAll(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
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
