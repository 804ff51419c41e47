import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTimes, scheduleOf } from './schedule.ts';

const times = async (expression: string, zone: string, after: string, count: number): Promise<string[]> =>
  nextTimes(await scheduleOf(expression, zone), new Date(after), count).map((time) => time.toISOString().replace(':00.000Z', 'Z'));

test('a time is meant in its zone, on both sides of a change of the clock', async () => {
  expect(await times('0 8 * * 1-5', 'Europe/Berlin', '2027-03-25T12:00:00Z', 3)).toEqual([
    '2027-03-26T07:00Z',
    '2027-03-29T06:00Z',
    '2027-03-30T06:00Z',
  ]);
  expect(await times('0 8 * * *', 'America/New_York', '2026-10-31T00:00:00Z', 2)).toEqual(['2026-10-31T12:00Z', '2026-11-01T13:00Z']);
});

test('a time that the change to summer time leaves out comes at the end of the gap, that day too', async () => {
  // 02:30 is not there on 28 March 2027; 03:00 CEST is 01:00Z.
  expect(await times('30 2 * * *', 'Europe/Berlin', '2027-03-27T12:00:00Z', 2)).toEqual(['2027-03-28T01:00Z', '2027-03-29T00:30Z']);
  // Half an hour is left out on Lord Howe Island.
  expect(await times('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T12:00:00Z', 2)).toEqual(['2026-10-03T15:30Z', '2026-10-04T15:15Z']);
});

test('a time that the change back brings twice comes once, and every half hour goes on', async () => {
  expect(await times('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25T00:30Z', '2026-10-26T01:30Z']);
  expect(await times('*/30 * * * *', 'Europe/Berlin', '2026-10-24T23:45:00Z', 5)).toEqual([
    '2026-10-25T00:00Z',
    '2026-10-25T00:30Z',
    '2026-10-25T01:00Z',
    '2026-10-25T01:30Z',
    '2026-10-25T02:00Z',
  ]);
});

test.each([
  ['0 8 * *', /must have five fields .*; it has 4/],
  ['0 0 8 * * *', /must have five fields .*; it has 6/],
  ['2026-12-01T08:00:00', /must have five fields/],
  ['60 8 * * *', /is no cron expression: Invalid value for minute: 60/],
  ['? 8 * * *', /is no cron expression: \? is not understood/],
  ['@reboot', /must have five fields/],
  ['0 0 31 2 *', /names a day that never comes/],
  ['*/0 * * * *', /is no cron expression/],
  [`${'1,'.repeat(40)}1 8 * * *`, /is not understood/],
])('%s is refused with a sentence', async (expression, says) => {
  await expect(scheduleOf(expression, 'UTC')).rejects.toThrow(says);
});

test('the last time before a moment is the one that comes next after the one before it, in every zone, at every hour', async () => {
  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
  const expression = fc.constantFrom('*/15 * * * *', '30 2 * * *', '0 * * * *', '0 8 * * 1-5', '15 1,2,3 * * *', '0 0 1 * *', '@daily');
  // Two years, so that each zone changes its clock four times.
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }).map((time) => new Date(time));
  await fc.assert(
    fc.asyncProperty(expression, zone, moment, async (one, where, at) => {
      const schedule = await scheduleOf(one, where);
      const latest = schedule.latest(at);
      const next = schedule.next(at);
      expect(latest && latest <= at && next && next > at).toBe(true);
      // Nothing lies between them, and the same time is seen from both sides.
      expect(latest && schedule.next(latest)).toEqual(next);
      expect(next && schedule.latest(next)).toEqual(next);
    }),
    { numRuns: 300 },
  );
});
