import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf, serialOf } from './serial-date.ts';

const milliseconds = fc.nat(86_399_999);
const clock = milliseconds.map((time) => new Date(time).toISOString().slice(11, 23).replace('.000', ''));
const date = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('days and times as numbers', () => {
  test.each([
    ['1900-01-01', 1],
    ['1900-02-28', 59],
    ['1900-03-01', 61],
    ['2000-01-01', 36_526],
    ['9999-12-31', 2_958_465],
    ['2026-11-23T18:00:00', 46_349.75],
    ['06:00:00', 0.25],
    ['PT30H', 1.25],
  ])('%s is %d', (text, serial) => {
    const read = serialOf(text);
    expect(read?.serial).toBe(serial);
    expect(momentOf(serial, read?.kind ?? 'date')).toBe(text);
  });

  test('every day, time and length of time is read back as it was', () => {
    const long = fc
      .tuple(fc.nat(9999), fc.nat(59), fc.nat(59))
      .map(([hours, minutes, seconds]) => momentOf((hours * 3600 + minutes * 60 + seconds) / 86_400, 'duration') ?? '');
    fc.assert(
      fc.property(
        fc.oneof(
          date,
          clock,
          fc.tuple(date, clock).map(([day, time]) => `${day}T${time}`),
          long,
        ),
        (text) => {
          const read = serialOf(text);
          expect(read && momentOf(read.serial, read.kind)).toBe(text);
        },
      ),
    );
  });

  test('a later day has a larger number', () => {
    const serial = (day: string): number => serialOf(day)?.serial ?? 0;
    fc.assert(fc.property(date, date, (one, other) => void expect(serial(one) < serial(other)).toBe(one < other)));
  });

  test('a time that the format of a date hides, and a date that one of a time hides, are not left out', () => {
    expect(momentOf(46_349.75, 'date')).toBe('2026-11-23T18:00:00');
    expect(momentOf(46_349.75, 'time')).toBe('2026-11-23T18:00:00');
    expect(momentOf(46_349, 'dateTime')).toBe('2026-11-23T00:00:00');
  });

  test.each([
    [-1, 'date'],
    [0, 'date'],
    [60, 'date'],
    [60.5, 'dateTime'],
    [2_958_466, 'date'],
    [Number.NaN, 'time'],
  ] as const)('%d is no %s', (serial, kind) => {
    expect(momentOf(serial, kind)).toBeUndefined();
  });

  test.each([
    '',
    'PT',
    'P1D',
    '24:00',
    '9:30',
    '2026-02-30',
    '1900-02-29',
    '1899-12-31',
    '10000-01-01',
    '2026-11-23T',
    '2026-11-23 09:30',
    '2026-11-23T09:30:00Z',
    'Invoice 2026-11-23',
  ])('%j is no moment', (text) => {
    expect(serialOf(text)).toBeUndefined();
  });
});
