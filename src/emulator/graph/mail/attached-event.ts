import { contentLines, escaped, isObject, listOf, partOf, textOf } from './content-lines.ts';
import { type JsonObject, memberOf } from '../json-input.ts';
import { stripMarkup } from '../outlook/plain-text.ts';
import { momentOf } from '../outlook/zoned-time.ts';

const busyStatuses: Readonly<Record<string, string>> = { free: 'FREE', tentative: 'TENTATIVE', busy: 'BUSY', oof: 'OOF' };

/**
 * An event that is attached, as iCalendar (RFC 5545) in the lines that Exchange writes.
 * Source: https://learn.microsoft.com/graph/api/attachment-get, "raw contents of an event attachment"
 * Assumption: times are written in UTC, so that no time zone has to be described.
 *
 * @param attached - When it was attached.
 */
export async function iCalendar(event: JsonObject, attached: Date): Promise<string> {
  const body = partOf(event, 'body');
  const content = textOf(body, 'content');
  const description = textOf(body, 'contentType').toLowerCase() === 'html' ? stripMarkup(content).trim() : content;
  const isAllDay = memberOf(event, 'isAllDay') === true;
  const busy = busyStatuses[textOf(event, 'showAs').toLowerCase()] ?? 'BUSY';
  return contentLines([
    'BEGIN:VCALENDAR',
    'METHOD:PUBLISH',
    'PRODID:Microsoft Exchange Server 2010',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    ...people(partOf(event, 'organizer'), 'ORGANIZER'),
    ...listOf(event, 'attendees').flatMap((one) => (isObject(one) ? people(one, `ATTENDEE;ROLE=${roleOf(one)}-PARTICIPANT`) : [])),
    `DESCRIPTION:${escaped(description)}`,
    `UID:${escaped(textOf(event, 'iCalUId') || textOf(event, 'uid'))}`,
    `SUMMARY:${escaped(textOf(event, 'subject'))}`,
    ...(await time('DTSTART', partOf(event, 'start'), isAllDay)),
    ...(await time('DTEND', partOf(event, 'end'), isAllDay)),
    'CLASS:PUBLIC',
    `DTSTAMP:${basic(attached)}`,
    `TRANSP:${busy === 'FREE' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'STATUS:CONFIRMED',
    'SEQUENCE:0',
    `LOCATION:${escaped(textOf(partOf(event, 'location'), 'displayName'))}`,
    `X-MICROSOFT-CDO-BUSYSTATUS:${busy}`,
    `X-MICROSOFT-CDO-ALLDAYEVENT:${isAllDay ? 'TRUE' : 'FALSE'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
}

function people(person: JsonObject, property: string): string[] {
  const emailAddress = partOf(person, 'emailAddress');
  const address = textOf(emailAddress, 'address');
  if (address === '') return [];
  // In a parameter nothing is written out: a quote cannot be in it, and the rest stands between quotes (RFC 5545, 3.2).
  const name = textOf(emailAddress, 'name').replaceAll(/["\r\n]/g, '');
  return [`${property};CN=${/[:;,]/.test(name) ? `"${name}"` : name}:MAILTO:${address}`];
}

function roleOf(attendee: JsonObject): string {
  const type = textOf(attendee, 'type').toLowerCase();
  return type === 'optional' ? 'OPT' : type === 'resource' ? 'NON' : 'REQ';
}

async function time(property: string, zoned: JsonObject, isAllDay: boolean): Promise<string[]> {
  const dateTime = textOf(zoned, 'dateTime');
  if (isAllDay) return [`${property};VALUE=DATE:${dateTime.slice(0, 10).replaceAll('-', '')}`];
  const moment = await momentOf({ dateTime, timeZone: textOf(zoned, 'timeZone') || 'UTC' });
  return moment ? [`${property}:${basic(moment)}`] : [];
}

/** `20260302T090000Z` */
function basic(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
