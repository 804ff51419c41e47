import type { CalendarEvent, CalendarStore } from '../../tenant/calendar.ts';
import { type Instance, instanceOf } from './instance.ts';
import { clockOfSeries, isSeries, occurrenceOn } from './series.ts';

/** The event that is the same one in another calendar. */
export function sameMeeting(store: CalendarStore, iCalUId: string): CalendarEvent | undefined {
  for (const event of store.events.values()) if (event.iCalUId === iCalUId) return event;
  return undefined;
}

/** The same, or one occurrence of it. @param date - The day of the occurrence in the series. */
export async function findMeeting(store: CalendarStore, iCalUId: string, date?: string): Promise<Instance | undefined> {
  const event = sameMeeting(store, iCalUId);
  if (!event || date === undefined) return event && instanceOf(event);
  return isSeries(event) ? occurrenceOn(event, await clockOfSeries(event), date) : undefined;
}
