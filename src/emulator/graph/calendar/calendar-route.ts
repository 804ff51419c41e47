import type { BodyShape, Call, Reply, Route } from '../route.ts';
import { type CalendarOperation, calendarPermissions } from './permissions.ts';

/** What the JSON bodies of calendar operations are. Source: the "Request body" of the page of each operation. */
const bodies: Readonly<Partial<Record<CalendarOperation, BodyShape>>> = {
  'POST /me/calendars': 'calendar',
  'PATCH /me/calendar': 'calendar',
  'POST /me/calendarGroups': 'calendarGroup',
  'PATCH /me/calendarGroups/{calendarGroup-id}': 'calendarGroup',
  'POST /me/calendarGroups/{calendarGroup-id}/calendars': 'calendar',
  'POST /me/calendar/calendarPermissions': 'calendarPermission',
  'PATCH /me/calendar/calendarPermissions/{calendarPermission-id}': 'calendarPermission',
  'POST /me/events': 'event',
  'PATCH /me/events/{event-id}': 'event',
  'POST /me/events/{event-id}/attachments': 'attachment',
  'POST /me/events/{event-id}/attachments/createUploadSession': { attachmentItem: 'attachmentItem' },
};

const calendar = '/me/calendar';
const ofId = '/me/calendars/{calendar-id}';
const inGroup = '/me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}';

/**
 * The routes of one calendar operation: the path itself, and what Graph takes for the same, the paths through a calendar:
 * `/me/calendars/{id}/events/...`, `/me/calendarGroups/{id}/calendars/{id}/events/...`. Source: "HTTP request" of the page of each operation.
 *
 * @param operation - The shortest path of the operation.
 */
export function calendarRoute(operation: CalendarOperation, handle: (call: Call) => Reply | Promise<Reply>): readonly Route[] {
  const [method = '', path = ''] = operation.split(' ');
  const permissions = calendarPermissions[operation];
  const body = bodies[operation];
  return pathsOf(path).map((each) => ({ operation: `${method} ${each}`, permissions, handle, ...(body !== undefined && { body }) }));
}

function pathsOf(path: string): string[] {
  if (/^\/me\/(?:events|calendarView)\b/.test(path))
    return [path, ...[calendar, ofId, inGroup].map((prefix) => prefix + path.slice('/me'.length))];
  if (/^\/me\/calendar(?:\/|$)/.test(path)) return [path, ...[ofId, inGroup].map((prefix) => prefix + path.slice(calendar.length))];
  return [path];
}
