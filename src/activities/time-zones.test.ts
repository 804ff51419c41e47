import { describe, expect, test } from 'vitest';
import { instantsIn } from './date-times.ts';
import { timeZoneNamed, windowsNameOf } from './time-zones.ts';

describe('a time zone', () => {
  test.each([
    ['Europe/Paris', 'Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris', 'Europe/Paris'],
    ['utc', 'UTC', 'UTC'],
    ['US/Pacific', 'America/Los_Angeles', 'US/Pacific'],
    ['Romance Standard Time', 'Europe/Paris', 'Romance Standard Time'],
    ['ROMANCE standard time', 'Europe/Paris', 'Romance Standard Time'],
  ])('%s is %s, and Exchange knows it as %s', async (zone, iana, name) => {
    expect(await timeZoneNamed(zone)).toEqual({ iana, name });
  });

  test.each(['Europe/Parris', '', ' ', '+01:00', 'Romance Standard', 'Romance Standard Time '])('%j does not exist', async (zone) => {
    await expect(instantsIn(zone)).rejects.toThrow(
      `timeZone must be an IANA name (Europe/Paris) or a Windows name (Romance Standard Time); "${zone}" is neither.`,
    );
  });
});

test.each([
  ['Europe/Paris', 'Romance Standard Time'],
  ['us/pacific', 'Pacific Standard Time'],
  ['Asia/Kolkata', 'India Standard Time'],
  ['Etc/UTC', 'UTC'],
  ['utc', 'UTC'],
  ['W. EUROPE standard time', 'W. Europe Standard Time'],
  ['Antarctica/Troll', 'Antarctica/Troll'],
])('Exchange is told of %s as %s', async (zone, windows) => {
  expect(await windowsNameOf(await timeZoneNamed(zone))).toBe(windows);
});
