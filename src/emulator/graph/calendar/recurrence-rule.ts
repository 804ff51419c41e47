import type { EventTime } from '../../tenant/event-time.ts';
import type { Recurrence } from '../../tenant/recurrence.ts';
import { GraphFailure } from '../route.ts';
import { zoneFrom } from './event-times.ts';
import { recurrenceFrom } from './recurrence-input.ts';
import { dateOf, dayOf, daysOfWeek } from './recurrence.ts';

const millisecondsOfDay = 24 * 60 * 60 * 1000;
const dayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const indexes: Readonly<Record<string, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' };
const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS']);

type Parts = ReadonlyMap<string, string>;
type Pattern = Readonly<Record<string, unknown>>;

/**
 * Reads an RRULE as one of the six patterns that Exchange has; undefined for a rule that is none of them.
 * RFC 5545, 3.3.10; https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcical
 *
 * Assumption: a day that a month does not have is its last one, as in every series of Exchange, though RFC 5545 leaves the month out.
 *
 * @param rule - `FREQ=WEEKLY;BYDAY=MO,WE`.
 * @param times - When the first occurrence is, by the clock of the series.
 */
export async function recurrenceFromRule(
  rule: string,
  times: { readonly start: EventTime; readonly end: EventTime },
): Promise<Recurrence | undefined> {
  const parts: Parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .filter((part) => part !== '')
      .map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  );
  if ([...parts.keys()].some((name) => !known.has(name))) return undefined;
  const pattern = patternOf(parts, times.start);
  const range = await rangeOf(parts, times.start);
  if (!pattern || !range) return undefined;
  return await recurrenceFrom({ pattern: { interval: Number(parts.get('INTERVAL') ?? 1), ...pattern }, range }, times).catch(
    (error: unknown) => {
      if (error instanceof GraphFailure) return undefined;
      throw error;
    },
  );
}

function patternOf(parts: Parts, { dateTime }: EventTime): Pattern | undefined {
  const has = (...names: string[]): boolean => names.some((name) => parts.has(name));
  const days = parts.has('BYDAY') ? daysIn(parts.get('BYDAY') ?? '') : [];
  if (!days) return undefined;
  const isPlain = days.every(({ position }) => position === '');
  const week = { daysOfWeek: days.map(({ day }) => day), firstDayOfWeek: daysIn(parts.get('WKST') ?? 'MO')?.[0]?.day };
  switch (parts.get('FREQ')) {
    case 'DAILY':
      if (has('BYMONTHDAY', 'BYMONTH', 'BYSETPOS') || !isPlain) return undefined;
      if (days.length === 0) return { type: 'daily' };
      return (parts.get('INTERVAL') ?? '1') === '1' ? { type: 'weekly', ...week } : undefined;
    case 'WEEKLY':
      if (has('BYMONTHDAY', 'BYMONTH', 'BYSETPOS') || !isPlain) return undefined;
      return { type: 'weekly', ...week, ...(days.length === 0 && { daysOfWeek: [daysOfWeek[new Date(`${dateTime}Z`).getUTCDay()]] }) };
    case 'MONTHLY':
      return has('BYMONTH') ? undefined : dayOfMonth('Monthly', parts, days, dateTime);
    case 'YEARLY': {
      // Without a month, days of the week are counted in the year.
      if (days.length > 0 && !has('BYMONTH')) return undefined;
      const pattern = dayOfMonth('Yearly', parts, days, dateTime);
      return pattern && { ...pattern, month: Number(parts.get('BYMONTH') ?? dateTime.slice(5, 7)) };
    }
    default:
      return undefined;
  }
}

interface Day {
  readonly day: string;
  /** `2` of `2TU`; empty for every one. */
  readonly position: string;
}

function daysIn(text: string): Day[] | undefined {
  const days = text.split(',').map((one): Day | undefined => {
    const [, position = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(one) ?? [];
    const day = daysOfWeek[dayNames.indexOf(name)];
    return day && { day, position: position.replace('+', '') };
  });
  return days.every((day) => day !== undefined) ? days : undefined;
}

/** The one day of a month: by its number, or by its place among some days of the week. */
function dayOfMonth(unit: 'Monthly' | 'Yearly', parts: Parts, days: readonly Day[], dateTime: string): Pattern | undefined {
  const number = parts.get('BYMONTHDAY');
  const place = parts.get('BYSETPOS');
  if (days.length === 0) {
    if (place !== undefined) return undefined;
    return { type: `absolute${unit}`, dayOfMonth: number === '-1' ? 31 : Number(number ?? dateTime.slice(8, 10)) };
  }
  const [first] = days;
  const isPlain = days.every(({ position }) => position === '');
  const index = indexes[isPlain ? (place ?? '') : days.length === 1 && place === undefined ? (first?.position ?? '') : ''];
  if (number !== undefined || index === undefined) return undefined;
  return { type: `relative${unit}`, index, daysOfWeek: days.map(({ day }) => day) };
}

async function rangeOf(parts: Parts, { dateTime, timeZone }: EventTime): Promise<Pattern | undefined> {
  const range = { startDate: dateTime.slice(0, 10), recurrenceTimeZone: timeZone };
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')];
  if (count !== undefined) return until === undefined ? { ...range, type: 'numbered', numberOfOccurrences: Number(count) } : undefined;
  if (until === undefined) return { ...range, type: 'noEnd' };
  const [, year, month, day, hour, minute, second, utc] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(until) ?? [];
  const date = `${year}-${month}-${day}`;
  if (year === undefined || Number.isNaN(Date.parse(date))) return undefined;
  if (hour === undefined) return { ...range, type: 'endDate', endDate: date };
  const text = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
  const clock = utc === undefined ? text : (await zoneFrom(timeZone)).clockAt(text);
  const timeOfDay = Date.parse(`${dateTime}Z`) - dayOf(dateTime.slice(0, 10)) * millisecondsOfDay;
  // The last one begins at that moment or before.
  return { ...range, type: 'endDate', endDate: dateOf(Math.floor((clock - timeOfDay) / millisecondsOfDay)) };
}
