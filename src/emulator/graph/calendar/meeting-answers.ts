import type { Attendee, CalendarEvent, CalendarStore, ResponseStatus } from '../../tenant/calendar.ts';
import type { EventTime } from '../../tenant/event-time.ts';
import type { MeetingMessage } from '../../tenant/meeting-message.ts';
import { findUser } from '../../tenant/tenant.ts';
import { booleanFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { sendMeetingMail } from '../meeting-mail.ts';
import { isAddressOf } from '../outlook/recipients.ts';
import { type Call, GraphFailure, type Reply } from '../route.ts';
import { calendarStoreOf } from './calendars.ts';
import { applyChange, changedOccurrence } from './change-event.ts';
import { cannotBeCompleted, timeFrom } from './event-times.ts';
import { removeEvent } from './events.ts';
import { findMeeting } from './find-meeting.ts';
import type { Instance } from './instance.ts';
import { meetingMessage } from './meeting-requests.ts';
import { openEvent } from './opened-event.ts';
import { isSeries } from './series.ts';

/** What one can answer to an invitation. */
export type Answer = 'accepted' | 'tentativelyAccepted' | 'declined';

const kinds: Readonly<Record<Answer, { readonly kind: MeetingMessage['kind']; readonly word: string }>> = {
  accepted: { kind: 'meetingAccepted', word: 'Accepted' },
  tentativelyAccepted: { kind: 'meetingTenativelyAccepted', word: 'Tentative' },
  declined: { kind: 'meetingDeclined', word: 'Declined' },
};

interface Given {
  readonly comment: string;
  readonly sends: boolean;
  readonly proposal: { readonly start: EventTime; readonly end: EventTime } | undefined;
}

/**
 * Answers an invitation: in the own calendar, and to the organiser unless the caller does not want that.
 * Sources: https://learn.microsoft.com/graph/api/event-accept, event-tentativelyaccept, event-decline
 *
 * @throws GraphFailure 400 for an event of one's own, an answer nobody asked for, and a proposal that nobody takes.
 */
export async function answerMeeting(call: Call, answer: Answer): Promise<Reply> {
  const { store, instance } = await openEvent(call, 'write');
  const { event, content } = instance;
  if (event.isOrganizer) throw cannotBeCompleted("You can't respond to this meeting because you're the meeting organizer.");
  const given = await answerFrom(call, answer);
  if (given.sends && !content.responseRequested) throw cannotBeCompleted("The meeting organizer hasn't requested a response.");
  if (given.proposal && !content.allowNewTimeProposals) {
    // Assumption: the words.
    throw new GraphFailure(400, 'ErrorInvalidParameter', `The organizer of this meeting does not allow proposals for a new time.`);
  }
  const status: ResponseStatus = { response: answer, time: call.tenant.clock.now().toISOString() };
  keepAnswer(store, instance, status, call.tenant.clock.now());
  if (!given.sends) return { status: 202 };
  await tellOrganizer(call, event, instance.original?.date ?? event.occurrenceOn, status, given.proposal);
  const { kind, word } = kinds[answer];
  await sendMeetingMail(
    call.tenant,
    call.owner,
    {
      subject: `${given.proposal ? 'New Time Proposed' : word}: ${content.subject}`,
      body: { contentType: 'html', content: given.comment },
      to: [event.organizer],
      meeting: meetingMessage(instance, kind, given.proposal ? { proposedNewTime: given.proposal } : {}),
    },
    call.access.user,
  );
  return { status: 202 };
}

async function answerFrom(call: Call, answer: Answer): Promise<Given> {
  const body = (await call.bytes()).byteLength === 0 ? {} : objectFrom(await call.json(), 'The body');
  const comment = memberOf(body, 'comment');
  const sends = booleanFrom(memberOf(body, 'sendResponse') ?? true, 'sendResponse');
  const proposed = memberOf(body, 'proposedNewTime');
  if (!sends && comment !== undefined && comment !== '')
    throw new GraphFailure(400, 'ErrorInvalidParameter', `'SendResponse' must be true when 'Comment' is not null.`);
  if (!sends && proposed !== undefined)
    throw new GraphFailure(400, 'ErrorInvalidParameter', `'SendResponse' must be true when 'ProposedNewTime' is not null.`);
  // Who comes as asked has nothing to propose: the action has no such parameter.
  const proposal = proposed === undefined || answer === 'accepted' ? undefined : objectFrom(proposed, `The parameter 'proposedNewTime'`);
  return {
    comment: comment === undefined ? '' : textFrom(comment, 'comment'),
    sends,
    proposal: proposal && {
      start: await timeFrom(memberOf(proposal, 'start'), 'proposedNewTime/start'),
      end: await timeFrom(memberOf(proposal, 'end'), 'proposedNewTime/end'),
    },
  };
}

/** In the own calendar: who declines has it no longer there. */
function keepAnswer(store: CalendarStore, instance: Instance, status: ResponseStatus, now: Date): void {
  const { event, original } = instance;
  const isDeclined = status.response === 'declined';
  if (!isDeclined)
    applyChange(store, instance, { responseStatus: status, showAs: status.response === 'accepted' ? 'busy' : 'tentative' }, now);
  else if (original !== undefined && isSeries(event)) changedOccurrence(store, event, original.date, null, now);
  else removeEvent(store, event);
}

async function tellOrganizer(
  call: Call,
  { iCalUId, organizer }: CalendarEvent,
  date: string | undefined,
  status: ResponseStatus,
  proposal: Given['proposal'],
): Promise<void> {
  const { tenant, owner } = call;
  const user = findUser(tenant, organizer.address);
  if (!user) return;
  const store = calendarStoreOf(tenant, user);
  const found = await findMeeting(store, iCalUId, date);
  if (!found) return;
  const answered = (attendee: Attendee): Attendee => {
    if (!isAddressOf(owner, attendee)) return { ...attendee };
    const { proposedNewTime: _old, ...rest } = attendee;
    return { ...rest, status: { ...status }, ...(proposal && { proposedNewTime: proposal }) };
  };
  applyChange(store, found, { attendees: found.content.attendees.map(answered) }, tenant.clock.now());
}
