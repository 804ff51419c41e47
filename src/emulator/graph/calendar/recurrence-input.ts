import type { EventTime } from '../../tenant/event-time.ts';
import type { Recurrence, RecurrencePattern, RecurrenceRange } from '../../tenant/recurrence.ts';
import { badBody, type JsonObject, listFrom, memberOf, objectFrom, textFrom, wordFrom } from '../json-input.ts';
import type { TimeZone } from '../outlook/zoned-time.ts';
import { GraphFailure } from '../route.ts';
import { cannotBeCompleted, clockText, zoneFrom } from './event-times.ts';
import { daysOfWeek, occurrenceDays } from './recurrence.ts';

const types = ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'] as const;
const indexes = ['first', 'second', 'third', 'fourth', 'last'] as const;

/** What stands where there is no date. */
const noDate = '0001-01-01';

const day = 24 * 60 * 60 * 1000;

/**
 * Reads a `patternedRecurrence`. Sources: https://learn.microsoft.com/graph/api/resources/recurrencepattern and recurrencerange.
 *
 * @param start - When the event is that recurs.
 * @throws GraphFailure 400 naming the property that is missing or wrong; for a series that no event can be.
 */
export async function recurrenceFrom(
  value: unknown,
  { start, end }: { readonly start: EventTime; readonly end: EventTime },
): Promise<Recurrence> {
  const object = objectFrom(value, `The property 'recurrence'`);
  const pattern = patternFrom(objectFrom(memberOf(object, 'pattern'), `The property 'recurrence/pattern'`));
  const given = objectFrom(memberOf(object, 'range'), `The property 'recurrence/range'`);
  const zone = await zoneFrom(textFrom(memberOf(given, 'recurrenceTimeZone') ?? start.timeZone, 'recurrence/range/recurrenceTimeZone'));
  const recurrence = { pattern, range: rangeFrom(given, zone) };
  const [begins] = clockText(zone.clockAt(start.at)).split('T');
  // "Must be the same value as the start property of the recurring event". Assumption: the words of the refusal.
  if (recurrence.range.startDate !== begins)
    throw new GraphFailure(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation.');
  checkOccurrences(recurrence, end.at - start.at);
  return recurrence;
}

function patternFrom(given: JsonObject): RecurrencePattern {
  const field = 'recurrence/pattern';
  const type = wordFrom(memberOf(given, 'type'), `${field}/type`, types);
  const isRelative = type.startsWith('relative');
  const isYearly = type.endsWith('Yearly');
  const days = listFrom(memberOf(given, 'daysOfWeek') ?? [], `${field}/daysOfWeek`).map((one) =>
    wordFrom(one, `${field}/daysOfWeek`, daysOfWeek),
  );
  if ((type === 'weekly' || isRelative) && days.length === 0)
    throw badBody(`The property '${field}/daysOfWeek' must name a day for ${type}.`);
  return {
    type,
    interval: numberFrom(given, field, 'interval', 1, 999),
    month: isYearly ? numberFrom(given, field, 'month', 1, 12) : 0,
    dayOfMonth: type.startsWith('absolute') ? numberFrom(given, field, 'dayOfMonth', 1, 31) : 0,
    daysOfWeek: type === 'weekly' || isRelative ? [...new Set(days)] : [],
    firstDayOfWeek: wordFrom(memberOf(given, 'firstDayOfWeek') ?? 'sunday', `${field}/firstDayOfWeek`, daysOfWeek),
    index: wordFrom(memberOf(given, 'index') ?? 'first', `${field}/index`, indexes),
  };
}

function rangeFrom(given: JsonObject, zone: TimeZone): RecurrenceRange {
  const field = 'recurrence/range';
  const type = wordFrom(memberOf(given, 'type'), `${field}/type`, ['endDate', 'noEnd', 'numbered']);
  const startDate = dateFrom(given, field, 'startDate');
  const endDate = type === 'endDate' ? dateFrom(given, field, 'endDate') : noDate;
  if (type === 'endDate' && endDate < startDate) throw badBody(`The property '${field}/endDate' must not be before '${field}/startDate'.`);
  const numberOfOccurrences = type === 'numbered' ? numberFrom(given, field, 'numberOfOccurrences', 1, 999) : 0;
  return { type, startDate, endDate, recurrenceTimeZone: zone.name, numberOfOccurrences };
}

/**
 * Codes: https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode
 *
 * @throws GraphFailure 400 for a series without an occurrence, and one whose occurrences overlap.
 */
function checkOccurrences(recurrence: Recurrence, duration: number): void {
  const first: number[] = [];
  for (const each of occurrenceDays(recurrence)) if (first.push(each) > 60) break;
  if (first.length === 0) throw cannotBeCompleted('The recurrence has no occurrence.', 'ErrorRecurrenceHasNoOccurrence');
  const least = Math.min(...first.slice(1).map((each, index) => each - (first[index] ?? each))) * day;
  if (duration > least) throw cannotBeCompleted('An occurrence is longer than the time to the next one.', 'ErrorOccurrenceTimeSpanTooBig');
}

function dateFrom(given: JsonObject, field: string, name: string): string {
  const date = textFrom(memberOf(given, name) ?? '', `${field}/${name}`).slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)) || new Date(date).getUTCDate() !== Number(date.slice(8)))
    throw badBody(`The property '${field}/${name}' must be a date like 2026-03-20.`);
  return date;
}

function numberFrom(given: JsonObject, field: string, name: string, least: number, most: number): number {
  const value = memberOf(given, name);
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw badBody(`The property '${field}/${name}' must be a whole number from ${least} to ${most}.`);
}
