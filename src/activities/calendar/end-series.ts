import { clockOf } from '../zone-clock.ts';
import type { GraphEvent } from './event.ts';
import type { GraphRecurrence } from './recurrence/recurrence.ts';
import { dayBefore } from './recurrence/rrule-until.ts';
import { dateOf, instantOf } from './times.ts';

/**
 * The recurrence of a series that ends before one of its occurrences; undefined where nothing would be left of it.
 *
 * Assumption: as in Outlook, which warns of it, the occurrences that stay lose what was changed in single ones: a recurrence is another one then.
 */
export async function endBefore(series: GraphEvent, occurrence: GraphEvent): Promise<GraphRecurrence | undefined> {
  if (!series.recurrence) return undefined;
  const { pattern, range } = series.recurrence;
  const clock = await clockOf(range.recurrenceTimeZone || 'UTC');
  // One that was moved ends the series where it stood at first.
  const first = occurrence.originalStart ? new Date(occurrence.originalStart) : instantOf(occurrence.start);
  const date = series.isAllDay && !occurrence.originalStart ? dateOf(occurrence.start) : clock.show(first).slice(0, 10);
  const endDate = dayBefore(date);
  if (endDate < (range.startDate ?? '')) return undefined;
  const { startDate, recurrenceTimeZone } = range;
  return { pattern, range: { type: 'endDate', endDate, startDate: startDate ?? null, recurrenceTimeZone: recurrenceTimeZone ?? null } };
}
