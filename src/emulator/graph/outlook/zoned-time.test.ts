import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTimeZone, ianaZone, momentOf } from './zoned-time.ts';

describe('times in zones', () => {
  test.each([
    ['2026-07-01T12:00:00', 'UTC', '2026-07-01T12:00:00.000Z'],
    ['2026-07-01T12:00:00.0000000', 'W. Europe Standard Time', '2026-07-01T10:00:00.000Z'],
    ['2026-01-01T12:00:00', 'Europe/Berlin', '2026-01-01T11:00:00.000Z'],
    ['2026-03-29T03:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-07-01T12:00:00', 'Pacific Standard Time', '2026-07-01T19:00:00.000Z'],
    // A time that clocks leap over, and the first of two.
    ['2026-03-29T01:30:00', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T01:30:00', 'Europe/London', '2026-10-25T00:30:00.000Z'],
  ])('%s in %s is %s', async (dateTime, timeZone, expected) => {
    expect((await momentOf({ dateTime, timeZone }))?.toISOString()).toBe(expected);
  });

  test('neither a zone nor a time that does not exist means a moment', async () => {
    expect(await ianaZone('Middle Earth')).toBeUndefined();
    expect(await momentOf({ dateTime: '2026-07-01T12:00:00', timeZone: 'Middle Earth' })).toBeUndefined();
    expect(await momentOf({ dateTime: '2026-02-30T12:00:00', timeZone: 'UTC' })).toBeUndefined();
    expect(await momentOf({ dateTime: 'noon', timeZone: 'UTC' })).toBeUndefined();
  });

  test('a clock shows what the formatter of the platform shows, and the other way round', async () => {
    const names = [
      'Europe/London',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Casablanca',
      'UTC',
      'America/Caracas',
    ];
    for (const name of names) {
      const zone = await findTimeZone(name);
      if (!zone) throw new Error(name);
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
      const someTime = fc.integer({ min: Date.parse('2000-01-01') / 60_000, max: Date.parse('2040-01-01') / 60_000 });
      fc.assert(
        fc.property(someTime, (minute) => {
          const moment = minute * 60_000;
          const clock = zone.clockAt(moment);
          expect(new Date(clock).toISOString().slice(0, 19).replace('T', ' ')).toBe(format.format(moment));
          // The same moment, or the other one at which the clock shows the same.
          expect(zone.clockAt(zone.momentAt(clock))).toBe(clock);
        }),
        { numRuns: 60 },
      );
    }
  });
});
