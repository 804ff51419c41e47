import type { Calendar, CalendarGroup, CalendarPermission, CalendarStore } from '../../tenant/calendar.ts';
import type { User } from '../../tenant/directory.ts';
import { createIds, type Ids } from '../../tenant/ids.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { newFolderId } from '../outlook/exchange-ids.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';

/** The class of the group that every mailbox has. https://learn.microsoft.com/graph/api/user-list-calendargroups */
const firstGroupClass = '0006f0b7-0000-0000-c000-000000000046';

/** The calendars of `owner`; the default one is made when they are first asked for. */
export function calendarStoreOf(tenant: Tenant, owner: User): CalendarStore {
  const stores = (tenant.calendars ??= new Map());
  const store = stores.get(owner.id) ?? createStore(owner);
  stores.set(owner.id, store);
  return store;
}

/** Makes a calendar. @param group - Default: the first group. */
export function createCalendar(
  store: CalendarStore,
  owner: User,
  name: string,
  ids: Ids,
  options: Partial<Pick<Calendar, 'color' | 'groupId' | 'extendedProperties'>> = {},
): Calendar {
  const [first] = store.groups.keys();
  const calendar: Calendar = {
    id: newFolderId(owner.id, ids),
    name,
    color: options.color ?? 'auto',
    isDefault: store.calendars.size === 0,
    groupId: options.groupId ?? first ?? '',
    permissions: [organisation()],
    ...(options.extendedProperties && { extendedProperties: options.extendedProperties }),
    changeNumber: ++store.changeNumber,
  };
  store.calendars.set(calendar.id, calendar);
  return calendar;
}

/** The calendar that is meant where none is named. */
export function defaultCalendar(store: CalendarStore): Calendar {
  for (const calendar of store.calendars.values()) if (calendar.isDefault) return calendar;
  throw itemNotFound();
}

/** Finds a calendar. @throws GraphFailure 404. */
export function findCalendar(store: CalendarStore, id: string): Calendar {
  const calendar = store.calendars.get(id);
  if (!calendar) throw itemNotFound();
  return calendar;
}

function createStore(owner: User): CalendarStore {
  // Ids of their own sequence: calendars came after others knew what a seed gives.
  const ids = createIds((Number.parseInt(owner.id.slice(0, 8), 16) ^ 0x0ca1) | 0);
  const store: CalendarStore = { calendars: new Map(), groups: new Map(), events: new Map(), removed: [], changeNumber: 0 };
  const group: CalendarGroup = {
    id: newFolderId(owner.id, ids),
    name: 'My Calendars',
    classId: firstGroupClass,
    changeNumber: ++store.changeNumber,
  };
  store.groups.set(group.id, group);
  createCalendar(store, owner, 'Calendar', ids);
  return store;
}

/** What everybody in the organisation may see at first: when somebody is free. https://learn.microsoft.com/graph/api/resources/calendarpermission */
function organisation(): CalendarPermission {
  return {
    id: Buffer.from('Default').toString('base64'),
    emailAddress: { name: 'My Organization' },
    isInsideOrganization: true,
    isRemovable: false,
    role: 'freeBusyRead',
  };
}
