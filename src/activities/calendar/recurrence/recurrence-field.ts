import { z } from 'zod';
import { refusal } from './rrule-parts.ts';
import { recurrenceOf, type SeriesStart } from './from-rrule.ts';
import { recurrencePattern, toGraphRecurrence, type GraphRecurrence } from './recurrence.ts';

/** How an event repeats, as a person gives it: a pattern of Exchange, or an RRULE. */
export const recurrence = z
  .union([z.string().min(1), recurrencePattern])
  .describe(
    'How it repeats: an RRULE of RFC 5545 (FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10), or a pattern as Exchange has it ' +
      '({ type: weekly, daysOfWeek: [monday], count: 10 }). A day that a month does not have is its last day in Exchange; an RRULE that means another thing is refused.',
  );

/**
 * A recurrence as Graph takes it.
 *
 * @param start - When the series begins.
 * @throws OnbehalfError INPUT_INVALID naming the part of an RRULE that Exchange cannot keep.
 */
export function toGraphSeries(given: z.output<typeof recurrence>, start: SeriesStart): GraphRecurrence {
  const { clock, local } = start;
  const date = local.slice(0, 10);
  const pattern = typeof given === 'string' ? recurrenceOf(given, start) : given;
  if (pattern.count !== undefined && pattern.until !== undefined) throw refusal('must have `count` or `until`, not both.');
  if (pattern.until !== undefined && pattern.until < date) throw refusal('must not end before the event begins.');
  if (clock.instantsAt(local).length !== 1) throw refusal(`cannot begin at ${local}, which the clock in ${clock.zone} shows twice.`);
  return toGraphRecurrence(pattern, date, clock.exchangeZone);
}
