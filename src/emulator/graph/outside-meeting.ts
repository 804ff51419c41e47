import { isDeepStrictEqual } from 'node:util';
import type { User } from '../tenant/directory.ts';
import type { MeetingMessage } from '../tenant/meeting-message.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { calendarStoreOf } from './calendar/calendars.ts';
import { asksForAnswer, dayOfNotice, enterNotice, placeOf } from './calendar/enter-notice.ts';
import { findMeeting } from './calendar/find-meeting.ts';
import { type MeetingNotice, meetingNotice } from './calendar/i-calendar.ts';
import type { MessageContent } from './mail/messages.ts';
import { outdate } from './meeting-mail.ts';
import { isCalendar } from './outlook/attachments.ts';

/** Mail from outside about a meeting. */
export interface OutsideMeeting {
  /** The message as it is kept: about a meeting, without the calendar that said so. */
  readonly content: Partial<MessageContent>;
  /** Brings it into the calendar of somebody who got the message. */
  enter(owner: User): Promise<void>;
}

/** What one may answer. RFC 5545, 3.2.12 */
const answers: Readonly<Record<string, MeetingMessage['kind']>> = {
  ACCEPTED: 'meetingAccepted',
  TENTATIVE: 'meetingTenativelyAccepted',
  DECLINED: 'meetingDeclined',
};

/**
 * Understands mail from another organisation that asks to a meeting, calls it off, or answers: the seam from mail from outside to calendars. Exchange makes
 * an `eventMessage` of it, and an event: https://learn.microsoft.com/graph/api/resources/eventmessage
 *
 * Assumption: what the emulator does not understand stays mail with a file.
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
  const meeting = await messageOf(tenant, notice, kind, owners);
  outdate(tenant, meeting);
  const attachments = content.attachments?.filter((one) => one !== file) ?? [];
  return { content: { ...content, attachments, meeting }, enter: (owner) => enterNotice(tenant, owner, notice) };
}

function kindOf({ method, invitees }: MeetingNotice): MeetingMessage['kind'] | undefined {
  if (method === 'REPLY') return answers[invitees[0]?.answer ?? ''];
  return method === 'REQUEST' ? 'meetingRequest' : 'meetingCancelled';
}

async function messageOf(
  tenant: Tenant,
  notice: MeetingNotice,
  kind: MeetingMessage['kind'],
  owners: readonly User[],
): Promise<MeetingMessage> {
  const found = await Promise.all(
    owners.map(async (owner) => {
      const store = calendarStoreOf(tenant, owner);
      const date = await dayOfNotice(store, notice);
      return { date, instance: await findMeeting(store, notice.uid, date) };
    }),
  );
  const date = found[0]?.date;
  const known = found.find(({ instance }) => instance)?.instance;
  const isOther = date === undefined && !isDeepStrictEqual(known?.event.recurrence, notice.recurrence);
  const isMoved = known !== undefined && (isOther || known.start.at !== notice.start.at || known.end.at !== notice.end.at);
  return {
    kind,
    iCalUId: notice.uid,
    ...(date !== undefined && { date }),
    start: notice.start,
    end: notice.end,
    isAllDay: notice.isAllDay,
    location: placeOf(notice.place),
    recurrence: notice.recurrence,
    responseRequested: asksForAnswer(notice.invitees),
    allowNewTimeProposals: true,
    ...(kind === 'meetingRequest' && { requestType: !known ? 'newMeetingRequest' : isMoved ? 'fullUpdate' : 'informationalUpdate' }),
    isOutOfDate: false,
  };
}
