import fc from 'fast-check';
import { RRule } from 'rrule';
import { expect, test } from 'vitest';
import { timeFrom } from './event-times.ts';
import { recurrenceFromRule } from './recurrence-rule.ts';
import { dateOf, dayOf, occurrenceDays } from './recurrence.ts';

/** A meeting of an hour; a Monday, the first of its month, where nothing else is said. */
async function times(clock = '2026-06-01T09:00:00', timeZone = 'Europe/Paris') {
  const start = await timeFrom({ dateTime: clock, timeZone }, 'start');
  return { start, end: { ...start, at: start.at + 3_600_000 } };
}

test.each([
  ['FREQ=DAILY', { type: 'daily', interval: 1 }],
  ['freq=daily;interval=3', { type: 'daily', interval: 3 }],
  ['FREQ=DAILY;BYDAY=MO,FR', { type: 'weekly', interval: 1, daysOfWeek: ['monday', 'friday'], firstDayOfWeek: 'monday' }],
  ['FREQ=WEEKLY', { type: 'weekly', daysOfWeek: ['monday'], firstDayOfWeek: 'monday' }],
  [
    'FREQ=WEEKLY;BYDAY=WE,MO;WKST=SU;INTERVAL=2',
    { type: 'weekly', interval: 2, daysOfWeek: ['wednesday', 'monday'], firstDayOfWeek: 'sunday' },
  ],
  ['FREQ=MONTHLY', { type: 'absoluteMonthly', dayOfMonth: 1 }],
  ['FREQ=MONTHLY;BYMONTHDAY=15', { type: 'absoluteMonthly', dayOfMonth: 15 }],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', { type: 'absoluteMonthly', dayOfMonth: 31 }],
  ['FREQ=MONTHLY;BYDAY=1MO', { type: 'relativeMonthly', daysOfWeek: ['monday'], index: 'first' }],
  ['FREQ=MONTHLY;BYDAY=+2TU', { type: 'relativeMonthly', daysOfWeek: ['tuesday'], index: 'second' }],
  ['FREQ=MONTHLY;BYDAY=-1FR', { type: 'relativeMonthly', daysOfWeek: ['friday'], index: 'last' }],
  ['FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=4', { type: 'relativeMonthly', daysOfWeek: ['tuesday', 'thursday'], index: 'fourth' }],
  ['FREQ=YEARLY', { type: 'absoluteYearly', month: 6, dayOfMonth: 1 }],
  ['FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=3', { type: 'absoluteYearly', month: 9, dayOfMonth: 3 }],
  ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', { type: 'relativeYearly', month: 11, daysOfWeek: ['thursday'], index: 'fourth' }],
])('%s is %o', async (rule, pattern) => {
  expect(await recurrenceFromRule(rule, await times())).toMatchObject({ pattern, range: { type: 'noEnd', startDate: '2026-06-01' } });
});

test.each([
  ['FREQ=DAILY;COUNT=5', { type: 'numbered', numberOfOccurrences: 5 }],
  ['FREQ=DAILY;UNTIL=20260610', { type: 'endDate', endDate: '2026-06-10' }],
  // On the last day it would begin at 9, which is 7 in UTC: a moment before that ends it the day before.
  ['FREQ=DAILY;UNTIL=20260610T065959Z', { type: 'endDate', endDate: '2026-06-09' }],
  ['FREQ=DAILY;UNTIL=20260610T070000Z', { type: 'endDate', endDate: '2026-06-10' }],
  ['FREQ=DAILY;UNTIL=20260610T085959', { type: 'endDate', endDate: '2026-06-09' }],
])('%s goes on until %o', async (rule, range) => {
  expect((await recurrenceFromRule(rule, await times()))?.range).toMatchObject({ ...range, recurrenceTimeZone: 'Europe/Paris' });
});

test.each([
  '',
  'DAILY',
  'FREQ=HOURLY',
  'FREQ=DAILY;BYHOUR=9',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=x',
  'FREQ=DAILY;BYDAY=MO;INTERVAL=2',
  'FREQ=DAILY;BYMONTH=3',
  'FREQ=DAILY;COUNT=0',
  'FREQ=DAILY;COUNT=2;UNTIL=20260610',
  'FREQ=DAILY;UNTIL=soon',
  'FREQ=DAILY;UNTIL=20261340',
  'FREQ=DAILY;UNTIL=20260101',
  'FREQ=WEEKLY;BYDAY=2MO',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=WEEKLY;BYSETPOS=1',
  'FREQ=MONTHLY;BYDAY=MO',
  'FREQ=MONTHLY;BYDAY=5MO',
  'FREQ=MONTHLY;BYDAY=1MO,3MO',
  'FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1',
  'FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=3',
  'FREQ=MONTHLY;BYMONTHDAY=1,15',
  'FREQ=MONTHLY;BYMONTHDAY=-2',
  'FREQ=MONTHLY;BYMONTHDAY=3;BYSETPOS=1',
  'FREQ=MONTHLY;BYMONTH=3',
  'FREQ=YEARLY;BYDAY=1MO',
  'FREQ=YEARLY;BYMONTH=3,4',
  'FREQ=YEARLY;BYWEEKNO=3',
])('%s is no pattern of Exchange', async (rule) => {
  expect(await recurrenceFromRule(rule, await times())).toBeUndefined();
});

test('a meeting that is longer than the time to the next one is none', async () => {
  const { start } = await times();
  const end = { ...start, at: start.at + 25 * 3_600_000 };

  expect(await recurrenceFromRule('FREQ=DAILY', { start, end })).toBeUndefined();
  expect(await recurrenceFromRule('FREQ=DAILY;INTERVAL=2', { start, end })).toBeDefined();
});

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const someDays = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }).map((days) => days.join());
const place = fc.constantFrom('1', '2', '3', '4', '-1');
// A shorter month is where Exchange and RFC 5545 differ.
const dayOfMonth = fc.integer({ min: 1, max: 28 }).map((day) => `BYMONTHDAY=${day}`);
const monthly = fc.oneof(
  dayOfMonth,
  fc.tuple(place, fc.constantFrom(...names)).map(([at, day]) => `BYDAY=${at}${day}`),
  fc.tuple(someDays, place).map(([days, at]) => `BYDAY=${days};BYSETPOS=${at}`),
);
const someRule = fc.oneof(
  fc.constant('FREQ=DAILY'),
  someDays.map((days) => `FREQ=WEEKLY;BYDAY=${days}`),
  fc.tuple(someDays, fc.constantFrom(...names)).map(([days, first]) => `FREQ=WEEKLY;BYDAY=${days};WKST=${first}`),
  monthly.map((day) => `FREQ=MONTHLY;${day}`),
  fc.tuple(fc.integer({ min: 1, max: 12 }), monthly).map(([month, day]) => `FREQ=YEARLY;BYMONTH=${month};${day}`),
);

test('the days of a rule are those that another library finds', async () => {
  const drawn = fc.tuple(someRule, fc.integer({ min: 1, max: 4 }), fc.integer({ min: dayOf('2020-01-01'), max: dayOf('2030-12-31') }));
  await fc.assert(
    fc.asyncProperty(drawn, async ([rule, interval, start]) => {
      const text = `${rule};INTERVAL=${interval}`;
      const recurrence = await recurrenceFromRule(text, await times(`${dateOf(start)}T09:00:00`));
      const days: string[] = [];
      if (recurrence) for (const day of occurrenceDays(recurrence)) if (days.push(dateOf(day)) === 12) break;
      const dtstart = new Date(`${dateOf(start)}T09:00:00Z`);
      const others = new RRule({ ...RRule.parseString(text), dtstart }).all((_, index) => index < 12);
      expect(days).toEqual(others.map((date) => date.toISOString().slice(0, 10)));
    }),
    { numRuns: 300 },
  );
});
