import type { Attendee, EventContent } from '../../tenant/calendar.ts';
import type { EventLocation } from '../../tenant/event-time.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { badBody, booleanFrom, type JsonObject, listFrom, memberOf, notKept, objectFrom, textFrom, wordFrom } from '../json-input.ts';
import { extendedCollections, keptIn } from '../outlook/extended-properties.ts';
import { htmlDocument } from '../outlook/plain-text.ts';
import { recipientFrom } from '../outlook/recipients.ts';
import { timeFrom } from './event-times.ts';

/** What a request says of an event. */
export interface EventInput extends Partial<Omit<EventContent, 'onlineMeeting'>> {
  isOnlineMeeting?: boolean;
  transactionId?: string | null;
}

type Reader = (value: unknown, field: string, tenant: Tenant) => EventInput | Promise<EventInput>;

const sensitivities = ['normal', 'personal', 'private', 'confidential'] as const;
const statuses = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'] as const;

/** What a person may say of an event. Source: https://learn.microsoft.com/graph/api/event-update */
const readers: Readonly<Record<string, Reader>> = {
  subject: (value, field) => ({ subject: value === null ? '' : textFrom(value, field) }),
  body: (value, field) => ({ body: bodyFrom(value, field) }),
  start: async (value, field) => ({ start: await timeFrom(value, field) }),
  end: async (value, field) => ({ end: await timeFrom(value, field) }),
  isAllDay: (value, field) => ({ isAllDay: booleanFrom(value, field) }),
  location: (value, field) => ({ locations: value === null ? [] : locationsOf([locationFrom(value, field)]) }),
  locations: (value, field) => ({ locations: locationsOf(listFrom(value ?? [], field).map((item) => locationFrom(item, field))) }),
  attendees: (value, field, tenant) => ({ attendees: listFrom(value ?? [], field).map((item) => attendeeFrom(tenant, item, field)) }),
  categories: (value, field) => ({ categories: listFrom(value ?? [], field).map((name) => textFrom(name, field)) }),
  importance: (value, field) => ({ importance: wordFrom(value, field, ['low', 'normal', 'high']) }),
  sensitivity: (value, field) => ({ sensitivity: wordFrom(value, field, sensitivities) }),
  showAs: (value, field) => ({ showAs: wordFrom(value, field, statuses) }),
  isReminderOn: (value, field) => ({ isReminderOn: booleanFrom(value, field) }),
  reminderMinutesBeforeStart: (value, field) => ({ reminderMinutesBeforeStart: minutesFrom(value, field) }),
  responseRequested: (value, field) => ({ responseRequested: booleanFrom(value, field) }),
  allowNewTimeProposals: (value, field) => ({ allowNewTimeProposals: booleanFrom(value, field) }),
  hideAttendees: (value, field) => ({ hideAttendees: booleanFrom(value, field) }),
  isOnlineMeeting: (value, field) => ({ isOnlineMeeting: booleanFrom(value, field) }),
  // Other providers are refused by their name; that there is one does not make a meeting of an event.
  onlineMeetingProvider: (value, field) => (wordFrom(value, field, ['teamsForBusiness', 'unknown']), {}),
  transactionId: (value, field) => ({ transactionId: value === null ? null : textFrom(value, field) }),
};

// Graph sends these and does not mind getting them back; they change nothing.
const readOnly = [
  'id',
  'createdDateTime',
  'lastModifiedDateTime',
  'changeKey',
  'originalStartTimeZone',
  'originalEndTimeZone',
  'originalStart',
  'responseStatus',
  'iCalUId',
  'hasAttachments',
  'bodyPreview',
  'isCancelled',
  'isDraft',
  'isOrganizer',
  'seriesMasterId',
  'type',
  'webLink',
  'onlineMeetingUrl',
  'onlineMeeting',
  'organizer',
  'cancelledOccurrences',
];

/**
 * Reads an `event` resource of a request.
 *
 * @param others - Properties that are read elsewhere.
 * @throws GraphFailure 400 naming the property that has a wrong value; 501 for one that is not kept.
 */
export async function eventFrom(value: unknown, tenant: Tenant, others: readonly string[] = []): Promise<EventInput> {
  let input: EventInput = {};
  // The more exact one of the two counts: it is read last.
  const event = objectFrom(value, 'The event');
  const given = Object.entries(event).toSorted(([a], [b]) => Number(isSame(a, 'locations')) - Number(isSame(b, 'locations')));
  for (const [name, item] of given) {
    if (name.includes('@') || [...readOnly, ...extendedCollections, ...others].some((known) => isSame(known, name))) continue;
    const found = Object.entries(readers).find(([field]) => isSame(field, name));
    if (!found) throw notKept(name, 'event');
    input = { ...input, ...(await found[1](item, found[0], tenant)) };
  }
  const extendedProperties = keptIn(event);
  return extendedProperties.length === 0 ? input : { ...input, extendedProperties };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Exchange keeps HTML, as a whole document, and text as it is. */
function bodyFrom(value: unknown, field: string): EventContent['body'] {
  const object = objectFrom(value, `The property '${field}'`);
  const contentType = wordFrom(memberOf(object, 'contentType') ?? 'text', `${field}/contentType`, ['text', 'html']);
  const content = textFrom(memberOf(object, 'content') ?? '', `${field}/content`);
  const isFragment = contentType === 'html' && content !== '' && !/<html[\s>]/i.test(content);
  return { contentType, content: isFragment ? htmlDocument(content) : content };
}

/** What Exchange adds to a place. Source: the answers at https://learn.microsoft.com/graph/api/user-post-events */
function locationFrom(value: unknown, field: string): EventLocation {
  const object = objectFrom(value, `The property '${field}'`);
  const displayName = textFrom(memberOf(object, 'displayName') ?? '', `${field}/displayName`);
  const given = Object.entries(object).filter(([name, item]) => !name.includes('@') && item !== null);
  return { locationType: 'default', uniqueId: displayName, uniqueIdType: 'private', ...Object.fromEntries(given), displayName };
}

function locationsOf(given: readonly EventLocation[]): EventLocation[] {
  return given.filter((location) => location.displayName !== '' || memberOf(location, 'locationEmailAddress') !== undefined);
}

function attendeeFrom(tenant: Tenant, value: unknown, field: string): Attendee {
  const object: JsonObject = objectFrom(value, `The property '${field}'`);
  const type = wordFrom(memberOf(object, 'type') ?? 'required', `${field}/type`, ['required', 'optional', 'resource']);
  return { ...recipientFrom(tenant, object, field), type, status: { response: 'none', time: noTime } };
}

/** Where nobody answered. */
export const noTime = '0001-01-01T00:00:00Z';

function minutesFrom(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw badBody(`The property '${field}' must be a whole number.`);
  return value;
}
