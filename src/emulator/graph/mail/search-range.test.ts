import { describe, expect, test } from 'vitest';
import type { SearchOperator } from '../odata/search-expression.ts';
import { holdsSize, holdsTime } from './search-range.ts';

/** A Wednesday. */
const now = new Date('2026-01-14T10:30:00Z');

/** The operators that hold, each once. */
function holding(test: (operator: SearchOperator) => boolean | undefined): string {
  return ([':', '=', '<', '<=', '>', '>='] as const).filter((operator) => test(operator)).join(' ');
}

describe('a size', () => {
  test.each([
    [99, '100', '< <='],
    [100, '100', ': = <= >='],
    [101, '100', '> >='],
    [9, '10..20', '< <='],
    [10, '10..20', ': = <= >='],
    [20, '10..20', ': = <= >='],
    [21, '10..20', '> >='],
    [15, '10..', ''],
    [15, '..20', ''],
    [15, '1..2..20', ''],
    [15, '15kb', ''],
  ])('%i against %s', (size, text, operators) => {
    expect(holding((operator) => holdsSize(size, operator, text))).toBe(operators);
  });

  test('is undefined for what is none', () => {
    expect(holdsSize(1, ':', 'x')).toBeUndefined();
    expect(holdsSize(1, ':', '2')).toBe(false);
  });
});

describe('a moment', () => {
  test.each([
    ['2026-01-13T23:59:59.999Z', '2026-01-14', '< <='],
    ['2026-01-14T00:00:00.000Z', '2026-01-14', ': = <= >='],
    ['2026-01-14T23:59:59.999Z', '01/14/2026', ': = <= >='],
    ['2026-01-15T00:00:00.000Z', '1/14/2026', '> >='],
    ['2026-01-04T12:00:00.000Z', '1/4/2026', ': = <= >='],
    ['2026-01-14T09:00:00.999Z', '2026-01-14T09:00:00', ': = <= >='],
    ['2026-01-14T09:00:01.000Z', '2026-01-14T09:00:00Z', '> >='],
    ['2026-01-14T09:00:00.500Z', '2026-01-14T09:00:00.5Z', ': = <= >='],
    ['2026-01-14T09:00:00.501Z', '2026-01-14T09:00:00.5Z', '> >='],
    ['2026-01-14T09:00:00.500Z', '2026-01-10..2026-01-14', ': = <= >='],
    ['2026-01-14T09:00:00.500Z', '2026-01-14T10:00:00Z..2026-01-14', '< <='],
    ['2026-01-14T09:00:00.500Z', 'January 14 2026', ''],
    ['2026-01-14T09:00:00.500Z', '2026-13-14', ''],
    ['2026-01-14T09:00:00.500Z', '2026-01-14 and on', ''],
    ['2026-01-14T09:00:00.500Z', 'on 2026-01-14', ''],
  ])('%s against %s', (iso, text, operators) => {
    expect(holding((operator) => holdsTime(iso, operator, text, now))).toBe(operators);
  });

  // First and last day of each, both of them within.
  test.each([
    ['today', '2026-01-14', '2026-01-14'],
    ['Yesterday', '2026-01-13', '2026-01-13'],
    ['this week', '2026-01-11', '2026-01-17'],
    ['this month', '2026-01-01', '2026-01-31'],
    ['last month', '2025-12-01', '2025-12-31'],
    ['this year', '2026-01-01', '2026-12-31'],
    ['last year', '2025-01-01', '2025-12-31'],
  ])('is %s from the beginning of %s to the end of %s', (interval, first, last) => {
    const begin = Date.parse(first);
    const end = Date.parse(last) + 24 * 60 * 60 * 1000;
    const isIn = (moment: number): boolean | undefined => holdsTime(new Date(moment).toISOString(), ':', interval, now);

    expect([begin - 1, begin, end - 1, end].map(isIn)).toEqual([false, true, true, false]);
  });
});
