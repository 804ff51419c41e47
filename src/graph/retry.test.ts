import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRetry, retryAfter, waitBefore } from './retry.ts';

const now = new Date('1994-11-06T08:49:07Z');

describe('Retry-After', () => {
  test.each([
    ['10', 10_000],
    ['2.128', 2128],
    ['0', 0],
    [' 3 ', 3000],
    // The three grammars of RFC 9110, 5.6.7: the same moment, 30 s ahead.
    ['Sun, 06 Nov 1994 08:49:37 GMT', 30_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 30_000],
    ['Sun Nov  6 08:49:37 1994', 30_000],
    ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
    ['Sun, 06 Nov 1994 08:49:37 UTC', 30_000],
    ['120', 120_000],
    ['1.', undefined],
    ['.5', undefined],
    ['5 s', undefined],
    ['x5', undefined],
    ['1994-11-06T08:49:37Z', undefined],
    ['sun, 06 Nov 1994 08:49:37 GMT', undefined],
    ['Sunday', undefined],
    ['Someday, soon', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['1e9', undefined],
    ['', undefined],
  ])('%j means %s ms', (value, milliseconds) => {
    expect(retryAfter(new Headers({ 'Retry-After': value }), now)).toBe(milliseconds);
  });

  test('is undefined when it is missing', () => {
    expect(retryAfter(new Headers(), now)).toBeUndefined();
  });
});

describe('the wait before the next try', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const asked = fc.option(fc.integer({ min: 0, max: 3_600_000 }), { nil: undefined });

  test('is never none, never shorter than asked, and the rest has a ceiling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), asked, chance, (tried, askedMS, random) => {
        const wait = waitBefore(tried, askedMS, random, defaultRetry);

        expect(wait).toBeGreaterThanOrEqual(defaultRetry.leastMS);
        expect(wait).toBeGreaterThanOrEqual(askedMS ?? 0);
        expect(wait).toBeLessThanOrEqual(Math.max(askedMS ?? 0, defaultRetry.leastMS) + defaultRetry.ceilingMS);
      }),
    );
  });

  test('has a ceiling that doubles until it is reached', () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 7, 8].map((tried) => waitBefore(tried, undefined, 1, defaultRetry));

    expect(ceilings).toEqual([600, 1100, 2100, 4100, 8100, 16_100, 30_100, 30_100]);
  });

  test.each([
    [1, undefined, 0, 100],
    [1, 50, 0, 100],
    [1, 100, 0, 100],
    [1, 101, 0, 101],
    [1, 2000, 0.5, 2250],
    [3, 2000, 0.5, 3000],
  ])('number %i, asked for %s ms, by chance %f: %i ms', (tried, askedMS, random, expected) => {
    expect(waitBefore(tried, askedMS, random, defaultRetry)).toBe(expected);
  });

  test('has the patience of five tries in five minutes where nothing else is said', () => {
    expect(defaultRetry).toEqual({ attempts: 5, totalMS: 300_000, baseMS: 500, ceilingMS: 30_000, leastMS: 100 });
  });

  test('spreads over the whole range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), asked, chance, chance, (tried, askedMS, one, other) => {
        const order = Math.sign(waitBefore(tried, askedMS, one, defaultRetry) - waitBefore(tried, askedMS, other, defaultRetry));

        expect(order === 0 || order === Math.sign(one - other)).toBe(true);
      }),
    );
  });
});
