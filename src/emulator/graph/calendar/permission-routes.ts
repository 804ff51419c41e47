import type { Calendar, CalendarPermission, CalendarRole } from '../../tenant/calendar.ts';
import { findUser } from '../../tenant/tenant.ts';
import { badBody, type JsonObject, memberOf, objectFrom, textFrom, wordFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import { isLocalAddress } from '../outlook/mailboxes.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { calendarRoute } from './calendar-route.ts';
import { accessDenied, calendarContext, isAtHome, openCalendar, type Opened } from './opened-calendar.ts';
import { calendarRules } from './query-rules.ts';

const permissionType = {
  name: 'calendarPermission',
  properties: ['id', 'emailAddress', 'isInsideOrganization', 'isRemovable', 'role', 'allowedRoles'],
};

/** What the organisation as a whole may be given, and people in it. https://learn.microsoft.com/graph/api/resources/calendarpermission */
const ofAll: readonly CalendarRole[] = ['none', 'freeBusyRead', 'limitedRead', 'read', 'write'];
const ofPeople: readonly CalendarRole[] = [
  'freeBusyRead',
  'limitedRead',
  'read',
  'write',
  'delegateWithoutPrivateEventAccess',
  'delegateWithPrivateEventAccess',
];
/** People of other organisations look only. */
const ofOthers: readonly CalendarRole[] = ['freeBusyRead', 'limitedRead', 'read'];

/** With whom a calendar is shared. https://learn.microsoft.com/graph/api/calendar-list-calendarpermissions and the pages beside it */
export const permissionRoutes: readonly Route[] = [
  ...calendarRoute('GET /me/calendar/calendarPermissions', (call) =>
    listReply(call, openOwn(call).calendar.permissions, {
      context: contextFragment(call),
      type: permissionType,
      defaultTop: 100,
      paging: 'skip',
      resource: permissionResource,
      rules: () => calendarRules,
    }),
  ),
  ...calendarRoute('POST /me/calendar/calendarPermissions', async (call) => {
    const { store, calendar } = openOwn(call);
    const permission = permissionFrom(call, objectFrom(await call.json(), 'The permission'));
    if (calendar.permissions.some(({ id }) => id === permission.id)) {
      // Assumption: the words.
      throw new GraphFailure(409, 'ErrorCalendarPermissionExists', 'The calendar is shared with this person already.');
    }
    calendar.permissions.push(permission);
    calendar.changeNumber = ++store.changeNumber;
    return permissionReply(call, permission, 201);
  }),
  ...calendarRoute('GET /me/calendar/calendarPermissions/{calendarPermission-id}', (call) =>
    permissionReply(call, permissionIn(call, openOwn(call).calendar)),
  ),
  ...calendarRoute('PATCH /me/calendar/calendarPermissions/{calendarPermission-id}', async (call) => {
    const { store, calendar } = openOwn(call);
    const permission = permissionIn(call, calendar);
    permission.role = wordFrom(memberOf(objectFrom(await call.json(), 'The permission'), 'role'), 'role', allowedRoles(permission));
    calendar.changeNumber = ++store.changeNumber;
    return permissionReply(call, permission);
  }),
  ...calendarRoute('DELETE /me/calendar/calendarPermissions/{calendarPermission-id}', (call) => {
    const { store, calendar } = openOwn(call);
    const permission = permissionIn(call, calendar);
    // Assumption: the code and the words.
    if (!permission.isRemovable) throw new GraphFailure(400, 'ErrorInvalidRequest', 'This permission cannot be removed.');
    calendar.permissions.splice(calendar.permissions.indexOf(permission), 1);
    calendar.changeNumber = ++store.changeNumber;
    return { status: 204 };
  }),
];

/** Who shares a calendar is its owner. @throws GraphFailure 403. */
function openOwn(call: Call): Opened {
  if (!isAtHome(call)) throw accessDenied();
  return openCalendar(call, 'read');
}

function permissionIn(call: Call, { permissions }: Calendar): CalendarPermission {
  const permission = permissions.find(({ id }) => id === call.params['calendarPermission-id']);
  if (!permission) throw itemNotFound();
  return permission;
}

function permissionFrom(call: Call, body: JsonObject): CalendarPermission {
  const given = objectFrom(memberOf(body, 'emailAddress') ?? {}, `The property 'emailAddress'`);
  const address = textFrom(memberOf(given, 'address') ?? '', 'emailAddress/address').trim();
  if (address === '') throw badBody(`The property 'emailAddress/address' is missing.`);
  const user = findUser(call.tenant, address);
  const isInsideOrganization = isLocalAddress(call.tenant, address);
  const name = textFrom(memberOf(given, 'name') ?? user?.displayName ?? address, 'emailAddress/name');
  const shell = {
    id: Buffer.from(address.toLowerCase()).toString('base64'),
    emailAddress: { name, address },
    isInsideOrganization,
    isRemovable: true,
  };
  return { ...shell, role: wordFrom(memberOf(body, 'role'), 'role', allowedRoles(shell)) };
}

function allowedRoles({
  emailAddress,
  isInsideOrganization,
}: Pick<CalendarPermission, 'emailAddress' | 'isInsideOrganization'>): readonly CalendarRole[] {
  if (emailAddress.address === undefined) return ofAll;
  return isInsideOrganization ? ofPeople : ofOthers;
}

function permissionReply(call: Call, permission: CalendarPermission, status = 200): Promise<Reply> {
  return entityReply(call, permission, { context: contextFragment(call), type: permissionType, status, resource: permissionResource });
}

function permissionResource(permission: CalendarPermission): Resource {
  const { id, emailAddress, isInsideOrganization, isRemovable, role } = permission;
  return { id, isRemovable, isInsideOrganization, role, allowedRoles: allowedRoles(permission), emailAddress };
}

function contextFragment(call: Call): string {
  return calendarContext(call, 'calendarPermissions');
}
