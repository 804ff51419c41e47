import { addAttachment } from './add-attachment.ts';
import { addAttendees } from './add-attendees.ts';
import { addLocation } from './add-location.ts';
import { calendars } from './calendars.ts';
import { create } from './create.ts';
import { deleteEvent } from './delete.ts';
import { findMeetingTimes } from './find-meeting-times.ts';
import { forEach } from './for-each.ts';
import { forward } from './forward.ts';
import { freeBusy } from './free-busy.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { respond } from './respond.ts';
import { search } from './search.ts';
import { update } from './update.ts';

export { addAttachment, addAttendees, addLocation, calendars, create, deleteEvent, forEach, forward, get, list, respond, search, update };
export type { Calendar } from './calendar.ts';
export type { CalendarEvent } from './event.ts';
export type { EventReference } from './event-reference.ts';
export type { Recurrence } from './recurrence/recurrence.ts';

/** Every calendar activity: the classic ones first, then the newer ones. */
export const calendarActivities = Object.freeze([
  calendars,
  create,
  update,
  deleteEvent,
  addAttendees,
  addLocation,
  addAttachment,
  search,
  findMeetingTimes,
  respond,
  forEach,
  get,
  list,
  forward,
  freeBusy,
] as const);
