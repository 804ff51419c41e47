import type { Calendar, CalendarStore } from '../../tenant/calendar.ts';
import type { TimeZone } from '../outlook/zoned-time.ts';
import { type Instance, instanceOf } from './instance.ts';
import { clockOfSeries, isSeries, occurrencesIn, type Series } from './series.ts';
import { isWithin, type Span } from './span.ts';

/** What takes place in a calendar within a span: single events, occurrences and exceptions, by their start. */
export async function viewOf(store: CalendarStore, calendar: Calendar, span: Span): Promise<Instance[]> {
  const events = [...store.events.values()].filter(({ calendarId }) => calendarId === calendar.id);
  const clocks = await clocksOf(events.filter(isSeries));
  const found: Instance[] = [];
  for (const event of events) {
    const clock = isSeries(event) && clocks.get(event.recurrence.range.recurrenceTimeZone);
    if (clock) for (const occurrence of occurrencesIn(event as Series, clock, span)) found.push(occurrence);
    else if (isWithin(event.start.at, event.end.at, span)) found.push(instanceOf(event));
  }
  return found.sort((a, b) => a.start.at - b.start.at);
}

/** Each clock once, however many series go by it. */
async function clocksOf(series: readonly Series[]): Promise<ReadonlyMap<string, TimeZone>> {
  const clocks = new Map<string, TimeZone>();
  for (const one of series) {
    const name = one.recurrence.range.recurrenceTimeZone;
    if (!clocks.has(name)) clocks.set(name, await clockOfSeries(one));
  }
  return clocks;
}
