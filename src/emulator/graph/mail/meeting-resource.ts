import type { EventTime } from '../../tenant/event-time.ts';
import type { Message } from '../../tenant/mailbox.ts';
import type { MeetingMessage } from '../../tenant/meeting-message.ts';
import type { Resource } from '../odata/select.ts';

/** The types of messages about meetings. https://learn.microsoft.com/graph/api/resources/eventmessage, eventmessagerequest, eventmessageresponse */
const types: Readonly<Record<MeetingMessage['kind'], string>> = {
  meetingRequest: 'eventMessageRequest',
  meetingCancelled: 'eventMessage',
  meetingAccepted: 'eventMessageResponse',
  meetingTenativelyAccepted: 'eventMessageResponse',
  meetingDeclined: 'eventMessageResponse',
};

const responses: Readonly<Partial<Record<MeetingMessage['kind'], string>>> = {
  meetingAccepted: 'accepted',
  meetingTenativelyAccepted: 'tentativelyAccepted',
  meetingDeclined: 'declined',
};

/**
 * What a message about a meeting has beside what every message has; nothing for another message.
 *
 * @param select - Properties that are wanted, those of the derived type by its name (`microsoft.graph.eventMessage/startDateTime`); undefined: all.
 */
export function meetingResource({ meeting }: Message, select: readonly string[] | undefined): Resource {
  if (!meeting) return {};
  const properties = propertiesOf(meeting);
  const wanted = select?.map((name) => name.slice(name.lastIndexOf('/') + 1));
  const kept = Object.entries(properties).filter(([name]) => wanted?.includes(name) ?? true);
  return { '@odata.type': `#microsoft.graph.${types[meeting.kind]}`, ...Object.fromEntries(kept) };
}

function propertiesOf(meeting: MeetingMessage): Resource {
  const { kind, date, recurrence, previous, proposedNewTime } = meeting;
  return {
    meetingMessageType: kind,
    type: recurrence ? 'seriesMaster' : date === undefined ? 'singleInstance' : 'occurrence',
    isOutOfDate: meeting.isOutOfDate,
    isAllDay: meeting.isAllDay,
    isDelegated: false,
    startDateTime: shown(meeting.start),
    endDateTime: shown(meeting.end),
    location: meeting.location,
    recurrence,
    ...(kind === 'meetingRequest' && {
      meetingRequestType: meeting.requestType ?? 'newMeetingRequest',
      responseRequested: meeting.responseRequested,
      allowNewTimeProposals: meeting.allowNewTimeProposals,
      previousStartDateTime: previous ? shown(previous.start) : null,
      previousEndDateTime: previous ? shown(previous.end) : null,
      previousLocation: previous?.location ?? null,
    }),
    ...(types[kind] === 'eventMessageResponse' && {
      responseType: responses[kind],
      proposedNewTime: proposedNewTime ? { start: shown(proposedNewTime.start), end: shown(proposedNewTime.end) } : null,
    }),
  };
}

/** In UTC, as the samples have it. */
function shown({ at }: EventTime): Resource {
  return { dateTime: `${new Date(at).toISOString().slice(0, 19)}.0000000`, timeZone: 'UTC' };
}
