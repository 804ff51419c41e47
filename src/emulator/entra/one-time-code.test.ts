import { expect, test } from 'vitest';
import { createClock } from '../tenant/clock.ts';
import { createTenant } from '../tenant/create.ts';
import { isOneTimeCode } from './one-time-code.ts';

// RFC 6238, appendix B: the secret "12345678901234567890" at 59 seconds, the last six of its eight digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const code = '287082';

function at(seconds: number) {
  return { tenant: { ...createTenant({ empty: true }), clock: createClock(new Date(seconds * 1000)) } };
}

test('the code of the moment is right, and with a blank in the middle too', async () => {
  await expect(isOneTimeCode(at(59), secret, code)).resolves.toBe(true);
  await expect(isOneTimeCode(at(59), secret, '287 082')).resolves.toBe(true);
});

test.each([
  [29, true],
  [60, true],
  [89, true],
  [90, false],
])('the code of second 59 at second %i: %s', async (seconds, expected) => {
  await expect(isOneTimeCode(at(seconds), secret, code)).resolves.toBe(expected);
});

test.each(['', '28708', '2870820', '000000', 'abcdef'])('"%s" is wrong', async (wrong) => {
  await expect(isOneTimeCode(at(59), secret, wrong)).resolves.toBe(false);
});
