import { z } from 'zod';
import { oneOf, toUtc } from '../graph-values.ts';
import { createdAt, modifiedAt } from '../output-fields.ts';
import { person, toPerson, type GraphRecipient } from '../recipients.ts';
import { clockOf, type ZoneClock } from '../zone-clock.ts';
import { attendeeOutput, responses, toAttendee, type GraphAttendee } from './attendee.ts';
import { locationOutput, toLocation, type GraphLocation } from './location.ts';
import { fromGraphRecurrence, recurrencePattern, type GraphRecurrence, type Recurrence } from './recurrence/recurrence.ts';
import { rruleOf } from './recurrence/to-rrule.ts';
import { dateOf, instantOf, type GraphDateTime } from './times.ts';

/** An event as Graph gives it; any property may be missing or null. https://learn.microsoft.com/graph/api/resources/event */
export interface GraphEvent {
  readonly id: string;
  /** Another one after each change. */
  readonly changeKey?: string | null;
  readonly subject?: string | null;
  readonly body?: { readonly contentType?: string | null; readonly content?: string | null } | null;
  readonly bodyPreview?: string | null;
  readonly start?: GraphDateTime | null;
  readonly end?: GraphDateTime | null;
  readonly originalStart?: string | null;
  readonly originalStartTimeZone?: string | null;
  readonly isAllDay?: boolean | null;
  readonly type?: string | null;
  readonly seriesMasterId?: string | null;
  readonly occurrenceId?: string | null;
  readonly recurrence?: GraphRecurrence | null;
  readonly organizer?: GraphRecipient | null;
  readonly isOrganizer?: boolean | null;
  readonly attendees?: readonly GraphAttendee[] | null;
  readonly location?: GraphLocation | null;
  readonly locations?: readonly GraphLocation[] | null;
  readonly categories?: readonly string[] | null;
  readonly importance?: string | null;
  readonly sensitivity?: string | null;
  readonly showAs?: string | null;
  readonly responseStatus?: { readonly response?: string | null; readonly time?: string | null } | null;
  readonly responseRequested?: boolean | null;
  readonly allowNewTimeProposals?: boolean | null;
  readonly hideAttendees?: boolean | null;
  readonly isCancelled?: boolean | null;
  readonly isDraft?: boolean | null;
  readonly isOnlineMeeting?: boolean | null;
  readonly onlineMeetingProvider?: string | null;
  readonly onlineMeeting?: {
    readonly joinUrl?: string | null;
    readonly conferenceId?: string | null;
    readonly tollNumber?: string | null;
    readonly tollFreeNumbers?: readonly string[] | null;
    readonly phones?: readonly { readonly number?: string | null }[] | null;
  } | null;
  readonly onlineMeetingUrl?: string | null;
  readonly isReminderOn?: boolean | null;
  readonly reminderMinutesBeforeStart?: number | null;
  readonly hasAttachments?: boolean | null;
  readonly createdDateTime?: string | null;
  readonly lastModifiedDateTime?: string | null;
  readonly webLink?: string | null;
  readonly iCalUId?: string | null;
  readonly transactionId?: string | null;
}

/** An event, as every calendar activity gives it. */
export const eventOutput = z
  .object({
    id: z.string().describe('Id of the event in its mailbox.'),
    subject: z.string().describe('Title; empty when there is none.').meta({ column: 'Subject' }),
    start: z
      .string()
      .describe('When it begins: ISO 8601 with the offset of `timeZone`; for an event of whole days its first day alone, 2026-12-24.')
      .meta({ column: 'Start' }),
    end: z
      .string()
      .describe('When it ends, written in the same way; for an event of whole days the day after its last one.')
      .meta({ column: 'End' }),
    timeZone: z.string().describe('Zone in which `start` and `end` are written, by its IANA name.'),
    originalTimeZone: z.string().describe('Zone in which the event was made, as Exchange names it.'),
    isAllDay: z.boolean().describe('True for an event of whole days.'),
    body: z.string().describe('Text of the event.'),
    bodyType: z.enum(['text', 'html']).describe('How `body` is written.'),
    preview: z.string().describe('The first 255 characters of the text.'),
    location: z.string().describe('Name of the place; empty when there is none.').meta({ column: 'Location' }),
    locations: z.array(locationOutput).describe('All places with what is known of them.'),
    organizer: person.nullable().describe('Who invites; null where it is not said.').meta({ column: 'Organizer' }),
    isOrganizer: z.boolean().describe('True when the mailbox is the one of the organizer.'),
    attendees: z.array(attendeeOutput).describe('Who is invited, and what each answered.'),
    response: z.enum(responses).describe('What the owner of the mailbox answered.'),
    type: z
      .enum(['singleInstance', 'occurrence', 'exception', 'seriesMaster'])
      .describe('What it is: a single event, one occurrence of a series, one that differs from its series, or the series itself.'),
    seriesId: z.string().nullable().describe('Id of the series that it belongs to; null for a single event and for a series.'),
    occurrenceId: z.string().nullable().describe('What Graph calls the occurrence in its series, where it says that.'),
    originalStart: z
      .string()
      .nullable()
      .describe('When the series has an occurrence that was moved: ISO 8601 in UTC; null for what is none.'),
    recurrence: recurrencePattern.nullable().describe('How a series repeats, in `originalTimeZone`; null for anything else.'),
    recurrenceRule: z.string().nullable().describe('The same as an RRULE of RFC 5545.'),
    categories: z.array(z.string()).describe('Names of its Outlook categories.'),
    importance: z.enum(['low', 'normal', 'high']).describe('Importance.'),
    sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).describe('Who is meant to see it.'),
    showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']).describe('How its time is shown to others.'),
    isCancelled: z.boolean().describe('True when the organizer cancelled it.'),
    isDraft: z.boolean().describe('True when it has changes that the attendees were not told of.'),
    isOnlineMeeting: z.boolean().describe('True when one can join it online.'),
    onlineMeetingProvider: z.string().describe('Which service that is, such as teamsForBusiness; unknown where there is none.'),
    joinUrl: z.string().nullable().describe('Address to join at; null where there is none.'),
    conferenceId: z.string().nullable().describe('Number by which one joins it from a telephone; null where there is none.'),
    dialInNumbers: z.array(z.string()).describe('Telephone numbers to call for that.'),
    reminderMinutes: z.number().nullable().describe('How many minutes before its start Outlook reminds; null: not at all.'),
    responseRequested: z.boolean().describe('True when the organizer asks for an answer.'),
    allowNewTimeProposals: z.boolean().describe('True when attendees may propose another time.'),
    hideAttendees: z.boolean().describe('True when each attendee sees only herself.'),
    hasAttachments: z.boolean().describe('True when files are attached.'),
    createdAt,
    modifiedAt,
    webLink: z.string().describe('Address that opens it in Outlook on the web.'),
    iCalUid: z.string().describe('Id that the event has in every calendar that holds it.'),
    transactionId: z.string().nullable().describe('What the request that made it was called; null where it was not called anything.'),
    mailbox: z.string().nullable().describe('Address of the mailbox that it is in; null for your own.'),
  })
  .meta({ named: { name: 'CalendarEvent', text: 'An event, as every calendar activity gives it.' } });

/** An event of ours. */
export type CalendarEvent = z.output<typeof eventOutput>;

/**
 * Turns Graph's event into ours; whatever Graph left out becomes an empty value.
 *
 * @param clock - The zone in which its times are written.
 * @param mailbox - The mailbox that it came from; undefined for one's own.
 */
export async function toEvent(event: GraphEvent, clock: ZoneClock, mailbox: string | undefined): Promise<CalendarEvent> {
  const isAllDay = event.isAllDay ?? false;
  const written = (time: GraphDateTime | null | undefined): string => (isAllDay ? dateOf(time) : clock.stamp(instantOf(time)));
  const recurrence = fromGraphRecurrence(event.recurrence);
  return {
    id: event.id,
    subject: event.subject ?? '',
    start: written(event.start),
    end: written(event.end),
    timeZone: clock.zone,
    originalTimeZone: event.originalStartTimeZone ?? '',
    isAllDay,
    body: event.body?.content ?? '',
    bodyType: event.body?.contentType?.toLowerCase() === 'html' ? 'html' : 'text',
    preview: event.bodyPreview ?? '',
    location: event.location?.displayName ?? '',
    locations: (event.locations ?? []).map(toLocation),
    organizer: toPerson(event.organizer),
    isOrganizer: event.isOrganizer ?? false,
    attendees: (event.attendees ?? []).map((attendee) => toAttendee(attendee, clock)),
    response: oneOf(responses, event.responseStatus?.response, 'none'),
    type: oneOf(['singleInstance', 'occurrence', 'exception', 'seriesMaster'], event.type, 'singleInstance'),
    seriesId: event.seriesMasterId ?? null,
    occurrenceId: event.occurrenceId ?? null,
    originalStart: toUtc(event.originalStart),
    recurrence,
    recurrenceRule: recurrence && (await ruleOf(recurrence, event, clock)),
    categories: [...(event.categories ?? [])],
    importance: oneOf(['low', 'normal', 'high'], event.importance, 'normal'),
    sensitivity: oneOf(['normal', 'personal', 'private', 'confidential'], event.sensitivity, 'normal'),
    showAs: oneOf(['free', 'tentative', 'busy', 'oof', 'workingElsewhere'], event.showAs, 'unknown'),
    isCancelled: event.isCancelled ?? false,
    isDraft: event.isDraft ?? false,
    isOnlineMeeting: event.isOnlineMeeting ?? false,
    onlineMeetingProvider: event.onlineMeetingProvider ?? 'unknown',
    joinUrl: event.onlineMeeting?.joinUrl ?? event.onlineMeetingUrl ?? null,
    conferenceId: event.onlineMeeting?.conferenceId ?? null,
    dialInNumbers: dialInNumbers(event.onlineMeeting),
    reminderMinutes: event.isReminderOn ? (event.reminderMinutesBeforeStart ?? null) : null,
    responseRequested: event.responseRequested ?? true,
    allowNewTimeProposals: event.allowNewTimeProposals ?? true,
    hideAttendees: event.hideAttendees ?? false,
    hasAttachments: event.hasAttachments ?? false,
    createdAt: toUtc(event.createdDateTime),
    modifiedAt: toUtc(event.lastModifiedDateTime),
    webLink: event.webLink ?? '',
    iCalUid: event.iCalUId ?? '',
    transactionId: event.transactionId ?? null,
    mailbox: mailbox ?? null,
  };
}

/** Each number once. https://learn.microsoft.com/graph/api/resources/onlinemeetinginfo */
function dialInNumbers(meeting: GraphEvent['onlineMeeting']): string[] {
  const { tollNumber, tollFreeNumbers, phones } = meeting ?? {};
  const all = [tollNumber, ...(tollFreeNumbers ?? []), ...(phones ?? []).map(({ number }) => number)];
  return [...new Set(all.filter((number) => typeof number === 'string' && number !== ''))] as string[];
}

/** The days of a series are those of its own zone. */
async function ruleOf(pattern: Recurrence, { start, isAllDay, recurrence }: GraphEvent, shown: ZoneClock): Promise<string> {
  if (isAllDay) return rruleOf(pattern, { local: `${dateOf(start)}T00:00:00`, clock: shown, isAllDay: true });
  const zone = recurrence?.range.recurrenceTimeZone;
  // A zone that nobody knows is one that somebody drew in Outlook by hand.
  const clock = zone ? await clockOf(zone).catch(() => shown) : shown;
  return rruleOf(pattern, { local: clock.show(instantOf(start)), clock });
}
