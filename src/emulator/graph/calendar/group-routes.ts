import type { CalendarGroup, CalendarStore } from '../../tenant/calendar.ts';
import { badBody, memberOf, objectFrom, refuseNamed, textFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import { changeKeyOf } from '../outlook/change-key.ts';
import { newFolderId } from '../outlook/exchange-ids.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { calendarReply, listOptions, newCalendar } from './calendar-routes.ts';
import { calendarStoreOf } from './calendars.ts';
import { accessDenied, isAtHome, may } from './opened-calendar.ts';
import { calendarRules } from './query-rules.ts';

const groupType = { name: 'calendarGroup', properties: ['id', 'name', 'classId', 'changeKey'] };

/** Calendar groups, and the calendars in them. https://learn.microsoft.com/graph/api/resources/calendargroup */
export const groupRoutes: readonly Route[] = [
  ...calendarRoute('GET /me/calendarGroups', (call) =>
    listReply(call, [...openGroups(call).groups.values()], {
      context: contextFragment(call),
      type: groupType,
      defaultTop: 10,
      paging: 'skip',
      resource: groupResource,
      rules: () => calendarRules,
    }),
  ),
  ...calendarRoute('POST /me/calendarGroups', async (call) => {
    const store = openGroups(call);
    const group: CalendarGroup = {
      id: newFolderId(call.owner.id, call.tenant.ids),
      name: nameFrom(await call.json(), store),
      classId: call.tenant.ids.guid(),
      changeNumber: ++store.changeNumber,
    };
    store.groups.set(group.id, group);
    return groupReply(call, group, 201);
  }),
  ...calendarRoute('GET /me/calendarGroups/{calendarGroup-id}', (call) => groupReply(call, groupIn(call, openGroups(call)))),
  ...calendarRoute('PATCH /me/calendarGroups/{calendarGroup-id}', async (call) => {
    const store = openGroups(call);
    const group = groupIn(call, store);
    group.name = nameFrom(await call.json(), store, group);
    group.changeNumber = ++store.changeNumber;
    return groupReply(call, group);
  }),
  ...calendarRoute('DELETE /me/calendarGroups/{calendarGroup-id}', (call) => {
    const store = openGroups(call);
    const group = groupIn(call, store);
    // https://learn.microsoft.com/graph/api/calendargroup-delete. Assumption: the code and the words, and that the first group stays.
    if (isFirst(store, group)) throw new GraphFailure(400, 'ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.');
    if ([...store.calendars.values()].some(({ groupId }) => groupId === group.id))
      throw new GraphFailure(400, 'ErrorCannotDeleteObject', 'The calendar group has calendars.');
    store.groups.delete(group.id);
    return { status: 204 };
  }),
  ...calendarRoute('GET /me/calendarGroups/{calendarGroup-id}/calendars', (call) => {
    const store = openGroups(call);
    const group = groupIn(call, store);
    const inGroup = [...store.calendars.values()].filter((calendar) => calendar.groupId === group.id && may(call, calendar, 'read'));
    return listReply(call, inGroup, listOptions(call));
  }),
  ...calendarRoute('POST /me/calendarGroups/{calendarGroup-id}/calendars', async (call) => {
    const group = groupIn(call, openGroups(call));
    return calendarReply(call, await newCalendar(call, group.id), 201);
  }),
];

/** Groups are their owner's own. @throws GraphFailure 403. */
function openGroups(call: Call): CalendarStore {
  if (!isAtHome(call)) throw accessDenied();
  return calendarStoreOf(call.tenant, call.owner);
}

function groupIn(call: Call, { groups }: CalendarStore): CalendarGroup {
  const group = groups.get(call.params['calendarGroup-id'] ?? '');
  if (!group) throw itemNotFound();
  return group;
}

function isFirst({ groups }: CalendarStore, group: CalendarGroup): boolean {
  const [first] = groups.values();
  return first === group;
}

function nameFrom(value: unknown, { groups }: CalendarStore, own?: CalendarGroup): string {
  const body = objectFrom(value, 'The calendar group');
  refuseNamed(body, ['calendars'], groupType.name);
  const name = textFrom(memberOf(body, 'name') ?? own?.name ?? '', 'name');
  if (name.trim() === '') throw badBody(`The property 'name' is missing.`);
  for (const other of groups.values())
    if (other !== own && other.name.toLowerCase() === name.toLowerCase())
      throw new GraphFailure(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
  return name;
}

function groupReply(call: Call, group: CalendarGroup, status = 200): Promise<Reply> {
  return entityReply(call, group, { context: contextFragment(call), type: groupType, status, resource: groupResource });
}

function groupResource({ id, name, classId, changeNumber }: CalendarGroup): Resource {
  return { id, name, classId, changeKey: changeKeyOf(changeNumber) };
}

function contextFragment({ owner }: Call): string {
  return `users('${owner.id}')/calendarGroups`;
}
