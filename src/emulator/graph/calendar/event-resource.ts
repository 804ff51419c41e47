import type { Attendee, EventContent } from '../../tenant/calendar.ts';
import type { EventLocation, EventTime } from '../../tenant/event-time.ts';
import type { Recurrence } from '../../tenant/recurrence.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { changeKeyOf } from '../outlook/change-key.ts';
import { searchedText } from '../outlook/extended-properties.ts';
import { previewOf } from '../outlook/plain-text.ts';
import { recipientResource } from '../outlook/recipients.ts';
import { clockText } from './event-times.ts';
import type { EventView } from './event-view.ts';
import { idOf, type Instance } from './instance.ts';

type Property = (instance: Instance, view: EventView) => unknown;

/** https://learn.microsoft.com/graph/api/resources/event */
const shownAlways: Readonly<Record<string, Property>> = {
  id: (instance, view) => idOf(instance, view.immutableIds),
  createdDateTime: ({ event }) => event.createdDateTime,
  lastModifiedDateTime: (instance) => changeOf(instance).lastModifiedDateTime,
  changeKey: (instance) => changeKeyOf(changeOf(instance).changeNumber),
  categories: ({ content }) => content.categories,
  transactionId: ({ event }) => event.transactionId,
  originalStartTimeZone: ({ content }) => content.start.timeZone,
  originalEndTimeZone: ({ content }) => content.end.timeZone,
  iCalUId: ({ event }) => event.iCalUId,
  reminderMinutesBeforeStart: ({ content }) => content.reminderMinutesBeforeStart,
  isReminderOn: ({ content }) => content.isReminderOn,
  hasAttachments: ({ content }) => content.attachments.some(({ isInline }) => !isInline),
  subject: ({ content }) => content.subject,
  bodyPreview: ({ content }) => previewOf(content.body),
  importance: ({ content }) => content.importance,
  sensitivity: ({ content }) => content.sensitivity,
  isAllDay: ({ content }) => content.isAllDay,
  isCancelled: ({ content }) => content.isCancelled,
  isOrganizer: ({ event }) => event.isOrganizer,
  responseRequested: ({ content }) => content.responseRequested,
  seriesMasterId: ({ event, original }, view) => (original === undefined ? null : view.immutableIds ? event.immutableId : event.id),
  showAs: ({ content }) => content.showAs,
  type: ({ type }) => type,
  webLink: (instance) =>
    `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(idOf(instance, false))}&exvsurl=1&path=/calendar/item`,
  onlineMeetingUrl: () => null,
  isOnlineMeeting: ({ content }) => content.onlineMeeting !== undefined,
  onlineMeetingProvider: ({ content }) => (content.onlineMeeting === undefined ? 'unknown' : 'teamsForBusiness'),
  allowNewTimeProposals: ({ content }) => content.allowNewTimeProposals,
  isDraft: () => false,
  hideAttendees: ({ content }) => content.hideAttendees,
  responseStatus: ({ content }) => content.responseStatus,
  body: ({ content }, view) => view.body(content.body),
  start: (instance, view) => shownTime(instance.start, instance.content, view),
  end: (instance, view) => shownTime(instance.end, instance.content, view),
  location: ({ content }) => locationOf(content.locations),
  locations: ({ content }) => content.locations,
  recurrence: ({ event, type }) => (type === 'seriesMaster' && event.recurrence ? recurrenceResource(event.recurrence) : null),
  attendees: ({ content, event }, view) => shownAttendees(content, event.isOrganizer).map((attendee) => attendeeResource(attendee, view)),
  organizer: ({ event }) => recipientResource(event.organizer),
  onlineMeeting: ({ content }) => content.onlineMeeting ?? null,
};

/** Properties that come only when they are selected, and `originalStart` of occurrences. */
const shownOnRequest: Readonly<Record<string, Property>> = {
  originalStart: ({ original }) => (original === undefined ? null : new Date(original.at).toISOString().replace('.000Z', 'Z')),
  cancelledOccurrences: ({ event, type }) =>
    type === 'seriesMaster'
      ? [...event.changes.values()].filter(({ content }) => content === null).map(({ date }) => `OID.${event.id}.${date}`)
      : [],
};

const properties: Readonly<Record<string, Property>> = { ...shownAlways, ...shownOnRequest };

/** What `ReadBasic` permissions hide. Source: the description of Calendars.ReadBasic. */
const hidden: readonly string[] = ['body', 'bodyPreview', 'attachments', 'singleValueExtendedProperties'];

/** The resource type, for the checks of queries. */
export const eventType: EntityType = {
  name: 'event',
  properties: Object.keys(properties),
  searched: { singleValueExtendedProperties: searchedText },
};

/** True for a property that a caller with no more than `ReadBasic` may not see. */
export function isContent(property: string): boolean {
  return hidden.includes(property);
}

/** An event as a caller sees it. @param select - Properties that are wanted; undefined: those that come by themselves. */
export function eventResource(instance: Instance, view: EventView, select?: readonly string[]): Resource {
  const seen = view.seesPrivate(instance.event) ? instance : withoutPrivate(instance);
  const own = instance.original === undefined ? [] : ['originalStart'];
  const wanted = select === undefined ? [...Object.keys(shownAlways), ...own] : ['id', ...select];
  const resource: Resource = { '@odata.etag': eventEtag(instance) };
  for (const property of wanted) {
    if (isContent(property) && !view.seesContent) continue;
    const value = properties[property]?.(seen, view);
    if (value !== undefined) resource[property] = value;
  }
  return resource;
}

/**
 * One property, to filter and sort by. Times are compared as the moments that they are, whatever clock they are shown by: those of events of whole
 * days too. https://github.com/microsoftgraph/microsoft-graph-docs/issues/16798
 */
export function eventProperty(instance: Instance, property: string, view: EventView): unknown {
  if (isContent(property) && !view.seesContent) return undefined;
  if (property === 'start' || property === 'end') return { dateTime: new Date(instance[property].at), timeZone: view.zone.name };
  return properties[property]?.(view.seesPrivate(instance.event) ? instance : withoutPrivate(instance), view);
}

/** What others see of a private event: when it is. Assumption: the words are those that Outlook shows. */
function withoutPrivate(instance: Instance): Instance {
  const { content, event } = instance;
  if (content.sensitivity !== 'private' && content.sensitivity !== 'confidential') return instance;
  const nothing = { locations: [], attendees: [], categories: [], attachments: [], onlineMeeting: undefined };
  const hidden: EventContent = { ...content, ...nothing, subject: 'Private Appointment', body: { contentType: 'html', content: '' } };
  return { ...instance, content: hidden, event };
}

/** The ETag of an event in its present state. */
export function eventEtag(instance: Instance): string {
  return `W/"${changeKeyOf(changeOf(instance).changeNumber)}"`;
}

/** What changed last: the exception itself, else the event. */
function changeOf({ event, original }: Instance): { readonly changeNumber: number; readonly lastModifiedDateTime: string } {
  return (original && event.changes.get(original.date)) ?? event;
}

/** By the clock of the caller; whole days are from midnight to midnight by every clock. https://github.com/microsoftgraph/microsoft-graph-docs/issues/1802 */
export function shownTime(time: EventTime, { isAllDay }: Pick<EventContent, 'isAllDay'>, { zone }: Pick<EventView, 'zone'>): Resource {
  const dateTime = isAllDay ? time.dateTime : clockText(zone.clockAt(time.at));
  return { dateTime: `${dateTime}.0000000`, timeZone: zone.name };
}

/** All places in one. Source: `location` of the answers at https://learn.microsoft.com/graph/api/event-update */
function locationOf(locations: readonly EventLocation[]): Resource {
  const [first, ...others] = locations;
  if (!first) return { displayName: '', locationType: 'default', uniqueIdType: 'unknown', address: {}, coordinates: {} };
  if (others.length === 0) return first;
  const displayName = locations.map((location) => location.displayName).join('; ');
  return { displayName, locationType: 'default', uniqueId: displayName, uniqueIdType: 'private' };
}

function recurrenceResource({ pattern, range }: Recurrence): Resource {
  const { type, interval, month, dayOfMonth, daysOfWeek, firstDayOfWeek, index } = pattern;
  return { pattern: { type, interval, month, dayOfMonth, ...(daysOfWeek.length > 0 && { daysOfWeek }), firstDayOfWeek, index }, range };
}

/** Whose meeting it is sees everybody; with `hideAttendees` the others do not. */
function shownAttendees({ attendees, hideAttendees }: EventContent, isOrganizer: boolean): readonly Attendee[] {
  return hideAttendees && !isOrganizer ? [] : attendees;
}

function attendeeResource({ type, status, proposedNewTime, ...address }: Attendee, view: EventView): Resource {
  const shown = (time: EventTime): Resource => shownTime(time, { isAllDay: false }, view);
  return {
    type,
    status,
    emailAddress: recipientResource(address).emailAddress,
    ...(proposedNewTime && { proposedNewTime: { start: shown(proposedNewTime.start), end: shown(proposedNewTime.end) } }),
  };
}
