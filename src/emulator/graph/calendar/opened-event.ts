import type { Calendar, CalendarEvent, CalendarStore } from '../../tenant/calendar.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import type { Call } from '../route.ts';
import { calendarStoreOf, findCalendar } from './calendars.ts';
import { eventById } from './events.ts';
import { type Instance, instanceOf } from './instance.ts';
import { demand, namedCalendar, type Wish } from './opened-calendar.ts';

/** An event that a call may use, and where it is. */
export interface OpenedEvent {
  readonly store: CalendarStore;
  readonly calendar: Calendar;
  readonly event: CalendarEvent;
  readonly instance: Instance;
}

/**
 * The event in the path of a call, in any calendar of the mailbox where the path names none.
 *
 * @throws GraphFailure 404; 403 as `openCalendar`.
 */
export async function openEvent(call: Call, wish: Wish): Promise<OpenedEvent> {
  const store = calendarStoreOf(call.tenant, call.owner);
  const event = eventById(store, call.params['event-id'] ?? '');
  if (!event || (namedCalendar(call, store) ?? event.calendarId) !== event.calendarId) throw itemNotFound();
  const calendar = findCalendar(store, event.calendarId);
  demand(call, calendar, wish);
  return { store, calendar, event, instance: instanceOf(event) };
}
