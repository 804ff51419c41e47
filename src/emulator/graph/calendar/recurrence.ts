import type { DayOfWeek, Recurrence, RecurrencePattern } from '../../tenant/recurrence.ts';

/** The days of the week, as `Date` counts them. */
export const daysOfWeek: readonly DayOfWeek[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const millisecondsOfDay = 24 * 60 * 60 * 1000;

/** A day of the calendar as a number: days since 1970-01-01. @param date - `2026-03-02`. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay;
}

/** `2026-03-02` */
export function dateOf(day: number): string {
  return new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
}

/**
 * The days of a series, in order. Source of the patterns: https://learn.microsoft.com/graph/api/resources/recurrencepattern
 *
 * @param from - The first day that is wanted. A series without end goes on for as long as days are asked for.
 */
export function* occurrenceDays({ pattern, range }: Recurrence, from = Number.NEGATIVE_INFINITY): Generator<number> {
  const start = dayOf(range.startDate);
  if (range.type === 'numbered') {
    let left = range.numberOfOccurrences;
    for (const day of patternDays(pattern, start, start)) {
      if (left-- <= 0) return;
      if (day >= from) yield day;
    }
    return;
  }
  const end = range.type === 'endDate' ? dayOf(range.endDate) : Number.POSITIVE_INFINITY;
  for (const day of patternDays(pattern, start, Math.max(start, from))) {
    if (day > end) return;
    yield day;
  }
}

/** True for a day on which the series has an occurrence. */
export function isOccurrenceDay(recurrence: Recurrence, day: number): boolean {
  const [found] = occurrenceDays(recurrence, day);
  return found === day;
}

/** The days of a pattern that began at a day, from another on: without end. */
function patternDays(pattern: RecurrencePattern, start: number, from: number): Generator<number> {
  const { type, interval, month } = pattern;
  if (type === 'daily') return daily(interval, start, from);
  if (type === 'weekly') return weekly(pattern, start, from);
  const isYearly = type === 'absoluteYearly' || type === 'relativeYearly';
  const first = monthOf(start);
  return monthly(pattern, from, isYearly ? first - (first % 12) + month - 1 : first, isYearly ? 12 * interval : interval);
}

function* daily(interval: number, start: number, from: number): Generator<number> {
  for (let day = start + Math.ceil((from - start) / interval) * interval; ; day += interval) yield day;
}

/** Every so many weeks, a week beginning on `firstDayOfWeek`. */
function* weekly({ interval, daysOfWeek: wanted, firstDayOfWeek }: RecurrencePattern, start: number, from: number): Generator<number> {
  const first = daysOfWeek.indexOf(firstDayOfWeek);
  const offsets = wanted.map((day) => (daysOfWeek.indexOf(day) - first + 7) % 7).toSorted((a, b) => a - b);
  const firstWeek = start - ((weekdayOf(start) - first + 7) % 7);
  const step = 7 * interval;
  for (let week = firstWeek + Math.floor((from - firstWeek) / step) * step; ; week += step) {
    for (const offset of offsets) if (week + offset >= from) yield week + offset;
  }
}

function* monthly(pattern: RecurrencePattern, from: number, first: number, step: number): Generator<number> {
  const skipped = Math.max(0, Math.floor((monthOf(from) - first) / step));
  for (let month = first + skipped * step; ; month += step) {
    const day = pattern.type.startsWith('absolute') ? absoluteDay(pattern, month) : relativeDay(pattern, month);
    if (day >= from) yield day;
  }
}

/**
 * A month that is shorter has it on its last day.
 * Source: DayOfMonth at https://learn.microsoft.com/exchange/client-developer/web-service-reference/dayofmonth
 */
function absoluteDay({ dayOfMonth }: RecurrencePattern, month: number): number {
  return firstDayOf(month) + Math.min(dayOfMonth, firstDayOf(month + 1) - firstDayOf(month)) - 1;
}

const indexes = { first: 0, second: 1, third: 2, fourth: 3, last: -1 } as const;

/** Of several days of the week, any counts: the first weekday of a month is the first of five. */
function relativeDay({ daysOfWeek: wanted, index }: RecurrencePattern, month: number): number {
  const first = firstDayOf(month);
  const length = firstDayOf(month + 1) - first;
  const found = Array.from({ length }, (_, offset) => first + offset).filter((day) =>
    wanted.includes(daysOfWeek[weekdayOf(day)] ?? 'sunday'),
  );
  return found.at(indexes[index]) ?? first;
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * millisecondsOfDay);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / millisecondsOfDay;
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
