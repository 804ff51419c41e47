import { isDeepStrictEqual } from 'node:util';
import type { Attendee, CalendarEvent, CalendarStore, EventContent, ResponseStatus } from '../../tenant/calendar.ts';
import type { User } from '../../tenant/directory.ts';
import type { EventTime } from '../../tenant/event-time.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { isSameAddress } from '../outlook/recipients.ts';
import type { TimeZone } from '../outlook/zoned-time.ts';
import { calendarStoreOf, defaultCalendar } from './calendars.ts';
import { applyChange, changedOccurrence } from './change-event.ts';
import { noTime } from './event-input.ts';
import { addEvent, removeEvent, touchEvent } from './events.ts';
import { findMeeting, occurrencesAlone, sameMeeting } from './find-meeting.ts';
import type { MeetingNotice, NotedEvent } from './i-calendar.ts';
import { instanceOf } from './instance.ts';
import { unanswered } from './meeting-copies.ts';
import { dateOf } from './recurrence.ts';
import { clockOfSeries, firstTimes, isSeries, occurrenceOn, type Series } from './series.ts';

/** Where mail about a meeting goes: somebody's calendars, with what they know of it. */
interface Place {
  readonly tenant: Tenant;
  readonly owner: User;
  readonly store: CalendarStore;
  readonly now: Date;
}

/** What one may answer. RFC 5545, 3.2.12 */
const responses: Readonly<Record<string, ResponseStatus['response']>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentativelyAccepted',
  DECLINED: 'declined',
};

/** The day on which a series has the occurrence of a notice; undefined for a notice of a whole meeting. */
export async function dayOfNotice(store: CalendarStore, { uid, occurrence }: MeetingNotice): Promise<string | undefined> {
  const known = sameMeeting(store, uid);
  if (!occurrence) return undefined;
  return known && isSeries(known) ? dayBy(await clockOfSeries(known), occurrence) : occurrence.dateTime.slice(0, 10);
}

/** Brings what a notice from outside says into the calendars of somebody who got it. */
export async function enterNotice(tenant: Tenant, owner: User, notice: MeetingNotice): Promise<void> {
  const store = calendarStoreOf(tenant, owner);
  const place = { tenant, owner, store, now: tenant.clock.now() };
  const date = await dayOfNotice(store, notice);
  if (notice.method === 'REPLY') return enterReply(place, notice, date);
  const all = [sameMeeting(store, notice.uid), ...occurrencesAlone(store, notice.uid)].filter((event) => event !== undefined);
  // Nobody asks to somebody else's meeting, or calls it off.
  if (all.some((event) => event.isOrganizer || !isSameAddress(event.organizer, notice.organizer))) return;
  if (notice.method === 'CANCEL') return enterCancellation(place, notice, date, all);
  return date === undefined ? enterMeeting(place, notice) : enterOccurrence(place, notice, date);
}

async function enterReply({ store, now }: Place, { uid, invitees }: MeetingNotice, date: string | undefined): Promise<void> {
  const [who] = invitees;
  const response = responses[who?.answer ?? ''];
  const found = await findMeeting(store, uid, date);
  if (!who || !response || !found?.event.isOrganizer) return;
  const status = { response, time: now.toISOString() };
  const attendees = found.content.attendees.map((one) => (isSameAddress(one, who) ? { ...one, status } : one));
  applyChange(store, found, { attendees }, now);
}

async function enterCancellation(
  { store, now }: Place,
  { uid, subject }: MeetingNotice,
  date: string | undefined,
  all: readonly CalendarEvent[],
): Promise<void> {
  const cancelled = { subject: `Canceled: ${subject}`, isCancelled: true, showAs: 'free' } as const;
  const found = date === undefined ? all.map(instanceOf) : [await findMeeting(store, uid, date)];
  for (const instance of found) if (instance) applyChange(store, instance, cancelled, now);
}

async function enterMeeting({ tenant, owner, store, now }: Place, notice: MeetingNotice): Promise<void> {
  const { uid, organizer, recurrence } = notice;
  const content = { ...contentOf(notice), ...(await timesOf(notice)) };
  // The series has them from now on.
  for (const event of occurrencesAlone(store, uid)) removeEvent(store, event);
  const known = sameMeeting(store, uid);
  if (!known) {
    const added = { ...content, ...unanswered, recurrence, organizer, isOrganizer: false, iCalUId: uid };
    await takeOver(store, addEvent(tenant, store, defaultCalendar(store), owner, added), notice, now);
    return;
  }
  const isSame = known.start.at === content.start.at && known.end.at === content.end.at;
  const isMoved = !isSame || !isDeepStrictEqual(known.recurrence, recurrence);
  // Exchange forgets what was changed of a series when its pattern changes.
  if (isMoved) known.changes.clear();
  touchEvent(store, Object.assign(known, content, { recurrence }, isMoved && unanswered), now);
  await takeOver(store, known, notice, now);
}

/** The occurrences that a series does not have, and those that are otherwise. */
async function takeOver(store: CalendarStore, event: CalendarEvent, { deleted, exceptions }: MeetingNotice, now: Date): Promise<void> {
  if (!isSeries(event)) return;
  const zone = await clockOfSeries(event);
  for (const time of deleted) changedOccurrence(store, event, dayBy(zone, time), null, now);
  for (const one of exceptions) changedOccurrence(store, event, dayBy(zone, one.occurrence), contentOf(one), now);
}

/**
 * Asks to one occurrence: that of the series where it is there, else it stands alone.
 *
 * Assumption: alone, it is a single event with the `iCalUId` of its series, whose day is kept to tell it from others of them.
 */
async function enterOccurrence({ tenant, owner, store, now }: Place, notice: MeetingNotice, date: string): Promise<void> {
  const { uid, organizer } = notice;
  const content = contentOf(notice);
  const known = await findMeeting(store, uid, date);
  const isMoved = known?.start.at !== content.start.at || known.end.at !== content.end.at;
  const series = sameMeeting(store, uid);
  if (known) return applyChange(store, known, { ...content, ...(isMoved && unanswered) }, now);
  if (series) return isSeries(series) ? askAgain(store, series, date, content, now) : undefined;
  addEvent(tenant, store, defaultCalendar(store), owner, {
    ...content,
    ...unanswered,
    organizer,
    isOrganizer: false,
    iCalUId: uid,
    occurrenceOn: date,
  });
}

/** An occurrence that was declined or called off is there again. Assumption: what no occurrence of the series is, is left alone. */
async function askAgain(store: CalendarStore, series: Series, date: string, content: Partial<EventContent>, now: Date): Promise<void> {
  const without = { ...series, changes: new Map() };
  if (occurrenceOn(without, await clockOfSeries(series), date)) changedOccurrence(store, series, date, { ...content, ...unanswered }, now);
}

function dayBy(zone: TimeZone, { at }: EventTime): string {
  return dateOf(Math.floor(zone.clockAt(at) / (24 * 60 * 60 * 1000)));
}

async function timesOf({ start, end, recurrence }: MeetingNotice): Promise<Pick<EventContent, 'start' | 'end'>> {
  if (recurrence === null) return { start, end };
  const series = { start, end, recurrence };
  return firstTimes(series, await clockOfSeries(series));
}

/** What an event of a notice says. */
function contentOf({ subject, text, place, start, end, isAllDay, invitees }: NotedEvent) {
  const attendees = invitees.map(({ name, address, isOptional }): Attendee => ({
    name,
    address,
    type: isOptional ? 'optional' : 'required',
    status: { response: 'none', time: noTime },
  }));
  return {
    subject,
    body: { contentType: 'text' as const, content: text },
    start,
    end,
    isAllDay,
    locations: place === '' ? [] : [placeOf(place)],
    attendees,
    responseRequested: asksForAnswer(invitees),
    isCancelled: false,
  };
}

/** Where an event is, by its name. */
export function placeOf(name: string): EventContent['locations'][number] {
  return name === ''
    ? { displayName: '', locationType: 'default', uniqueIdType: 'unknown' }
    : { displayName: name, locationType: 'default', uniqueId: name, uniqueIdType: 'private' };
}

/** Whether an answer is asked for. */
export function asksForAnswer(invitees: NotedEvent['invitees']): boolean {
  return invitees.some((invitee) => invitee.asksForAnswer);
}
