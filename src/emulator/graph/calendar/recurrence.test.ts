import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Recurrence, RecurrencePattern } from '../../tenant/recurrence.ts';
import { dateOf, dayOf, daysOfWeek, isOccurrenceDay, occurrenceDays } from './recurrence.ts';

const plain: RecurrencePattern = {
  type: 'daily',
  interval: 1,
  month: 0,
  dayOfMonth: 0,
  daysOfWeek: [],
  firstDayOfWeek: 'sunday',
  index: 'first',
};

function series(pattern: Partial<RecurrencePattern>, startDate: string, range: Partial<Recurrence['range']> = {}): Recurrence {
  const noEnd = { type: 'noEnd', startDate, endDate: '0001-01-01', recurrenceTimeZone: 'UTC', numberOfOccurrences: 0 } as const;
  return { pattern: { ...plain, ...pattern }, range: { ...noEnd, ...range } };
}

function first(count: number, recurrence: Recurrence, from?: string): string[] {
  const found: string[] = [];
  for (const day of occurrenceDays(recurrence, from === undefined ? undefined : dayOf(from))) if (found.push(dateOf(day)) >= count) break;
  return found;
}

describe('the days of a series', () => {
  test.each<[what: string, recurrence: Recurrence, days: string]>([
    ['every third day', series({ interval: 3 }, '2026-02-26'), '2026-02-26 2026-03-01 2026-03-04'],
    [
      'Tuesdays and Fridays',
      series({ type: 'weekly', daysOfWeek: ['friday', 'tuesday'] }, '2026-03-03'),
      '2026-03-03 2026-03-06 2026-03-10',
    ],
    // The example of RFC 5545 for the first day of the week: both are every second week, and the week begins elsewhere.
    [
      'every second week from Monday on',
      series({ type: 'weekly', interval: 2, daysOfWeek: ['tuesday', 'sunday'], firstDayOfWeek: 'monday' }, '1997-08-05'),
      '1997-08-05 1997-08-10 1997-08-19 1997-08-24',
    ],
    [
      'every second week from Sunday on',
      series({ type: 'weekly', interval: 2, daysOfWeek: ['tuesday', 'sunday'], firstDayOfWeek: 'sunday' }, '1997-08-05'),
      '1997-08-05 1997-08-17 1997-08-19 1997-08-31',
    ],
    [
      'the 31st, the last day of shorter months',
      series({ type: 'absoluteMonthly', dayOfMonth: 31 }, '2026-01-31'),
      '2026-01-31 2026-02-28 2026-03-31 2026-04-30',
    ],
    [
      'the 15th of every second month',
      series({ type: 'absoluteMonthly', interval: 2, dayOfMonth: 15 }, '2026-11-20'),
      '2027-01-15 2027-03-15',
    ],
    [
      'the 29th of February',
      series({ type: 'absoluteYearly', dayOfMonth: 29, month: 2 }, '2024-02-29'),
      '2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29',
    ],
    [
      'the last weekday of the month',
      series(
        { type: 'relativeMonthly', index: 'last', daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] },
        '2026-01-01',
      ),
      '2026-01-30 2026-02-27 2026-03-31',
    ],
    [
      'the second Tuesday',
      series({ type: 'relativeMonthly', index: 'second', daysOfWeek: ['tuesday'] }, '2026-03-11'),
      '2026-04-14 2026-05-12',
    ],
    [
      'the fourth Thursday of November',
      series({ type: 'relativeYearly', index: 'fourth', daysOfWeek: ['thursday'], month: 11 }, '2026-01-01'),
      '2026-11-26 2027-11-25 2028-11-23',
    ],
  ])('%s', (_, recurrence, days) => {
    const expected = days.split(' ');
    expect(first(expected.length, recurrence)).toEqual(expected);
  });

  test('end with their last day, or their number', () => {
    expect(first(9, series({}, '2026-03-01', { type: 'endDate', endDate: '2026-03-03' }))).toEqual([
      '2026-03-01',
      '2026-03-02',
      '2026-03-03',
    ]);
    const numbered = series({}, '2026-03-01', { type: 'numbered', numberOfOccurrences: 3 });
    expect(first(9, numbered, '2026-03-02')).toEqual(['2026-03-02', '2026-03-03']);
    expect(isOccurrenceDay(numbered, dayOf('2026-03-04'))).toBe(false);
  });

  test('are those that the words of the pattern name, wherever one begins to look', () => {
    fc.assert(
      fc.property(somePattern, someDay, fc.integer({ min: -40, max: 900 }), (pattern, start, ahead) => {
        const recurrence = series(pattern, dateOf(start));
        const from = start + ahead;
        const asked: number[] = [];
        for (const day of occurrenceDays(recurrence, from)) {
          if (day >= from + 500) break;
          asked.push(day);
        }
        const named: number[] = [];
        for (let day = Math.max(start, from); day < from + 500; day++) if (isNamed(recurrence.pattern, start, day)) named.push(day);
        expect(asked.map(dateOf)).toEqual(named.map(dateOf));
      }),
      { numRuns: 100 },
    );
  });
});

const someDay = fc.integer({ min: dayOf('1999-01-01'), max: dayOf('2035-12-31') });
const somePattern: fc.Arbitrary<RecurrencePattern> = fc.record({
  type: fc.constantFrom('daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'),
  interval: fc.integer({ min: 1, max: 5 }),
  month: fc.integer({ min: 1, max: 12 }),
  dayOfMonth: fc.integer({ min: 1, max: 31 }),
  daysOfWeek: fc.uniqueArray(fc.constantFrom(...daysOfWeek), { minLength: 1 }),
  firstDayOfWeek: fc.constantFrom(...daysOfWeek),
  index: fc.constantFrom('first', 'second', 'third', 'fourth', 'last'),
});

/** Says of one day alone whether a pattern names it: by counting, never by stepping. */
function isNamed(
  { type, interval, month, dayOfMonth, daysOfWeek: wanted, firstDayOfWeek, index }: RecurrencePattern,
  start: number,
  day: number,
): boolean {
  const [date, begin] = [new Date(day * 86_400_000), new Date(start * 86_400_000)];
  const months = (date.getUTCFullYear() - begin.getUTCFullYear()) * 12 + date.getUTCMonth() - begin.getUTCMonth();
  const weekday = (one: Date): string => daysOfWeek[one.getUTCDay()] ?? '';
  const isLastOfMonth = new Date((day + 1) * 86_400_000).getUTCDate() === 1;
  const isAbsolute = date.getUTCDate() === dayOfMonth || (isLastOfMonth && date.getUTCDate() < dayOfMonth);
  const isRelative = (): boolean => {
    const same = (offset: number): Date => new Date((day + offset) * 86_400_000);
    const count = (direction: 1 | -1): number => {
      let found = 0;
      for (let offset = direction; same(offset).getUTCMonth() === date.getUTCMonth(); offset += direction)
        found += Number(wanted.includes(weekday(same(offset)) as never));
      return found;
    };
    if (!wanted.includes(weekday(date) as never)) return false;
    return index === 'last' ? count(1) === 0 : count(-1) === ['first', 'second', 'third', 'fourth'].indexOf(index);
  };
  switch (type) {
    case 'daily':
      return (day - start) % interval === 0;
    case 'weekly': {
      const into = (one: number): number =>
        (daysOfWeek.indexOf(weekday(new Date(one * 86_400_000)) as never) - daysOfWeek.indexOf(firstDayOfWeek) + 7) % 7;
      const weeks = (day - into(day) - (start - into(start))) / 7;
      return weeks % interval === 0 && wanted.includes(weekday(date) as never);
    }
    case 'absoluteMonthly':
      return months % interval === 0 && isAbsolute;
    case 'relativeMonthly':
      return months % interval === 0 && isRelative();
    case 'absoluteYearly':
    case 'relativeYearly': {
      const years = date.getUTCFullYear() - begin.getUTCFullYear();
      return years % interval === 0 && date.getUTCMonth() + 1 === month && (type === 'absoluteYearly' ? isAbsolute : isRelative());
    }
  }
}
