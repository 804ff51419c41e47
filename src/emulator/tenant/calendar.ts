import type { EventLocation, EventTime } from './event-time.ts';
import type { Attachment, EmailAddress, ExtendedProperty } from './mailbox.ts';
import type { Recurrence } from './recurrence.ts';

export type Response = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';

export interface ResponseStatus {
  response: Response;
  /** ISO 8601, UTC; the year 1 where nobody answered. */
  time: string;
}

export interface Attendee extends EmailAddress {
  type: 'required' | 'optional' | 'resource';
  status: ResponseStatus;
  /** Missing: none. */
  proposedNewTime?: { start: EventTime; end: EventTime };
}

/** How Teams is joined. */
export interface OnlineMeeting {
  readonly joinUrl: string;
  readonly conferenceId: string;
  readonly tollNumber: string;
}

/** What an event says; of a series, each occurrence says the same unless it was changed. */
export interface EventContent {
  subject: string;
  body: { contentType: 'text' | 'html'; content: string };
  start: EventTime;
  end: EventTime;
  isAllDay: boolean;
  locations: EventLocation[];
  attendees: Attendee[];
  categories: string[];
  importance: 'low' | 'normal' | 'high';
  sensitivity: 'normal' | 'personal' | 'private' | 'confidential';
  showAs: 'unknown' | 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere';
  isReminderOn: boolean;
  reminderMinutesBeforeStart: number;
  responseRequested: boolean;
  responseStatus: ResponseStatus;
  allowNewTimeProposals: boolean;
  hideAttendees: boolean;
  isCancelled: boolean;
  /** Undefined: it is no online meeting. */
  onlineMeeting: OnlineMeeting | undefined;
  attachments: Attachment[];
  /** Properties of the store that the resource has no name for. Missing: none. */
  extendedProperties?: ExtendedProperty[];
}

/** An occurrence that is not as its series says. */
export interface OccurrenceChange {
  /** The day on which the series has it, `2026-03-02`. */
  readonly date: string;
  /** What is other than in the series; null: the occurrence was deleted. */
  content: Partial<EventContent> | null;
  lastModifiedDateTime: string;
  changeNumber: number;
}

/** An event: a single one, or the master of a series. */
export interface CalendarEvent extends EventContent {
  /** Stays while the event is in its calendar. */
  id: string;
  /** Stays while it is in the mailbox (`Prefer: IdType="ImmutableId"`). */
  readonly immutableId: string;
  calendarId: string;
  /** The same in every calendar that has the event. */
  readonly iCalUId: string;
  /** Of an occurrence to which somebody was invited without its series: the day on which the series has it. Missing: a whole meeting. */
  readonly occurrenceOn?: string;
  organizer: EmailAddress;
  isOrganizer: boolean;
  /** What the client called the request that made it; null: nothing. */
  readonly transactionId: string | null;
  /** Null: a single event. */
  recurrence: Recurrence | null;
  /** Occurrences that were changed or deleted, by their day. */
  readonly changes: Map<string, OccurrenceChange>;
  createdDateTime: string;
  lastModifiedDateTime: string;
  changeNumber: number;
}

export type CalendarRole =
  | 'none'
  | 'freeBusyRead'
  | 'limitedRead'
  | 'read'
  | 'write'
  | 'delegateWithoutPrivateEventAccess'
  | 'delegateWithPrivateEventAccess'
  | 'custom';

/** What somebody may do with a calendar of somebody else. */
export interface CalendarPermission {
  readonly id: string;
  /** Without address: everybody in the organisation. */
  readonly emailAddress: Partial<EmailAddress> & { readonly name: string };
  readonly isInsideOrganization: boolean;
  readonly isRemovable: boolean;
  role: CalendarRole;
}

/** A calendar of a mailbox. */
export interface Calendar {
  readonly id: string;
  name: string;
  /** `auto`, `lightBlue`, ... */
  color: string;
  readonly isDefault: boolean;
  groupId: string;
  /** Properties of the store that the resource has no name for. Missing: none. */
  extendedProperties?: ExtendedProperty[];
  readonly permissions: CalendarPermission[];
  changeNumber: number;
}

/** Calendars that are shown together. */
export interface CalendarGroup {
  readonly id: string;
  name: string;
  readonly classId: string;
  changeNumber: number;
}

/** An event that is gone, or a series that became another one, remembered for change tracking. */
export interface RemovedEvent {
  readonly id: string;
  readonly immutableId: string;
  readonly calendarId: string;
  /** As it was: of a series, which occurrences are gone. */
  readonly was: CalendarEvent;
  readonly changeNumber: number;
}

/** The calendars of a mailbox. */
export interface CalendarStore {
  /** By id, the default one first. */
  readonly calendars: Map<string, Calendar>;
  readonly groups: Map<string, CalendarGroup>;
  /** By id, in the order in which they were made. */
  readonly events: Map<string, CalendarEvent>;
  readonly removed: RemovedEvent[];
  /** The last change number given out. */
  changeNumber: number;
}
