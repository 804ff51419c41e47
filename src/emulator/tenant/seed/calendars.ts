import { calendarStoreOf, defaultCalendar } from '../../graph/calendar/calendars.ts';
import { changedOccurrence } from '../../graph/calendar/change-event.ts';
import { noTime } from '../../graph/calendar/event-input.ts';
import { timeAt } from '../../graph/calendar/event-times.ts';
import { addEvent, type NewEvent } from '../../graph/calendar/events.ts';
import { onlineMeetingFor, withMeetingBlock } from '../../graph/calendar/online-meeting.ts';
import { dateOf, occurrenceDays } from '../../graph/calendar/recurrence.ts';
import { isSeries } from '../../graph/calendar/series.ts';
import { htmlDocument } from '../../graph/outlook/plain-text.ts';
import { addressOf } from '../../graph/outlook/recipients.ts';
import { type TimeZone, timeZoneOf } from '../../graph/outlook/zoned-time.ts';
import type { Attendee, CalendarEvent, EventContent } from '../calendar.ts';
import type { User } from '../directory.ts';
import { createIds } from '../ids.ts';
import type { Recurrence } from '../recurrence.ts';
import { findUser, type Tenant } from '../tenant.ts';
import { type SeededEvent, seededEvents } from './calendar-events.ts';

const millisecondsOfDay = 24 * 60 * 60 * 1000;

/** A tenant whose ids are those of the calendar seed, and what it counts from. */
interface Week {
  readonly tenant: Tenant;
  readonly zone: TimeZone;
  /** The Monday of the present week, in days since 1970. */
  readonly monday: number;
}

/**
 * Fills the calendars of the seeded people with the week around the tenant's present time. Ids are of a sequence of their own, so that what the
 * seed gave before stays what it was. A tenant without the seeded people is left as it is.
 */
export function seedCalendars(tenant: Tenant): void {
  if (!findUser(tenant, `ada@${tenant.domain}`)) return;
  const zone = timeZoneOf('GMT Standard Time', 'Europe/London');
  const today = Math.floor(zone.clockAt(tenant.clock.now().getTime()) / millisecondsOfDay);
  // 1970-01-05 was a Monday.
  const monday = today - ((((today - 4) % 7) + 7) % 7);
  const ids = createIds((Number.parseInt(tenant.id.slice(0, 8), 16) ^ 0x5eed) | 0);
  for (const seeded of seededEvents) place({ tenant: withIds(tenant, ids), zone, monday }, seeded);
}

/** The same tenant, which gives out other ids. */
function withIds(tenant: Tenant, ids: Tenant['ids']): Tenant {
  tenant.calendars ??= new Map();
  return { ...tenant, ids };
}

/** Puts an event into the calendar of its organiser, and of everybody who did not decline. */
function place(week: Week, seeded: SeededEvent): void {
  const organizer = person(week.tenant, seeded.by);
  const content = contentOf(week, seeded, organizer);
  const event = put(week, seeded, organizer, { ...content, organizer: addressOf(organizer) });
  for (const [alias, response] of Object.entries(seeded.with ?? {})) {
    if (response === 'declined') continue;
    const user = person(week.tenant, alias);
    put(week, seeded, user, {
      ...content,
      ...answered(week.tenant, response),
      categories: [],
      attendees: content.attendees.map((attendee) => ({ ...attendee, status: { response: 'none', time: noTime } })),
      organizer: addressOf(organizer),
      isOrganizer: false,
      iCalUId: event.iCalUId,
    });
  }
}

function put({ tenant, zone, monday }: Week, { changed = [] }: SeededEvent, user: User, content: NewEvent): CalendarEvent {
  const store = calendarStoreOf(tenant, user);
  const event = addEvent(tenant, store, defaultCalendar(store), user, content);
  if (!isSeries(event)) return event;
  for (const { day, to } of changed) {
    const times = to && { start: timeAt(zone, clockOf(monday + to.day, to.from)), end: timeAt(zone, clockOf(monday + to.day, to.to)) };
    changedOccurrence(store, event, dateOf(monday + day), times, tenant.clock.now());
  }
  return event;
}

function contentOf({ tenant, zone, monday }: Week, seeded: SeededEvent, organizer: User): NewEvent & Pick<EventContent, 'attendees'> {
  const { day, from = '00:00', to = '00:00', days = 1, place: name, optional = [] } = seeded;
  const isAllDay = seeded.from === undefined;
  const recurrence = recurrenceOf(seeded, monday + day, zone);
  const [first = monday + day] = recurrence ? occurrenceDays(recurrence) : [];
  const attendees = Object.entries(seeded.with ?? {}).map(([alias, response]): Attendee => {
    const time = response === 'none' ? noTime : beforeNow(tenant);
    return { ...addressOf(person(tenant, alias)), type: optional.includes(alias) ? 'optional' : 'required', status: { response, time } };
  });
  const onlineMeeting = seeded.isOnline === true ? onlineMeetingFor({ tenant, owner: organizer }) : undefined;
  const text = { contentType: 'html', content: seeded.text === '' ? '' : htmlDocument(seeded.text) } as const;
  return {
    subject: seeded.subject,
    body: onlineMeeting === undefined ? text : withMeetingBlock(text, onlineMeeting),
    start: timeAt(zone, clockOf(first, from)),
    end: timeAt(zone, isAllDay ? clockOf(first + days, to) : clockOf(first, to)),
    isAllDay,
    locations: name === undefined ? [] : [{ displayName: name, locationType: 'default', uniqueId: name, uniqueIdType: 'private' }],
    attendees,
    categories: seeded.category === undefined ? [] : [seeded.category],
    showAs: seeded.showAs ?? 'busy',
    sensitivity: seeded.sensitivity ?? 'normal',
    onlineMeeting,
    recurrence,
  };
}

function recurrenceOf({ pattern }: SeededEvent, day: number, { name }: TimeZone): Recurrence | null {
  if (!pattern) return null;
  return {
    pattern: { interval: 1, month: 0, dayOfMonth: 0, daysOfWeek: [], firstDayOfWeek: 'sunday', index: 'first', ...pattern },
    range: { type: 'noEnd', startDate: dateOf(day), endDate: '0001-01-01', recurrenceTimeZone: name, numberOfOccurrences: 0 },
  };
}

/** How an invitation shows after an answer. */
function answered(tenant: Tenant, response: Attendee['status']['response']): Pick<EventContent, 'showAs' | 'responseStatus'> {
  if (response === 'none') return { showAs: 'tentative', responseStatus: { response: 'notResponded', time: noTime } };
  return { showAs: response === 'accepted' ? 'busy' : 'tentative', responseStatus: { response, time: beforeNow(tenant) } };
}

/** A working day ago. */
function beforeNow({ clock }: Tenant): string {
  return new Date(clock.now().getTime() - millisecondsOfDay).toISOString();
}

/** @param time - `10:00` */
function clockOf(day: number, time: string): number {
  return day * millisecondsOfDay + Date.parse(`1970-01-01T${time}:00Z`);
}

function person(tenant: Tenant, alias: string): User {
  const user = findUser(tenant, `${alias}@${tenant.domain}`);
  if (!user) throw new Error(`The seed has no ${alias}.`);
  return user;
}
