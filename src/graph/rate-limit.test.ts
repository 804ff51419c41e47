import { expect, test } from 'vitest';
import { rateLimit } from './rate-limit.ts';

const headers = (limit?: string, remaining?: string, reset?: string): Headers =>
  new Headers(
    Object.entries({ 'RateLimit-Limit': limit, 'RateLimit-Remaining': remaining, 'RateLimit-Reset': reset }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );

test.each([
  [headers('1250', '100', '30'), { limit: 1250, remaining: 100, resetMS: 30_000 }],
  [headers('1250, 1250;w=60', '0', '1.5'), { limit: 1250, remaining: 0, resetMS: 1500 }],
  [headers('1250', '100'), undefined],
  [headers(undefined, '100', '30'), undefined],
  [headers('0', '0', '30'), undefined],
  [headers('many', '100', '30'), undefined],
  [headers('1250', '-1', '30'), undefined],
])('%#: what is left', (given, left) => {
  expect(rateLimit(given)).toEqual(left);
});
