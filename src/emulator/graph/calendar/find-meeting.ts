import type { CalendarEvent, CalendarStore } from '../../tenant/calendar.ts';
import { type Instance, instanceOf } from './instance.ts';
import { clockOfSeries, isSeries, occurrenceOn } from './series.ts';

/** The event that is the same one in another calendar, as a whole. */
export function sameMeeting(store: CalendarStore, iCalUId: string): CalendarEvent | undefined {
  for (const event of store.events.values()) if (event.iCalUId === iCalUId && event.occurrenceOn === undefined) return event;
  return undefined;
}

/** The occurrences of a meeting that are in a calendar without their series. */
export function occurrencesAlone(store: CalendarStore, iCalUId: string): CalendarEvent[] {
  return [...store.events.values()].filter((event) => event.iCalUId === iCalUId && event.occurrenceOn !== undefined);
}

/** The same, or one occurrence of it, which may be there without its series. @param date - The day of the occurrence in the series. */
export async function findMeeting(store: CalendarStore, iCalUId: string, date?: string): Promise<Instance | undefined> {
  const event = sameMeeting(store, iCalUId);
  if (date === undefined) return event && instanceOf(event);
  const alone = occurrencesAlone(store, iCalUId).find(({ occurrenceOn }) => occurrenceOn === date);
  if (alone) return instanceOf(alone);
  return event && isSeries(event) ? occurrenceOn(event, await clockOfSeries(event), date) : undefined;
}
