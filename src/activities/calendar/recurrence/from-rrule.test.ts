import { expect, test } from 'vitest';
import { failureOf } from '../../../../test/support/failure-of.ts';
import { clockOf } from '../../zone-clock.ts';
import { recurrenceOf } from './from-rrule.ts';

const clock = await clockOf('Europe/Paris');
// A Monday, the first of its month.
const monday = { local: '2026-06-01T09:00:00', clock };

test.each([
  ['FREQ=DAILY', { type: 'daily', interval: 1 }],
  ['RRULE:FREQ=DAILY;INTERVAL=3;COUNT=5', { type: 'daily', interval: 3, count: 5 }],
  ['freq=daily;until=20261231', { type: 'daily', interval: 1, until: '2026-12-31' }],
  ['FREQ=WEEKLY', { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' }],
  ['FREQ=WEEKLY;BYDAY=WE,MO;WKST=SU', { type: 'weekly', interval: 1, daysOfWeek: ['monday', 'wednesday'], firstDayOfWeek: 'sunday' }],
  ['FREQ=DAILY;BYDAY=MO,FR', { type: 'weekly', interval: 1, daysOfWeek: ['monday', 'friday'], firstDayOfWeek: 'monday' }],
  ['FREQ=MONTHLY;BYDAY=MO', { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' }],
  ['FREQ=MONTHLY', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 1 }],
  ['FREQ=MONTHLY;BYDAY=1MO;INTERVAL=2', { type: 'relativeMonthly', interval: 2, daysOfWeek: ['monday'], index: 'first' }],
  ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1', { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday', 'tuesday'], index: 'first' }],
  ['FREQ=YEARLY', { type: 'absoluteYearly', interval: 1, month: 6, dayOfMonth: 1 }],
  ['FREQ=YEARLY;BYMONTH=6;BYDAY=1MO', { type: 'relativeYearly', interval: 1, month: 6, daysOfWeek: ['monday'], index: 'first' }],
  // On the last day it would begin at 9: a moment before that ends it the day before.
  ['FREQ=DAILY;UNTIL=20260610T065959Z', { type: 'daily', interval: 1, until: '2026-06-09' }],
  ['FREQ=DAILY;UNTIL=20260610T070000Z', { type: 'daily', interval: 1, until: '2026-06-10' }],
  ['FREQ=DAILY;UNTIL=20260610T085959', { type: 'daily', interval: 1, until: '2026-06-09' }],
])('%s is %o', (rule, recurrence) => {
  expect(recurrenceOf(rule, monday)).toEqual(recurrence);
});

test.each([
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-06-30', { type: 'absoluteMonthly', dayOfMonth: 31 }],
  ['FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1', '2026-06-30', { type: 'absoluteMonthly', dayOfMonth: 30 }],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-06-26', { type: 'relativeMonthly', index: 'last' }],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1', '2028-02-29', { type: 'absoluteYearly', dayOfMonth: 29 }],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1', '2027-02-28', { type: 'absoluteYearly', dayOfMonth: 29 }],
  ['FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=7', '2026-07-31', { type: 'absoluteYearly', dayOfMonth: 31 }],
])('%s from %s is %o', (rule, date, recurrence) => {
  expect(recurrenceOf(rule, { local: `${date}T09:00:00`, clock })).toMatchObject(recurrence);
});

test.each([
  ['FREQ=HOURLY', 'must repeat daily, weekly, monthly or yearly: Exchange has no FREQ=HOURLY.'],
  ['BYDAY=MO', 'must say how often: FREQ is missing.'],
  ['every Monday', 'must be an RRULE of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10.'],
  ['', 'must be an RRULE of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10.'],
  [
    'DTSTART:20260601T090000Z\nRRULE:FREQ=DAILY',
    'must be an RRULE alone: DTSTART has no place in it; when the event begins is said by `start`.',
  ],
  ['FREQ=DAILY;FREQ=DAILY', 'has FREQ twice.'],
  ['FREQ=DAILY;BYDAYS=MO', 'has a part that RFC 5545 does not know: BYDAYS; BYDAY was meant.'],
  ['FREQ=DAILY;COUNT=3;UNTIL=20261231', 'must have COUNT or UNTIL, not both.'],
  ['FREQ=DAILY;COUNT=0', 'must have a whole number from 1 in COUNT, not COUNT=0.'],
  ['FREQ=DAILY;INTERVAL=x', 'must have a whole number from 1 in INTERVAL, not INTERVAL=X.'],
  ['FREQ=DAILY;BYHOUR=9', 'cannot be kept: Exchange has nothing for BYHOUR=9; the time of day is that of `start`.'],
  ['FREQ=YEARLY;BYWEEKNO=20', 'cannot be kept: Exchange has nothing for BYWEEKNO=20; it knows days of the month and of the week.'],
  ['FREQ=DAILY;BYMONTH=6', 'cannot be kept: Exchange has nothing for BYMONTH=6; a daily event has no months.'],
  [
    'FREQ=DAILY;INTERVAL=2;BYDAY=MO',
    'cannot be kept: Exchange has nothing for BYDAY=MO; with FREQ=DAILY it takes days of the week every day only.',
  ],
  ['FREQ=WEEKLY;BYDAY=1MO', 'cannot be kept: Exchange has nothing for BYDAY=1MO; days of a week have no number.'],
  ['FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1', 'cannot be kept: Exchange has nothing for BYSETPOS=1; a weekly event has days of the week only.'],
  ['FREQ=WEEKLY;BYDAY=XX', 'must have days such as MO or 1MO in BYDAY, not BYDAY=XX.'],
  ['FREQ=MONTHLY;BYMONTH=6', 'cannot be kept: Exchange has nothing for BYMONTH=6; an event of one month is a yearly one: FREQ=YEARLY.'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'cannot be kept: Exchange has nothing for BYMONTHDAY=1,15; an event is on one day of the month.'],
  ['FREQ=MONTHLY;BYMONTHDAY=-2', 'cannot be kept: Exchange has nothing for BYMONTHDAY=-2; from the end it counts to -1 only.'],
  ['FREQ=MONTHLY;BYMONTHDAY=0', 'must have whole numbers in BYMONTHDAY, not BYMONTHDAY=0.'],
  [
    'FREQ=MONTHLY;BYMONTHDAY=31',
    'cannot be kept: where a month has no day 31, RFC 5545 leaves it out and Exchange takes the last day. Write BYMONTHDAY=-1 for what Exchange does.',
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=30',
    'cannot be kept: where a month has no day 30, RFC 5545 leaves it out and Exchange takes the last day. Write BYMONTHDAY=28,29,30;BYSETPOS=-1 for what Exchange does.',
  ],
  [
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    'cannot be kept: where a month has no day 29, RFC 5545 leaves it out and Exchange takes the last day. Write BYMONTHDAY=-1 for what Exchange does.',
  ],
  ['FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=31', 'cannot be kept: Exchange has nothing for BYMONTHDAY=31; that month has no such day.'],
  ['FREQ=YEARLY;BYMONTH=1,6', 'cannot be kept: Exchange has nothing for BYMONTH=1,6; a yearly event is in one month.'],
  ['FREQ=YEARLY;BYMONTH=13', 'must have a month from 1 to 12 in BYMONTH, not BYMONTH=13.'],
  ['FREQ=YEARLY;BYDAY=20MO', 'cannot be kept: Exchange has nothing for BYDAY=20MO; without BYMONTH it is about the whole year.'],
  ['FREQ=YEARLY;BYMONTHDAY=1', 'cannot be kept: Exchange has nothing for BYMONTHDAY=1; without BYMONTH it is about the whole year.'],
  [
    'FREQ=MONTHLY;BYDAY=1MO,3MO',
    'cannot be kept: Exchange has nothing for BYDAY=1MO,3MO; it takes one day with a number, and then no BYSETPOS.',
  ],
  [
    'FREQ=MONTHLY;BYDAY=5MO',
    'cannot be kept: Exchange has nothing for BYDAY=5MO; of the days of a month it takes the first to the fourth or the last.',
  ],
  [
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=MO',
    'cannot be kept: Exchange has nothing for BYDAY=MO; of the days of a month it takes the first to the fourth or the last.',
  ],
  [
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5',
    'cannot be kept: Exchange has nothing for BYSETPOS=5; of the days of a month it takes the first to the fourth or the last.',
  ],
  ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1,2', 'cannot be kept: Exchange has nothing for BYSETPOS=1,2; it takes one position.'],
  [
    'FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=1',
    'cannot be kept: Exchange has nothing for BYMONTHDAY=1; with BYDAY it takes no days of the month.',
  ],
  ['FREQ=DAILY;UNTIL=20260230', 'must be a day that exists: 2026-02-30 does not, that month has 28 days, not UNTIL=20260230.'],
  ['FREQ=DAILY;UNTIL=soon', 'must have a date or a time in UTC in UNTIL, such as UNTIL=20261231, not UNTIL=SOON.'],
  ['FREQ=DAILY;UNTIL=20260531', 'must not end before the event begins: UNTIL=20260531.'],
  ['FREQ=WEEKLY;BYDAY=TU', 'must fit `start`: 2026-06-01 (monday) is no day of FREQ=WEEKLY;BYDAY=TU.'],
])('%s is refused: %s', async (rule, problem) => {
  expect(await failureOf(async () => recurrenceOf(rule, monday))).toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ field: 'recurrence', problem }],
  });
});

test('a day that the rule takes from a start on the 31st is refused as if it stood there', async () => {
  expect(await failureOf(async () => recurrenceOf('FREQ=MONTHLY', { local: '2026-05-31T09:00:00', clock }))).toMatchObject({
    fields: [{ problem: expect.stringContaining('Write BYMONTHDAY=-1') }],
  });
});
