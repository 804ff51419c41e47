import type { Calendar, CalendarStore } from '../../tenant/calendar.ts';
import { type CollectionOptions, listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Expand } from '../odata/expand.ts';
import { badBody, type JsonObject, memberOf, objectFrom, refuseUnkept, textFrom, wordFrom } from '../json-input.ts';
import { extendedExpand } from '../outlook/extended-expand.ts';
import { expandedKept, extendedCollections, keptIn, searchedKept, withProperties } from '../outlook/extended-properties.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { calendarResource, calendarType } from './calendar-resource.ts';
import { calendarRoute } from './calendar-route.ts';
import { calendarStoreOf, createCalendar } from './calendars.ts';
import { mayReadContent } from './event-view.ts';
import { removeEvent } from './events.ts';
import { accessDenied, isAtHome, may, openCalendar } from './opened-calendar.ts';
import { calendarRules } from './query-rules.ts';

/** The words of `calendarColor` that a client may set. https://learn.microsoft.com/graph/api/resources/calendar */
const colors = [
  'auto',
  'lightBlue',
  'lightGreen',
  'lightOrange',
  'lightGray',
  'lightYellow',
  'lightTeal',
  'lightPink',
  'lightBrown',
  'lightRed',
  'maxColor',
] as const;

/** Calendars: listing, making, renaming and removing them. */
export const calendarRoutes: readonly Route[] = [
  ...calendarRoute('GET /me/calendars', (call) => {
    const store = calendarStoreOf(call.tenant, call.owner);
    const seen = [...store.calendars.values()].filter((calendar) => may(call, calendar, 'read'));
    return listReply(call, seen, listOptions(call));
  }),
  ...calendarRoute('POST /me/calendars', async (call) => {
    return calendarReply(call, await newCalendar(call), 201);
  }),
  ...calendarRoute('GET /me/calendar', (call) => calendarReply(call, openCalendar(call, 'read').calendar)),
  ...calendarRoute('PATCH /me/calendar', async (call) => {
    const { store, calendar } = openCalendar(call, 'write');
    const changes = changesFrom(await call.json(), calendarResource(call, calendar));
    if (changes.name !== undefined) refuseName(store, changes.name, calendar);
    const { extendedProperties: added, ...plain } = changes;
    Object.assign(calendar, plain, added && { extendedProperties: withProperties(calendar.extendedProperties, added) });
    calendar.changeNumber = ++store.changeNumber;
    return calendarReply(call, calendar);
  }),
  ...calendarRoute('DELETE /me/calendar', (call) => {
    const store = ownStore(call);
    const { calendar } = openCalendar(call, 'write');
    if (calendar.isDefault) {
      // Assumption: the words are those for folders that every mailbox has.
      throw new GraphFailure(400, 'ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.');
    }
    for (const event of store.events.values()) if (event.calendarId === calendar.id) removeEvent(store, event);
    store.calendars.delete(calendar.id);
    return { status: 204 };
  }),
];

/** Makes the calendar that a request describes. @param groupId - Default: the first group. @throws GraphFailure 400 without a name, 409 for one that is taken. */
export async function newCalendar(call: Call, groupId?: string): Promise<Calendar> {
  const store = ownStore(call);
  const shown = { isDefaultCalendar: false, isTallyingResponses: false, hexColor: '' };
  const { name, ...more } = changesFrom(await call.json(), shown);
  if (name === undefined) throw badBody(`The property 'name' is missing.`);
  refuseName(store, name);
  return createCalendar(store, call.owner, name, call.tenant.ids, { ...more, ...(groupId !== undefined && { groupId }) });
}

/** How a list of calendars answers. */
export function listOptions(call: Call): CollectionOptions<Calendar> {
  return {
    context: contextFragment(call),
    type: calendarType,
    // Assumption: the page is that of events.
    defaultTop: 10,
    paging: 'skip',
    resource: (calendar) => calendarResource(call, calendar),
    read: (calendar, property) =>
      property === 'singleValueExtendedProperties' ? searchedKept(extendedOf(call, calendar)) : calendarResource(call, calendar)[property],
    expand: calendarExpand(call),
    rules: () => calendarRules,
  };
}

/** What `$expand` may name on a calendar. https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get */
function calendarExpand(call: Call): Expand<Calendar> {
  return extendedExpand((calendar, collection, filter) => expandedKept(extendedOf(call, calendar), collection, filter));
}

/** Assumption: who does not see the extended properties of events does not see those of calendars either. */
function extendedOf(call: Call, { extendedProperties }: Calendar): Calendar['extendedProperties'] {
  return mayReadContent(call) ? extendedProperties : [];
}

/** Answers with one calendar as the caller sees it. */
export function calendarReply(call: Call, calendar: Calendar, status = 200): Promise<Reply> {
  return entityReply(call, calendar, {
    context: contextFragment(call),
    type: calendarType,
    status,
    resource: (item) => calendarResource(call, item),
    expand: calendarExpand(call),
  });
}

function contextFragment({ owner, url, params }: Call): string {
  const group = params['calendarGroup-id'];
  const ofGroup = group === undefined ? '' : `calendarGroups('${encodeURIComponent(group)}')/`;
  return `users('${owner.id}')/${/\/calendar\/?$/i.test(url.pathname) ? 'calendar' : `${ofGroup}calendars`}`;
}

/** The calendars of a mailbox in which the caller is at home: others do not make or remove any there. @throws GraphFailure 403. */
function ownStore(call: Call): CalendarStore {
  if (!isAtHome(call)) throw accessDenied();
  return calendarStoreOf(call.tenant, call.owner);
}

/** What follows from whose calendar it is and from what happens to it: it is told to no effect. https://learn.microsoft.com/graph/api/resources/calendar */
const readOnly = [
  'id',
  'changeKey',
  'owner',
  'canEdit',
  'canShare',
  'canViewPrivateItems',
  'isRemovable',
  'allowedOnlineMeetingProviders',
  'defaultOnlineMeetingProvider',
];

/** @throws GraphFailure 501 for what is not kept, except as it is shown. */
function changesFrom(value: unknown, shown: JsonObject): Partial<Pick<Calendar, 'name' | 'color' | 'extendedProperties'>> {
  const object: JsonObject = objectFrom(value, 'The calendar');
  refuseUnkept(object, ['name', 'color', ...extendedCollections, ...readOnly], 'calendar', shown);
  const extendedProperties = keptIn(object);
  const [name, color] = [memberOf(object, 'name'), memberOf(object, 'color')];
  if (name !== undefined && textFrom(name, 'name').trim() === '') throw badBody(`The property 'name' must not be empty.`);
  return {
    ...(name !== undefined && { name: textFrom(name, 'name') }),
    ...(color !== undefined && { color: wordFrom(color, 'color', colors) }),
    ...(extendedProperties.length > 0 && { extendedProperties }),
  };
}

/** @throws GraphFailure 409 for a name that another calendar of the mailbox has. */
function refuseName(store: CalendarStore, name: string, own?: Calendar): void {
  for (const other of store.calendars.values()) {
    if (other === own || other.name.toLowerCase() !== name.toLowerCase()) continue;
    // Assumption: the words are those for folders, which calendars are in the store.
    throw new GraphFailure(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
  }
}
