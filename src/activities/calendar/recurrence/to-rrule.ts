import type { LocalTime, ZoneClock } from '../../zone-clock.ts';
import { indexes, weekdays, type Recurrence, type Weekday } from './recurrence.ts';
import { dayCode } from './rrule-parts.ts';
import { untilText } from './rrule-until.ts';

/**
 * A recurrence as an RRULE of RFC 5545 that means the same days, also in months that are too short.
 *
 * @param start - When the series begins; an end by date is a moment in UTC there.
 */
export function rruleOf(
  recurrence: Recurrence,
  start: { readonly local: LocalTime; readonly clock: ZoneClock; readonly isAllDay?: boolean },
): string {
  const { interval, count, until } = recurrence;
  const parts = [
    ...patternParts(recurrence),
    interval > 1 && `INTERVAL=${interval}`,
    count !== undefined && `COUNT=${count}`,
    until !== undefined && `UNTIL=${untilText(until, start)}`,
  ];
  return parts.filter((part) => typeof part === 'string').join(';');
}

function patternParts(recurrence: Recurrence): string[] {
  switch (recurrence.type) {
    case 'daily':
      return ['FREQ=DAILY'];
    case 'weekly':
      return ['FREQ=WEEKLY', `BYDAY=${codes(recurrence.daysOfWeek)}`, `WKST=${code(recurrence.firstDayOfWeek)}`];
    case 'absoluteMonthly':
      return ['FREQ=MONTHLY', ...monthDay(recurrence.dayOfMonth, 28)];
    case 'relativeMonthly':
      return ['FREQ=MONTHLY', ...relative(recurrence)];
    case 'absoluteYearly':
      return ['FREQ=YEARLY', `BYMONTH=${recurrence.month}`, ...monthDay(recurrence.dayOfMonth, shortestOf(recurrence.month))];
    case 'relativeYearly':
      return ['FREQ=YEARLY', `BYMONTH=${recurrence.month}`, ...relative(recurrence)];
  }
}

/** The last day that a month has in every year. */
function shortestOf(month: number): number {
  return new Date(Date.UTC(2026, month, 0)).getUTCDate();
}

/** RFC 5545 leaves out days that a month does not have, Exchange takes the last one: the last of these, then. */
function monthDay(day: number, always: number): string[] {
  if (day <= always) return [`BYMONTHDAY=${day}`];
  if (day === 31) return ['BYMONTHDAY=-1'];
  return [`BYMONTHDAY=${[28, 29, 30].filter((one) => one <= day).join(',')}`, 'BYSETPOS=-1'];
}

function relative({ daysOfWeek, index }: { readonly daysOfWeek: readonly Weekday[]; readonly index: (typeof indexes)[number] }): string[] {
  const nth = index === 'last' ? -1 : indexes.indexOf(index) + 1;
  const [only, ...more] = daysOfWeek;
  return only !== undefined && more.length === 0 ? [`BYDAY=${nth}${code(only)}`] : [`BYDAY=${codes(daysOfWeek)}`, `BYSETPOS=${nth}`];
}

function codes(days: readonly Weekday[]): string {
  return days.map(code).join(',');
}

function code(day: Weekday): string {
  return dayCode(weekdays.indexOf(day));
}
