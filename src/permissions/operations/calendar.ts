import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// The `.Shared` permissions open one's own calendars too: "all calendars in your organization that the user can access, including delegate and
// shared calendars" (https://learn.microsoft.com/graph/permissions-reference). That somebody else's calendar needs one of them is on
// https://learn.microsoft.com/graph/outlook-get-shared-events-calendars; the pages of the operations do not repeat it.

// https://learn.microsoft.com/graph/api/user-list-events and the pages next to it.
const read: OperationFacts = {
  delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
  personal: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  // The pages call it Calendars.ReadBasic, which Entra ID has for people only: https://learn.microsoft.com/graph/permissions-reference
  application: ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'],
  shared: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
};

// https://learn.microsoft.com/graph/api/event-list-attachments: what Calendars.ReadBasic hides whole. Forwarding has the same list:
// https://learn.microsoft.com/graph/api/event-forward
const readContents: OperationFacts = {
  delegated: ['Calendars.Read', 'Calendars.ReadWrite', 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
  personal: ['Calendars.Read', 'Calendars.ReadWrite'],
  application: ['Calendars.Read', 'Calendars.ReadWrite'],
  shared: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
};

// https://learn.microsoft.com/graph/api/event-update and the pages of create, delete, cancel, answer and attach.
const write: OperationFacts = {
  delegated: ['Calendars.ReadWrite', 'Calendars.ReadWrite.Shared'],
  personal: ['Calendars.ReadWrite'],
  application: ['Calendars.ReadWrite'],
  shared: ['Calendars.ReadWrite.Shared'],
};

// https://learn.microsoft.com/graph/api/user-findmeetingtimes: neither for personal accounts nor for an application alone.
const findTimes: OperationFacts = {
  delegated: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
  personal: [],
  application: [],
  shared: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
};

// https://learn.microsoft.com/graph/api/calendar-getschedule: not for personal accounts.
const freeBusy: OperationFacts = { ...read, personal: [] };

/** The calendar operations that activities call, and what opens each. */
export const calendarOperations = {
  'GET /me/calendars': read,
  'GET /me/events': read,
  'GET /me/events/{event}': read,
  'GET /me/calendarView': read,
  'GET /me/calendars/{calendar}/events': read,
  'GET /me/calendars/{calendar}/calendarView': read,

  'POST /me/calendar/getSchedule': freeBusy,
  'POST /me/findMeetingTimes': findTimes,

  'GET /me/events/{event}/attachments': readContents,
  'POST /me/events/{event}/forward': readContents,

  'POST /me/events': write,
  'POST /me/calendars/{calendar}/events': write,
  'PATCH /me/events/{event}': write,
  'DELETE /me/events/{event}': write,
  'POST /me/events/{event}/cancel': write,
  'POST /me/events/{event}/accept': write,
  'POST /me/events/{event}/tentativelyAccept': write,
  'POST /me/events/{event}/decline': write,
  'POST /me/events/{event}/attachments': write,
  'POST /me/events/{event}/attachments/createUploadSession': write,
  'DELETE /me/events/{event}/attachments/{attachment}': write,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
