import { expect, test } from 'vitest';
import { failureOf, meetsAll } from './ends.ts';
import { OnbehalfError } from './errors.ts';

test('the error for several things has all of the first failure, and how each ended', () => {
  const cause = new OnbehalfError('INPUT_INVALID', 'No.', {
    details: { status: 400 },
    fields: [{ field: 'to', problem: 'must be a folder.' }],
    remedy: 'Name a folder.',
  });
  const ends = [
    { id: 'A', result: 1 },
    { id: 'B', error: cause },
    { id: 'C', error: new OnbehalfError('NOT_FOUND', 'Gone.') },
  ];

  expect(failureOf('mail.move', 5, ends)).toMatchObject({
    code: 'INPUT_INVALID',
    message: 'mail.move failed for 2 of 5. The other 2 were not tried. The first failure: No.',
    details: { status: 400, failed: 2, of: 5 },
    fields: [{ field: 'to', problem: 'must be a folder.' }],
    remedy: 'Name a folder.',
    results: ends,
    cause,
  });
  expect(failureOf('mail.move', 3, ends).message).toBe('mail.move failed for 2 of 3. The first failure: No.');
});

test.each([
  ['SIGN_IN_FAILED', true],
  ['PERMISSION_MISSING', true],
  ['CANCELLED', true],
  ['ACCESS_DENIED', false],
  ['NOT_FOUND', false],
  ['UNAVAILABLE', false],
] as const)('that every other thing meets %s as well is %s', (code, expected) => {
  expect(meetsAll(new OnbehalfError(code, 'No.'))).toBe(expected);
});
