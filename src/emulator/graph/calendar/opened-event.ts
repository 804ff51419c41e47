import type { Calendar, CalendarEvent, CalendarStore } from '../../tenant/calendar.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import type { Call } from '../route.ts';
import { calendarStoreOf, findCalendar } from './calendars.ts';
import { eventById } from './events.ts';
import { type Instance, instanceOf } from './instance.ts';
import { readOccurrenceId } from './occurrence-id.ts';
import { demand, namedCalendar, type Wish } from './opened-calendar.ts';
import { clockOfSeries, isSeries, occurrenceOn } from './series.ts';

/** An event that a call may use, and where it is. */
export interface OpenedEvent {
  readonly store: CalendarStore;
  readonly calendar: Calendar;
  readonly instance: Instance;
}

/**
 * The event in the path of a call, in any calendar of the mailbox where the path names none; an occurrence of a series too.
 *
 * @throws GraphFailure 404; 403 as `openCalendar`.
 */
export async function openEvent(call: Call, wish: Wish): Promise<OpenedEvent> {
  const store = calendarStoreOf(call.tenant, call.owner);
  const instance = await findInstance(store, call.params['event-id'] ?? '');
  if (!instance || (namedCalendar(call, store) ?? instance.event.calendarId) !== instance.event.calendarId) throw itemNotFound();
  const calendar = findCalendar(store, instance.event.calendarId);
  demand(call, calendar, wish);
  return { store, calendar, instance };
}

/** The event, or the occurrence, of an id; undefined where there is none. */
export async function findInstance(store: CalendarStore, id: string): Promise<Instance | undefined> {
  const occurrence = readOccurrenceId(id);
  const event: CalendarEvent | undefined = eventById(store, occurrence?.masterId ?? id);
  if (!event || !occurrence) return event && instanceOf(event);
  return isSeries(event) ? occurrenceOn(event, await clockOfSeries(event), occurrence.date) : undefined;
}
