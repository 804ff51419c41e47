import type { Attendee, CalendarEvent, CalendarStore, EventContent, OccurrenceChange } from '../../tenant/calendar.ts';
import type { Recurrence } from '../../tenant/recurrence.ts';
import { withoutAnswers } from './attendees.ts';
import { badBody, memberOf, objectFrom } from '../json-input.ts';
import { withProperties } from '../outlook/extended-properties.ts';
import { isSameAddress } from '../outlook/recipients.ts';
import type { Call } from '../route.ts';
import { eventFrom, type EventInput } from './event-input.ts';
import { cannotBeCompleted, checkTimes } from './event-times.ts';
import { addEvent, rememberRemoved, touchEvent } from './events.ts';
import { type Instance, instanceOf } from './instance.ts';
import type { Opened } from './opened-calendar.ts';
import { hasMeetingBlock, onlineMeetingFor, withMeetingBlock } from './online-meeting.ts';
import { recurrenceFrom } from './recurrence-input.ts';
import { clockOfSeries, firstTimes, isSeries, neighboursOf, occurrenceOn, type Series } from './series.ts';

/** An event that a request made, or one that the same transaction made before. */
export interface Created {
  readonly event: CalendarEvent;
  readonly isNew: boolean;
}

/** Makes the event that a request describes. @throws GraphFailure 400 for what no event is. */
export async function createEvent(call: Call, { store, calendar }: Opened): Promise<Created> {
  const given = await call.json();
  const { start, end, isAllDay = false, isOnlineMeeting = false, ...input } = await eventFrom(given, call.tenant, ['recurrence']);
  const known = [...store.events.values()].find((event) => isRepeated(event, calendar.id, input.transactionId));
  if (known) return { event: known, isNew: false };
  // Assumption: the service does not guess when an event is.
  if (!start || !end) throw badBody(`The properties 'start' and 'end' are required.`);
  checkTimes({ start, end, isAllDay });
  const times = await timesOfSeries({ start, end }, recurrenceIn(given));
  const onlineMeeting = isOnlineMeeting ? onlineMeetingFor(call) : undefined;
  const body = onlineMeeting && { body: withMeetingBlock(input.body ?? noText, onlineMeeting) };
  const event = addEvent(call.tenant, store, calendar, call.owner, { ...input, ...times, ...body, isAllDay, onlineMeeting });
  return { event, isNew: true };
}

/** A client that asks again with the same transaction gets what it made. https://learn.microsoft.com/graph/api/resources/event, `transactionId` */
function isRepeated(event: CalendarEvent, calendarId: string, transactionId: string | null | undefined): boolean {
  return typeof transactionId === 'string' && event.transactionId === transactionId && event.calendarId === calendarId;
}

/** Changes an event, a series or one occurrence as a request says. @throws GraphFailure 400 for what no event is. */
export async function changeEvent(call: Call, store: CalendarStore, instance: Instance): Promise<Instance> {
  const body = await call.json();
  const { isOnlineMeeting, transactionId: _once, ...input } = await eventFrom(body, call.tenant, ['recurrence']);
  const recurrence = recurrenceIn(body);
  // A meeting that was made stays: https://learn.microsoft.com/graph/api/resources/event, `isOnlineMeeting`
  const meets = isOnlineMeeting === true && instance.content.onlineMeeting === undefined;
  const changes: Partial<EventContent> = { ...input, ...meetingOf(call, instance.content, { ...input, meets }) };
  if (input.extendedProperties) changes.extendedProperties = withProperties(instance.content.extendedProperties, input.extendedProperties);
  if (input.attendees) changes.attendees = withAnswers(input.attendees, instance.content.attendees);
  if (instance.original === undefined) return changeWhole(call, store, instance.event, changes, recurrence);
  if (recurrence !== undefined && recurrence !== null) {
    throw cannotBeCompleted('An occurrence has no recurrence of its own.', 'ErrorCalendarCannotUseIdForOccurrenceId');
  }
  return changeOccurrence(call, store, instance, changes);
}

const noText = { contentType: 'html', content: '' } as const;

/** What a change makes of meeting online: a meeting begins, with the part of the text by which one joins it, or ends with a text that has no such part. */
function meetingOf(
  call: Call,
  { onlineMeeting, body: before }: EventContent,
  { body, meets }: { readonly body?: EventContent['body']; readonly meets: boolean },
): Partial<EventContent> {
  if (meets) {
    const made = onlineMeetingFor(call);
    return { onlineMeeting: made, body: withMeetingBlock(body ?? before, made) };
  }
  const ends = onlineMeeting !== undefined && body !== undefined && !hasMeetingBlock(body, onlineMeeting);
  return ends ? { onlineMeeting: undefined } : {};
}

async function changeWhole(
  call: Call,
  store: CalendarStore,
  event: CalendarEvent,
  changes: Partial<EventContent>,
  given: unknown,
): Promise<Instance> {
  const { start, end, isAllDay } = { ...event, ...changes };
  checkTimes({ start, end, isAllDay });
  const moves = start.at !== event.start.at || end.at !== event.end.at || isAllDay !== event.isAllDay;
  const recurrence = given === undefined && moves ? movedRecurrence(event, start.dateTime.slice(0, 10)) : given;
  if (moves && event.isOrganizer) changes.attendees = withoutAnswers(changes.attendees ?? event.attendees);
  if (recurrence !== undefined) {
    Object.assign(changes, await timesOfSeries({ start, end }, recurrence));
    if (isSeries(event)) rememberRemoved(store, event);
    // Exchange forgets what was changed of a series when its pattern changes.
    event.changes.clear();
  }
  Object.assign(event, changes);
  touchEvent(store, event, call.tenant.clock.now());
  return instanceOf(event);
}

/** A series whose master moves goes on from there. */
function movedRecurrence({ recurrence, start }: CalendarEvent, date: string): Recurrence | undefined {
  if (recurrence === null) return undefined;
  const isSameDay = start.dateTime.startsWith(date);
  return isSameDay ? recurrence : { ...recurrence, range: { ...recurrence.range, startDate: date } };
}

async function changeOccurrence(call: Call, store: CalendarStore, instance: Instance, changes: Partial<EventContent>): Promise<Instance> {
  const { event, original } = instance;
  if (!isSeries(event) || original === undefined) return instance;
  const { start, end, isAllDay } = { ...instance.content, start: instance.start, end: instance.end, ...changes };
  checkTimes({ start, end, isAllDay });
  const zone = await clockOfSeries(event);
  const { before, after } = neighboursOf(event, zone, original.date);
  if ((before && start.at < before.end.at) || (after && end.at > after.start.at)) {
    // https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode
    throw cannotBeCompleted('The occurrence would overlap with or pass another one of its series.', 'ErrorOccurrenceCrossingBoundary');
  }
  const moves = start.at !== instance.start.at || end.at !== instance.end.at;
  if (moves && event.isOrganizer) changes.attendees = withoutAnswers(changes.attendees ?? instance.content.attendees);
  changedOccurrence(store, event, original.date, changes, call.tenant.clock.now());
  return occurrenceOn(event, zone, original.date) ?? instance;
}

/** Who was on the list before has answered what was answered. */
function withAnswers(attendees: readonly Attendee[], before: readonly Attendee[]): Attendee[] {
  return attendees.map((attendee) => {
    const known = before.find((other) => isSameAddress(attendee, other));
    return known ? { ...known, type: attendee.type } : attendee;
  });
}

/** Changes an event, or the one occurrence that it is. */
export function applyChange(store: CalendarStore, { event, original }: Instance, content: Partial<EventContent>, now: Date): void {
  if (original !== undefined && isSeries(event)) changedOccurrence(store, event, original.date, content, now);
  else touchEvent(store, Object.assign(event, content), now);
}

/** Records what is other in an occurrence than in its series. @param content - Null: it is deleted. */
export function changedOccurrence(
  store: CalendarStore,
  event: Series,
  date: string,
  content: Partial<EventContent> | null,
  now: Date,
): void {
  const before = event.changes.get(date)?.content;
  const change: OccurrenceChange = { date, content: content && { ...before, ...content }, lastModifiedDateTime: '', changeNumber: 0 };
  touchEvent(store, change, now);
  event.changes.set(date, change);
  touchEvent(store, event, now);
}

/** The `recurrence` of a body as it came; undefined where it says nothing, null where it ends one. */
function recurrenceIn(body: unknown): unknown {
  const object = objectFrom(body, 'The event');
  const isThere = Object.keys(object).some((name) => name.toLowerCase() === 'recurrence');
  return isThere ? (memberOf(object, 'recurrence') ?? null) : undefined;
}

async function timesOfSeries(
  times: Pick<EventInput & EventContent, 'start' | 'end'>,
  given: unknown,
): Promise<Pick<CalendarEvent, 'start' | 'end' | 'recurrence'>> {
  if (given === undefined || given === null) return { ...times, recurrence: null };
  const recurrence = await recurrenceFrom(given, times);
  const series = { ...times, recurrence };
  return { recurrence, ...firstTimes(series, await clockOfSeries(series)) };
}
