import { describe, expect, test } from 'vitest';
import { instantsIn, isDateTime } from './date-times.ts';

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

  test('a zone that does not exist is refused', async () => {
    await expect(instantsIn('Europe/Parris')).rejects.toThrow(
      'timeZone must be an IANA name (Europe/Paris) or a Windows name (Romance Standard Time); "Europe/Parris" is neither.',
    );
  });

  test.each(['2026-12-24', '2026-12-24T16:00', '2026-12-24T16:00:00.5Z', '2026-12-24T16:00:00+0100'])('%s is one', (text) => {
    expect(isDateTime(text)).toBe(true);
  });

  test.each(['', 'tomorrow', '24.12.2026', '2026-13-01', '2026-12-24T25:00', '1', "2026-12-24' or 1 eq 1"])('%j is none', (text) => {
    expect(isDateTime(text)).toBe(false);
  });
});
