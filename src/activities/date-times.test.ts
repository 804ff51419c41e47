import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateTime, dateTimeProblem, instantsIn } from './date-times.ts';

describe('a date-time', () => {
  test.each([
    ['2026-12-24T16:00:00Z', 'Europe/Paris', '2026-12-24T16:00:00.000Z'],
    ['2026-12-24T16:00:00+05:30', 'Europe/Paris', '2026-12-24T10:30:00.000Z'],
    ['2026-12-24T16:00', 'Europe/Paris', '2026-12-24T15:00:00.000Z'],
    ['2026-07-24T16:00:30', 'Romance Standard Time', '2026-07-24T14:00:30.000Z'],
    ['2026-12-24', 'Pacific Standard Time', '2026-12-24T08:00:00.000Z'],
    ['2026-12-24T16:00', 'UTC', '2026-12-24T16:00:00.000Z'],
    // The clocks of Paris go from 2 to 3 on 29 March and from 3 to 2 on 25 October.
    ['2026-03-29T01:59', 'Europe/Paris', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T04:00', 'Europe/Paris', '2026-10-25T03:00:00.000Z'],
  ])('%s in %s is %s', async (text, zone, instant) => {
    expect((await instantsIn(zone))(text).toISOString()).toBe(instant);
  });

  test('may be written in small letters', async () => {
    expect((await instantsIn('Europe/Paris'))('2026-12-24t16:00z').toISOString()).toBe('2026-12-24T16:00:00.000Z');
    expect((await instantsIn('Europe/Paris'))('2026-12-24t16:00').toISOString()).toBe('2026-12-24T15:00:00.000Z');
  });

  test.each([
    '2026-12-24',
    '2026-12-24T16:00',
    '2026-12-24T16:00:00.5Z',
    '2026-12-24T16:00:00+0100',
    '2026-12-24T10:00-05:00',
    '2024-02-29',
    '2000-02-29',
    '0004-02-29',
    '2026-01-31',
    '2026-04-30T23:59Z',
  ])('%s is one', (text) => {
    expect(dateTimeProblem(text)).toBeUndefined();
    expect(dateTime.safeParse(text).success).toBe(true);
  });

  test.each([
    '',
    'tomorrow',
    '24.12.2026',
    '2026-13-01',
    '2026-00-01',
    '2026-12-00',
    '2026-12-24 10:00',
    '2026-12-24T10:00Z (noon)',
    ' 2026-12-24',
    '2026-12-24T25:00',
    '2026-12-24T10:60',
    '2026-12-24T10:00+24:00',
    '2026-12-24T',
    '1',
    "2026-12-24' or 1 eq 1",
  ])('%j is none', (text) => {
    expect(dateTimeProblem(text)).toBe('must be a date and time in ISO 8601, such as 2026-11-23T09:00:00Z.');
    expect(dateTime.safeParse(text).error?.issues).toMatchObject([{ message: dateTimeProblem(text) }]);
  });

  test.each([
    ['2026-02-30', '2026-02-30', 28],
    ['2025-02-29T10:00Z', '2025-02-29', 28],
    ['1900-02-29', '1900-02-29', 28],
    ['2024-02-30T10:00:00.5+01:00', '2024-02-30', 29],
    ['2026-04-31t10:00', '2026-04-31', 30],
    ['2026-12-32', '2026-12-32', 31],
    ['2026-12-99', '2026-12-99', 31],
  ])('%s names a day that does not exist', (text, day, days) => {
    expect(dateTimeProblem(text)).toBe(`must be a day that exists: ${day} does not, that month has ${days} days.`);
  });

  test('exists exactly when the calendar has its day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const exists = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
          expect([text, dateTimeProblem(text) === undefined]).toEqual([text, exists]);
        },
      ),
    );
  });
});
