import type { OperationPermissions } from '../route.ts';

/*
 * Who may do what with calendars. Read from Microsoft's permission reference (https://learn.microsoft.com/graph/permissions-reference and the
 * permission tables of the API pages), then completed by what the texts of the permissions say:
 * - a permission opens all that a narrower one opens (ReadWrite holds Read, Read holds ReadBasic);
 * - `.Shared` is about "all calendars that the user can access, including delegate and shared calendars": it opens the own calendars too, and is
 *   the only kind that opens those of somebody else; it is for work accounts.
 */

const readBasic: OperationPermissions = {
  delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
  personal: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  application: ['Calendars.ReadBasic', 'Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'],
  shared: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
};

/** What lets a caller see bodies and attachments. Source: the description of Calendars.ReadBasic. */
export const readContent: OperationPermissions = {
  delegated: ['Calendars.Read', 'Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
  personal: ['Calendars.Read', 'Calendars.ReadWrite'],
  application: ['Calendars.Read', 'Calendars.ReadWrite'],
  shared: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
};

const write: OperationPermissions = {
  delegated: ['Calendars.ReadWrite', 'Calendars.ReadWrite.Shared'],
  personal: ['Calendars.ReadWrite'],
  application: ['Calendars.ReadWrite'],
  shared: ['Calendars.ReadWrite.Shared'],
};

/** Which calendars there are: the published list has a `.Shared` permission for personal accounts here. */
const readCalendars: OperationPermissions = { ...readBasic, personal: [...readBasic.personal, 'Calendars.Read.Shared'] };

/** When others are free is told to work accounts alone. */
const readSchedules: OperationPermissions = { ...readBasic, personal: [], shared: readBasic.delegated };

const findTimes: OperationPermissions = {
  delegated: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
  personal: [],
  application: [],
  shared: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
};

/** Every calendar operation, by its shortest path. The same operation on a path through a calendar has the same permissions. */
export const calendarPermissions = {
  'GET /me/calendars': readCalendars,
  'POST /me/calendars': write,
  'GET /me/calendar': readCalendars,
  'PATCH /me/calendar': write,
  'DELETE /me/calendar': write,
  'POST /me/calendar/getSchedule': readSchedules,
  'GET /me/calendar/calendarPermissions': readContent,
  'POST /me/calendar/calendarPermissions': write,
  'GET /me/calendar/calendarPermissions/{calendarPermission-id}': readContent,
  'PATCH /me/calendar/calendarPermissions/{calendarPermission-id}': write,
  'DELETE /me/calendar/calendarPermissions/{calendarPermission-id}': write,
  'GET /me/calendarGroups': readBasic,
  'POST /me/calendarGroups': write,
  'GET /me/calendarGroups/{calendarGroup-id}': readBasic,
  'PATCH /me/calendarGroups/{calendarGroup-id}': write,
  'DELETE /me/calendarGroups/{calendarGroup-id}': write,
  'GET /me/calendarGroups/{calendarGroup-id}/calendars': readCalendars,
  'POST /me/calendarGroups/{calendarGroup-id}/calendars': write,
  'GET /me/events': readBasic,
  'GET /me/events/$count': readBasic,
  'POST /me/events': write,
  'GET /me/events/{event-id}': readBasic,
  'PATCH /me/events/{event-id}': write,
  'DELETE /me/events/{event-id}': write,
  'POST /me/events/{event-id}/permanentDelete': write,
  'POST /me/events/{event-id}/accept': write,
  'POST /me/events/{event-id}/tentativelyAccept': write,
  'POST /me/events/{event-id}/decline': write,
  'POST /me/events/{event-id}/cancel': write,
  'POST /me/events/{event-id}/forward': readContent,
  'POST /me/events/{event-id}/dismissReminder': write,
  'POST /me/events/{event-id}/snoozeReminder': write,
  'GET /me/events/{event-id}/instances': readBasic,
  'GET /me/events/{event-id}/attachments': readContent,
  'POST /me/events/{event-id}/attachments': write,
  'POST /me/events/{event-id}/attachments/createUploadSession': write,
  'GET /me/events/{event-id}/attachments/{attachment-id}': readContent,
  'GET /me/events/{event-id}/attachments/{attachment-id}/$value': readContent,
  'DELETE /me/events/{event-id}/attachments/{attachment-id}': write,
  'GET /me/calendarView': readBasic,
  'GET /me/calendarView/delta': readBasic,
  'POST /me/findMeetingTimes': findTimes,
} as const satisfies Readonly<Record<string, OperationPermissions>>;

/** `METHOD /path`, an operation of `calendarPermissions`. */
export type CalendarOperation = keyof typeof calendarPermissions;
