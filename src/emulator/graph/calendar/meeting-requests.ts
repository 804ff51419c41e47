import type { Attendee, CalendarEvent, EventContent } from '../../tenant/calendar.ts';
import type { EventLocation } from '../../tenant/event-time.ts';
import type { MeetingMessage } from '../../tenant/meeting-message.ts';
import { isDeepStrictEqual } from 'node:util';
import { sendMeetingMail } from '../meeting-mail.ts';
import { textToHtml } from '../outlook/plain-text.ts';
import { isAddressOf, isSameAddress } from '../outlook/recipients.ts';
import type { Call } from '../route.ts';
import type { Instance } from './instance.ts';
import { inviteesOf, placeCopies } from './meeting-copies.ts';
import { findMeeting } from './find-meeting.ts';
import { removeEvent } from './events.ts';
import { applyChange, changedOccurrence } from './change-event.ts';
import { isSeries } from './series.ts';

/** What an event said before it was changed. */
export type Before = Pick<EventContent, 'subject' | 'body' | 'start' | 'end' | 'isAllDay' | 'locations' | 'attendees' | 'onlineMeeting'> &
  Pick<CalendarEvent, 'recurrence'>;

/** Keeps what an event says now, to tell later what changed. */
export function rememberMeeting({ content, event, start, end }: Instance): Before {
  const { subject, body, isAllDay, locations, attendees, onlineMeeting } = content;
  return { subject, body, start, end, isAllDay, locations, attendees: [...attendees], onlineMeeting, recurrence: event.recurrence };
}

/**
 * Tells the people of a meeting what changed: those who are new get a request, those who are out a cancellation, and where it matters to all,
 * everybody a request. An event without attendees, or of somebody else, tells nobody anything.
 * Source: https://learn.microsoft.com/graph/api/event-update, "notes for updating specific properties"
 *
 * @param before - Undefined: it was just made.
 */
export async function announceMeeting(call: Call, instance: Instance, before?: Before): Promise<void> {
  const { event, content } = instance;
  const invited = others(call, content.attendees);
  const known = others(call, before?.attendees ?? []);
  if (!event.isOrganizer || invited.length + known.length === 0) return;
  const now = rememberMeeting(instance);
  const isMoved = before !== undefined && (before.start.at !== now.start.at || before.end.at !== now.end.at);
  const matters = before !== undefined && !isDeepStrictEqual({ ...before, attendees: [] }, { ...now, attendees: [] });
  const added = invited.filter((one) => !known.some((other) => isSameAddress(one, other)));
  const removed = known.filter((one) => !invited.some((other) => isSameAddress(one, other)));

  const told = matters || before === undefined ? invited : added;
  const requestType = before === undefined ? 'newMeetingRequest' : isMoved ? 'fullUpdate' : 'informationalUpdate';
  const previous = isMoved && { previous: { start: before.start, end: before.end, location: placeOf(before.locations) } };
  if (told.length > 0) await sendRequest(call, instance, told, { requestType, ...previous });
  placeCopies(call.tenant, instance, call.owner, invited, isMoved);
  if (removed.length > 0) await cancelFor(call, instance, removed, '');
}

/** Asks people to come. @param more - What is special about the request. */
export function sendRequest(
  call: Call,
  instance: Instance,
  to: readonly Attendee[],
  more: Partial<MeetingMessage>,
  subject?: string,
  comment = '',
): Promise<void> {
  const { content } = instance;
  const text = content.body.contentType === 'text' ? textToHtml(content.body.content) : content.body.content;
  const body = comment === '' ? content.body : { contentType: 'html' as const, content: `${comment}<br>${text}` };
  return sendMeetingMail(
    call.tenant,
    call.owner,
    {
      subject: subject ?? content.subject,
      body,
      importance: content.importance,
      to: to.filter(({ type }) => type !== 'optional'),
      cc: to.filter(({ type }) => type === 'optional'),
      meeting: meetingMessage(instance, 'meetingRequest', more),
    },
    call.access.user,
  );
}

/** Tells people that a meeting does not take place, and shows it so in their calendars. */
export async function cancelFor(call: Call, instance: Instance, people: readonly Attendee[], comment: string): Promise<void> {
  const { event, content, original } = instance;
  const { tenant, owner } = call;
  const subject = `Canceled: ${content.subject}`;
  for (const { store } of inviteesOf(tenant, people, owner)) {
    const copy = await findMeeting(store, event.iCalUId, original?.date);
    if (copy) applyChange(store, copy, { subject, isCancelled: true, showAs: 'free' }, tenant.clock.now());
  }
  const body = comment === '' ? content.body : { contentType: 'html' as const, content: comment };
  const meeting = meetingMessage(instance, 'meetingCancelled', {});
  await sendMeetingMail(tenant, owner, { subject, body, importance: 'high', to: people, meeting }, call.access.user);
}

/** Takes a meeting, or one occurrence, out of the organiser's calendar and tells everybody. An event without attendees just goes. */
export async function cancelMeeting(
  call: Call,
  store: Parameters<typeof removeEvent>[0],
  instance: Instance,
  comment: string,
): Promise<void> {
  const { event, content, original } = instance;
  const people = event.isOrganizer ? others(call, content.attendees) : [];
  if (original !== undefined && isSeries(event)) changedOccurrence(store, event, original.date, null, call.tenant.clock.now());
  else removeEvent(store, event);
  if (people.length > 0) await cancelFor(call, instance, people, comment);
}

/** The message of a meeting. */
export function meetingMessage(
  { event, content, start, end, original }: Instance,
  kind: MeetingMessage['kind'],
  more: Partial<MeetingMessage>,
): MeetingMessage {
  const { isAllDay, locations, responseRequested, allowNewTimeProposals } = content;
  const date = original?.date ?? event.occurrenceOn;
  return {
    kind,
    iCalUId: event.iCalUId,
    ...(date !== undefined && { date }),
    start,
    end,
    isAllDay,
    location: placeOf(locations),
    recurrence: original === undefined ? event.recurrence : null,
    responseRequested,
    allowNewTimeProposals,
    isOutOfDate: false,
    ...more,
  };
}

function placeOf(locations: readonly EventLocation[]): EventLocation {
  return locations[0] ?? { displayName: '', locationType: 'default', uniqueIdType: 'unknown' };
}

/** Everybody but the one whose calendar it is. */
function others({ owner }: Call, attendees: readonly Attendee[]): Attendee[] {
  return attendees.filter((attendee) => !isAddressOf(owner, attendee));
}
