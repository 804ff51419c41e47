import type { Attendee, ResponseStatus } from '../tenant/calendar.ts';
import type { User } from '../tenant/directory.ts';
import type { MeetingMessage } from '../tenant/meeting-message.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { calendarStoreOf, defaultCalendar } from './calendar/calendars.ts';
import { applyChange } from './calendar/change-event.ts';
import { noTime } from './calendar/event-input.ts';
import { addEvent, touchEvent } from './calendar/events.ts';
import { sameMeeting } from './calendar/find-meeting.ts';
import { type MeetingNotice, meetingNotice } from './calendar/i-calendar.ts';
import { instanceOf } from './calendar/instance.ts';
import { unanswered } from './calendar/meeting-copies.ts';
import type { MessageContent } from './mail/messages.ts';
import { outdate } from './meeting-mail.ts';
import { isCalendar } from './outlook/attachments.ts';
import { isSameAddress } from './outlook/recipients.ts';

/** Mail from outside about a meeting. */
export interface OutsideMeeting {
  /** The message as it is kept: about a meeting, without the calendar that said so. */
  readonly content: Partial<MessageContent>;
  /** Brings it into the calendar of somebody who got the message. */
  enter(owner: User): void;
}

/** What one may answer. RFC 5545, 3.2.12 */
const answers: Readonly<Record<string, { readonly kind: MeetingMessage['kind']; readonly response: ResponseStatus['response'] }>> = {
  ACCEPTED: { kind: 'meetingAccepted', response: 'accepted' },
  TENTATIVE: { kind: 'meetingTenativelyAccepted', response: 'tentativelyAccepted' },
  DECLINED: { kind: 'meetingDeclined', response: 'declined' },
};

/**
 * Understands mail from another organisation that asks to a meeting, calls it off, or answers: the seam from mail from outside to calendars. Exchange makes
 * an `eventMessage` of it, and an event: https://learn.microsoft.com/graph/api/resources/eventmessage
 *
 * Assumption: what the emulator does not understand, such as a series, stays mail with a file.
 *
 * @param owners - Whose mailboxes it comes to.
 */
export async function outsideMeeting(
  tenant: Tenant,
  content: Partial<MessageContent>,
  owners: readonly User[],
): Promise<OutsideMeeting | undefined> {
  const file = content.attachments?.find(isCalendar);
  const notice = file && (await meetingNotice(Buffer.from(file.content).toString('utf8')));
  const kind = notice && kindOf(notice);
  if (!notice || !kind) return undefined;
  const known = owners.map((owner) => sameMeeting(calendarStoreOf(tenant, owner), notice.uid)).find((event) => event !== undefined);
  const isMoved = known !== undefined && (known.start.at !== notice.start.at || known.end.at !== notice.end.at);
  const meeting: MeetingMessage = {
    kind,
    iCalUId: notice.uid,
    start: notice.start,
    end: notice.end,
    isAllDay: notice.isAllDay,
    location: placeOf(notice),
    recurrence: null,
    responseRequested: asksForAnswer(notice),
    allowNewTimeProposals: true,
    ...(kind === 'meetingRequest' && { requestType: !known ? 'newMeetingRequest' : isMoved ? 'fullUpdate' : 'informationalUpdate' }),
    isOutOfDate: false,
  };
  outdate(tenant, meeting);
  const attachments = content.attachments?.filter((one) => one !== file) ?? [];
  return { content: { ...content, attachments, meeting }, enter: (owner) => enter(tenant, owner, notice) };
}

function kindOf({ method, invitees }: MeetingNotice): MeetingMessage['kind'] | undefined {
  if (method === 'REPLY') return answers[invitees[0]?.answer ?? '']?.kind;
  return method === 'REQUEST' ? 'meetingRequest' : 'meetingCancelled';
}

function asksForAnswer({ invitees }: MeetingNotice): boolean {
  return invitees.some((invitee) => invitee.asksForAnswer);
}

function placeOf({ place }: MeetingNotice): MeetingMessage['location'] {
  return place === ''
    ? { displayName: '', locationType: 'default', uniqueIdType: 'unknown' }
    : { displayName: place, locationType: 'default', uniqueId: place, uniqueIdType: 'private' };
}

function enter(tenant: Tenant, owner: User, notice: MeetingNotice): void {
  const store = calendarStoreOf(tenant, owner);
  const known = sameMeeting(store, notice.uid);
  const now = tenant.clock.now();
  if (notice.method === 'REPLY') {
    const [who] = notice.invitees;
    const response = answers[who?.answer ?? '']?.response;
    if (!who || !response || !known?.isOrganizer) return;
    const status = { response, time: now.toISOString() };
    const attendees = known.attendees.map((one) => (isSameAddress(one, who) ? { ...one, status } : one));
    applyChange(store, instanceOf(known), { attendees }, now);
    return;
  }
  // Nobody asks to somebody else's meeting, or calls it off.
  if (known && (known.isOrganizer || !isSameAddress(known.organizer, notice.organizer))) return;
  if (notice.method === 'CANCEL') {
    if (known) applyChange(store, instanceOf(known), { subject: `Canceled: ${notice.subject}`, isCancelled: true, showAs: 'free' }, now);
    return;
  }
  const content = contentOf(notice);
  if (!known) {
    const { organizer } = notice;
    addEvent(tenant, store, defaultCalendar(store), owner, {
      ...content,
      ...unanswered,
      organizer,
      isOrganizer: false,
      iCalUId: notice.uid,
    });
    return;
  }
  const isMoved = known.start.at !== notice.start.at || known.end.at !== notice.end.at;
  touchEvent(store, Object.assign(known, content, isMoved && unanswered), now);
}

function contentOf(notice: MeetingNotice) {
  const { subject, text, start, end, isAllDay, invitees } = notice;
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
    locations: notice.place === '' ? [] : [placeOf(notice)],
    attendees,
    responseRequested: asksForAnswer(notice),
    isCancelled: false,
  };
}
