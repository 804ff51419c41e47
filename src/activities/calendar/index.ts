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
import { waitForCreated } from './wait-for-created.ts';
import { waitForInvitation } from './wait-for-invitation.ts';
import { waitForReplied } from './wait-for-replied.ts';
import { waitForUpdated } from './wait-for-updated.ts';

export {
  addAttachment,
  addAttendees,
  addLocation,
  calendars,
  create,
  deleteEvent,
  forEach,
  forward,
  get,
  list,
  respond,
  search,
  update,
  waitForCreated,
  waitForInvitation,
  waitForReplied,
  waitForUpdated,
};
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
  waitForCreated,
  waitForUpdated,
  waitForReplied,
  waitForInvitation,
] as const);
