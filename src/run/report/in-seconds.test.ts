import { expect, test } from 'vitest';
import { inSeconds } from './in-seconds.ts';

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1 s'],
  [2_449, '2.4 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min'],
  [185_000, '3 min 5 s'],
  [3_599_700, '1 h'],
  [7_440_000, '2 h 4 min'],
])('%d ms are %s', (milliseconds, words) => {
  expect(inSeconds(milliseconds)).toBe(words);
});
