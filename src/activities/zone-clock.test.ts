import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf } from './zone-clock.ts';

const paris = await clockOf('Europe/Paris');

describe('the clock of Paris', () => {
  test.each([
    ['2026-11-23T08:00:00Z', '2026-11-23T09:00:00', '2026-11-23T09:00:00+01:00'],
    ['2026-07-23T08:00:00Z', '2026-07-23T10:00:00', '2026-07-23T10:00:00+02:00'],
  ])('shows at %s %s, which is %s', (instant, local, stamp) => {
    expect([paris.show(new Date(instant)), paris.stamp(new Date(instant))]).toEqual([local, stamp]);
  });

  test.each([
    ['2026-11-23T09:00', '2026-11-23T08:00:00.000Z'],
    ['2026-11-23', '2026-11-22T23:00:00.000Z'],
    ['2026-11-23T09:00+05:30', '2026-11-23T03:30:00.000Z'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
    ['2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  ])('means with %s %s', (text, instant) => {
    expect(paris.instantOf(text, 'start').toISOString()).toBe(instant);
  });

  test.each([
    ['2026-03-29T02:30', 'start must be a time that exists: the clocks in Europe/Paris are put forward over 2026-03-29T02:30:00.'],
    [
      '2026-10-25T02:30',
      'start must say which it is: 2026-10-25T02:30:00 comes twice in Europe/Paris, as 2026-10-25T02:30:00+02:00 and as 2026-10-25T02:30:00+01:00.',
    ],
    ['2026-02-30T10:00', 'start must be a day that exists: 2026-02-30 does not, that month has 28 days.'],
    ['tomorrow', 'start must be a date and time in ISO 8601, such as 2026-11-23T09:00:00Z.'],
  ])('does not take %s', (text, why) => {
    expect(() => paris.instantOf(text, 'start')).toThrow(why);
  });

  test('is told to Graph by its Windows name, and in UTC where it shows the same twice', () => {
    expect(paris.toGraph(new Date('2026-11-23T08:00Z'))).toEqual({ dateTime: '2026-11-23T09:00:00', timeZone: 'Romance Standard Time' });
    expect(paris.toGraph(new Date('2026-10-25T01:30Z'))).toEqual({ dateTime: '2026-10-25T01:30:00', timeZone: 'UTC' });
  });
});

test.each([
  ['Asia/Kathmandu', '2026-11-23T14:45:00+05:45'],
  ['America/St_Johns', '2026-11-23T05:30:00-03:30'],
  ['UTC', '2026-11-23T09:00:00Z'],
])('the offset of %s is written out', async (zone, stamp) => {
  expect((await clockOf(zone)).stamp(new Date('2026-11-23T09:00Z'))).toBe(stamp);
});

test('Lord Howe puts its clocks back by half an hour: only that half hour comes twice', async () => {
  const clock = await clockOf('Australia/Lord_Howe');
  expect(clock.instantsAt('2026-04-05T01:45:00').map((instant) => instant.toISOString())).toEqual([
    '2026-04-04T14:45:00.000Z',
    '2026-04-04T15:15:00.000Z',
  ]);
  expect(clock.instantsAt('2026-04-05T01:15:00')).toHaveLength(1);
});

test('what a clock shows at an instant is read back as that instant', async () => {
  const zones = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kolkata', 'UTC'];
  const clocks = await Promise.all(zones.map(clockOf));
  fc.assert(
    fc.property(
      fc.constantFrom(...clocks),
      fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2037, 0) / 1000 }),
      (clock, second) => {
        const instant = new Date(second * 1000);
        const back = clock.instantsAt(clock.show(instant)).map(Number);
        expect(back).toContain(Number(instant));
        expect(clock.instantOf(clock.stamp(instant), 'start')).toEqual(instant);
      },
    ),
  );
});
