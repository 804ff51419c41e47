import { describe, expect, test } from 'vitest';
import { ianaZone, momentOf } from './zoned-time.ts';

describe('times in zones', () => {
  test.each([
    ['2026-07-01T12:00:00', 'UTC', '2026-07-01T12:00:00.000Z'],
    ['2026-07-01T12:00:00.0000000', 'W. Europe Standard Time', '2026-07-01T10:00:00.000Z'],
    ['2026-01-01T12:00:00', 'Europe/Berlin', '2026-01-01T11:00:00.000Z'],
    ['2026-03-29T03:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-07-01T12:00:00', 'Pacific Standard Time', '2026-07-01T19:00:00.000Z'],
  ])('%s in %s is %s', async (dateTime, timeZone, expected) => {
    expect((await momentOf({ dateTime, timeZone }))?.toISOString()).toBe(expected);
  });

  test('neither a zone nor a time that does not exist means a moment', async () => {
    expect(await ianaZone('Middle Earth')).toBeUndefined();
    expect(await momentOf({ dateTime: '2026-07-01T12:00:00', timeZone: 'Middle Earth' })).toBeUndefined();
    expect(await momentOf({ dateTime: '2026-02-30T12:00:00', timeZone: 'UTC' })).toBeUndefined();
    expect(await momentOf({ dateTime: 'noon', timeZone: 'UTC' })).toBeUndefined();
  });
});
