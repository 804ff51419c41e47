import type { EventLocation, EventTime } from './event-time.ts';
import type { Recurrence } from './recurrence.ts';

/** What a message says of a meeting (`eventMessage` and what comes from it). */
export interface MeetingMessage {
  readonly kind: 'meetingRequest' | 'meetingCancelled' | 'meetingAccepted' | 'meetingTenativelyAccepted' | 'meetingDeclined';
  /** Of the meeting, in every calendar. */
  readonly iCalUId: string;
  /** The occurrence that it is about, by its day in the series; missing: the meeting as a whole. */
  readonly date?: string;
  readonly start: EventTime;
  readonly end: EventTime;
  readonly isAllDay: boolean;
  readonly location: EventLocation;
  readonly recurrence: Recurrence | null;
  readonly responseRequested: boolean;
  readonly allowNewTimeProposals: boolean;
  /** Of a request: whether it is the first one, moves the meeting, or tells of another change. */
  readonly requestType?: 'newMeetingRequest' | 'fullUpdate' | 'informationalUpdate';
  /** Of a request that moves a meeting: when and where it was. */
  readonly previous?: { readonly start: EventTime; readonly end: EventTime; readonly location: EventLocation };
  /** Of a response: when it would suit. */
  readonly proposedNewTime?: { readonly start: EventTime; readonly end: EventTime };
  /** True once a later request came, or the meeting was cancelled. */
  isOutOfDate: boolean;
}
