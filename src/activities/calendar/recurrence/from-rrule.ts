import type { LocalTime, ZoneClock } from '../../zone-clock.ts';
import { happensOn } from './happens-on.ts';
import { indexes, weekdays, type Recurrence, type Weekday } from './recurrence.ts';
import { daysIn, numberIn, numbersIn, refusal, rruleParts, type RRuleDay, type RRulePart, type RRuleParts } from './rrule-parts.ts';
import { untilIn } from './rrule-until.ts';

/** When a series begins: what the clock of its zone shows then. */
export interface SeriesStart {
  readonly local: LocalTime;
  readonly clock: ZoneClock;
}

// RFC 5545 leaves out a day that a month does not have, Exchange takes the last one of that month:
// https://learn.microsoft.com/exchange/client-developer/web-service-reference/dayofmonth
// So a rule with such a day means another thing there, and is refused. What Exchange does is written with BYSETPOS, or as BYMONTHDAY=-1.
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const shortest = 28;

/**
 * Reads an RRULE of RFC 5545 as one of the patterns that Exchange has.
 *
 * @param start - When the series begins; the rule takes from it what it does not say.
 * @throws OnbehalfError INPUT_INVALID naming the part that Exchange cannot keep, or that is wrong.
 */
export function recurrenceOf(text: string, start: SeriesStart): Recurrence {
  const parts = rruleParts(text);
  refuse(parts, ['BYSECOND', 'BYMINUTE', 'BYHOUR'], 'the time of day is that of `start`');
  refuse(parts, ['BYYEARDAY', 'BYWEEKNO'], 'it knows days of the month and of the week');
  if (parts.has('COUNT') && parts.has('UNTIL')) throw refusal('must have COUNT or UNTIL, not both.');
  const interval = numberIn(parts, 'INTERVAL', 1) ?? 1;
  const pattern = patternOf(parts, { interval, start, days: daysIn(parts, 'BYDAY') });
  const until = untilIn(parts.get('UNTIL'), start);
  const count = numberIn(parts, 'COUNT', 1);
  const whole = { ...pattern, ...(until !== undefined && { until }), ...(count !== undefined && { count }) };
  const date = start.local.slice(0, 10);
  if (until !== undefined && until < date) throw refusal(`must not end before the event begins: UNTIL=${parts.get('UNTIL')}.`);
  // What RFC 5545 calls undefined: a start that is no day of the rule.
  if (!happensOn(whole, date)) throw refusal(`must fit \`start\`: ${date} (${weekdayOf(date)}) is no day of ${text.trim()}.`);
  return whole;
}

interface Frame {
  readonly interval: number;
  readonly start: SeriesStart;
  readonly days: readonly RRuleDay[];
}

function patternOf(parts: RRuleParts, frame: Frame): Recurrence {
  const frequency = parts.get('FREQ');
  switch (frequency) {
    case 'DAILY':
      return daily(parts, frame);
    case 'WEEKLY':
      return weekly(parts, frame);
    case 'MONTHLY':
      return monthly(parts, frame);
    case 'YEARLY':
      return yearly(parts, frame);
    default:
      throw refusal(`must repeat daily, weekly, monthly or yearly: Exchange has no FREQ=${frequency}.`);
  }
}

function daily(parts: RRuleParts, { interval, days }: Frame): Recurrence {
  refuse(parts, ['BYMONTH', 'BYMONTHDAY', 'BYSETPOS'], 'a daily event has no months');
  if (days.length === 0) return { type: 'daily', interval };
  // Every day, but only on these days of the week: that is every week on these days.
  if (interval === 1 && days.every(({ nth }) => nth === undefined)) return onDaysOfWeek(days, 1, 'monday');
  throw cannot(parts, 'BYDAY', 'with FREQ=DAILY it takes days of the week every day only');
}

function weekly(parts: RRuleParts, { interval, days, start }: Frame): Recurrence {
  refuse(parts, ['BYMONTH', 'BYMONTHDAY', 'BYSETPOS'], 'a weekly event has days of the week only');
  if (days.some(({ nth }) => nth !== undefined)) throw cannot(parts, 'BYDAY', 'days of a week have no number');
  const [first] = daysIn(parts, 'WKST');
  const own = days.length > 0 ? days : [{ day: dayOf(start.local) }];
  return onDaysOfWeek(own, interval, weekdays[first?.day ?? 1] ?? 'monday');
}

function onDaysOfWeek(days: readonly RRuleDay[], interval: number, firstDayOfWeek: Weekday): Recurrence {
  return { type: 'weekly', interval, daysOfWeek: names(days), firstDayOfWeek };
}

function monthly(parts: RRuleParts, frame: Frame): Recurrence {
  refuse(parts, ['BYMONTH'], 'an event of one month is a yearly one: FREQ=YEARLY');
  const { interval, days, start } = frame;
  if (days.length === 0) return { type: 'absoluteMonthly', interval, dayOfMonth: dayOfMonthIn(parts, start, shortest) };
  if (interval === 1 && days.every(({ nth }) => nth === undefined) && !parts.has('BYSETPOS') && !parts.has('BYMONTHDAY'))
    return onDaysOfWeek(days, 1, 'monday');
  return { type: 'relativeMonthly', interval, ...relativeIn(parts, days) };
}

function yearly(parts: RRuleParts, { interval, days, start }: Frame): Recurrence {
  const months = numbersIn(parts, 'BYMONTH');
  const [month = Number(start.local.slice(5, 7))] = months;
  if (months.length > 1) throw cannot(parts, 'BYMONTH', 'a yearly event is in one month');
  const length = longest[month - 1];
  if (length === undefined) throw refusal(`must have a month from 1 to 12 in BYMONTH, not BYMONTH=${parts.get('BYMONTH')}.`);
  const own = days.length > 0 ? 'BYDAY' : 'BYMONTHDAY';
  if (months.length === 0 && parts.has(own)) throw cannot(parts, own, 'without BYMONTH it is about the whole year');
  if (days.length > 0) return { type: 'relativeYearly', interval, month, ...relativeIn(parts, days) };
  return { type: 'absoluteYearly', interval, month, dayOfMonth: dayOfMonthIn(parts, start, month === 2 ? shortest : length, length) };
}

/** @param always - The last day that every one of the months has. @param ever - The last one that any of them has. */
function dayOfMonthIn(parts: RRuleParts, start: SeriesStart, always: number, ever = 31): number {
  const given = numbersIn(parts, 'BYMONTHDAY');
  const last = lastOf(given, parts.get('BYSETPOS'), ever);
  if (last !== undefined) return last;
  refuse(parts, ['BYSETPOS'], 'it takes a position among days of the week, and the last of BYMONTHDAY=28,29,30');
  if (given.length > 1) throw cannot(parts, 'BYMONTHDAY', 'an event is on one day of the month');
  const day = given[0] ?? Number(start.local.slice(8, 10));
  if (day < 0 || day > ever)
    throw cannot(parts, 'BYMONTHDAY', day < 0 ? 'from the end it counts to -1 only' : 'that month has no such day');
  if (day <= always) return day;
  const instead = day === ever ? 'BYMONTHDAY=-1' : `BYMONTHDAY=${upTo(day)};BYSETPOS=-1`;
  throw refusal(
    `cannot be kept: where a month has no day ${day}, RFC 5545 leaves it out and Exchange takes the last day. Write ${instead} for what Exchange does.`,
  );
}

/** The day of the month that a rule means which takes the last day where a month is shorter: `-1`, or the last of 28, 29, 30. */
function lastOf(given: readonly number[], position: string | undefined, ever: number): number | undefined {
  if (position === undefined) return given.length === 1 && given[0] === -1 ? ever : undefined;
  const most = given.at(-1) ?? 0;
  return position === '-1' && most > shortest && given.join(',') === upTo(most) ? Math.min(most, ever) : undefined;
}

function upTo(day: number): string {
  return [28, 29, 30, 31].filter((one) => one <= day).join(',');
}

function relativeIn(parts: RRuleParts, days: readonly RRuleDay[]): Pick<Recurrence & { type: 'relativeMonthly' }, 'daysOfWeek' | 'index'> {
  refuse(parts, ['BYMONTHDAY'], 'with BYDAY it takes no days of the month');
  const positions = numbersIn(parts, 'BYSETPOS');
  const [position] = positions;
  if (positions.length > 1) throw cannot(parts, 'BYSETPOS', 'it takes one position');
  const [only] = days;
  const isNumbered = days.some(({ nth }) => nth !== undefined);
  if (isNumbered && (days.length > 1 || position !== undefined))
    throw cannot(parts, 'BYDAY', 'it takes one day with a number, and then no BYSETPOS');
  const nth = isNumbered ? only?.nth : position;
  const index = nth === -1 ? 'last' : nth !== undefined && nth > 0 && nth < 5 ? indexes[nth - 1] : undefined;
  if (index === undefined) {
    const part = isNumbered || position === undefined ? 'BYDAY' : 'BYSETPOS';
    throw cannot(parts, part, 'of the days of a month it takes the first to the fourth or the last');
  }
  return { daysOfWeek: names(days), index };
}

function names(days: readonly RRuleDay[]): Weekday[] {
  return weekdays.filter((_, place) => days.some(({ day }) => day === place));
}

function refuse(parts: RRuleParts, unknown: readonly RRulePart[], why: string): void {
  for (const part of unknown) if (parts.has(part)) throw cannot(parts, part, why);
}

function cannot(parts: RRuleParts, part: RRulePart, why: string): Error {
  return refusal(`cannot be kept: Exchange has nothing for ${part}=${parts.get(part)}; ${why}.`);
}

function dayOf(local: string): number {
  return new Date(`${local.slice(0, 10)}T00:00Z`).getUTCDay();
}

function weekdayOf(date: string): Weekday {
  return weekdays[dayOf(date)] ?? 'sunday';
}
